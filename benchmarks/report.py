"""How long `netnotes report` takes on a vault of a given size: `python benchmarks/report.py --people 1000`.

Makes the vault in a temporary folder, runs the installed command in a fresh process each time, removing the report
before every run, and prints the fastest and the median.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_vault import make_vault


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "vault"
        make_vault(root, args.people)
        report = root / "Network report.md"
        seconds = []
        for _ in range(args.runs):
            report.unlink(missing_ok=True)
            started = time.perf_counter()
            command = [sys.executable, "-m", "netnotes", "report", "--vault", str(root), "--no-cache"]
            command += ["--today", "2026-06-30"]
            subprocess.run(command, check=True, capture_output=True)
            seconds.append(time.perf_counter() - started)
        lines = len(report.read_text(encoding="utf-8").splitlines())
    print(f"netnotes report, {args.people} people, 10 interactions each, {args.runs} runs, no cache:")
    print(f"fastest {min(seconds):.2f} s, median {statistics.median(seconds):.2f} s; the report has {lines} lines")


if __name__ == "__main__":
    main()
