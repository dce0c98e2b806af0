"""`netnotes init`: beginning in a vault that is there, in an empty folder, or with the sample vault."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from netnotes.cli import netnotes
from netnotes.commands.running import run
from netnotes.resources import resource
from netnotes.vault import find_vault, read_network, read_settings
from tests.helpers import Files, vault

GERMAN: Files = {
    "Menschen/Ana.md": "- 2026-01-01 Kaffee\n- 2026-01-02 telefoniert\n- 2026-01-03 Mittagessen\n",
    "Me.md": "",
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("NETNOTES_VAULT", raising=False)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def files_of(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_a_vault_that_is_there_is_looked_at(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = vault(tmp_path, GERMAN)
    assert run(netnotes, ["init", str(root), "--yes"]) == 0
    said = capsys.readouterr().out
    assert "  People        1 (in Menschen 1)\n" in said
    assert "  Interactions  3: 3 list items." in said
    assert (root / "netnotes.yaml").read_text() == (
        "# Settings of netnotes. What is left out has a sensible default.\n"
        "\n"
        "# folders whose notes are people, at any depth\n"
        "people_folders: [Menschen]\n"
        "\n"
        "# languages of the words that tell a kind: en, de, fr, es, pt\n"
        "language: [en, de]\n"
    )
    settings, faults = read_settings(root)
    assert not faults
    (ana,) = read_network(root, settings).people
    assert [sorted(line.kinds()) for line in ana.interactions] == [["met"], ["call"], ["met"]]
    assert files_of(root) == {"Menschen/Ana.md", "Me.md", "netnotes.yaml"}


def test_settings_that_are_there_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = vault(tmp_path, {**GERMAN, "netnotes.yaml": "# mine\nlanguage: [de]\n"})
    assert run(netnotes, ["init", str(root), "--yes"]) == 0
    assert (root / "netnotes.yaml").read_text() == "# mine\nlanguage: [de]\n"
    said = capsys.readouterr().out
    assert "stays as it is" in said
    assert "    people_folders: [Menschen]\n" in said


def test_a_vault_that_the_defaults_suit_needs_no_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = vault(tmp_path, {"People/Ana.md": "- 2026-01-01 #met\n", ".obsidian/app.json": "{}"})
    assert run(netnotes, ["init", "--vault", str(root), "--yes"]) == 0
    assert "The defaults suit this vault" in capsys.readouterr().out
    assert not (root / "netnotes.yaml").exists()


@pytest.mark.parametrize("args", [["--dry-run"], []])
def test_nothing_is_written_without_a_yes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    root = vault(tmp_path, GERMAN)
    run(netnotes, ["init", str(root), *args])
    assert files_of(root) == set(GERMAN)


def test_a_small_vault_in_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = tmp_path / "here"
    assert run(netnotes, ["init", "--yes"]) == 0
    assert files_of(here) == {
        "netnotes.yaml",
        "README.md",
        "templates/person.md",
        ".obsidian/templates.json",
    }
    assert find_vault(None, {}, here) == here
    assert len((here / "README.md").read_text("utf-8").splitlines()) <= 40
    assert run(netnotes, ["check"]) == 0
    assert "nothing is wrong" in capsys.readouterr().out


def test_the_template_makes_a_person_once_obsidian_has_filled_it_in(tmp_path: Path) -> None:
    here = tmp_path / "here"
    run(netnotes, ["init", "--yes"])
    template = (here / "templates/person.md").read_text("utf-8")
    note = template.replace("{{title}}", "Ana: of the press").replace("{{date}}", "2026-06-30")
    assert "{{" not in note
    (here / "People").mkdir()
    (here / "People" / "Ana of the press.md").write_text(note, "utf-8")
    found = read_network(here, read_settings(here)[0])
    assert [person.name for person in found.people] == ["Ana: of the press"]
    assert not [fault for fault in found.diagnostics if fault.severity != "info"]
    assert found.people[0].interactions == ()


def test_what_is_in_the_folder_is_not_replaced(tmp_path: Path) -> None:
    here = tmp_path / "here"
    (here / "netnotes.yaml").write_text("# mine\n")
    (here / "letter.txt").write_text("dear")
    assert run(netnotes, ["init", "--yes"]) == 0
    assert (here / "netnotes.yaml").read_text() == "# mine\n"
    assert (here / "letter.txt").read_text() == "dear"


def test_the_sample_vault_is_copied_out(tmp_path: Path) -> None:
    assert run(netnotes, ["init", "--sample", "--yes"]) == 0
    copied = tmp_path / "here" / "sample-vault"
    sample = resource("sample-vault")
    assert files_of(copied) == files_of(sample)
    assert all((copied / path).read_bytes() == (sample / path).read_bytes() for path in files_of(sample))
    assert run(netnotes, ["init", "--sample", "--yes"]) == 1  # it is there now


@pytest.mark.parametrize("args", [["letter.txt"], ["--vault", "nowhere"], ["--sample", "."]])
def test_what_cannot_be_a_vault_is_refused(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("letter.txt").write_text("dear")
    assert run(netnotes, ["init", *args, "--yes"]) == 1
    assert capsys.readouterr().err.startswith("netnotes: ")
    assert [path.name for path in Path().iterdir()] == ["letter.txt"]
