"""The sample vault's committed report is what netnotes writes for it; `pytest --update-golden` renews it."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner

from netnotes.cli import netnotes

SAMPLE = Path(__file__).parent.parent / "sample-vault"
REPORT = "Network report.md"


def test_the_committed_report_is_what_is_written(tmp_path: Path, update_golden: bool) -> None:
    vault = tmp_path / "vault"
    shutil.copytree(SAMPLE, vault, ignore=shutil.ignore_patterns(REPORT))
    done = CliRunner().invoke(netnotes, ["report", "--vault", str(vault), "--today", "2026-06-30"])
    assert done.exit_code == 0, done.output
    written = (vault / REPORT).read_bytes()
    if update_golden:
        (SAMPLE / REPORT).write_bytes(written)
    assert (SAMPLE / REPORT).read_bytes() == written, "run pytest --update-golden tests/test_golden_report.py"


def test_a_second_run_leaves_the_file_untouched(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    shutil.copytree(SAMPLE, vault)
    before = (vault / REPORT).stat()
    done = CliRunner().invoke(netnotes, ["report", "--vault", str(vault), "--today", "2026-06-30"])
    assert done.stdout == f"{REPORT} is up to date.\n"
    after = (vault / REPORT).stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
