"""Makes a seeded vault of realistic size: `python benchmarks/make_vault.py DIR --people 1000`.

Every person has a front matter of about ten keys, a body of 1.5 to 4 KB and ten interactions, in the note shapes that
people use: mostly list items (plain, bold, with links to daily notes), some headings, tables, Dataview fields and
front-matter lists; some interactions stand in a daily or a meeting note, too. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

FIRST = ["Ada", "Bela", "Cato", "Dora", "Edda", "Falk", "Gera", "Hedi", "Ivo", "Jule", "Karo", "Lars", "Mila", "Nele"]
LAST = ["Ahlgrim", "Brandeis", "Carrow", "Dunmoor", "Eskil", "Fennick", "Garvold", "Hollin", "Ibarra", "Jorund"]
TOPICS = [f"topic {number}" for number in range(280)] + ["jazz", "climbing", "gardening", "chess", "radio", "films"]
SKILLS = [f"skill {number}" for number in range(200)]
COMPANIES = [f"Company {number}" for number in range(150)]
ROLES = ("engineer", "designer", "nurse", "baker", "teacher")
KINDS = ["met", "call", "message", "email", "gave", "received", "asked", "shared", "heard", "reply"]
PROSE = (
    "We talked about the move, the new team and how hard it is to find time for the workshop in winter. "
    "They know the people around the harbour project well and were kind about my half-finished drawings. "
)
WORDS = PROSE.split()
TODAY = date(2026, 6, 30)


class Line(NamedTuple):
    """One interaction, before it is written in a shape."""

    day: date
    kind: str
    text: str


def person_name(number: int) -> str:
    """A unique name."""
    return f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]} {number}"


def _line(chance: random.Random, people: int) -> Line:
    day = TODAY - timedelta(days=int(chance.triangular(1, 1800, 90)))
    link = f" with [[{person_name(chance.randrange(people))}]]" if chance.random() < 0.05 else ""
    return Line(day, chance.choice(KINDS), " ".join(chance.sample(WORDS, 9)) + link)


def _tagged_items(lines: list[Line]) -> list[str]:
    return ["## Interactions", *(f"- {line.day}: {line.text} #{line.kind}" for line in lines)]


def _bold_items(lines: list[Line]) -> list[str]:
    return ["## Log", *(f"* **{line.day}** ({line.kind}) - {line.text}\n  - more on it" for line in lines[::-1])]


def _linked_items(lines: list[Line]) -> list[str]:
    return ["## Log", *(f"- [[{line.day}]] {line.text} #{line.kind} 30m" for line in lines[::-1])]


def _headings(lines: list[Line]) -> list[str]:
    return [f"### {line.day} - talk\n**Medium**: {line.kind}\n{line.text}\n" for line in lines]


def _table(lines: list[Line]) -> list[str]:
    return [
        "| Date | Type | Notes |",
        "|---|---|---|",
        *(f"| {line.day} | {line.kind} | {line.text} |" for line in lines),
    ]


def _fields(lines: list[Line]) -> list[str]:
    items = [f"- {line.day} {line.text} [type:: {line.kind}] [dur:: 45m]" for line in lines]
    return ["Nickname:: the tall one", "", "## Log", *items]


SHAPES: tuple[tuple[int, Callable[[list[Line]], list[str]] | None], ...] = (
    (50, _tagged_items),
    (10, _bold_items),
    (10, _linked_items),
    (12, _headings),
    (8, _table),
    (5, _fields),
    (5, None),  # a list in the front matter
)


def person_note(number: int, chance: random.Random, people: int) -> str:
    """One person's note in one of the shapes."""
    name = person_name(number)
    lines = sorted(_line(chance, people) for _ in range(10))
    shape = chance.choices([made for _, made in SHAPES], [weight for weight, _ in SHAPES])[0]
    front = [
        "---",
        f"name: {name}",
        f"aliases: [N{number}]",
        f"company: {chance.choice(COMPANIES)}",
        f"role: {chance.choice(ROLES)}",
        f"email: n{number}@example.org",
        f"birthday: {chance.randrange(1950, 2005)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        f"interests: [{', '.join(chance.sample(TOPICS, 5))}]",
        f"offers: [{chance.choice(SKILLS)}]",
        f"needs: [{chance.choice(SKILLS)}]",
        f"tags: [person, circle/{number % 40}]",
    ]
    if chance.random() < 0.3:
        front.append("would_refer: yes")
    if shape is None:
        front.append("interactions:")
        for line in lines:
            front += [f"  - date: {line.day}", f"    type: {line.kind}", f'    notes: "{line.text}"']
    body = [f"# {name}", "", PROSE * chance.randrange(3, 8), "", "## Family", "A partner and two children.", ""]
    if shape:
        body += shape(lines)
    if chance.random() < 0.2:
        due = TODAY + timedelta(days=chance.randrange(-20, 40))
        stated = f"📅 {due}" if chance.random() < 0.7 else f"[due:: {due}]"
        body += ["", "## To do", f"- [ ] send them the drawing {stated}"]
    return "\n".join([*front, "---", "", *body, ""])


def make_vault(root: Path, people: int, seed: int = 1) -> None:
    """Write the vault into an empty folder."""
    chance = random.Random(seed)
    (root / "People").mkdir(parents=True)
    (root / "netnotes.yaml").write_text("weekly_minutes: 120\n", encoding="utf-8")
    for number in range(people):
        path = root / "People" / f"{person_name(number)}.md"
        path.write_text(person_note(number, chance, people), encoding="utf-8")
    (root / "Daily").mkdir()
    (root / "Meetings").mkdir()
    for back in range(min(people, 365)):
        day = TODAY - timedelta(days=back)
        names = [person_name(chance.randrange(people)) for _ in range(3)]
        text = f"- lunch with [[{names[0]}]] #met\n- thinking of [[{names[1]}]]\n- [ ] write to [[{names[2]}]]\n"
        (root / "Daily" / f"{day}.md").write_text(text, encoding="utf-8")
    for meeting in range(people // 20):
        day = TODAY - timedelta(days=chance.randrange(900))
        who = ", ".join(f'"[[{person_name(chance.randrange(people))}]]"' for _ in range(3))
        text = f"---\ndate: {day}\ntype: meeting\nparticipants: [{who}]\n---\n{PROSE}\n"
        (root / "Meetings" / f"{day} meeting {meeting}.md").write_text(text, encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    make_vault(args.folder, args.people, args.seed)
    print(f"{args.people} people in {args.folder}")


if __name__ == "__main__":
    main()
