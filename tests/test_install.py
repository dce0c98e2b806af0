"""netnotes as a stranger gets it: built, installed into an empty environment elsewhere, and used from there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command away from the checkout; its output, or the failure with what it said."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "NETNOTES"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment that holds netnotes from its wheel and nothing of the checkout."""
    place = tmp_path_factory.mktemp("elsewhere")
    quiet = ("--quiet", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "wheel", *quiet, "--no-deps", "--wheel-dir", place, ROOT, cwd=place)
    (wheel,) = place.glob("netnotes-*.whl")
    run(sys.executable, "-m", "venv", place / "venv", cwd=place)
    bin_folder = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(bin_folder / "python", "-m", "pip", "install", *quiet, wheel, cwd=place)
    return bin_folder


def test_the_installed_command_renders_the_sample_report(installed: Path, tmp_path: Path) -> None:
    vault = tmp_path / "a vault"
    shutil.copytree(ROOT / "sample-vault", vault)
    committed = (vault / "Network report.md").read_bytes()
    (vault / "Network report.md").unlink()
    run(installed / "netnotes", "report", "--vault", vault, "--today", "2026-06-30", cwd=tmp_path)
    assert (vault / "Network report.md").read_bytes() == committed


def test_the_installed_module_runs(installed: Path, tmp_path: Path) -> None:
    assert "Usage: netnotes" in run(installed / "python", "-m", "netnotes", "--help", cwd=tmp_path)
