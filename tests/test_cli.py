"""The command line as a whole: help, imports, errors and exit codes, through the installed command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from netnotes.cli import COMMANDS, netnotes
from netnotes.commands.output import clean

SAMPLE = Path(__file__).parent.parent / "sample-vault"


def run(*args: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run netnotes as a person would."""
    env = {k: v for k, v in os.environ.items() if k not in {"NETNOTES_VAULT", "NO_COLOR", "COLUMNS"}} | environment
    return subprocess.run(
        [sys.executable, "-m", "netnotes", *args],
        cwd=cwd, env=env, capture_output=True, text=True, check=False, encoding="utf-8", timeout=120,
    )  # fmt: skip


def load(name: str) -> click.Command:
    command = netnotes.get_command(click.Context(netnotes), name)
    assert command is not None
    return command


HEAVY = ("jinja2", "yaml", "frontmatter", "rich", "dateparser", "sqlite3", "netnotes.rules", "netnotes.vault")


@pytest.mark.parametrize("args", [["--help"], *[[name, "--help"] for name in COMMANDS]], ids=" ".join)
def test_help_loads_nothing_heavy(args: list[str]) -> None:
    code = (
        "import sys\nfrom netnotes.cli import netnotes\nfrom netnotes.commands.running import run\n"
        f"run(netnotes, {args!r})\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "Usage: netnotes" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = load(name)
    assert command.help
    assert command.short_help == COMMANDS[name][1]
    assert command.epilog and command.epilog.startswith("Example: ") and f"netnotes {name}" in command.epilog
    for param in command.params:
        if isinstance(param, click.Option):
            assert param.help, f"{name} {param.opts[0]} says nothing"


def test_an_unknown_command_names_the_nearest() -> None:
    done = run("reprot")
    assert done.returncode == 2
    assert "Did you mean 'report'?" in done.stderr


def test_no_vault_is_an_error_with_the_remedy(tmp_path: Path) -> None:
    done = run("list", cwd=tmp_path)
    assert done.returncode == 1
    assert "--vault" in done.stderr and "NETNOTES_VAULT" in done.stderr
    assert done.stdout == ""


def test_a_vault_is_found_upward_from_where_one_stands() -> None:
    done = run("list", "--json", "--today", "2026-06-30", cwd=SAMPLE / "People")
    assert len(json.loads(done.stdout)) >= 40


def test_a_vault_without_people_says_what_to_do(tmp_path: Path) -> None:
    done = run("today", "--vault", str(tmp_path))
    assert done.returncode == 0
    assert "No people found" in done.stderr and "type: person" in done.stderr


def test_an_impossible_date_is_wrong_usage() -> None:
    done = run("today", "--vault", str(SAMPLE), "--today", "2026-02-30")
    assert done.returncode == 2
    assert "'2026-02-30' is not a date" in done.stderr


def test_a_closed_pipe_is_silent() -> None:
    command = f'"{sys.executable}" -m netnotes list --json --vault "{SAMPLE}" | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("[")
    assert "Error" not in done.stderr and "Traceback" not in done.stderr


def test_piped_output_fits_80_columns_and_is_plain() -> None:
    for args in (["today"], ["due"], ["list"], ["show", "Zs"]):
        done = run(*args, "--vault", str(SAMPLE), "--today", "2026-06-30")
        assert done.returncode == 0, done.stderr
        assert "\x1b" not in done.stdout
        too_long = [line for line in done.stdout.splitlines() if len(line) > 80]
        assert too_long == []


def test_clean_takes_out_what_could_steer_a_terminal() -> None:
    assert clean("a\x1b[31mb\x9bc\u202ed\ne\ud800") == "a[31mbcd e"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is a matter of Linux")
@pytest.mark.parametrize("args", [["today"], ["list", "--json"], ["list", "--csv"], ["report", "--output", "-"]])
def test_a_full_disk_is_one_sentence(args: list[str]) -> None:
    command = [sys.executable, "-m", "netnotes", *args, "--vault", str(SAMPLE), "--today", "2026-06-30"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if "netnotes check" not in line]
    assert done.returncode == 1
    assert said == ["netnotes: the output cannot be written (No space left on device); check the disk and the rights"]


@pytest.mark.parametrize("columns", [30, 40, 50, 60])
@pytest.mark.parametrize("command", ["list", "due", "today", "strength", "check"])
def test_nothing_overflows_a_narrow_screen(command: str, columns: int) -> None:
    done = run(command, "--vault", str(SAMPLE), "--today", "2026-06-30", COLUMNS=str(columns))
    assert [line for line in done.stdout.splitlines() if len(line) > columns] == []


MAIN = [sys.executable, "-c", "from netnotes.cli import main; main()"]  # as the installed command runs


def test_the_installed_command_prints_all_and_tells_how_it_went(tmp_path: Path) -> None:
    args = ["list", "--json", "--vault", str(SAMPLE), "--today", "2026-06-30"]
    done = subprocess.run([*MAIN, *args], capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (0, (again := run(*args)).stdout, again.stderr)
    for wrong, code in ((["list"], 1), (["reprot"], 2), (["--help"], 0)):
        done = subprocess.run([*MAIN, *wrong], capture_output=True, text=True, check=False, cwd=tmp_path)
        assert done.returncode == code
        assert done.stdout or done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is a matter of Linux")
def test_the_installed_command_tells_of_a_full_disk_and_of_nobody_reading() -> None:
    with Path("/dev/full").open("w") as full:
        args = ["due", "--vault", str(SAMPLE), "--today", "2026-06-30"]
        done = subprocess.run([*MAIN, *args], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1 and "No space left on device" in done.stderr
    command = f'"{sys.executable}" -c "from netnotes.cli import main; main()" list --vault "{SAMPLE}" | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout and "Error" not in done.stderr and "Traceback" not in done.stderr
