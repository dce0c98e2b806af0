"""Vaults that never heard of netnotes, in the shapes people share: what a reader would say of them.

Each folder of tests/foreign_vaults is one shape of public people, daily or meeting template, in words of our own.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from netnotes.model import PartialDate, Person
from netnotes.rules import NetworkFacts
from netnotes.vault import read_network, read_settings

VAULTS = Path(__file__).parent / "foreign_vaults"
DAY = date(2026, 6, 30)


class Told(NamedTuple):
    """What a reader takes from one person's notes."""

    path: str
    stage: str
    interactions: tuple[str, ...] = ()  # day and kinds
    promises: tuple[str, ...] = ()
    mentions: int = 0
    about: dict[str, Any] = {}  # noqa: RUF012 (never changed)


EXPECTED: dict[str, tuple[Told, ...]] = {
    "activity-log": (
        Told(
            "People/Hana Suzuki.md",
            "contact",
            ("2026-04-30 note", "2026-05-21 message", "2026-06-04 met"),
        ),
        Told("People/Omar Haddad.md", "contact", ("2026-06-04 met",), mentions=1),
    ),
    "callouts": (
        Told(
            "People/Bram de Wit.md",
            "contact",
            ("2026-02-20 call", "2026-05-15 met"),
            about={"company": "Windmill Trust", "role": "Miller"},
        ),
    ),
    "categories-and-meetings": (
        Told("References/Idris Bello.md", "contact", ("2026-03-18 met",)),
        Told(
            "References/Lena Brandt.md",
            "contact",
            ("2026-03-18 met",),
            ("open write to [[Lena Brandt]] with the sizes",),
            mentions=1,
            about={
                "company": "Brandt & Söhne",
                "role": "Clockmaker",
                "birthday": PartialDate(1990, 8, 19),
            },
        ),
    ),
    "contact-log-table": (
        Told(
            "people/Ruth Okafor.md",
            "contact",
            ("2026-02-11 message", "2026-05-30 met"),
            ("open bring back her ladder", "done lend her the sieve"),
            about={
                "name": "Ruth Okafor",
                "aliases": ("Ruthie",),
                "company": "Northern Seeds",
                "role": "Plant breeder",
                "location": "Leeds",
                "birthday": PartialDate(None, 3, 21),
                "important_dates": (("Wedding anniversary", PartialDate(None, 7, 18)),),
                "met": PartialDate(2019, 6, 14),
                "how_met": "allotment next to ours",
                "interests": ("beans", "fell running"),
            },
        ),
    ),
    "conversation-notes": (Told("People/John Doe.md", "contact", ("2022-07-24 note",)),),
    "daily-backlinks": (
        Told("People/Piet Vos.md", "contact", ("2026-06-08 met", "2026-06-09 message"), mentions=1),
        Told(
            "People/Salma Idrissi.md",
            "contact",
            ("2026-06-08 met", "2026-06-08 call"),
            ("open return the keys to [[Salma Idrissi]]",),
            mentions=1,
        ),
    ),
    "dataview-fields": (
        Told(
            "Contacts/Mira Kovač.md",
            "contact",
            ("2025-12-30 message", "2026-02-27 call"),
            about={
                "company": "Adria Maps",
                "role": "Cartographer",
                "birthday": PartialDate(1979, 4, 30),
                "met": PartialDate(2018, 7),
                "interests": ("old maps", "rowing"),
                "last_contact": date(2026, 2, 27),
            },
        ),
    ),
    "fileclass": (
        Told("people/Jonah Levi.md", "contact", ("2026-06-02 note",), about={"emails": ("jonah@example.org",)}),
    ),
    "french": (
        Told(
            "Personnes/Élodie Marchand.md",
            "contact",
            ("2025-12-24 message", "2026-01-08 met", "2026-03-14 call", "2026-05-02 met"),
            ("open lui prêter le livre sur Vilar",),
            about={
                "aliases": ("Élo",),
                "company": "Théâtre du Pont",
                "birthday": PartialDate(None, 6, 21),
            },
        ),
    ),
    "friend-tracker": (
        Told(
            "FriendTracker/Beatriz Lobo.md",
            "contact",
            ("2025-12-01 call", "2026-03-09 call", "2026-06-14 met"),
            about={"birthday": PartialDate(1991, 2, 14), "relation": "friend"},
        ),
    ),
    "german": (
        Told(
            "Menschen/Jürgen Weiß.md",
            "contact",
            ("2025-11-11 note", "2026-01-15 call", "2026-03-02 met", "2026-04-17 met"),
            ("open Jürgen die Adresse vom Makler schicken",),
            mentions=1,
            about={"birthday": PartialDate(1970, 12, 24), "company": "Stadtwerke"},
        ),
    ),
    "hebrew": (
        Told(
            "People/נועה כהן.md",
            "contact",
            (
                "2026-01-01 note",
                "2026-03-10 call",
                "2026-03-10 heard",
                "2026-05-05 met",
                "2026-06-20 message",
                "2026-06-20 met",
            ),
            about={"company": "בית הקפה", "aliases": ("נועה", "Noa")},
        ),
        Told("People/يوسف منصور.md", "network", ("2026-04-04 gave", "2026-06-20 met"), about={"role": "مهندس"}),
    ),
    "kebab-names": (
        Told(
            "contacts/maria-garcia.md",
            "network",
            ("2026-01-10 received", "2026-03-15 met"),
            mentions=1,
            about={"family": ("Husband Iker, two girls.",)},
        ),
    ),
    "meeting-attendees": (
        Told(
            "People/Dev Patel-Ross.md",
            "contact",
            ("2026-05-04 met", "2026-05-04 heard"),
            about={"role": "Designer", "company": "Fjord Ferries"},
        ),
        Told(
            "People/Grace Lindqvist.md",
            "contact",
            ("2026-05-04 met", "2026-06-10 met"),
            ("open draw the new screen for [[Grace Lindqvist]]",),
            about={"role": "", "company": "Fjord Ferries"},
        ),
    ),
    "one-journal": (
        Told("People/Sol Reyes.md", "contact", ("2026-06-14 call",), about={"role": "sailmaker"}),
        Told("People/Wren Hale.md", "contact", ("2026-06-21 met",)),
    ),
    "plain-paragraphs": (
        Told(
            "People/Nia Osei.md",
            "network",
            (
                "2026-03-02 met",
                "2026-04-18 note",
                "2026-05-01 received",
                "2026-05-22 gave met",
                "2026-06-09 note",
                "2026-06-12 call",
            ),
            mentions=2,
            about={"birthday": PartialDate(1988, 7, 4)},
        ),
    ),
    "portuguese": (
        Told(
            "Pessoas/João Araújo.md",
            "contact",
            ("2025-10-19 call", "2026-02-03 met", "2026-05-20 met"),
            mentions=1,
            about={"interests": ("rádio", "vinho verde"), "aliases": ("Joca",)},
        ),
    ),
    "spanish": (
        Told(
            "Personas/Inés Gálvez.md",
            "contact",
            ("2026-04-10 call", "2026-06-01 met"),
            ("open mandarle las fotos del taller",),
            about={"interests": ("cerámica", "senderismo")},
        ),
    ),
    "tasks-and-cadence": (
        Told(
            "Network/people/Kim Aalto.md",
            "prospect",
            (),
            ("open ask [[Kim Aalto]] for Oona's address",),
            about={"cadence_days": 90},
        ),
        Told(
            "Network/people/Oona Virtanen.md",
            "contact",
            ("2026-02-01 note",),
            (
                "open send the antenna drawing",
                "open look for a mast",
                "done share the slides",
                "cancelled translate her page",
                "open get in touch",
            ),
            about={
                "cadence_days": 90,
                "how_met": "at the radio fair",
                "offers": ("antennas", "Finnish"),
                "needs": ("a second-hand mast",),
                "would_refer": True,
                "next_contact": date(2026, 7, 15),
            },
        ),
    ),
    "templater-history": (
        Told(
            "People/Nadia Ferro.md",
            "contact",
            ("2025-11-08 met", "2026-05-12 call"),
            ("open send her the floor plan", "open get in touch"),
            about={
                "company": "Studio Ferro",
                "role": "Acoustic engineer",
                "interests": ("choir", "mountain huts"),
                "offers": ("room acoustics", "microphones"),
                "needs": ("a carpenter for wall panels",),
                "birthday": PartialDate(1984, 11, 2),
                "next_contact": date(2026, 8, 3),
            },
        ),
    ),
    "timeline-table": (
        Told(
            "CRM/people/Tomasz Wilk.md",
            "contact",
            ("2025-10-02 call", "2026-01-20 message", "2026-04-18 met"),
            about={"relation": "mentor", "last_contact": date(2026, 4, 18)},
        ),
    ),
    "vcard-keys": (
        Told(
            "Contacts/Amir Rahimi.md",
            "contact",
            ("2026-05-17 met",),
            about={"company": "Harbour Pilots", "role": "Pilot", "birthday": PartialDate(1982, 3, 16)},
        ),
        Told("Contacts/Jo March.md", "prospect", mentions=1, about={"company": "Harbour Pilots"}),
    ),
}


def told(person: Person, facts: NetworkFacts, about: dict[str, Any]) -> Told:
    """What netnotes takes from a person's notes; of the properties those that are asked for."""
    return Told(
        person.path,
        facts.people[person.path].standing.stage,
        tuple(f"{line.day} {' '.join(sorted(line.kinds()))}" for line in person.interactions),
        tuple(f"{promise.status} {promise.text}" for promise in person.promises),
        len(person.mentions),
        {field: getattr(person.profile, field) for field in about},
    )


@pytest.mark.parametrize("shape", sorted(path.name for path in VAULTS.iterdir()))
def test_a_reader_of_the_vault_would_say_the_same(shape: str) -> None:
    root = VAULTS / shape
    settings, faults = read_settings(root)
    network = read_network(root, settings)
    facts = NetworkFacts(network, DAY, settings)
    expected = EXPECTED[shape]
    asked = {one.path: one.about for one in expected}
    assert tuple(told(one, facts, asked.get(one.path, {})) for one in network.people) == expected
    assert not faults
    assert not [fault for fault in network.diagnostics if fault.severity == "error"]


def test_every_shape_is_there() -> None:
    assert {path.name for path in VAULTS.iterdir()} == set(EXPECTED)
    assert len(EXPECTED) >= 15
