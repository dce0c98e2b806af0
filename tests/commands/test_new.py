"""`netnotes new`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from netnotes.notes import ReadOptions, read_note
from tests.commands.conftest import Shell
from tests.helpers import Files

Vault = Callable[[Files], Shell]
ANA = {"People/Ana Silva.md": "---\naliases: [Annie]\nemail: ana@example.org\nphone: 0351 555-0100\n---\n"}


def test_ours_where_the_vault_has_no_template(shell: Vault) -> None:
    netnotes = shell(ANA)
    assert netnotes("new", "Ben Osei", "--company", "Fjord: Glass", "--tag", "maker", "--met", "yesterday") == (
        "People/Ben Osei.md\n"
    )
    text = netnotes.text("People/Ben Osei.md")
    assert 'company: "Fjord: Glass"\n' in text and "met: 2026-06-29\n" in text
    assert set(read_note("", text, ReadOptions.from_settings()).tags) == {"person", "maker"}
    assert "Ben Osei" in netnotes("list")
    netnotes("log", "Ben Osei", "tea", "--met")
    assert "## Interactions\n\n- 2026-06-30: #met tea\n" in netnotes.text("People/Ben Osei.md")


def test_the_vaults_own_template_is_filled_in(shell: Vault) -> None:
    template = "---\nname: '{{title}}'\nmet: {{date}}\n---\n# {{title}}\nsince {{date:DD.MM.YYYY}}\n"
    netnotes = shell(ANA | {"templates/person.md": template})
    netnotes("new", "Sinéad O'Shea")
    assert netnotes.text("People/Sinéad O'Shea.md") == (
        "---\nname: 'Sinéad O''Shea'\nmet: 2026-06-30\n---\n# Sinéad O'Shea\nsince 30.06.2026\n"
    )


def test_the_template_folder_of_obsidian_is_known(shell: Vault) -> None:
    files = {".obsidian/templates.json": '{"folder": "Meta/T"}', "Meta/T/person.md": "<% tp.file.title %>, friend\n"}
    netnotes = shell(ANA | files)
    netnotes("new", "Ben")
    assert netnotes.text("People/Ben.md") == "Ben, friend\n"


def test_a_template_that_would_have_to_be_run_is_not(shell: Vault) -> None:
    netnotes = shell(ANA | {"templates/person.md": "<%* await tp.system.prompt('x') %>\n"})
    netnotes("new", "Ben")
    assert "tp.system" not in netnotes.text("People/Ben.md")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ('AC/DC "Angus"', "People/AC DC Angus.md"),
        ("CON", "People/CON_.md"),
        ("../../Eve", "People/Eve.md"),
        ("Dr. Who.", "People/Dr. Who.md"),
        ("# Tag [x]", "People/Tag x.md"),
        ("a\nb: c", "People/a b c.md"),
    ],
)
def test_the_file_name_is_legal_and_the_name_is_kept(shell: Vault, name: str, path: str) -> None:
    netnotes = shell(ANA)
    assert netnotes("new", name) == f"{path}\n"
    assert " ".join(name.split()) in netnotes("list", "--csv").replace('""', '"')


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["Ana Silva"], "has this name"),
        (["ana silvá"], "has this name"),
        (["Annie"], "has this name"),
        (["Anna Silva"], "has nearly this name"),
        (["Silva Ana"], "has nearly this name"),
        (["Ana Maria Silva"], "has nearly this name"),
        (["Zoe", "--email", "ANA@example.org"], "has this mail address"),
        (["Zoe", "--phone", "+351 5550100"], "has this telephone number"),
    ],
)
def test_a_likely_duplicate_is_refused_and_named(shell: Vault, args: list[str], says: str) -> None:
    netnotes = shell(ANA)
    err = netnotes.refused("new", *args)
    assert says in err and "People/Ana Silva.md" in err


def test_force_makes_another_person_but_never_another_file_of_that_name(shell: Vault) -> None:
    netnotes = shell(ANA | {"People/Zoë.md": "not read as Zoe\n"})
    netnotes("new", "Anna Silva", "--force")
    assert "is there already" in netnotes.refused("new", "ANA SILVA", "--force")
    assert "is there already" in netnotes.refused("new", "Zoe\u0308", "--force")


def test_the_folder_where_people_are_is_used(shell: Vault) -> None:
    netnotes = shell({"CRM/Ana.md": "---\ntype: person\n---\n"})
    assert netnotes("new", "Ben") == "CRM/Ben.md\n"
    assert netnotes("new", "Cy", "--folder", "Friends/Old") == "Friends/Old/Cy.md\n"


def test_a_name_that_looks_like_a_template_is_refused(shell: Vault) -> None:
    assert "taken for a template" in shell(ANA).refused("new", "{{7*7}}")


@pytest.mark.parametrize("place", ["..", "../outside", "a/../../b", "..\\x"])
def test_nothing_is_made_outside_the_vault(shell: Vault, place: str) -> None:
    assert "vault" in shell(ANA).refused("new", "Ben", "--folder", place)


def test_a_day_that_cannot_be_read_is_refused(shell: Vault) -> None:
    netnotes = shell(ANA)
    assert "birthday: 31/12" in netnotes.refused("new", "Ben", "--birthday", "31/12")
    assert "not a date in the calendar" in netnotes.refused("new", "Ben", "--birthday", "1970-13-41")


def test_a_dry_run_makes_nothing(shell: Vault) -> None:
    netnotes = shell(ANA)
    before = netnotes.files()
    assert "--- /dev/null\n+++ b/People/Ben.md\n" in netnotes("new", "Ben", "--dry-run")
    assert netnotes.files() == before
