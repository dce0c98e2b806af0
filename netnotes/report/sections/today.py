"""Today: the people to contact (S2: make a list of five people, contact them today)."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.facts import TodayItem
from netnotes.markdown import EMPTY, Markdown, joined, quoted, text
from netnotes.report.page import TEXT_LIMIT, Page


class TodayCard(NamedTuple):
    """One of the people to contact today."""

    who: Markdown
    reason: Markdown  # why today
    next_step: Markdown  # the one thing that would deepen the tie; empty where doing what is owed is all
    topic: Markdown  # what they told last and nobody came back to; quoted, often empty
    last: Markdown  # the last note's day and words; empty when nothing is noted
    why: Markdown  # the writer's own `why:` of the person; often empty

    @property
    def details(self) -> Markdown:
        """All but the person and the reason, put together."""
        topic = Markdown(f"they told you {self.topic}") if self.topic else EMPTY
        last = Markdown(f"last: {self.last}") if self.last else EMPTY
        why = Markdown(f"*{self.why}*") if self.why else EMPTY
        return joined((self.next_step, topic, last, why), " · ")


def section(page: Page) -> tuple[TodayCard, ...]:
    """The cards, in the order of the rule."""
    return tuple(_card(page, item) for item in page.facts.today)


def _card(page: Page, item: TodayItem) -> TodayCard:
    words = quoted(item.last_note, TEXT_LIMIT)
    day = Markdown(item.last_day.isoformat()) if item.last_day else EMPTY
    step = page.people[item.path].next_step
    is_owed_alone = item.follow_up is not None and step is not None and not step.code
    return TodayCard(
        page.who(item.path),
        text(item.reason, TEXT_LIMIT),
        EMPTY if is_owed_alone else text(item.next_step, TEXT_LIMIT),
        quoted(item.topic, TEXT_LIMIT) if item.topic != item.last_note else EMPTY,
        Markdown(f"{day} {words}".strip()),
        text(item.why, TEXT_LIMIT),
    )
