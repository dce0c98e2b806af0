"""The people by whom the model is checked, as notes, on 2026-06-30."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from tests.helpers import facts

if TYPE_CHECKING:
    from netnotes.rules import PersonFacts

ANA = """
    ---
    would_refer: yes
    family: sister Rosa
    interests: [ml, jazz]
    past: studied in Lisbon
    needs: translator
    circles: uni
    ---
    - 2024-03-10 #met 60m at the meetup
    - 2024-09-01 #gave notes on her talk
    - 2025-02-15 #received a desk for a month
    - 2025-07-20 #call 30m
    - 2025-12-05 #met 120m
    - 2026-06-10 #call 30m about the summer
    """
BEN = """
    ---
    interests: [jazz, climbing]
    offers: translator
    circles: gym
    ---
    - 2026-01-15 #met 60m
    - 2026-02-01 #gave a ride to the wall
    - 2026-02-03 #message thanks for the evening
    """
CY = """
    ---
    target: true
    interests: sailing
    ---
    - 2026-05-01 #message hello
    - 2026-06-20 #reply would you look at my boat plans?
    """
DEE = """
    - 2024-01-10 #message about the invoice
    """
ELI = """
    - 2026-06-25 #reply could I have your slides?
    """
FAY = """
    ---
    relation: family
    family: aunt of Tom
    interests: gardens
    past: taught chemistry
    ---
    - 2025-01-05 #met 180m
    """
GUS = """
    ---
    interests: chess
    ---
    - 2026-06-27 #met 60m at the club, group of 12
    """
PEOPLE = {
    "People/Ana.md": ANA,
    "People/Ben.md": BEN,
    "People/Cy.md": CY,
    "People/Dee.md": DEE,
    "People/Eli.md": ELI,
    "People/Fay.md": FAY,
    "People/Gus.md": GUS,
}


def stating(note: str, properties: str) -> str:
    """The note with further properties in its front matter, or in a new one."""
    text = dedent(note).lstrip("\n")
    body = text.removeprefix("---\n") if text.startswith("---\n") else "---\n" + text  # its end, or a new one
    return "---\n" + dedent(properties).strip("\n") + "\n" + body


def adding(note: str, lines: str) -> str:
    """The note with further lines at its end."""
    return dedent(note).lstrip("\n") + dedent(lines).strip("\n") + "\n"


def one(note: str, tmp_path: Path, today: str = "2026-06-30", **settings: Any) -> PersonFacts:
    """What follows from a vault of one person, Ana."""
    return facts({"People/Ana.md": note}, tmp_path, today, **settings).people["People/Ana.md"]
