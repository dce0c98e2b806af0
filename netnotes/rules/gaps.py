"""What is not known of a person, as questions to put to them: the person before the job (S3)."""

from __future__ import annotations

from netnotes.facts import Gap
from netnotes.model import Person

QUESTIONS = (
    ("family", "Who is in your family?"),
    ("interests", "What do you love to do?"),
    ("past", "Where do you come from, and what did you do before?"),
    ("needs", "What could you use help with just now?"),
    ("offers", "What are you good at, and glad to help with?"),
    ("birthday", "When is your birthday?"),
)


def ask(person: Person) -> tuple[Gap, ...]:
    """One question for everything that is not known, the most personal first."""
    return tuple(Gap(field, question) for field, question in QUESTIONS if not getattr(person.profile, field))
