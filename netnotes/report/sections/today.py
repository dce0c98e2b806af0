"""Today: the people to contact (S2: make a list of five people, contact them today)."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.facts import FollowUp, TodayItem
from netnotes.markdown import EMPTY, Markdown, joined, quoted, text
from netnotes.report.page import TEXT_LIMIT, Page

MOST_OWED = 9  # of what else is owed to somebody: a card is to be read, and some are owed thousands


class TodayCard(NamedTuple):
    """One of the people to contact today."""

    who: Markdown
    reason: Markdown  # why today
    also: Markdown  # what else is owed, overdue first; often empty
    next_step: Markdown  # the one thing that would deepen the tie; empty where doing what is owed is all
    topic: Markdown  # what they told last and nobody came back to; quoted, often empty
    last: Markdown  # the last note's day and words; empty when nothing is noted, or all of it is said above
    why: Markdown  # the writer's own `why:` of the person; often empty
    source: Markdown  # a link to the note that what is owed stands in, where that is not the person's own

    @property
    def details(self) -> Markdown:
        """All but the person and the reason, put together."""
        topic = Markdown(f"they told you {self.topic}") if self.topic else EMPTY
        last = Markdown(f"last: {self.last}") if self.last else EMPTY
        why = Markdown(f"*{self.why}*") if self.why else EMPTY
        also = Markdown(f"also owed: {self.also}") if self.also else EMPTY
        return joined((also, self.next_step, topic, last, why, self.source), " · ")


def section(page: Page) -> tuple[TodayCard, ...]:
    """The cards, in the order of the rule."""
    return tuple(_card(page, item) for item in page.facts.today)


def _card(page: Page, item: TodayItem) -> TodayCard:
    reason = text(item.reason, TEXT_LIMIT)
    owed = _also_owed(page, item)
    more = Markdown(f"and {len(owed) - MOST_OWED:,} more") if len(owed) > MOST_OWED else EMPTY
    also = joined((*(_owed(page, other) for other in owed[:MOST_OWED]), more), "; ")
    source = page.source(item.path, item.follow_up.evidence) if item.follow_up else EMPTY
    said = bool(item.last_note) and text(item.last_note, TEXT_LIMIT) in f"{reason} {also}"
    words = quoted(item.last_note, TEXT_LIMIT)
    day = Markdown(item.last_day.isoformat()) if item.last_day else EMPTY
    step = page.people[item.path].next_step
    is_owed_alone = item.follow_up is not None and step is not None and not step.code
    return TodayCard(
        page.who(item.path),
        reason,
        also,
        EMPTY if is_owed_alone else text(item.next_step, TEXT_LIMIT),
        quoted(item.topic, TEXT_LIMIT) if item.topic != item.last_note else EMPTY,
        EMPTY if said else Markdown(f"{day} {words}".strip()),
        text(item.why, TEXT_LIMIT),
        EMPTY if source in also else source,
    )


def _also_owed(page: Page, item: TodayItem) -> list[FollowUp]:
    """What else is owed to somebody of Today: Owed leaves it to the card."""
    return [other for other in page.owed if other.path == item.path and other != item.follow_up]


def _owed(page: Page, item: FollowUp) -> Markdown:
    parts = (text(item.text, TEXT_LIMIT), page.due(item), page.source(item.path, item.evidence))
    return joined(parts)
