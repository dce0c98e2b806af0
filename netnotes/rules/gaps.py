"""What is not known of a person, as questions to put to them: the person before the job (S3)."""

from __future__ import annotations

from netnotes.facts import Gap
from netnotes.model import Person

QUESTIONS = (
    Gap("family", "Who is in your family?"),
    Gap("interests", "What do you love to do?"),
    Gap("past", "Where do you come from, and what did you do before?"),
    Gap("needs", "What could you use help with just now?"),
    Gap("offers", "What are you good at, and glad to help with?"),
    Gap("birthday", "When is your birthday?"),
)


def ask(person: Person) -> tuple[Gap, ...]:
    """One question for everything that is not known, the most personal first."""
    profile = person.profile
    return tuple([gap for gap in QUESTIONS if not getattr(profile, gap.field)])
