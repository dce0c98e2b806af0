"""Links follow a note to its new name, in every form; code and other links stay."""

from __future__ import annotations

import pytest

from netnotes.editing.links import Renaming, rewrite_links, rewrite_names
from netnotes.names import fold

OLD = {"ana silva", "people/ana silva", "ana silva.md", "../people/ana silva"}
RENAMING = Renaming(
    "People/Ana Silva.md",
    "People/Ana Sá (Lisbon).md",
    "Ana Sá (Lisbon)",
    lambda target, source: fold(target) in OLD,
    "Ana Silva",
    "Ana Sá",
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[Ana Silva]]", "[[Ana Sá (Lisbon)]]"),
        ("[[ana silva]]", "[[Ana Sá (Lisbon)]]"),
        ("[[Ana Silva.md]]", "[[Ana Sá (Lisbon).md]]"),
        ("[[Ana Silva|her]]", "[[Ana Sá (Lisbon)|her]]"),
        ("[[Ana Silva#Log]]", "[[Ana Sá (Lisbon)#Log]]"),
        ("[[Ana Silva#^a1|x]]", "[[Ana Sá (Lisbon)#^a1|x]]"),
        ("[[People/Ana Silva]]", "[[People/Ana Sá (Lisbon)]]"),
        ("![[Ana Silva]]", "![[Ana Sá (Lisbon)]]"),
        ("| [[Ana Silva\\|Ana]] | x |", "| [[Ana Sá (Lisbon)\\|Ana]] | x |"),
        ("- [ ] write to [[Ana Silva]] 📅 2026-01-01", "- [ ] write to [[Ana Sá (Lisbon)]] 📅 2026-01-01"),
        ("[Ana Silva](People/Ana%20Silva.md)", "[Ana Sá](People/Ana%20Sá%20%28Lisbon%29.md)"),
        ('[her](../People/Ana%20Silva.md#log "t")', '[her](../People/Ana%20Sá%20%28Lisbon%29.md#log "t")'),
        ("[her](<Ana Silva>)", "[her](<../People/Ana Sá (Lisbon)>)"),
        ("[[Ana Silva]] and [[Ana Silva]]", "[[Ana Sá (Lisbon)]] and [[Ana Sá (Lisbon)]]"),
        ("> [[Ana Silva]] %% [[Ana Silva]] %%", "> [[Ana Sá (Lisbon)]] %% [[Ana Sá (Lisbon)]] %%"),
    ],
)
def test_every_form_of_a_link_is_changed(before: str, after: str) -> None:
    assert rewrite_links(f"x\r\n{before}\r\ny", "Daily/2026-01-01.md", RENAMING) == f"x\r\n{after}\r\ny"


@pytest.mark.parametrize(
    "text",
    [
        "[[Ana Silvana]]",
        "[[Ana]] Ana Silva",
        "`[[Ana Silva]]` ``x `[[Ana Silva]]` ``",
        "```\n[[Ana Silva]]\n```",
        "- ~~~\n  [[Ana Silva]]\n  ~~~",
        "> ```\n> [[Ana Silva]]\n> ```",
        "[Ana Silva](https://example.org/Ana%20Silva.md)",
        "[[#Ana Silva]]",
    ],
)
def test_what_is_no_link_to_the_note_stays(text: str) -> None:
    assert rewrite_links(text, "Daily/2026-01-01.md", RENAMING) == text


def test_bare_names_in_front_matter_are_changed_under_keys_of_people_only() -> None:
    before = "---\nintroduced_by: Ana Silva  # at a party\nknows: [Ben, ana silva, 'Ana Silva']\nrole: Ana Silva\n---\n"
    after = "---\nintroduced_by: Ana Sá  # at a party\nknows: [Ben, Ana Sá, 'Ana Sá']\nrole: Ana Silva\n---\n"
    assert rewrite_names("x.md", before, RENAMING, {"introduced_by", "knows"}.__contains__) == after


def test_the_address_of_a_reference_link_follows() -> None:
    before = 'see [her][m]\n\n[m]: People/Ana%20Silva.md "t"\n[n]: <People/Ana Silva.md>\n[o]: https://x.org\n'
    after = rewrite_links(before, "Note.md", RENAMING)
    assert '[m]: People/Ana%20Sá%20%28Lisbon%29.md "t"\n[n]: <People/Ana Sá (Lisbon).md>\n[o]: https' in after
