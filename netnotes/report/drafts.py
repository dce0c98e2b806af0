"""The text of an introduction that asks both people first (S3: cross-network introductions; S4).

Level 4. The words come from a template that the user can replace; facts go in, text comes out.
"""

from __future__ import annotations

from typing import NamedTuple

from netnotes.model import Person
from netnotes.plain import clean
from netnotes.report.filling import fill
from netnotes.resources import resource_text
from netnotes.rules.terms import key

TEMPLATE = "templates/introduction.md.j2"


class Party(NamedTuple):
    """One of the two, as the template sees them."""

    name: str
    first: str  # the first word of the name
    work: str  # role and company, as far as noted


class Draft(NamedTuple):
    """What the template can use, as `draft`. Of `topic` and `shared` one is empty, or both."""

    seeker: Party  # who could use help
    helper: Party  # who could give it
    topic: str  # what it is about, in the words it was asked for
    reason: str  # what the helper offers, where that says more than the topic; empty otherwise
    shared: str  # what both care about, where neither needs anything of the other


class About(NamedTuple):
    """Why the two should meet."""

    topic: str = ""  # what the seeker needs
    offer: str = ""  # what the helper offers that fits
    shared: str = ""  # an interest of both


def introduction(seeker: Person, helper: Person, about: About, template: str | None = None) -> str:
    """The messages to both. Raises NetnotesError where the template cannot be filled."""
    reason = about.offer if about.offer and not key(about.offer) <= key(about.topic) else ""
    draft = Draft(_party(seeker), _party(helper), clean(about.topic), clean(reason), clean(about.shared))
    return fill(resource_text(TEMPLATE) if template is None else template, draft=draft)


def _party(person: Person) -> Party:
    name = clean(person.name)
    work = ", ".join(text for text in (person.profile.role, person.profile.company) if text)
    return Party(name, name.split(" ")[0], clean(work))
