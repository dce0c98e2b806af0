"""`netnotes check`, as a person sees it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from netnotes.cli import netnotes
from netnotes.commands.running import run
from tests.helpers import Files, vault

FAULTY: Files = {
    "People/Ana.md": """
        ---
        role: printer
        brithday: 1990-03-05
        ---
        - 2026-02-30 #met
        - 2026-02-01 coffee
        - 2026-02-02 x
    """,
    "People/Ben.md": "---\nrole: binder\nknows: '[[Anna]]'\n---\n- 2026-02-01 #granted the loan\n",
    "People/_index.md": "",
    "netnotes.yaml": "weekly_minute: 9\n",
}


def check(tmp_path: Path, files: Files, capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    root = vault(tmp_path, files)
    code = run(netnotes, ["check", "--vault", str(root), *args])
    return code, capsys.readouterr().out


def test_worst_first_each_with_its_line_and_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = check(tmp_path, FAULTY, capsys)
    assert code == 1
    assert out == (
        "3 notes read: 2 errors, 3 warnings, 2 remarks.\n"
        "\n"
        "People/Ana.md\n"
        "  error: line 5: `2026-02-30` is not a date in the calendar\n"
        "      - 2026-02-30 #met\n"
        "    → correct it, as YYYY-MM-DD\n"
        "  warning: line 3: `brithday` is not a property netnotes knows\n"
        "      brithday: 1990-03-05\n"
        "    → did you mean `birthday`?\n"
        "\n"
        "netnotes.yaml\n"
        "  error: line 1: `weekly_minute` is not a setting\n"
        "      weekly_minute: 9\n"
        "    → did you mean `weekly_minutes`?\n"
        "\n"
        "People/Ben.md\n"
        "  warning: line 3: [[Anna]] names nobody in the vault\n"
        "      knows: '[[Anna]]'\n"
        "    → did you mean [[Ana]]?\n"
        "  warning: line 5: #granted closes no open ask\n"
        "      - 2026-02-01 #granted the loan\n"
        "    → note the ask with #asked on an earlier day\n"
        "\n"
        "Not read as people (1)\n"
        "  People/_index.md  its name starts with _\n"
        "\n"
        "Remarks (2; 'netnotes check --all' lists them)\n"
        "  1  kind-guessed  read as met from its words\n"
        "  1  kind-unknown  no kind is stated, so it counts as a note\n"
    )


def test_remarks_one_by_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = check(tmp_path, FAULTY, capsys, "--all")
    assert (
        "  info: line 6: read as `met` from its words\n      - 2026-02-01 coffee\n    → tag it #met to be sure\n" in out
    )
    assert "Remarks" not in out


def test_warnings_alone_are_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = check(tmp_path, {"People/Ana.md": "---\nbrithday: 1990-03-05\n---\n"}, capsys)
    assert code == 0
    assert out.startswith("1 note read: 1 warning.\n")


def test_nothing_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = check(tmp_path, {"People/Ana.md": "---\nrole: printer\n---\n"}, capsys)
    assert (code, out) == (0, "1 note read: nothing is wrong.\n")


def test_json_holds_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = check(tmp_path, FAULTY, capsys, "--json")
    found: list[dict[str, Any]] = json.loads(out)
    assert code == 1
    assert {item["code"] for item in found} == {
        "bad-date", "misspelt-key", "setting-unknown", "unknown-person", "outcome-without-ask",
        "kind-guessed", "kind-unknown", "not-a-person",
    }  # fmt: skip
    assert found[0].keys() == {"code", "severity", "path", "line", "message", "remedy"}


def test_a_long_line_is_shortened_and_holds_no_control_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = check(tmp_path, {"People/Ana.md": "- 2026-02-30 \x1b[31m" + "word " * 1000}, capsys)
    assert "\x1b" not in out
    assert all(len(line) <= 80 for line in out.splitlines())
