"""The sample vault shows what netnotes reads, and has no faults but those it has on purpose."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from netnotes.model import Network
from netnotes.notes.kinds import KINDS
from netnotes.properties import PROPERTIES
from netnotes.rules import NetworkFacts
from netnotes.settings import Settings
from netnotes.stages import STAGES, WARMTHS
from netnotes.vault import read_network, read_settings

SAMPLE = Path(__file__).parent.parent / "sample-vault"
AS_OF = date(2026, 6, 30)

# Faults on purpose: the note and what is wrong with it.
FAULTS = {
    ("People/Giulia Santacroce.md", "bad-date"),
    ("People/Kerttu Saarvala.md", "unknown-person"),
    ("People/Per-Arne Holmqvist-Duarte.md", "unquoted-link"),
    ("People/Radio club/Wendeline Oort.md", "misspelt-key"),
    ("People/Samir Qureishi-Holm.md", "duplicate-key"),
}


@cache
def settings() -> Settings:
    found, diagnostics = read_settings(SAMPLE)
    assert not diagnostics
    return found


@cache
def network() -> Network:
    return read_network(SAMPLE, settings())


@cache
def facts() -> NetworkFacts:
    return NetworkFacts(network(), AS_OF, settings())


@cache
def text_of_all_notes() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLE.rglob("*.md")))


def test_it_holds_a_whole_network() -> None:
    days = [(line.evidence[0], line.day) for person in network().people for line in person.interactions if line.day]
    assert len(network().people) >= 40
    assert len(set(days)) >= 300
    assert {day.year for _, day in days} == {2022, 2023, 2024, 2025, 2026}
    assert any(day > AS_OF for _, day in days)
    assert network().me is not None


def test_every_stage_and_warmth_occurs() -> None:
    people = facts().people.values()
    assert {one.standing.stage for one in people} == set(STAGES)
    assert {one.tie.warmth for one in people} == set(WARMTHS)
    assert any(one.tie.rhythm_broken for one in people)
    assert any(one.standing.provisional for one in people)
    assert {item.advice for item in facts().let_go} == {"let go", "reconnect or let go"}


def test_only_the_faults_on_purpose() -> None:
    found = {(fault.path, fault.code) for fault in network().diagnostics if fault.severity != "info"}
    assert found == FAULTS


@pytest.mark.parametrize("tag", [tag for row in KINDS for tag in row.tags if row.kind != "help"])
def test_every_tag_is_used(tag: str) -> None:
    assert re.search(rf"(?<![\w#])#{re.escape(tag)}(?![\w-])", text_of_all_notes())


def test_every_kind_is_read_from_its_tag() -> None:
    kinds = {act.kind for person in network().people for line in person.interactions for act in line.acts}
    assert kinds == {row.kind for row in KINDS} - {"help"}


@pytest.mark.parametrize("sign", ["➕", "⏳", "🛫", "📅", "✅", "❌", "🔁", "🆔", "⛔", "⏫", "🔼", "🔽"])
def test_every_sign_of_a_task_is_used(sign: str) -> None:
    assert sign in text_of_all_notes()


@pytest.mark.parametrize(
    "key",
    ["created", "scheduled", "start", "due", "completion", "repeat", "id", "dependsOn", "priority"],
)  # fmt: skip
def test_every_field_of_a_task_is_used(key: str) -> None:
    assert f"[{key}:: " in text_of_all_notes()


def test_promises_of_every_sort() -> None:
    promises = [promise for person in network().people for promise in person.promises]
    assert {promise.status for promise in promises} == {"open", "done", "cancelled"}
    assert any(promise.recurrence for promise in promises)
    assert any(promise.asserted for promise in promises)
    assert any(promise.due is None and promise.entry_day for promise in promises)
    done = [promise for promise in promises if promise.done and promise.due]
    assert {promise.done <= promise.due for promise in done if promise.done and promise.due} == {True, False}


@pytest.mark.parametrize("field", sorted({row.field for row in PROPERTIES}))
def test_every_property_is_used(field: str) -> None:
    assert any(field in person.sources for person in network().people)


def test_every_shape_of_an_interaction_is_used() -> None:
    text = text_of_all_notes()
    shapes = {
        "plain date": r"^- 2026-\d\d-\d\d ",
        "bold date": r"^\* \*\*2026-\d\d-\d\d\*\* ",
        "linked date": r"^- \[\[2026-\d\d-\d\d\]\] ",
        "heading": r"^### 2026-\d\d-\d\d",
        "table": r"^\| 2026-\d\d-\d\d \|",
        "front matter": r"^  - date: 2026-\d\d-\d\d$",
        "arrows": r"(->|→).*(.|\n)*(<-|←)",
    }
    missing = [name for name, pattern in shapes.items() if not re.search(pattern, text, re.MULTILINE)]
    assert not missing
    folders = Counter(
        evidence.path.split("/")[0]
        for person in network().people
        for line in person.interactions
        for evidence in line.evidence
    )
    assert {"People", "Clients", "Allotment", "Daily", "Meetings"} <= set(folders)


def test_line_ends_differ_as_in_real_vaults() -> None:
    raw = [path.read_bytes() for path in SAMPLE.rglob("*.md")]
    assert any(b"\r\n" in note for note in raw)
    assert any(not note.endswith(b"\n") for note in raw)


def test_nobody_in_it_can_be_reached() -> None:
    text = text_of_all_notes()
    hosts = set(re.findall(r"(?:@|https?://)([\w.-]+\.\w+)", text))
    assert hosts <= {"example.org", "example.com"}
    assert all(number.startswith("555-01") for number in re.findall(r"\b555-\d+", text))
