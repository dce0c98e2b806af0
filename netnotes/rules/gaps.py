"""What is not known of a person, as questions to ask them: the person before the job (S3)."""

from __future__ import annotations

from netnotes.facts import Gap
from netnotes.model import Person

QUESTIONS = (
    ("family", "Who is in {name}'s family?"),
    ("interests", "What does {name} love to do?"),
    ("past", "Where does {name} come from, and what came before?"),
    ("needs", "What could {name} use help with just now?"),
    ("offers", "What is {name} good at, and glad to help with?"),
    ("birthday", "When is {name}'s birthday?"),
)


def ask(person: Person) -> tuple[Gap, ...]:
    """One question for everything that is not known, the most personal first."""
    return tuple(
        Gap(field, question.replace("{name}", person.name))
        for field, question in QUESTIONS
        if not getattr(person.profile, field)
    )
