"""Links, tags and fields within a line."""

from __future__ import annotations

import pytest

from netnotes.notes.inline import scan, without


def links(text: str) -> list[str]:
    return [found.link.target for found in scan(text, 1).links]


def tags(text: str) -> list[str]:
    return [tag.name for tag in scan(text, 1).tags]


def fields(text: str) -> list[tuple[str, str]]:
    return [(field.key, field.value) for field in scan(text, 1).fields]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[[Ana]] and [[People/Bob|Bobby]]", ["Ana", "People/Bob"]),
        ("[[Ana#Log]] [[Ana#^b1|x]]", ["Ana", "Ana"]),
        ("| [[Ana\\|A]] |", ["Ana"]),
        ("![[photo.png]] ![x](y.png)", []),
        ("[b](People/Bob%20Ray.md) and [c](<Cy D.md>)", ["People/Bob Ray", "Cy D"]),
        ("[site](https://example.org) <https://x.org/[[a]]>", []),
        ("`[[code]]` ``[[more]] ` `` \\[[Ana]]", []),
        ("[[]] [[ ]] [[#here]]", []),
    ],
)
def test_links(text: str, targets: list[str]) -> None:
    assert links(text) == targets


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("#met at #conf/pycon, (#call)", ["met", "conf/pycon", "call"]),
        ("https://x.org/#met a#b `#c` \\#d &#39; [x](y.md#call)", []),
        ("#1 #2026 #1a", ["1a"]),
        ("#they-asked #Größe #हिन्दी #łódź", ["they-asked", "Größe", "हिन्दी", "łódź"]),
        ("# heading ## #", []),
        ("**#met**: x", ["met"]),
    ],
)
def test_tags(text: str, names: list[str]) -> None:
    assert tags(text) == names


def test_fields() -> None:
    assert fields("a [dur:: 2h] b (due:: 2026-01-01) [with:: [[A]], [[B]]]") == [
        ("dur", "2h"),
        ("due", "2026-01-01"),
        ("with", "[[A]], [[B]]"),
    ]
    assert fields("a::b [x] (y)") == []


def test_taking_parts_out_leaves_no_doubled_spaces() -> None:
    assert without("a #met b", [(2, 6)]) == "a b"
    assert without(" a ", []) == "a"


@pytest.mark.parametrize("piece", ["[", "[[", "`", "#", "(", "[a](", "\\", "[[a|", "::", "![", "[a::", "(a::"])
def test_long_lines_of_broken_marks_take_no_time(piece: str) -> None:
    scan(piece * 50_000, 1)
