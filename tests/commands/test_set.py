"""`netnotes set`, `snooze`, `archive` and `unarchive`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.commands.conftest import Shell
from tests.helpers import Files

Vault = Callable[[Files], Shell]
HEAD = "---\nname: Ana  # she prefers Anna\nHobbies: [jazz, 'sailing']\ncontact-frequency: 6w\n---\nbody\n"
NOTE = {"People/Ana.md": HEAD, "People/Ben.md": "Ben\n"}


@pytest.mark.parametrize(
    ("args", "before", "after"),
    [
        (["would_refer", "yes"], "6w\n---", "6w\nwould_refer: yes\n---"),
        (["cadence", "monthly"], "contact-frequency: 6w", "contact-frequency: monthly"),
        (["name", "Anna"], "name: Ana  #", "name: Anna  #"),
        (["interests", "chess", "--add"], "'sailing']", "'sailing', chess]"),
        (["interests", "jazz", "--remove"], "[jazz, 'sailing']", "['sailing']"),
        (["interests", "chess", "go"], "[jazz, 'sailing']", "[chess, go]"),
        (["interests", "--unset"], "Hobbies: [jazz, 'sailing']\n", ""),
        (["introduced_by", "Ben"], "6w\n---", '6w\nintroduced_by: "[[Ben]]"\n---'),
        (["met", "3 days ago"], "6w\n---", "6w\nmet: 2026-06-27\n---"),
        (["met", "2021-11"], "6w\n---", "6w\nmet: 2021-11\n---"),
        (["company", "Smith: Sons"], "6w\n---", '6w\ncompany: "Smith: Sons"\n---'),
        (["phone", "+351 555 0100"], "6w\n---", '6w\nphone: "+351 555 0100"\n---'),
        (["tags", "person"], "6w\n---", "6w\ntags: [person]\n---"),
    ],
)
def test_one_property_changes_and_nothing_else(shell: Vault, args: list[str], before: str, after: str) -> None:
    netnotes = shell(NOTE)
    netnotes("set", "Ana", *args)
    assert netnotes.text("People/Ana.md") == HEAD.replace(before, after)


def test_what_it_changed_is_said(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "---\nmet: 2026-01\nhelped: both\n---\n- 2026-01-15: #met\n"})
    out = netnotes("set", "Ana", "would_refer", "no")
    assert out.splitlines()[:3] == ["People/Ana.md:4", "  would_refer: no", "Network → contact, fading → active"]


def test_setting_the_same_again_writes_nothing(shell: Vault) -> None:
    netnotes = shell(NOTE)
    assert "says so already" in netnotes("set", "Ana", "cadence", "6w")
    assert netnotes.files() == {path: str(text).encode() for path, text in NOTE.items()}


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["would_refer", "perhaps"], "neither yes nor no"),
        (["cadence", "often"], "no length of time"),
        (["snooze_until", "2026-02-30"], "not a date"),
        (["cadnce", "6w"], "did you mean 'cadence'?"),
        (["colour", "red"], "is not a property netnotes knows"),
        (["role", "a", "b"], "takes one value"),
        (["role", "a", "--add"], "is no list"),
        (["interests"], "--unset"),
        (["interests", "chess", "--remove"], "does not hold 'chess'; it holds: jazz, sailing"),
        (["introduced_by", "Zoe"], "nobody is named 'Zoe'"),
    ],
)
def test_what_would_not_be_understood_is_refused(shell: Vault, args: list[str], says: str) -> None:
    assert says in shell(NOTE).refused("set", "Ana", *args)


def test_snooze_and_archive(shell: Vault) -> None:
    netnotes = shell(NOTE)
    netnotes("snooze", "Ben", "--until", "2w")
    assert netnotes.text("People/Ben.md") == "---\nsnooze_until: 2026-07-14\n---\nBen\n"
    assert "is over" in netnotes.refused("snooze", "Ben", "--until", "2026-06-29")
    netnotes("archive", "Ben")
    assert netnotes.text("People/Ben.md") == "---\nsnooze_until: 2026-07-14\narchived: true\n---\nBen\n"
    assert netnotes("archive", "Ben") == "Ben is archived already.\n"
    netnotes("unarchive", "Ben")
    assert netnotes.text("People/Ben.md") == "---\nsnooze_until: 2026-07-14\n---\nBen\n"


def test_unarchive_takes_out_the_status_that_said_so_and_archive_leaves_another_status(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "---\nstatus: archived\n---\n", "People/Ben.md": "---\nstatus: warm\n---\n"})
    netnotes("unarchive", "Ana")
    assert netnotes.text("People/Ana.md") == ""
    netnotes("archive", "Ben")
    assert netnotes.text("People/Ben.md") == "---\nstatus: warm\narchived: true\n---\n"


def test_dry_runs_write_nothing(shell: Vault) -> None:
    netnotes = shell(NOTE)
    before = netnotes.files()
    assert "+role: baker" in netnotes("set", "Ana", "role", "baker", "--dry-run")
    assert "+snooze_until: 2026-07-01" in netnotes("snooze", "Ana", "--until", "tomorrow", "--dry-run")
    assert "+archived: true" in netnotes("archive", "Ana", "--dry-run")
    assert netnotes.files() == before


BODIES = {
    "section": ("## Interests\n\n- jazz\n- chess\n", "interests", "[jazz, chess, sailing]"),
    "field": ("needs:: jazz, chess\n", "needs", "[jazz, chess, sailing]"),
    "inline field": ("He sells [offers:: jazz]\n", "offers", "[jazz, sailing]"),
}


@pytest.mark.parametrize(("body", "key", "expected"), BODIES.values(), ids=BODIES)
def test_what_the_text_lists_stays_known(shell: Vault, body: str, key: str, expected: str) -> None:
    netnotes = shell({"People/Ana.md": body})
    assert "Ana.md:1" in netnotes.refused("set", "Ana", key, "sailing") or "Ana.md:3" in netnotes.refused(
        "set", "Ana", key, "sailing"
    )
    netnotes("set", "Ana", key, "sailing", "--add")
    assert netnotes.text("People/Ana.md") == f"---\n{key}: {expected}\n---\n{body}"


def test_what_the_text_says_is_not_taken_out_there(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "Hi\n\ninterests:: jazz\narchived:: true\n"})
    assert "People/Ana.md:3" in netnotes.refused("set", "Ana", "interests", "--unset")
    assert "People/Ana.md:3" in netnotes.refused("set", "Ana", "interests", "jazz", "--remove")
    assert "People/Ana.md:4" in netnotes.refused("unarchive", "Ana")
