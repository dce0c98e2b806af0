"""Every speed goal of netnotes, measured: `python benchmarks/goals.py`.

Makes seeded vaults, runs netnotes and what it is held against (rg, gray-matter under node, naive Python, an empty
Python) as processes of their own, in shuffled order, and compares the fastest run of each. A reference that is not
installed is named in its row. With all sizes it takes about half an hour; to run a part:

    python benchmarks/goals.py --only warm --only help --people 10000 --runs 7

The netnotes that runs is the one that this Python imports. Nothing outside a temporary folder is written.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from make_vault import make_vault, person_name
from references import Command, references

TODAY = "2026-06-30"
LARGE, LARGEST = 10_000, 50_000
# As users have it: Python keeps what it compiled, and buffers what it prints.
ENVIRON = {k: v for k, v in os.environ.items() if k not in {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}}


class Run(NamedTuple):
    """One process: seconds by the clock, and its peak memory in megabytes."""

    seconds: float
    megabytes: float


class Case(NamedTuple):
    """Something that is run: what is done before each run (not timed), and the command."""

    command: Command
    before: Callable[[], None] = lambda: None
    environ: Mapping[str, str] = ENVIRON


class Goal(NamedTuple):
    """A goal: what is divided by what, or the peak memory of a case."""

    name: str
    case: str
    by: str  # a case; "" for memory, "growth" for the exponent
    must: float
    aim: float


GOALS = (
    Goal("`--help` ÷ empty Python", "help", "python", 5.5, 4),
    Goal("warm `due`, 100 people ÷ empty Python", "warm due 100", "python", 6.5, 4.5),
    Goal("warm `due` ÷ rg", "warm due", "rg", 5, 3),
    Goal("warm `report` ÷ rg", "warm report", "rg", 10, 5),
    Goal("one note changed ÷ warm, `due`", "changed due", "warm due", 1.4, 1.15),
    Goal("cold `due` ÷ gray-matter", "cold due", "gray-matter", 2.5, 1.2),
    Goal("cold `due` ÷ naive Python", "cold due", "naive", 0.8, 0.4),
    Goal("growth exponent, warm `due`", "warm due", "growth", 1.1, 1.0),
    Goal("growth exponent, cold `due`", "cold due", "growth", 1.1, 1.0),
    Goal("peak memory, warm `due`, MB", "warm due", "", 120, 80),
    Goal("peak memory, cold `report`, MB", "cold report", "", 400, 250),
)
# Not goals, but worth knowing.
FURTHER = ("warm today", "warm list", "warm show", "new day due", "changed report")


class Bench:
    """The vaults, the caches, and the cases that are run on them."""

    def __init__(self, folder: Path, large: int, largest: int) -> None:
        self.folder = folder
        self.large, self.largest = large, largest
        self.chance = random.Random(7)
        self.refs, self.missing = references(folder)

    def vault(self, people: int) -> Path:
        """The vault of that size, made when it is first asked for."""
        root = self.folder / f"vault-{people}"
        if not root.exists():
            say(f"making a vault of {people:,} people")
            make_vault(root, people)
        return root

    def cases(self) -> dict[str, Callable[[], Case]]:
        """Every case by name; a trailing number is the size where it is not the usual one."""
        large, largest = self.large, self.largest
        made: dict[str, Callable[[], Case]] = {
            "python": lambda: Case([sys.executable, "-c", "pass"]),
            "help": lambda: Case([*program(), "--help"]),
            "warm due 100": lambda: self.netnotes(100, "due"),
            "warm due": lambda: self.netnotes(large, "due"),
            "warm report": lambda: self.netnotes(large, "report"),
            "warm today": lambda: self.netnotes(large, "today"),
            "warm list": lambda: self.netnotes(large, "list"),
            "warm show": lambda: self.netnotes(large, "show", person_name(large // 2)),
            "changed due": lambda: self.netnotes(large, "due", before=self.change),
            "changed report": lambda: self.netnotes(large, "report", before=self.change),
            "new day due": lambda: self.netnotes(large, "due", before=self.another_day),
            "cold due": lambda: self.netnotes(large, "due", before=self.forget),
            "cold report": lambda: self.netnotes(large, "report", before=self.forget),
            f"warm due {largest}": lambda: self.netnotes(largest, "due"),
            f"cold due {largest}": lambda: self.netnotes(largest, "due", before=self.forget),
        }
        for name, command in self.refs.items():
            made[name] = lambda command=command: Case([*command, str(self.vault(large))])  # type: ignore[misc]
        return made

    def netnotes(
        self, people: int, command: str, *more: str, before: Callable[[int], None] = lambda people: None
    ) -> Case:
        """A command of netnotes, with a cache of its own for each size."""
        given = ["--vault", str(self.vault(people)), "--today", TODAY]
        environ = {**ENVIRON, "XDG_CACHE_HOME": str(self.folder / f"cache-{people}")}
        return Case([*program(), command, *more, *given], lambda: before(people), environ)

    def forget(self, people: int) -> None:
        """Takes the cache away."""
        shutil.rmtree(self.folder / f"cache-{people}", ignore_errors=True)

    def change(self, people: int) -> None:
        """Adds a line to somebody's note, as a user would."""
        number = self.chance.randrange(people)
        with (self.vault(people) / "People" / f"{person_name(number)}.md").open("a", encoding="utf-8") as note:
            note.write(f"- 2026-06-{self.chance.randrange(1, 29):02}: a word at the gate #met\n")

    def another_day(self, people: int) -> None:
        """Runs once as of another day, so that the next run is the first of its day."""
        case = self.netnotes(people, "due")
        run(case._replace(command=[*case.command[:-1], "2026-06-29"]))


def program() -> Command:
    """The installed command, else the module."""
    script = Path(sys.executable).parent / "netnotes"
    return [str(script)] if script.exists() else [sys.executable, "-m", "netnotes"]


def run(case: Case) -> Run:
    """Runs a case once."""
    case.before()
    with Path(os.devnull).open("w") as nothing:
        started = time.perf_counter()
        child = os.posix_spawnp(
            case.command[0],
            case.command,
            case.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, nothing.fileno(), 1), (os.POSIX_SPAWN_DUP2, nothing.fileno(), 2)],
        )
        _, status, used = os.wait4(child, 0)
        seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"this failed: {' '.join(case.command)}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(seconds, used.ru_maxrss / unit)


def measure(cases: dict[str, Case], runs: int, chance: random.Random) -> dict[str, list[Run]]:
    """Runs every case so many times, in shuffled order, each after one run that is not counted.

    A warm case follows the preparations of others, so it is run once more right before it counts.
    """
    found: dict[str, list[Run]] = {name: [] for name in cases}
    for number in range(runs):
        order = list(cases)
        chance.shuffle(order)
        for name in order:
            if name.startswith(("warm", "changed", "new day")) or not number:
                run(cases[name]._replace(before=lambda: None))
            found[name].append(run(cases[name]))
        say(f"round {number + 1} of {runs} done")
    return found


def seen(goal: Goal, found: dict[str, list[Run]], bench: Bench) -> str:
    """What was seen of a goal, or why it was not measured."""
    runs = found.get(goal.case)
    if not runs:
        return "not run"
    if not goal.by:
        return f"{max(one.megabytes for one in runs):.0f}"
    seconds = fastest(runs)
    if goal.by == "growth":
        larger = found.get(f"{goal.case} {bench.largest}")
        if not larger:
            return "not run"
        return f"{math.log(fastest(larger) / seconds) / math.log(bench.largest / bench.large):.2f}"
    if goal.by in bench.missing:
        return bench.missing[goal.by]
    other = found.get(goal.by)
    return f"{seconds / fastest(other):.2f}" if other else "not run"


def fastest(runs: list[Run]) -> float:
    """The shortest of the runs, in seconds."""
    return min(one.seconds for one in runs)


def say(text: str) -> None:
    """Progress, on standard error."""
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def report(found: dict[str, list[Run]], bench: Bench) -> None:
    """Prints the table of goals, and below it every case."""
    print(f"| goal at {bench.large:,} people | must | aim | seen |\n|---|---|---|---|")
    for goal in GOALS:
        print(f"| {goal.name} | ≤ {goal.must:g} | ≤ {goal.aim:g} | {seen(goal, found, bench)} |")
    print("\n| run | fastest, ms | median, ms | peak, MB |\n|---|---|---|---|")
    for name, runs in sorted(found.items()):
        times = sorted(one.seconds * 1000 for one in runs)
        peak = max(one.megabytes for one in runs)
        print(f"| {name} | {times[0]:.0f} | {times[len(times) // 2]:.0f} | {peak:.0f} |")
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    print(f"\nPython {sys.version.split()[0]}, {os.cpu_count()} processors, load of the last minutes {load}.")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=LARGE, help="people of the large vault")
    parser.add_argument("--largest", type=int, default=LARGEST, help="people of the largest; 0: leave growth out")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", action="append", default=[], metavar="WORD", help="only cases that begin so")
    parser.add_argument("--further", action="store_true", help="also what is no goal")
    parser.add_argument("--folder", type=Path, help="keep vaults and tools here for the next time")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netnotes-") as temporary:
        folder = args.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder.resolve(), args.people, args.largest or args.people)
        cases = {
            name: make()
            for name, make in bench.cases().items()
            if (args.largest or not name.endswith(str(bench.largest)))
            and (args.further or name not in FURTHER)
            and (not args.only or name.startswith(tuple(args.only)))
        }
        report(measure(cases, args.runs, bench.chance), bench)


if __name__ == "__main__":
    main()
