"""`netnotes rename`, `netnotes merge` and `netnotes undo`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.editing.state import vault_folder
from netnotes.model import Person
from netnotes.vault import read_network
from tests.commands.conftest import Shell
from tests.helpers import Files, settings_of

Vault = Callable[[Files], Shell]
VAULT = {
    "People/Ana Silva.md": (
        "---\nname: Ana Silva\naliases: [Annie]\n---\n# Ana Silva\n\n- 2026-01-01: #met see [[Ana Silva#Log]]\n"
    ),
    "People/Ben.md": (
        "---\nintroduced_by: Ana Silva\nknows: ['[[People/Ana Silva|A]]']\n---\n- 2026-01-02: #call with [[Annie]]\n"
    ),
    "Daily/2026-01-03.md": (
        "met [[ana silva]] and [her](../People/Ana%20Silva.md)\r\n- [ ] write to [[Ana Silva|Ana]] 📅 2026-02-01\r\n"
    ),
    "Other/Note.md": "`[[Ana Silva]]`\n",
}


def test_file_name_and_every_link_follow(shell: Vault) -> None:
    netnotes = shell(VAULT)
    out = netnotes("rename", "Ana Silva", "Ana Sá", "--yes")
    assert "Changed 3 notes" in out and "People/Ana Silva.md -> People/Ana Sá.md" in out
    assert netnotes.files() == {
        "People/Ana Sá.md": (
            "---\nname: Ana Sá\naliases: [Annie]\n---\n# Ana Sá\n\n- 2026-01-01: #met see [[Ana Sá#Log]]\n"
        ).encode(),
        "People/Ben.md": (
            "---\nintroduced_by: Ana Sá\nknows: ['[[People/Ana Sá|A]]']\n---\n- 2026-01-02: #call with [[Annie]]\n"
        ).encode(),
        "Daily/2026-01-03.md": (
            "met [[Ana Sá]] and [her](../People/Ana%20Sá.md)\r\n- [ ] write to [[Ana Sá|Ana]] 📅 2026-02-01\r\n"
        ).encode(),
        "Other/Note.md": b"`[[Ana Silva]]`\n",
    }


def test_undo_takes_it_back_whole(shell: Vault) -> None:
    netnotes = shell(VAULT)
    before = netnotes.files()
    netnotes("rename", "Ana Silva", "Ana Sá", "--yes")
    assert "People/Ana Sá.md -> People/Ana Silva.md" in netnotes("undo", "--dry-run").replace("rename ", "")
    assert netnotes("undo").startswith("Taken back: rename Ana Silva\n")
    assert netnotes.files() == before
    assert "nothing here" in netnotes.refused("undo")


def test_undo_is_refused_when_a_file_was_edited_since(shell: Vault) -> None:
    netnotes = shell(VAULT)
    netnotes("log", "Ben", "x")
    (netnotes.root / "People/Ben.md").write_text("mine\n")
    assert "People/Ben.md was changed since 'log Ben'" in netnotes.refused("undo")


def test_undo_can_leave_a_write_and_go_further_back(shell: Vault) -> None:
    netnotes = shell(VAULT)
    netnotes("log", "Ana Silva", "y")
    netnotes("log", "Ben", "x")
    (netnotes.root / "People/Ben.md").write_text("mine\n")
    out = netnotes("undo", "--skip")
    assert out.startswith("Left as it is: log Ben.") and "\n-- 2026-06-30: x\n" in out
    assert netnotes("undo").startswith("Taken back: log Ana Silva\n")
    assert netnotes.files() == {**{path: text.encode() for path, text in VAULT.items()}, "People/Ben.md": b"mine\n"}


def test_after_the_vault_moved_undo_says_where_to_look(shell: Vault) -> None:
    netnotes = shell(VAULT)
    netnotes("log", "Ben", "x")
    netnotes.root = netnotes.root.rename(netnotes.root.with_name("moved"))
    assert "moved or renamed" in netnotes.refused("undo")


def test_a_rename_that_was_cut_short_is_taken_back_aloud(shell: Vault) -> None:
    netnotes = shell(VAULT)
    netnotes("rename", "Ana Silva", "Ana Sá", "--yes")
    finished = max(vault_folder(netnotes.root).glob("0*.json"))
    finished.rename(finished.with_name("pending.json"))
    (netnotes.root / "People/Ben.md").write_text("---\nintroduced_by: Ana Sá\n---\nmore\n")
    said = netnotes.done("log", "Ana Sá", "-", stdin="words\n")
    assert said.code == 1 and "\nwords\n" in said.err
    assert (
        "'rename Ana Silva' had been cut short and was taken back; "
        "People/Ben.md was edited meanwhile and still says in line 2: introduced_by: Ana Sá.\n"
    ) in said.err
    assert netnotes.text("People/Ana Silva.md") == VAULT["People/Ana Silva.md"]


def test_without_yes_and_a_terminal_it_only_shows(shell: Vault) -> None:
    assert "use --yes" in shell(VAULT).refused("rename", "Ana Silva", "Ana Sá")
    assert "use --yes" in shell(VAULT).refused("merge", "Ana Silva", "Ben")


@pytest.mark.parametrize("new", ["Ben", "BEN", "Note", "2026-01-03"])
def test_a_name_that_another_note_has_is_refused(shell: Vault, new: str) -> None:
    assert "has that name already" in shell(VAULT).refused("rename", "Ana Silva", new, "--yes")


def test_the_letters_case_alone_may_change(shell: Vault) -> None:
    netnotes = shell(VAULT)
    netnotes("rename", "Ana Silva", "ANA Silva", "--yes")
    assert "People/ANA Silva.md" in netnotes.files()


def test_one_read_only_note_stops_it_all(shell: Vault) -> None:
    netnotes = shell(VAULT)
    (netnotes.root / "Daily/2026-01-03.md").chmod(0o444)
    assert "read-only" in netnotes.refused("rename", "Ana Silva", "Ana Sá", "--yes")


def test_merge_loses_no_line_and_links_follow(shell: Vault) -> None:
    first = "---\n# hers\nrole: baker\ninterests: [jazz]\n---\n## Log\n\n- 2026-01-01: #met one\n"
    second = (
        "---\nrole: cook\ninterests:\n  - jazz\n  - chess\nemail: a@example.org  # work\ncolour: red\n---\n"
        "Text.\n\n## Log\n\n"
        "- 2026-02-01: #call two\n- [ ] send it\n"
    )
    netnotes = shell({"People/Ana.md": first, "People/A. Silva.md": second, "Daily/2026-03-01.md": "[[A. Silva]]\n"})
    netnotes("merge", "Ana", "A. Silva", "--yes")
    assert netnotes.files() == {
        "People/Ana.md": (
            b"---\n# hers\nrole: baker\ninterests: [jazz, chess]\nemail: a@example.org  # work\ncolour: red\n"
            b"aliases: [A. Silva]\n---\n## Log\n\n- 2026-01-01: #met one\n\n# Merged from A. Silva\n\n"
            b"```yaml\nrole: cook\n```\n\nText.\n\n## Log\n\n- 2026-02-01: #call two\n- [ ] send it\n"
        ),
        "Daily/2026-03-01.md": b"[[Ana]]\n",
    }
    assert "A. Silva" not in netnotes("list")
    netnotes("undo")
    assert netnotes.text("People/A. Silva.md") == second


def test_merge_refuses_what_would_not_read_the_same(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "```\nopen\n", "People/Ben.md": "- 2026-01-01: #met\n"})
    assert "merge them by hand" in netnotes.refused("merge", "Ana", "Ben", "--yes")
    assert "with itself" in netnotes.refused("merge", "Ana", "Ana", "--yes")


def test_in_the_sample_vault_a_rename_loses_no_fact_and_undo_gives_every_byte_back(shell: Vault) -> None:
    sample = Path(__file__).parents[2] / "sample-vault"
    files = {p.relative_to(sample).as_posix(): p.read_bytes() for p in sample.rglob("*") if p.is_file()}
    netnotes = shell(files)
    people = read_network(netnotes.root, settings_of(netnotes.root)).people
    before = sorted(map(_told, people))
    for person in sorted(people, key=lambda person: -len(person.mentions) - len(person.interactions))[:5]:
        netnotes("rename", person.path, "Quite: Another Name", "--yes")
        renamed = read_network(netnotes.root, settings_of(netnotes.root)).people
        assert "Quite: Another Name" in {other.name for other in renamed}
        assert sorted(map(_told, renamed)) == before
        netnotes("undo")
        assert netnotes.files() == files


def _told(person: Person) -> tuple[int, ...]:
    return tuple(map(len, (person.interactions, person.promises, person.mentions, person.knows)))


def test_merged_lists_hold_each_value_once(shell: Vault) -> None:
    netnotes = shell(
        {
            "People/A.md": "---\ninterests: [jazz]\nemail: d@x.y\n---\nA\n",
            "People/B.md": "---\ninterests: Jazz, chess\nemail: [e@x.y]\n---\nB\n",
        }
    )
    netnotes("merge", "A", "B", "--yes")
    assert "interests: [jazz, chess]\nemail: [d@x.y, e@x.y]\n" in netnotes.text("People/A.md")


def test_a_link_to_a_heading_that_both_notes_have_is_told_of(shell: Vault) -> None:
    netnotes = shell(
        {"People/A.md": "## Notes\n\na\n", "People/B.md": "## Notes\n\nb\n", "C.md": "[[B#Notes|n]] [[B]]\n"}
    )
    assert "C.md [[B#Notes]]" in netnotes.done("merge", "A", "B", "--yes").err
