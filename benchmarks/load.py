"""Vaults larger than any life: is the report still made in time and memory, and readable?

    python benchmarks/load.py                    all of it
    python benchmarks/load.py --only people      50,000 people alone

Goals: each report within 60 s cold and under 1.5 GB, and at most 1,000 lines, most of them folded away.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from make_vault import make_vault

TODAY = date(2026, 6, 30)
SECONDS, MEGABYTES, LINES = 60, 1500, 1000
KINDS = ("#met", "#call", "#message", "#reply", "#gave", "#received", "#asked", "#shared", "#heard", "#milestone")
Files = Iterator[tuple[str, str]]


def day(number: int) -> date:
    """A day of the past thirty years."""
    return TODAY - timedelta(days=number % 10_950)


def one_long_note() -> Files:
    """One person with 20,000 interactions."""
    yield "People/Ana.md", "".join(f"- {day(n)}: note {n} {KINDS[n % len(KINDS)]}\n" for n in range(20_000))


def one_long_day() -> Files:
    """One person with 20,000 interactions on one day."""
    yield "People/Ana.md", "".join(f"- 2026-06-01: note {n} {KINDS[n % len(KINDS)]}\n" for n in range(20_000))


def linked_everywhere() -> Files:
    """One person linked from 5,000 notes, in daily notes and in those of others."""
    yield "People/Ana.md", ""
    for number in range(2_500):
        yield f"Daily/{day(number)}.md", "- lunch with [[Ana]] #met\n- [ ] write to [[Ana]]\n"
        yield f"People/Person {number}.md", f"- {day(number)}: coffee with [[Ana]] #met\n- [[Ana]] was kind\n"


def one_large_event() -> Files:
    """A meeting of 2,000 people, and a line in a note that names as many."""
    names = [f"Person {number}" for number in range(2_000)]
    for name in names:
        yield f"People/{name}.md", ""
    links = [f"[[{name}]]" for name in names]
    listed = "".join(f'  - "{link}"\n' for link in links)
    yield "Meetings/2026-06-01 fair.md", f"---\ndate: 2026-06-01\nparticipants:\n{listed}---\nThe fair.\n"
    yield "Daily/2026-06-02.md", f"- dinner with {', '.join(links)} #met\n"


def open_promises() -> Files:
    """10,000 open promises to 1,000 people."""
    for number in range(1_000):
        tasks = "".join(f"- [ ] promise {n} 📅 {day(number * 10 + n)}\n" for n in range(10))
        yield f"People/Person {number}.md", f"- {day(number)}: #met\n{tasks}"


def asks_and_answers() -> Files:
    """5,000 asks of one person, each answered."""
    lines = (f"- {day(n)}: ask {n} #asked\n- {day(n - 1)}: answer {n} #granted\n" for n in range(1, 5_001))
    yield "People/Ana.md", "".join(lines)


def unknown_names() -> Files:
    """5,000 lines that name people whom no note is about, and 5,000 people with names much like theirs."""
    for number in range(5_000):
        yield f"People/Person {number:05}.md", f"- {day(number)}: coffee with [[Persona {number:05}]] #met\n"


def twins() -> Files:
    """2,000 people of one name, whom 2,000 lines mean."""
    for number in range(2_000):
        yield f"People/{number}/Ana.md", f"- {day(number)}: with [[Ana]] #met\n"


def common_interests() -> Files:
    """5,000 people in the network who share ten interests, needs and offers."""
    for number in range(5_000):
        front = f"interests: [jazz, boats, films]\nneeds: [skill {number % 10}]\noffers: [skill {number % 7}]"
        yield f"People/Person {number}.md", f"---\n{front}\n---\n- 2026-06-01: #met #gave\n- 2026-06-02: #received\n"


def faults() -> Files:
    """50,000 faults in 500 notes."""
    for number in range(500):
        yield f"People/Person {number}.md", f"- 2026-02-30: impossible {number}\n" * 100


VAULTS: dict[str, Callable[[], Files]] = {
    "one long note": one_long_note,
    "one long day": one_long_day,
    "linked everywhere": linked_everywhere,
    "one large event": one_large_event,
    "open promises": open_promises,
    "asks and answers": asks_and_answers,
    "unknown names": unknown_names,
    "twins": twins,
    "common interests": common_interests,
    "faults": faults,
}


def measure(root: Path) -> tuple[float, float, int]:
    """Seconds and megabytes of a cold report, and its lines."""
    command = [sys.executable, "-m", "netnotes", "report", "--output", "-", "--vault", str(root), "--no-cache"]
    started = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen([*command, "--today", str(TODAY)], stdout=output, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        output.seek(0)
        lines = output.read().count(b"\n")
    if status:
        print(f"    ended with status {status}")
    return seconds, usage.ru_maxrss / 1024, lines


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=["people", *VAULTS])
    parser.add_argument("--people", type=int, default=50_000)
    args = parser.parse_args()
    print(f"{'vault':<20} {'seconds':>8} {'MB':>7} {'lines':>6}")
    for name in ["people", *VAULTS]:
        if args.only in (None, name):
            with tempfile.TemporaryDirectory() as folder:
                root = Path(folder) / "vault"
                if name == "people":
                    make_vault(root, args.people)
                else:
                    write(root, VAULTS[name]())
                seconds, megabytes, lines = measure(root)
            good = seconds <= SECONDS and megabytes <= MEGABYTES and 0 < lines <= LINES
            print(f"{name:<20} {seconds:>8.1f} {megabytes:>7.0f} {lines:>6}  {'' if good else 'MISSED'}", flush=True)


def write(root: Path, files: Files) -> None:
    """Writes the notes."""
    for name, text in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
