"""`netnotes check`, as a person sees it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from netnotes.cli import netnotes
from netnotes.commands.running import run
from netnotes.editing import undo
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
        "Errors (2)\n"
        "  People/Ana.md:5: `2026-02-30` is not a date in the calendar; correct it, as\n"
        "    YYYY-MM-DD\n"
        "      - 2026-02-30 #met\n"
        "  netnotes.yaml:1: `weekly_minute` is not a setting; did you mean\n"
        "    `weekly_minutes`?\n"
        "      weekly_minute: 9\n"
        "\n"
        "Warnings (3)\n"
        "  People/Ana.md:3: `brithday` is not a property netnotes knows; did you mean\n"
        "    `birthday`?\n"
        "      brithday: 1990-03-05\n"
        "  People/Ben.md:3: [[Anna]] names nobody in the vault; did you mean [[Ana]]?\n"
        "      knows: '[[Anna]]'\n"
        "  People/Ben.md:5: #granted closes no open ask; note the ask with #asked on an\n"
        "    earlier day\n"
        "      - 2026-02-01 #granted the loan\n"
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
    assert "  People/Ana.md:6: read as `met` from its words; tag it #met to be sure\n      - 2026-02-01 coffee\n" in out
    assert "Remarks (2)\n" in out
    assert "--all" not in out


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


def test_a_note_of_ten_thousand_faults_is_no_flood(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Cold, warm and without a cache; other faults of the note and the same fault elsewhere are not lost in it."""
    files: Files = {
        "People/Ana.md": "---\nbrithday: 1990-03-05\n---\n" + "- 2026-02-30 #met\n" * 10_000,
        "People/Ben.md": "- 2026-02-30 #met\n" * 60,
        "People/Cy.md": "- 2026-02-30 #met\n",
    }
    code, out = check(tmp_path, files, capsys)
    assert code == 1
    assert out.count("`2026-02-30` is not a date") == 50 + 50 + 1
    assert "  People/Ana.md: at least 950 more like these (bad-date)\n" in out
    assert "  People/Ben.md: 10 more like these (bad-date)\n" in out
    assert "People/Ana.md:2: `brithday`" in out
    assert len(out.splitlines()) < 400
    assert check(tmp_path, {}, capsys) == (code, out)
    assert check(tmp_path, {}, capsys, "--no-cache") == (code, out)
    told = [item["path"] for item in json.loads(check(tmp_path, {}, capsys, "--json")[1]) if item["code"] == "bad-date"]
    assert [told.count(f"People/{name}.md") for name in ("Ana", "Ben", "Cy")] == [1000, 60, 1]


# --- mending

OPEN: Files = {
    "People/Ana.md": b"---\r\nrole: printer\r\nurl: @ana\r\n\r\n# Ana\r\n",
    "People/Ben.md": "---\nknows: [[Ana]]\nbirthday: 2024-02-30\n---\n",
    "People/Cy.md": "---\nrole: binder\n---\n",
}
MENDED = {
    "People/Ana.md": b'---\r\nrole: printer\r\nurl: "@ana"\r\n---\r\n\r\n# Ana\r\n',
    "People/Ben.md": b'---\nknows: "[[Ana]]"\nbirthday: 2024-02-30\n---\n',
    "People/Cy.md": b"---\nrole: binder\n---\n",
}


def on_disk(tmp_path: Path) -> dict[str, bytes]:
    root = tmp_path / "vault"
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*.md"))}


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_what_has_one_safe_answer_is_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = check(tmp_path, OPEN, capsys, "--fix", "--yes")
    assert code == 0
    assert on_disk(tmp_path) == MENDED
    assert '-url: @ana\n+url: "@ana"\n+---\n' in out
    assert out.endswith("Mended: 3 faults in 2 notes. 'netnotes undo' takes it back.\n")
    undo(tmp_path / "vault")
    assert on_disk(tmp_path)["People/Ana.md"] == OPEN["People/Ana.md"]


@pytest.mark.parametrize("args", [("--fix",), ("--fix", "--dry-run")])
def test_nothing_is_written_without_a_yes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    _, out = check(tmp_path, OPEN, capsys, *args)
    assert '+knows: "[[Ana]]"' in out
    assert "Mended" not in out
    assert on_disk(tmp_path)["People/Ana.md"] == OPEN["People/Ana.md"]


def test_nothing_to_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = check(tmp_path, FAULTY, capsys, "--fix", "--yes")
    assert code == 1
    assert "Nothing here has one safe answer" in out
