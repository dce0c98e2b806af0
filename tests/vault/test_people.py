"""Which notes are people, and why a note is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.model import Network
from tests.helpers import network


def paths(found: Network) -> list[str]:
    return [person.path for person in found.people]


def why(found: Network) -> dict[str, str]:
    return {unread.path: unread.why for unread in found.unread}


def test_a_people_folder_at_any_depth_and_in_any_case(tmp_path: Path) -> None:
    found = network(
        {
            "People/Ana.md": "",
            "people/Ben.md": "",
            "Areas/PEOPLE/Work/Cy.MD": "",
            "Peoples/Dee.md": "",
            "Eli.md": "",
            "People.md": "",
        },
        tmp_path,
    )
    assert paths(found) == ["Areas/PEOPLE/Work/Cy.MD", "People/Ana.md", "people/Ben.md"]
    assert found.notes_read == 6


def test_the_folder_can_be_set(tmp_path: Path) -> None:
    files = {"Areas/Friends/Ana.md": "", "Friends/Ben.md": "", "People/Cy.md": ""}
    assert paths(network(files, tmp_path, people_folders=("Areas/Friends/",))) == ["Areas/Friends/Ana.md"]


@pytest.mark.parametrize(
    "front_matter",
    [
        "type: person",
        "type: Contact",
        "note_type: crm-contact",
        'category: "[[People]]"',
        'categories:\n  - "[[People]]"',
        "fileClass: Person",
        "class: CRM contact",
        "tags: [work, person]",
        "tags: person/friend",
        "tags: type/person",
        'tags: "#contact"',
    ],
)
def test_a_property_or_a_tag_says_so_anywhere(tmp_path: Path, front_matter: str) -> None:
    files = {"Notes/Ana.md": f"---\n{front_matter}\n---\n", "Notes/Jazz.md": "---\ntype: topic\n---\n"}
    assert paths(network(files, tmp_path)) == ["Notes/Ana.md"]


def test_every_note_of_a_people_folder_that_is_no_person_has_its_reason(tmp_path: Path) -> None:
    found = network(
        {
            "People/Ana.md": "---\nrole: doctor\n---\n",
            "People/_index.md": "",
            "People/People.md": "",
            "People/Work/work.md": "",
            "People/README.md": "",
            "People/New.md": '---\nname: "{{title}}"\n---\n',
            "People/New2.md": "---\nname: <% tp.file.title %>\n---\n",
            "People/Templates/person.md": "",
            "People/2026-02-09.md": "",
            "People/2026-02-09 Lunch.md": '---\nparticipants: ["[[Ana]]"]\n---\n',
            "People/Stand-up.md": "---\ntype: meeting\n---\n",
            "People/Archive/Old.md": "",
            "People/Report.md": "",
            "People/.trash/Gone.md": "",
            "People/big.md": b"x" * (10 * 1024 * 1024 + 1),
        },
        tmp_path,
        exclude=("People/Archive/**",),
        report_path="People/Report.md",
    )
    assert paths(found) == ["People/Ana.md"]
    assert why(found) == {
        "People/2026-02-09.md": "it is a daily note",
        "People/2026-02-09 Lunch.md": "it is a meeting note",
        "People/Archive/Old.md": "netnotes.yaml excludes People/Archive/**",
        "People/New.md": "its front matter holds unfilled placeholders ({{…}} or <% … %>)",
        "People/New2.md": "its front matter holds unfilled placeholders ({{…}} or <% … %>)",
        "People/People.md": "it is a note about its folder",
        "People/README.md": "it is a note about its folder",
        "People/Report.md": "it is the report",
        "People/Stand-up.md": "it says that it is a meeting",
        "People/Templates/person.md": "it stands in a folder of templates",
        "People/Work/work.md": "it is a note about its folder",
        "People/_index.md": "its name starts with _",
        "People/big.md": "it cannot be read: the file is 11 MB, more than the 10 MB that are read",
    }


def test_obsidian_says_where_templates_are(tmp_path: Path) -> None:
    files = {
        ".obsidian/templates.json": '{"folder": "Meta/Forms/"}',
        "Meta/Forms/Person.md": "---\ntype: person\n---\n",
        "Meta/Ana.md": "---\ntype: person\n---\n",
        "Vorlagen/Person.md": "---\ntype: person\n---\n",
        "99 - Templates/Person.md": "---\ntype: person\n---\n",
    }
    assert paths(network(files, tmp_path)) == ["Meta/Ana.md"]


def test_broken_settings_of_obsidian_do_no_harm(tmp_path: Path) -> None:
    files = {
        ".obsidian/templates.json": "{",
        ".obsidian/daily-notes.json": '{"folder": 3, "format": null}',
        ".obsidian/plugins/templater-obsidian/data.json": b"\xff\xfe",
        "People/Ana.md": "",
    }
    assert paths(network(files, tmp_path)) == ["People/Ana.md"]


def test_a_report_moved_elsewhere_is_no_note_of_people(tmp_path: Path) -> None:
    files = {
        "People/Ana.md": "- 2026-01-01 #met\n",
        "Old report.md": "---\ngenerated_by: netnotes\nas_of: 2026-01-01\n---\n- [ ] write to [[Ana]]\n",
    }
    (ana,) = network(files, tmp_path).people
    assert (ana.promises, ana.mentions) == ((), ())


@pytest.mark.parametrize("me", ["Me", "me.md", "[[Me]]", "Notes/Me", "[[Notes/Me|I]]", "Zo"])
def test_the_writers_own_note_is_nobody_else(tmp_path: Path, me: str) -> None:
    files = {
        "Notes/Me.md": "---\ntype: person\naliases: Zo\noffers: [soldering]\n---\n",
        "People/Ana.md": "- 2026-01-01 #met lunch with [[Me]]\n",
    }
    found = network(files, tmp_path, me=me)
    assert found.me and found.me.path == "Notes/Me.md"
    assert found.me.profile.offers == ("soldering",)
    (ana,) = found.people
    assert ana.interactions[0].people == ("People/Ana.md",)
    assert ana.interactions[0].group == 1


def test_a_note_of_me_that_is_not_there(tmp_path: Path) -> None:
    files = {"netnotes.yaml": "soon_days: 7\nme: Zoe\n", "People/Ana.md": "---\nrole: x\n---\n"}
    found = network(files, tmp_path)
    assert found.me is None
    assert [str(fault) for fault in found.diagnostics] == [
        "netnotes.yaml:2: your own note `Zoe` is not in the vault; correct `me`, or leave it out"
    ]
    assert not network(files, tmp_path, me="Me").diagnostics
