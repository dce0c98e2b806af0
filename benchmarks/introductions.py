"""Time of the introductions rule and how it grows: `python benchmarks/introductions.py`.

Everyone is network, with five of 300 interests (a third of the picks among the ten commonest, so that single
interests join thousands), one need and one offer of 200, two circles of 40. `--hard` makes the pairs hard to rank:
everyone shares the same two interests and one circle and no third, so that no pair stands out. Best of three runs
each; the strength of the ties, which parts equal pairs, is timed apart.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from datetime import date, timedelta

from netnotes.model import Act, Interaction, Person, Profile
from netnotes.rules import PersonFacts
from netnotes.rules.everyone import Everyone
from netnotes.rules.introductions import pairs
from netnotes.settings import DEFAULTS

TODAY = date(2026, 6, 30)


def people(number: int, hard: bool) -> dict[str, PersonFacts]:
    """People of the network, the same for the same number."""
    chance = random.Random(number)
    found = {}
    for place in range(number):
        path = f"People/{place}.md"
        lines = tuple(
            Interaction(TODAY - timedelta(days=chance.randrange(1, 120)), (act,), "", (), people=(path,))
            for act in (Act("met", "mutual"), Act("gave", "out"), Act("call", "mutual"))
        )
        lines = tuple(sorted(lines, key=lambda line: str(line.day)))
        profile = _hard(place) if hard else _mixed(chance)
        found[path] = PersonFacts(Person(path, f"Person {place}", path, profile, interactions=lines), TODAY)
    return found


def _mixed(chance: random.Random) -> Profile:
    interests = {
        f"topic {chance.randrange(10) if chance.random() < 1 / 3 else chance.randrange(300)}" for _ in range(5)
    }
    circles = (f"circle {chance.randrange(40)}", f"circle {chance.randrange(40)}")
    need, offer = f"skill {chance.randrange(200)}", f"skill {chance.randrange(200)}"
    return Profile(interests=tuple(sorted(interests)), needs=(need,), offers=(offer,), communities=circles)


def _hard(place: int) -> Profile:
    return Profile(interests=("tea", "chess", f"own {place}"), communities=("all", f"own {place}"))


def measure(number: int, hard: bool) -> tuple[float, float]:
    """Seconds for what the rule rests on (stage, warmth, strength), and for the rule itself."""
    network = people(number, hard)
    start = time.perf_counter()
    for facts in network.values():
        assert facts.stage == "network" and facts.tie and facts.strength
    resting = time.perf_counter() - start
    times = []
    for _ in range(3):
        start = time.perf_counter()
        found = pairs(Everyone(network), DEFAULTS)
        times.append(time.perf_counter() - start)
        assert len(found) == 50
    return resting, min(times)


def main() -> None:
    """Prints a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, nargs="+", default=[1_000, 10_000, 50_000])
    options.add_argument("--hard", action="store_true")
    chosen = options.parse_args()
    before: tuple[int, float] | None = None
    print("people  stage, warmth, strength  introductions  growth exponent")
    for number in chosen.people:
        resting, seconds = measure(number, chosen.hard)
        growth = math.log(seconds / before[1]) / math.log(number / before[0]) if before else math.nan
        print(f"{number:6}  {resting:22.2f} s  {seconds:11.3f} s  {growth:15.2f}")
        before = (number, seconds)


if __name__ == "__main__":
    main()
