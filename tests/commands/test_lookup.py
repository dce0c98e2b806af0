"""Finding a person by what somebody types."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.commands.lookup import find_to_read, find_to_write
from netnotes.diagnostics import NetnotesError
from netnotes.model import Network
from tests.helpers import network

FILES = {
    "Me.md": "---\nname: Nora Veldhoven\n---\n",
    "People/Pa.md": "---\nname: Henk Veldhoven\n---\n",
    "People/Priya Rao.md": "",
    "People/Piet Vos.md": "",
    "People/Ana Sol.md": "---\naliases: [Pana]\n---\n",
}


@pytest.fixture
def people(tmp_path: Path) -> Network:
    return network(FILES, tmp_path)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("Priya", "People/Priya Rao.md"),
        ("rao", "People/Priya Rao.md"),
        ("Prya Rao", "People/Priya Rao.md"),
        ("Henk", "People/Pa.md"),
        ("Henk Veldhofen", "People/Pa.md"),
        ("People/Piet", "People/Piet Vos.md"),
        ("pa", "People/Pa.md"),
    ],
)
def test_a_beginning_or_a_close_spelling_of_every_word_is_enough(people: Network, typed: str, path: str) -> None:
    assert find_to_read(people, typed).path == path


@pytest.mark.parametrize("typed", ["Karl Veldhoven", "Hank Soler", "People", ""])
def test_a_word_that_is_nobodys_finds_nobody(people: Network, typed: str) -> None:
    with pytest.raises(NetnotesError, match="nobody is named"):
        find_to_read(people, typed)


@pytest.mark.parametrize("typed", ["Nora Veldhoven", "Nora", "Me"])
def test_the_writers_own_note_is_no_other_person(people: Network, typed: str) -> None:
    with pytest.raises(NetnotesError, match="that is your own note"):
        find_to_read(people, typed)


def test_nothing_is_written_about_oneself(people: Network) -> None:
    with pytest.raises(NetnotesError, match="that is your own note"):
        find_to_write(people, "Me")


def test_names_that_begin_with_it_come_first(people: Network) -> None:
    with pytest.raises(NetnotesError) as error:
        find_to_read(people, "P")
    assert error.value.what == "'P' could be Piet Vos, Priya Rao, Ana Sol, Henk Veldhoven"


def test_of_many_six_are_named(tmp_path: Path) -> None:
    crowd = network({f"People/Pat {n}.md": "" for n in range(9)}, tmp_path)
    with pytest.raises(NetnotesError, match="Pat 5 and 3 more"):
        find_to_read(crowd, "P")


def test_to_write_the_name_must_be_whole(people: Network) -> None:
    with pytest.raises(NetnotesError, match="write the full name: Priya Rao"):
        find_to_write(people, "Pri")
