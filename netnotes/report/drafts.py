"""The text of an introduction that asks both people first (S3: cross-network introductions; S4).

Level 4. The words come from a template that the user can replace; facts go in, text comes out.
"""

from __future__ import annotations

from typing import NamedTuple

from netnotes.markdown import clean
from netnotes.model import Person
from netnotes.report.filling import fill
from netnotes.resources import resource_text

TEMPLATE = "templates/introduction.md.j2"


class Party(NamedTuple):
    """One of the two, as the template sees them."""

    name: str
    first: str  # the first word of the name
    work: str  # role and company, as far as noted


class Draft(NamedTuple):
    """What the template can use, as `draft`."""

    seeker: Party  # who could use help
    helper: Party  # who could give it
    topic: str  # what it is about
    reason: str  # why the helper, in a few words; empty without one


def introduction(seeker: Person, helper: Person, topic: str, reason: str = "", template: str | None = None) -> str:
    """The messages to both. Raises NetnotesError where the template cannot be filled."""
    draft = Draft(_party(seeker), _party(helper), clean(topic), clean(reason))
    return fill(resource_text(TEMPLATE) if template is None else template, draft=draft)


def _party(person: Person) -> Party:
    name = clean(person.name)
    work = ", ".join(text for text in (person.profile.role, person.profile.company) if text)
    return Party(name, name.split(" ")[0], clean(work))
