"""What people write in a note's properties, and what netnotes understands."""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.front_matter import read
from netnotes.model import Evidence, Link, PartialDate, Profile
from netnotes.notes import ReadOptions, read_note
from netnotes.properties import (
    NOTE_PROPERTIES,
    PROPERTIES,
    About,
    Field,
    Properties,
    Section,
    field_of,
    near_key,
    read_profile,
    section_field,
)
from netnotes.properties.cadence import parse_cadence


def read_as(front: str, *, path: str = "People/Ana Lima.md", date_order: str = "", **body: Any) -> Properties:
    text = f"---\n{dedent(front).strip(chr(10))}\n---\n"
    return read_profile(path, read(path, text), body.get("fields", ()), body.get("sections", ()), date_order)


def profile(front: str, **how: Any) -> Profile:
    return read_as(front, **how).profile


def faults(front: str, **how: Any) -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in read_as(front, **how).diagnostics]


def test_a_note_as_people_write_them() -> None:
    found = read_as("""
        type: person
        aliases: [Annie, A. Lima]
        company: "[[Companies/Acme|Acme Ltd]]"
        jobTitle: Head of Research
        E-mail: ana@example.org
        phone: +351 123 456
        City: Lisbon
        birthday: 06-20
        first met: 2019-05
        how_met: at a reading
        introduced-by: "[[Ben]]"
        hobbies: chess, jazz
        skills:
          - Portuguese
          - baking
        looking_for: a translator
        circle: uni
        relation: friend
        would_refer: yes
        frequency: 6w
        tags: [person, "#mentor"]
        """)
    assert found.profile == Profile(
        aliases=("Annie", "A. Lima"),
        company="Acme Ltd",
        role="Head of Research",
        emails=("ana@example.org",),
        phones=("+351 123 456",),
        location="Lisbon",
        birthday=PartialDate(None, 6, 20),
        met=PartialDate(2019, 5),
        how_met="at a reading",
        introduced_by=(Link("Ben", "Ben", 12),),
        interests=("chess", "jazz"),
        offers=("Portuguese", "baking"),
        needs=("a translator",),
        communities=("uni",),
        relation="friend",
        would_refer=True,
        cadence_days=42,
    )
    assert found.about == About(marks=("person",), tags=("person", "mentor"), kinds=("person",))
    assert found.diagnostics == ()
    assert found.sources["offers"].line == 14
    assert found.sources["offers"].text == "skills:"
    assert found.sources["location"].asserted


@pytest.mark.parametrize("key", ["last-contact", "lastContact", "Last contact", "LAST_CONTACT", "last contact"])
def test_keys_compare_without_case_and_joints(key: str) -> None:
    assert profile(f"{key}: 2026-01-02").last_contact == date(2026, 1, 2)


@pytest.mark.parametrize("item", (*PROPERTIES, *NOTE_PROPERTIES), ids=lambda item: item.field)
def test_every_property_fills_a_field_of_its_own(item: Any) -> None:
    assert item.field in (Profile._fields if item in PROPERTIES else About._fields)
    assert item.meaning
    for key in item.keys:
        assert field_of(key) in (item.field, "") or item in NOTE_PROPERTIES


def test_every_field_has_a_property() -> None:
    assert {item.field for item in PROPERTIES} == set(Profile._fields)
    assert {item.field for item in NOTE_PROPERTIES} == set(About._fields)


def test_text_stays_text_where_text_is_meant() -> None:
    found = profile("company: no\nrole: 0123\nwhy: 12:30\npurpose: on\nlocation: [51.5, -0.1]")
    assert (found.company, found.role, found.why, found.purpose) == ("no", "0123", "12:30", "on")
    assert found.location == "51.5, -0.1"


@pytest.mark.parametrize(
    ("text", "meant"), [("yes", True), ("True", True), ("on", True), ("no", False), ("'N'", False), ("false", False)]
)
def test_yes_and_no(text: str, meant: bool) -> None:
    assert profile(f"would_refer: {text}").would_refer is meant


def test_what_is_neither_yes_nor_no_is_not_stated() -> None:
    assert profile("would_refer: perhaps").would_refer is None
    assert faults("would_refer: perhaps\ntarget:\nkeep: ''") == [(2, "bad-yes-no")]


def test_a_title_is_a_role_unless_it_is_the_name() -> None:
    assert profile("title: Head Baker").role == "Head Baker"
    assert profile("title: Ana Lima").role == ""
    assert profile("title: ana silva\nname: Ana Silva").role == ""
    assert profile("title: Dr\nrole: baker").role == "baker"


def test_the_preferred_key_of_a_field_counts_and_lists_are_put_together() -> None:
    found = profile(
        "address: Street 1\ncity: Porto\nemail: a@x.org\nemails: [b@x.org, A@x.org]\nkids: Leo\npartner: Max"
    )
    assert found.location == "Porto"
    assert found.emails == ("a@x.org", "b@x.org", "A@x.org")
    assert found.family == ("Leo", "Max")


def test_mail_and_pages_in_any_writing() -> None:
    found = profile("""
        email: {work: ana@acme.org, home: "mailto:ana@home.org"}
        linkedin: "[me](https://linkedin.com/in/ana)"
        website: https://ana.example, https://b.example
        """)
    assert found.emails == ("ana@acme.org", "ana@home.org")
    assert found.urls == ("https://ana.example", "https://b.example", "https://linkedin.com/in/ana")


def test_lists_as_text_as_list_and_as_block() -> None:
    assert profile("interests: chess, jazz (old, new); Chess").interests == ("chess", "jazz (old, new)")
    assert profile("family: Max, and two boys").family == ("Max, and two boys",)
    assert profile("family: {spouse: Max, kids: [Leo, Eva]}").family == ("spouse: Max", "kids: Leo, Eva")
    assert profile("past: |\n  - grew up in Porto\n  - was a nurse\n").past == ("grew up in Porto", "was a nurse")
    assert profile("past: She left. Then, years later, came back.").past == ("She left. Then, years later, came back.",)


def test_people_are_links_or_plain_names() -> None:
    found = profile('knows:\n  - "[[People/Ben|B]]"\n  - Cy, Dee')
    assert found.knows == (Link("People/Ben", "B", 3), Link("Cy", "Cy", 4), Link("Dee", "Dee", 4))


def test_dates_of_every_precision() -> None:
    found = profile(
        "birthday: --02-29\nmet: 2019\nknown_since: 2018-03\nlast_contact: 2026-01-02T10:00\nsnooze: '[[2026-05-01]]'"
    )
    assert found.birthday == PartialDate(None, 2, 29)
    assert (found.met, found.known_since) == (PartialDate(2019), PartialDate(2018, 3))
    assert (found.last_contact, found.snooze_until) == (date(2026, 1, 2), date(2026, 5, 1))


def test_dates_that_cannot_be_read_are_reported_and_not_guessed() -> None:
    front = "birthday: 1990-02-30\nmet: 03/04/2025\nlast_contact: 2026-01\nnext_contact: soon\nknown_since: ages"
    assert faults(front) == [(2, "bad-date"), (3, "unclear-date"), (4, "bad-value"), (5, "bad-value"), (6, "bad-value")]
    assert profile(front) == Profile()
    assert profile(front, date_order="day-first").met == PartialDate(2025, 4, 3)


def test_met_in_words_says_how() -> None:
    assert profile("met: at PyCon").how_met == "at PyCon"
    assert profile("met: at PyCon\nhow_met: through Ben").how_met == "through Ben"
    assert faults("met: at PyCon") == []


def test_days_to_remember() -> None:
    found = profile("""
        important_dates:
          - 2015-06-20 wedding
          - Leo's birthday (05-03)
          - {name: first day, date: 2014-01-02}
          - moved in: 2020-09
        anniversary: 06-20
        """)
    assert found.important_dates == (
        ("wedding", PartialDate(2015, 6, 20)),
        ("Leo's birthday", PartialDate(None, 5, 3)),
        ("first day", PartialDate(2014, 1, 2)),
        ("moved in", PartialDate(2020, 9)),
        ("anniversary", PartialDate(None, 6, 20)),
    )
    assert faults("important_dates:\n  - 2015-02-30 wedding\n  - name day") == [(3, "bad-date"), (4, "bad-value")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("45", 45), ("16 days", 16), ("6w", 42), ("3 months", 90), ("monthly", 30), ("Quarterly", 90),
        ("every 2 weeks", 14), ("every other month", 60), ("bi-weekly", 14), ("once a month", 30),
        ("twice a year", 182), ("4x per year", 91), ("1.5 months", 45), ("every week", 7), ("yearly", 365),
        ("half-yearly", 182), ("1y", 365),
        ("", None), ("0", None), ("never", None), ("every", None), ("6 cats", None), ("99999999 y", None),
    ],
)  # fmt: skip
def test_how_often_to_be_in_touch(text: str, days: int | None) -> None:
    assert parse_cadence(text) == days


def test_a_rhythm_that_is_none_is_reported() -> None:
    assert faults("cadence: now and then") == [(2, "bad-cadence")]


def test_help_before_the_log_began() -> None:
    assert profile("helped: me").helped == "me"
    assert profile("helped: [me, them]").helped == "both"
    assert faults("helped: my brother") == [(2, "bad-value")]


def test_archived_by_either_property() -> None:
    assert profile("status: Archived").archived
    assert profile("archived: true").archived
    assert not profile("status: busy").archived
    assert faults("status: busy") == []


def test_fields_of_the_body_fill_what_the_front_matter_lacks() -> None:
    fields = [Field("Role", "baker", 9, "Role:: baker"), Field("why", "she asks well", 10, "**why**:: she asks well")]
    found = read_as("role: nurse\nwhy:", fields=fields)
    assert (found.profile.role, found.profile.why) == ("nurse", "she asks well")
    assert found.sources["why"].line == 10


def test_sections_of_the_body_fill_what_is_still_lacking() -> None:
    sections = [
        Section("🏡 Family", 10, ("", "Married to [[Max]],", "two boys.", "- [ ] ask their names", "")),
        Section("Interests & hobbies", 20, ("- chess, jazz", "- ", "| a | b |", "* baking")),
        Section("Background", 30, ("- ", "TBD")),
        Section("Needs", 40, ("- a cook",)),
        Section("Log", 50, ("- anything",)),
    ]
    found = read_as("needs: a lawyer", sections=sections)
    assert found.profile == Profile(
        family=("Married to Max, two boys.",), interests=("chess", "jazz", "baking"), needs=("a lawyer",)
    )
    assert (found.sources["family"].line, found.sources["family"].text) == (12, "Married to [[Max]],")


def test_long_lines_in_sections_are_read_at_once() -> None:
    lines = (" " * 50_000 + "x", "-" * 50_000 + "x", "." * 50_000 + "x", "- " * 30_000)
    assert read_as("", sections=[Section("Family", 1, lines)]).profile.family


def test_a_note_about_a_meeting() -> None:
    about = read_as("""
        type: call
        date: 2026-03-04
        attendees: ["[[Ana]]", Ben]
        duration: 45m
        medium: [zoom]
        interactions:
          - date: 2026-01-01
            type: call
        """).about
    assert about.day == PartialDate(2026, 3, 4)
    assert [link.target for link in about.participants] == ["Ana", "Ben"]
    assert about.kinds == ("call", "zoom")
    assert about.minutes == "45m"
    assert about.interactions is not None
    assert about.interactions.items()[0].pairs()[0][1].line == 8


def test_a_key_that_is_nearly_one_of_ours_is_reported() -> None:
    assert faults("birtday: 1990-01-01\nwould_reffer: yes") == [(2, "misspelt-key"), (3, "misspelt-key")]
    assert read_as("birtday: 1990-01-01").others == ("birtday",)


@pytest.mark.parametrize(
    "key", ["created", "updated", "related", "cssclasses", "cover", "contact", "publish", "dates", "priority",
            "summary", "parent", "rating", "region", "color", "emoji", "template", "project",
            "persons", "status_date", "source"],
)  # fmt: skip
def test_a_users_own_keys_are_their_own_business(key: str) -> None:
    assert near_key(key) == ""


def test_an_unfilled_template_has_no_faults() -> None:
    assert faults('birthday: "{{date}}"\nwould_refer: <% tp.yes %>\ndate: "{{date}}"') == []


_keys = st.sampled_from([key for item in (*PROPERTIES, *NOTE_PROPERTIES) for key in item.keys])
_values = st.text(alphabet="ab:,- #[]{}()'\"\n\t|*20260-1/.@!", max_size=40)


@settings(max_examples=300)
@given(st.lists(st.tuples(_keys, _values), max_size=4))
def test_any_value_is_read_without_raising(pairs: list[tuple[str, str]]) -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs) + "---\n"
    fields = [Field(key, value, 1, value) for key, value in pairs]
    read_profile("n.md", read("n.md", text))
    read_profile("n.md", read("n.md", ""), fields, [Section("Family", 1, tuple(value for _, value in pairs))])


_plain_keys = _keys | st.sampled_from(["created", "cssclasses", "Last Contact", "brithday", "e-mail", "Firma", "title"])
_plain_values = st.sampled_from(
    [
        "", "x", "Ana Lima", "two words ", "a, b", "a, A; b", "a  b", "(a, b), c", "One. Two, three", "[a, B, b]", "[]",
        "[ ]", "[a,b]", "[a , b]", "[a; b, 'c, d']", '[" x", y]', "[~, a]", "[#a, b]", '"[[Ben]]"', "[[Ben]]", '" x "',
        "''", "' '", "~", "null", "yes", "No", "oui", "maybe", "2020-02-30", "2020-02-29", "2020-02", "06-20",
        "1/2/2020", "2020-01-02 10:30", "2020-01-02, by phone", "June 3, 2026", "at a party", "6w", "monthly", "often",
        "archived", "active", "me", "me, them", "ana@x.org", "mailto:a@x.org, b@x.org", "https://x.org/#a", "<https://x.org>,",
        "+49 (0) 1, 2", "#person", "person friend", "x # note", "ö", "Ö, ö", "{{date}}", '"{{date}}"', "<% now %>",
        "full", "~x", "[null]", "[a, NULL]", "[nullable, full]", "[O'Brien, b]", "[Ö, ö, O]", "[a b, B a, A B]",
        "[a，b, c]", "[a@x.org, A@x.org]", "[6w]", "[yes]", "[2020-01-02]", "C#", "a:b", "a@b@c", "false", "2020-W01-1",
        "\n  - a\n  - b", "\n  - a, b\n  - A", "\n- a\n-", '\n  - ""\n  - b', '\n  - "[[Ben]]"\n  - Cleo',
        "\n  - 2020-01-02", "\n  - [a]", "\n  wedding: 2015-06-20", "\n  - date: 2015-06-20\n    label: wedding",
    ]
)  # fmt: skip


@settings(max_examples=1000)
@given(
    st.lists(st.tuples(_plain_keys, _plain_values), max_size=6)
    | st.lists(st.tuples(_plain_keys, _plain_values), min_size=1, max_size=1),
    st.sampled_from(["", "day-first"]),
)
def test_what_is_read_directly_is_what_is_read_with_care(pairs: list[tuple[str, str]], order: str) -> None:
    front = read("Ana Lima.md", "---\n" + "".join(f"{key}: {value}\n" for key, value in pairs) + "---\n")
    with_care = front._replace(plain=None, nodes=front.entries)
    assert read_profile("Ana Lima.md", front, (), (), order) == read_profile("Ana Lima.md", with_care, (), (), order)


_headings = st.sampled_from(
    ["Family", "family", "FAMILY", "Kids", "Interests", "hobbies", "Life events", "How we met", "Familie", "Log", "Why"]
)


@given(
    st.lists(_headings, min_size=1, max_size=2),
    st.sampled_from([" ", "  ", " & ", " and ", "_", ": ", " 2 "]),
    st.sampled_from(["{}", "🏡 {}", "{}:", "**{}**", " {}", "{} 1", "{}é"]),
)
def test_a_heading_is_told_by_its_words(words: list[str], joint: str, around: str) -> None:
    heading = around.format(joint.join(words))
    assert section_field(heading) == section_field(f"{heading} —")


def test_where_a_property_is_written_is_known_whenever_it_is_asked() -> None:
    found = read_as("name: Ana \nemail: ana@x.org # hers\nknows: Ben\nwhy:\n  - a\nsnooze: x")
    path, sources = "People/Ana Lima.md", found.sources
    assert set(sources) == {"name", "emails", "knows", "why"}
    assert "snooze_until" not in sources
    assert sources.get("snooze_until") is None
    assert sources == {
        "name": Evidence(path, 2, "name: Ana", True),
        "emails": Evidence(path, 3, "email: ana@x.org # hers", True),
        "knows": Evidence(path, 4, "knows: Ben", True),
        "why": Evidence(path, 5, "why:", True),
    }
    assert str(sources) == str(dict(sources))


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Geburtstag: 1980-07-05", "birthday", PartialDate(1980, 7, 5)),
        ("birthday: 3 July 1979", "birthday", PartialDate(1979, 7, 3)),
        ("birthday: July 2", "birthday", PartialDate(None, 7, 2)),
        ("Letzter Kontakt: 2026-05-20", "last_contact", date(2026, 5, 20)),
        ("lastSpoken: 2026-06-02", "last_contact", date(2026, 6, 2)),
        ("Last Seen: June 3, 2026", "last_contact", date(2026, 6, 3)),
        ("last_contact: June 3, 2026 by phone", "last_contact", date(2026, 6, 3)),
        ("last_contact: 2026-06-03, by phone", "last_contact", date(2026, 6, 3)),
        ("Firma: Weber GmbH", "company", "Weber GmbH"),
        ("Société: Weber", "company", "Weber"),
        ("cumpleaños: 07-05", "birthday", PartialDate(None, 7, 5)),
        ("reach_out_every: 30", "cadence_days", 30),
        ("keep_in_touch: every 6 weeks", "cadence_days", 42),
        ("would_refer: ja", "would_refer", True),
        ("would_refer: não", "would_refer", False),
        ("Último contato: 2026-05-20", "last_contact", date(2026, 5, 20)),
    ],
)
def test_what_people_write_is_read(line: str, field: str, value: object) -> None:
    found = read_note("People/Ana.md", f"---\n{line}\n---\n", ReadOptions.from_settings())
    assert getattr(found.profile, field) == value
    assert found.diagnostics == ()


def test_a_key_that_as_often_says_something_else_is_no_fault() -> None:
    found = read_note(
        "People/Ana.md", "---\nkeep_in_touch: yes\ncheck_in: the garden\n---\n", ReadOptions.from_settings()
    )
    assert (found.profile.cadence_days, found.diagnostics) == (None, ())


@pytest.mark.parametrize("heading", ["Familie", "Famille", "Família", "Familia"])
def test_sections_in_other_languages_are_read(heading: str) -> None:
    found = read_note("People/Ana.md", f"## {heading}\nJörg, Lena\n", ReadOptions.from_settings())
    assert found.profile.family == ("Jörg, Lena",)


def test_a_bold_last_spoke_is_the_last_contact() -> None:
    found = read_note(
        "People/Ana.md", "**Last spoke:** June 3, 2026 by phone. He asked.\n", ReadOptions.from_settings()
    )
    assert found.profile.last_contact == date(2026, 6, 3)
