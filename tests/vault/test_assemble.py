"""What all notes say together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netnotes.model import Interaction, Person
from tests.helpers import network

ANA, BEN, CY = "People/Ana.md", "People/Ben.md", "People/Cy.md"
THREE = {ANA: "---\nrole: a\n---\n", BEN: "---\nrole: b\n---\n", CY: "---\nrole: c\n---\n"}


def people(tmp_path: Path, *vault: dict[str, str], **settings: object) -> dict[str, Person]:
    files: dict[str, str] = {}
    for some in vault:
        files |= some
    return {person.name: person for person in network(files, tmp_path, **settings).people}


def told(person: Person) -> list[tuple[str, str]]:
    return [(str(line.day), " ".join(sorted(line.kinds()))) for line in person.interactions]


def only(person: Person) -> Interaction:
    (line,) = person.interactions
    return line


def codes(tmp_path: Path, files: dict[str, str], **settings: object) -> list[tuple[str, str]]:
    return [(fault.code, str(fault)) for fault in network(files, tmp_path, **settings).diagnostics]


# --- a person's own note


def test_own_entries_come_undated_first_then_by_day(tmp_path: Path) -> None:
    ana = people(tmp_path, {ANA: "- 2026-02-01 #call\n- 2026-01-01 #met\n- #shared a paper\n"})["Ana"]
    assert told(ana) == [("None", "shared"), ("2026-01-01", "met"), ("2026-02-01", "call")]
    assert ana.interactions[1].evidence[0].line == 2


def test_an_event_with_others_counts_for_each(tmp_path: Path) -> None:
    found = people(tmp_path, THREE, {ANA: "- 2026-01-01 #met lunch with [[Ben]], [[Cy]] and [[Zoe]]; saw [[Jazz]]\n"})
    assert told(found["Ana"]) == told(found["Ben"]) == told(found["Cy"]) == [("2026-01-01", "met")]
    line = only(found["Ben"])
    assert line.people == (ANA, BEN, CY)
    assert line.group == 4  # nobody's note is about Zoe, but she was there
    assert line.evidence[0].path == ANA


def test_any_other_link_is_a_mention_and_no_touch(tmp_path: Path) -> None:
    found = people(tmp_path, THREE, {ANA: "- 2026-01-01 #intro [[Ben]]\n\nShe knows [[Cy]] well.\n"})
    assert only(found["Ana"]).mentions == (BEN,)
    assert found["Ben"].interactions == ()
    assert [(evidence.path, evidence.line) for evidence in found["Ben"].mentions] == [(ANA, 1)]
    assert [(evidence.path, evidence.line) for evidence in found["Cy"].mentions] == [(ANA, 3)]


def test_what_was_told_of_her_is_not_told_of_those_who_were_there(tmp_path: Path) -> None:
    found = people(tmp_path, THREE, {ANA: "- 2026-01-01 #met #milestone dinner with [[Ben]]: she is a doctor now\n"})
    assert told(found["Ana"]) == [("2026-01-01", "met milestone")]
    assert told(found["Ben"]) == [("2026-01-01", "met")]


def test_a_stated_group_is_larger_than_those_named(tmp_path: Path) -> None:
    found = people(tmp_path, THREE, {ANA: "- 2026-01-01 #met dinner with [[Ben]], group of 12\n"})
    assert only(found["Ana"]).group == only(found["Ben"]).group == 12


def test_one_person_linked_under_three_spellings_is_one(tmp_path: Path) -> None:
    files = {
        "People/José Núñez.md": "---\nname: José Núñez Ruiz\naliases: [Pepe]\n---\n",
        "Daily/2026-01-01.md": "- #call [[jose nunez]]\n",
        "Daily/2026-01-02.md": "- #call [[Pepe]]\n",
        "Daily/2026-01-03.md": "- #call [[José Núñez Ruiz]]\n",
    }
    jose = people(tmp_path, files)["José Núñez Ruiz"]
    assert told(jose) == [("2026-01-01", "call"), ("2026-01-02", "call"), ("2026-01-03", "call")]
    assert jose.link == "José Núñez"
    assert jose.aliases == ("Pepe", "José Núñez")


# --- daily notes


def test_a_line_of_a_daily_note_that_says_a_kind_is_an_interaction(tmp_path: Path) -> None:
    daily = """
        # Thursday

        - Coffee with [[Ana]], she asked about [[Cy]]
        - #call [[Ben]] 20m
        - [[Cy]] has a new job
    """
    found = people(tmp_path, THREE, {"Daily/2026-02-19.md": daily})
    assert told(found["Ana"]) == [("2026-02-19", "met")]
    assert only(found["Ana"]).guessed
    assert told(found["Ben"]) == [("2026-02-19", "call")]
    assert only(found["Ben"]).minutes == 20
    assert found["Cy"].interactions == ()
    assert [evidence.line for evidence in found["Cy"].mentions] == [3, 5]


@pytest.mark.parametrize(
    ("line", "present"),
    [
        ("- #met [[Ana]] and [[Ben]] at the fair", ["Ana", "Ben"]),
        ("- #met [[Ana]], [[Ben]] & [[Cy]]", ["Ana", "Ben", "Cy"]),
        ("- #call [[Ana]] about [[Ben]]", ["Ana"]),
        ("- [[Jazz]] #met [[Ana]] with [[Ben]]", ["Ana", "Ben"]),
        ("- #met [[Ana]] [with](https://example.org) [[Ben]]", ["Ana"]),
        ("- #call [Ana](../People/Ana.md) and [[Cy|Cyril]]", ["Ana", "Cy"]),
    ],
)
def test_who_took_part_in_a_line(tmp_path: Path, line: str, present: list[str]) -> None:
    found = people(tmp_path, THREE, {"Notes/Jazz.md": "", "Daily/2026-02-19.md": line + "\n"})
    assert [name for name, person in found.items() if person.interactions] == present


def test_a_heading_with_the_day_does_not_swallow_the_lines_of_a_daily_note(tmp_path: Path) -> None:
    found = people(tmp_path, THREE, {"2026-02-19.md": "# 2026-02-19\n\n- #call [[Ana]]\n- lunch with [[Ben]]\n"})
    assert told(found["Ana"]) == [("2026-02-19", "call")]
    assert told(found["Ben"]) == [("2026-02-19", "met")]


def test_obsidian_says_how_daily_notes_are_named(tmp_path: Path) -> None:
    files = {
        ".obsidian/daily-notes.json": '{"folder": "Journal", "format": "YYYY/MM/DD-MM-YYYY"}',
        "Journal/2026/02/19-02-2026.md": "- #call [[Ana]]\n",
        "Other/2026-02-20.md": "- #call [[Ana]]\n",
    }
    found = people(tmp_path, THREE, files)
    assert told(found["Ana"]) == [("2026-02-19", "call")]


def test_a_dated_line_in_any_other_note(tmp_path: Path) -> None:
    project = """
        - 2026-01-05 #call [[Ana]] about the budget
        - 2026-01-06 [[Ben]] is away
        - 2026-01-07 #met workshop with [[Ben]] and [[Cy]]
    """
    found = people(tmp_path, THREE, {"Projects/Radio.md": project})
    assert told(found["Ana"]) == [("2026-01-05", "call")]
    assert told(found["Ben"]) == told(found["Cy"]) == [("2026-01-07", "met")]


# --- meeting notes


def test_a_meeting_note_counts_for_everyone_who_took_part(tmp_path: Path) -> None:
    meeting = """
        ---
        date: 2026-03-01
        attendees: ["[[Ana]]", "[[Ben]]", Zoe]
        type: call
        ---
        We talked about [[Cy]] and [[Ana]].

        - [ ] send [[Ben]] the notes
    """
    found = people(tmp_path, THREE, {"Meetings/Budget.md": meeting})
    assert told(found["Ana"]) == told(found["Ben"]) == [("2026-03-01", "call")]
    assert only(found["Ana"]).people == (ANA, BEN)
    assert only(found["Ana"]).group == 3
    assert found["Ana"].mentions == ()
    assert [evidence.line for evidence in found["Cy"].mentions] == [6]
    (promise,) = found["Ben"].promises
    assert (promise.text, promise.entry_day) == ("send [[Ben]] the notes", date(2026, 3, 1))


def test_the_day_may_stand_in_the_file_name(tmp_path: Path) -> None:
    meeting = "## Participants\n- [[Ana]]\n- [[Ben]]\n\n## Notes\nGood talk.\n"
    found = people(tmp_path, THREE, {"Meetings/2026-03-01 Kick-off.md": meeting})
    assert [str(only(found[name]).day) for name in ("Ana", "Ben")] == ["2026-03-01", "2026-03-01"]


def test_without_a_day_a_note_with_participants_only_mentions_them(tmp_path: Path) -> None:
    found = people(tmp_path, THREE, {"Projects/Radio.md": '---\npeople: ["[[Ana]]"]\n---\n'})
    assert found["Ana"].interactions == ()
    assert [evidence.path for evidence in found["Ana"].mentions] == ["Projects/Radio.md"]


# --- one event noted twice


def test_a_daily_note_and_the_persons_note_tell_of_one_event(tmp_path: Path) -> None:
    found = people(
        tmp_path,
        {ANA: "- 2026-02-19 #call about her move to Lisbon, 40m\n", BEN: "- 2026-02-19 #met\n"},
        {"Daily/2026-02-19.md": "- called [[Ana]]\n- #call [[Ben]]\n"},
    )
    line = only(found["Ana"])
    assert line.text == "about her move to Lisbon, 40m"
    assert line.minutes == 40
    assert not line.guessed
    assert [evidence.path for evidence in line.evidence] == [ANA, "Daily/2026-02-19.md"]
    assert told(found["Ben"]) == [("2026-02-19", "call"), ("2026-02-19", "met")]  # two kinds, two events


def test_an_event_noted_in_two_peoples_notes_is_one_for_both(tmp_path: Path) -> None:
    found = people(
        tmp_path,
        {ANA: "- 2026-02-19 #met lunch with [[Ben]]\n", BEN: "- 2026-02-19 #met lunch with [[Ana]] by the river\n"},
    )
    assert only(found["Ana"]).text == "lunch by the river"
    assert only(found["Ana"])._replace(text="") == only(found["Ben"])._replace(text="")
    assert only(found["Ana"]).people == (ANA, BEN)
    assert len(only(found["Ana"]).evidence) == 2


def test_two_lines_of_one_note_stay_two(tmp_path: Path) -> None:
    found = people(
        tmp_path,
        {ANA: "- 2026-02-19 #call in the morning\n- 2026-02-19 #call in the evening\n"},
        {"Daily/2026-02-19.md": "- #call [[Ana]]\n"},
    )
    assert [len(line.evidence) for line in found["Ana"].interactions] == [2, 1]


# --- fallback properties


def test_last_contact_is_a_touch_by_the_writers_word(tmp_path: Path) -> None:
    found = people(
        tmp_path,
        {
            ANA: "---\nlast_contact: 2026-01-05\n---\n- 2026-01-01 #met\n",
            BEN: "---\nlast_contact: 2026-01-01\n---\n- 2026-01-01 #met\n",
        },
    )
    assert told(found["Ana"]) == [("2026-01-01", "met"), ("2026-01-05", "note")]
    asserted = found["Ana"].interactions[1]
    assert asserted.asserted
    assert asserted.evidence[0].asserted
    assert asserted.evidence[0].line == 2
    assert told(found["Ben"]) == [("2026-01-01", "met")]  # a line tells of that day


def test_next_contact_is_a_promise_by_the_writers_word(tmp_path: Path) -> None:
    ana = people(tmp_path, {ANA: "---\nnext_contact: 2026-08-01\n---\n"})["Ana"]
    (promise,) = ana.promises
    assert (promise.text, promise.due, promise.asserted) == ("get in touch", date(2026, 8, 1), True)


# --- promises


def test_tasks_are_promises_to_those_they_link(tmp_path: Path) -> None:
    found = people(
        tmp_path,
        THREE,
        {
            ANA: "- 2026-01-01 #met\n  - [ ] introduce her to [[Ben]]\n- [x] send the paper\n",
            "Todo.md": "- [ ] call [[Ben]] and [[Cy]] 📅 2026-02-01\n- [ ] buy milk\n",
            "Daily/2026-01-02.md": "- [-] write to [[Cy]]\n",
        },
    )
    promises = {name: [(p.text, p.status) for p in person.promises] for name, person in found.items()}
    assert promises["Ana"] == [("introduce her to [[Ben]]", "open"), ("send the paper", "done")]
    assert promises["Ben"] == [("call [[Ben]] and [[Cy]]", "open")]
    assert promises["Cy"] == [("write to [[Cy]]", "cancelled"), ("call [[Ben]] and [[Cy]]", "open")]
    assert found["Ana"].promises[0].entry_day == date(2026, 1, 1)
    assert found["Cy"].promises[0].entry_day == date(2026, 1, 2)
    assert [evidence.line for evidence in found["Ben"].mentions] == [2]


# --- who knows whom


def test_knows_and_introduced_by_are_found(tmp_path: Path) -> None:
    ana = 'knows: ["[[Ben]]", Cy, "[[Jazz]]"]\nintroduced_by: "[[Ben]]"'
    found = people(
        tmp_path,
        THREE,
        {ANA: f"---\n{ana}\n---\n", BEN: "---\nintroduced_by: my uncle\n---\n", "Jazz.md": ""},
    )
    assert found["Ana"].knows == (BEN, CY)
    assert found["Ana"].introduced_by == (BEN,)
    assert found["Ben"].introduced_by == ("my uncle",)


# --- links of people


def test_a_person_is_linked_by_stem_where_that_is_certain(tmp_path: Path) -> None:
    found = network(
        {"People/Ana.md": "", "People/Ben.md": "", "Projects/ben.md": "", "People/Old/Cy.md": "", "cy.md": ""},
        tmp_path,
    )
    assert [person.link for person in found.people] == ["Ana", "People/Ben", "People/Old/Cy"]


# --- what is reported


def test_a_name_that_nobody_has(tmp_path: Path) -> None:
    files = {
        ANA: "---\nrole: a\n---\n- 2026-01-01 #met lunch with [[Benn]]\n- 2026-01-02 #call about [[Nowhere]]\n",
        "People/Ben Adler.md": "---\nknows: '[[Anna]]'\n---\n",
        "Daily/2026-01-03.md": "- #call [[Zoe]]\n- wrote [[My essay]]\n- met [[Bem Adler]]\n- [[Nobody]] was here\n",
    }
    assert [text for code, text in codes(tmp_path, files) if code == "unknown-person"] == [
        'Daily/2026-01-03.md:1: [[Zoe]] names nobody in the vault; make a note: netnotes new "Zoe"',
        "Daily/2026-01-03.md:3: [[Bem Adler]] names nobody in the vault; did you mean [[Ben Adler]]?",
        'People/Ana.md:4: [[Benn]] names nobody in the vault; make a note: netnotes new "Benn"',
        "People/Ben Adler.md:2: [[Anna]] names nobody in the vault; did you mean [[Ana]]?",
    ]


def test_with_means_something_else_where_no_kind_is_said(tmp_path: Path) -> None:
    files = {ANA: "---\nrole: a\n---\n", "Projects/Radio.md": "- 2026-01-03 built it with [[Some library]]\n"}
    assert codes(tmp_path, files) == []


def test_what_is_wrong_in_notes_on_other_things_is_not_netnotes_business(tmp_path: Path) -> None:
    topic = """
        ---
        up: [[Index]]
        cadence: now and then
        ---
        - 03/04/2026 released
        - 2026-02-30 also released
        - 2026-02-30 #call [[Ana]]
        - [ ] write to [[Ana]] 📅 2026-02-31
        - [ ] bake 📅 2026-02-31
        - 2026-01-05 coffee, alone
        - 2026-01-05 coffee with [[Ana]]
    """
    files = {
        ANA: "---\nrole: a\n---\n",
        "Projects/Radio.md": topic,
        "Projects/Broken.md": "---\ntags: [person\n---\n",
        "Meetings/Budget.md": "---\ndate: 2026-02-30\npeople: ['[[Ana]]']\n---\n",
    }
    found = network(files, tmp_path).diagnostics
    assert [(fault.path, fault.line, fault.code) for fault in found] == [
        ("Meetings/Budget.md", 2, "bad-date"),
        ("Projects/Broken.md", 2, "yaml-syntax"),
        ("Projects/Radio.md", 7, "bad-date"),
        ("Projects/Radio.md", 8, "bad-due"),
        ("Projects/Radio.md", 11, "kind-guessed"),
    ]


def test_a_link_that_could_be_two_people(tmp_path: Path) -> None:
    files = {
        "Uni/Ana.md": "---\ntype: person\n---\n",
        "Work/Ana.md": "---\ntype: person\n---\n",
        "Daily/2026-01-01.md": "- #call [[Ana]]\n- #call [[Work/Ana]]\n",
    }
    found = network(files, tmp_path)
    assert [len(person.interactions) for person in found.people] == [0, 1]
    assert [str(fault) for fault in found.diagnostics if fault.code == "ambiguous-link"] == [
        "Daily/2026-01-01.md:1: [[Ana]] could be Uni/Ana.md or Work/Ana.md; write the path: [[Uni/Ana]]"
    ]
    assert [str(fault) for fault in found.diagnostics if fault.code == "ambiguous-name"] == [
        "Uni/Ana.md: 2 notes are named Ana: Uni/Ana.md, Work/Ana.md; link them by path"
    ]


def test_two_notes_that_may_be_one_person(tmp_path: Path) -> None:
    files = {
        "People/Ana.md": "---\nemail: ana@example.org\n---\n",
        "People/A. Silva.md": "---\nemail: Ana@Example.org\n---\n",
        "People/Zoë.md": "---\nurl: https://www.example.org/zoe/\n---\n",
        "People/Zoe.md": "---\nwebsite: example.org/zoe\n---\n",
        "People/Ben.md": "---\nemail: info@example.org\nurl: https://example.org\n---\n",
        "People/Cy.md": "---\nemail: info@example.org\nurl: https://example.org/\n---\n",
    }
    assert [text for code, text in codes(tmp_path, files) if code == "same-person"] == [
        "People/Ana.md: this may be the same person as People/A. Silva.md (the same e-mail address); "
        "merge the two notes",
        "People/Zoë.md: this may be the same person as People/Zoe.md (the same address on the web); "
        "merge the two notes",
    ]


def test_a_note_that_holds_nothing_but_a_name(tmp_path: Path) -> None:
    files = {"People/Ana.md": "# Ana\n", "People/Ben.md": "# Ben\n", "Daily/2026-01-01.md": "- #call [[Ben]]\n"}
    assert [text for code, text in codes(tmp_path, files) if code == "name-only"] == [
        "People/Ana.md: nothing but a name is noted here; add how you met, or one thing you know"
    ]


def test_one_vault_gives_one_network(tmp_path: Path) -> None:
    files = {
        **THREE,
        ANA: "- 2026-01-01 #met with [[Ben]] and [[Cy]], see [[Ben]]\n",
        "2026-01-01.md": "- #met [[Cy]]\n",
    }
    assert network(files, tmp_path) == network(files, tmp_path)


def test_a_task_that_another_is_to_do_is_no_promise(tmp_path: Path) -> None:
    meeting = """
        ---
        date: 2026-03-01
        ---
        - [ ] [[Ana]] to send the minutes
        - [ ] [[Ben]]: send [[Ana]] the plan
        - [ ] [[Ana]] and [[Ben]] will book a room
        - [ ] [[Ana]] about the boat
        - [ ] send [[Ben]] the budget
        """
    found = people(tmp_path, THREE, {"Meetings/Choir.md": meeting})
    assert {name: [promise.text for promise in one.promises] for name, one in found.items() if one.promises} == {
        "Ana": ["[[Ana]] about the boat"],
        "Ben": ["send [[Ben]] the budget"],
    }
    assert len(found["Ana"].mentions) == 3


@pytest.mark.parametrize(
    ("front", "kind"),
    [
        ("date: 2026-06-05\nattendees: [Ana]", "met"),
        ("date: 2026-06-05\npeople: [Ana]", "note"),
        ("date: 2026-06-05\npeople: [Ana]\ntags: meeting", "met"),
        ("date: 2026-06-05\nattendees: [Ana]\ntype: call", "call"),
        ("date: 2026-06-05\nattendees: [Ana]\ntype: letter", "message"),
    ],
)
def test_a_note_that_names_attendees_is_of_a_meeting(tmp_path: Path, front: str, kind: str) -> None:
    found = people(tmp_path, THREE, {"Notes/Choir committee.md": f"---\n{front}\n---\n"})
    (line,) = found["Ana"].interactions
    assert [act.kind for act in line.acts] == [kind]


def test_their_own_name_is_left_out_of_a_line_with_them(tmp_path: Path) -> None:
    daily = """
        - Coffee with [[Ana|A.]], she draws #met
        - Dinner with [[Ana]] and [[Ben]]
        """
    found = people(tmp_path, THREE, {"2026-03-01.md": daily})
    assert [line.text for line in found["Ana"].interactions] == [
        "Coffee, she draws",
        "Dinner with [[Ana]] and [[Ben]]",
    ]
