"""How soon a save is in the report of a running `netnotes watch`: `python benchmarks/watch.py --people 10000`.

Makes the vault in a temporary folder, writes a report of some days before (so that changes since then are told, too),
starts the installed command on it, adds a task to a note as a user would, and waits until the report file tells of it;
the wait for the end of a burst of changes is part of it. Prints the fastest and the median of the runs, and what each
took. `--vault DIR` takes a copy of that vault instead, whose people stand in a folder `People`.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from goals import TODAY, program
from make_vault import make_vault

BEFORE = "2026-06-25"
PATIENCE = 60.0  # seconds for a save to be told
BETWEEN = 1.5  # seconds from a report to the next save: what was read is kept for the next time meanwhile


def save(note: Path, report: Path, number: int) -> float:
    """Seconds from a save until the report tells of it: of a promise overdue for longer than any before."""
    words = f"lend the ladder for the {number}. time"
    due = date(2020, 1, 1) - timedelta(days=number)
    started = time.perf_counter()
    with note.open("a", encoding="utf-8") as file:
        file.write(f"\n- [ ] {words} 📅 {due}\n")
    while words not in report.read_text(encoding="utf-8"):
        if time.perf_counter() - started > PATIENCE:
            raise SystemExit(f"the report did not tell of {note} within {PATIENCE:.0f} seconds")
        time.sleep(0.005)
    return time.perf_counter() - started


def measure(root: Path, runs: int) -> list[float]:
    """Seconds of every save, with a watch that is stopped at the end."""
    report = root / "Network report.md"
    report.unlink(missing_ok=True)
    environ = {**os.environ, "XDG_CACHE_HOME": str(root.parent / "cache")}
    given = ["--vault", str(root), "--today"]
    subprocess.run([*program(), "report", *given, BEFORE], env=environ, check=True, capture_output=True)
    watch = subprocess.Popen([*program(), "watch", *given, TODAY], env=environ, stdout=subprocess.PIPE)
    assert watch.stdout
    watch.stdout.readline()
    notes, chance = sorted((root / "People").glob("*.md")), random.Random(7)
    try:
        save(notes[0], report, 0)
        found = []
        for number in range(1, runs + 1):
            watch.stdout.readline()
            time.sleep(BETWEEN)
            found.append(save(chance.choice(notes), report, number))
    finally:
        watch.terminate()
        watch.wait()
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--vault", type=Path)
    parser.add_argument("--runs", type=int, default=10)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netnotes-") as folder:
        root = Path(folder) / "vault"
        if args.vault:
            shutil.copytree(args.vault, root)
        else:
            make_vault(root, args.people)
        seconds = measure(root, args.runs)
    people = args.vault or f"{args.people:,} people"
    print(f"netnotes watch, {people}, {args.runs} saves, from the save to the written report:")
    print(f"fastest {min(seconds):.2f} s, median {statistics.median(seconds):.2f} s")
    print("each: " + " ".join(f"{one:.2f}" for one in seconds))
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    print(f"{os.cpu_count()} processors, load of the last minutes {load}")


if __name__ == "__main__":
    main()
