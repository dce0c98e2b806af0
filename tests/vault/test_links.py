"""Which note a link means."""

from __future__ import annotations

import unicodedata

import pytest

from netnotes.vault.links import Resolver

ANA, BEN, UWE = "People/Ana Silva.md", "People/Work/Ben.md", "People/Jürgen Weiß.md"
PATHS = (ANA, BEN, UWE, "Projects/Ana.md", "Notes/Jazz.md", "Ben/Jazz club.md")
NAMES = {ANA: ("Ana Maria Silva", "Anita"), BEN: ("Ben",), UWE: ()}


def find(target: str, source: str = "Daily/2026-01-01.md") -> str:
    return Resolver(PATHS, NAMES).find(target, source).person


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("Ana Silva", ANA),
        ("ana silva", ANA),
        ("People/Ana Silva", ANA),
        ("People/Ana Silva.md", ANA),
        ("/People/Ana Silva", ANA),
        ("Ana Maria Silva", ANA),
        ("anita", ANA),
        ("Work/Ben", BEN),
        ("Jurgen Weiss", UWE),
        (unicodedata.normalize("NFD", "Jürgen Weiß"), UWE),
        ("JÜRGEN WEISS", UWE),
        ("Ana", ""),  # a note of that very name, which is no person
        ("Jazz", ""),
        ("Other/Ben", ""),
        ("Nobody", ""),
        ("", ""),
        ("..", ""),
    ],
)
def test_as_obsidian_finds_it(target: str, path: str) -> None:
    assert find(target) == path


def test_a_path_may_start_from_the_note_it_stands_in() -> None:
    assert find("../People/Ana Silva", "Daily/2026-01-01.md") == ANA
    assert find("./Work/Ben", "People/Ana Silva.md") == BEN
    assert find("../../../etc/passwd") == ""


def test_a_note_that_is_no_person_is_found_as_such() -> None:
    found = Resolver(PATHS, NAMES).find("Jazz", "")
    assert found.exists
    assert not found.person


def test_two_people_of_one_name_are_nobody_for_certain() -> None:
    paths = ("Uni/Ana.md", "Work/Ana.md")
    resolver = Resolver(paths, dict.fromkeys(paths, ("Ana",)))
    assert resolver.find("Ana", "").candidates == paths
    assert resolver.find("Uni/Ana", "").person == "Uni/Ana.md"
    assert resolver.find("Ana", "Uni/Ben.md").person == "Uni/Ana.md"  # the one beside it
    assert not resolver.is_unique("Uni/Ana.md")


def test_a_person_is_meant_before_a_topic_of_the_same_name() -> None:
    resolver = Resolver(("People/Ana.md", "Projects/Ana.md"), {"People/Ana.md": ()})
    assert resolver.find("Ana", "").person == "People/Ana.md"


def test_names_that_differ_by_case_alone_are_told_apart_by_their_spelling() -> None:
    paths = ("People/ana.md", "People/Ana.md")
    resolver = Resolver(paths, dict.fromkeys(paths, ()))
    assert resolver.find("People/Ana", "").person == "People/Ana.md"
    assert resolver.find("People/ana", "").person == "People/ana.md"


@pytest.mark.parametrize(
    ("target", "near"), [("Ana Silvia", "Ana Silva"), ("Annita", "Anita"), ("Bem", ""), ("Zoltan Kodály", "")]
)
def test_the_nearest_name(target: str, near: str) -> None:
    assert Resolver(PATHS, NAMES).nearest(target) == near
