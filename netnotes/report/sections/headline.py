"""The sentence at the top: the mix of stages rather than a total (S1: smaller and more cohesive beats more)."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.markdown import Markdown, listed
from netnotes.report.page import Page, count


class Headline(NamedTuple):
    """The whole network in one sentence."""

    people: int
    text: Markdown


def section(page: Page) -> Headline:
    """How many people, at which stages, and how many could be called for a favour."""
    stages = dict(page.facts.mix.stages)
    parts = [
        (stages["contact"], count(stages["contact"], "contact")),
        (stages["network"], f"{stages['network']:,} in your network"),
        (stages["connection"], count(stages["connection"], "connection")),
        (stages["prospect"], f"{stages['prospect']:,} you have not been in touch with yet"),
    ]
    mix = listed([Markdown(words) for number, words in parts if number])
    favour = len(page.facts.favour.people)
    could = f"{favour:,} you could call for a favour today" if favour else "Nobody yet you could call for a favour"
    return Headline(
        len(page.people), Markdown(f"You keep {count(len(page.people), 'person', 'people')}: {mix}. {could}.")
    )
