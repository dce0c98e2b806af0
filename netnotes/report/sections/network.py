"""The network: how strong it is, really (S4), in figures that fit one screen."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from netnotes.facts import Given, Group, Outcome
from netnotes.markdown import EMPTY, Markdown, joined, listed, text
from netnotes.model import Kind
from netnotes.report.page import Item, Listing, Page, count, percent
from netnotes.rules.lists import by_stage_and_warmth
from netnotes.stages import STAGES, WARMTHS

CHART_POINTS = 8
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
OUTCOMES: tuple[Outcome, ...] = ("granted", "declined", "ignored", "open")
KIND_WORDS: dict[Kind, tuple[str, str]] = {
    "gave": ("act of help", "acts of help"),
    "intro": ("introduction", "introductions"),
    "referred": ("referral", "referrals"),
    "received": ("act of help", "acts of help"),
    "granted": ("ask granted", "asks granted"),
    "intro-from": ("introduction", "introductions"),
    "referred-me": ("referral", "referrals"),
}
ARTICLES_SHARE = "100 of 2,300 contacts, 4.3 %"  # S4's own count of whom its author would contact for a favour


class StageRow(NamedTuple):
    """How many people stand at a stage, by warmth."""

    stage: Markdown
    people: int
    active: int
    fading: int
    dormant: int
    unknown: int


class Chart(NamedTuple):
    """Network and connections together, and connections alone, at the ends of some months."""

    months: tuple[Markdown, ...]  # as Mermaid strings, with their quotation marks
    closer: tuple[int, ...]
    connections: tuple[int, ...]
    top: int  # of the axis


class NetworkPage(NamedTuple):
    """The figures of the whole network; a text is empty where there is nothing to say."""

    mix: tuple[StageRow, ...]  # empty for a handful of people
    chart: Chart | None
    favour: Markdown
    favour_people: Markdown
    reconnect: Markdown
    promises: Markdown
    capacity: Markdown
    ties: Markdown  # how many ties to maintain, how many to develop
    communities: Markdown
    groups: Listing
    referees: Markdown  # connections who referred the writer
    advocates: Markdown  # others who referred or introduced the writer
    received: Markdown  # what the network gave, by kind and by tag
    given: Markdown
    steadily: Markdown  # to whom the writer gave in several quarters
    engaged: Markdown  # who answered what the writer shared
    asks: Markdown  # what became of the writer's asks


def section(page: Page) -> NetworkPage | None:
    """The page; None for a vault without anybody in touch."""
    if all(stage == "prospect" or not number for stage, number in page.facts.mix.stages):
        return None
    is_small = len(page.people) < page.settings.list_limit
    favour = page.facts.favour
    referees = page.facts.referees
    known = {item.path for item in referees}
    return NetworkPage(
        mix=() if is_small else _mix(page),
        chart=None if is_small else _chart(page),
        favour=_favour(page),
        favour_people=page.all_of(favour.people, most=page.settings.list_limit),
        reconnect=page.all_of(favour.reconnect),
        promises=_promises(page),
        capacity=_capacity(page),
        ties=_ties(page),
        communities=_communities(page),
        groups=page.listing(page.facts.groups, lambda group: _group(page, group)),
        referees=page.named(referees),
        advocates=page.named(item for item in page.facts.advocates if item.path not in known),
        received=_received(page),
        given=_by_kind(page.facts.help_given),
        steadily=page.named(page.facts.consistent_giving),
        engaged=page.named(page.facts.engaged),
        asks=_asks(page),
    )


def _mix(page: Page) -> tuple[StageRow, ...]:
    counts = by_stage_and_warmth(page.people)
    rows = []
    for stage in reversed(STAGES):
        by_warmth = [counts[stage, warmth] for warmth in WARMTHS]
        rows.append(StageRow(Markdown(stage), sum(by_warmth), *by_warmth))
    return tuple(row for row in rows if row.people)


def _chart(page: Page) -> Chart | None:
    """Some months up to now, evenly spaced; None while there is no line to draw."""
    months = page.facts.trend
    step = max(1, -(-len(months) // CHART_POINTS))
    chosen = months[::-1][::step][::-1]
    by_stage = [dict(month.stages) for month in chosen]
    connections = tuple(stages["connection"] for stages in by_stage)
    closer = tuple(stages["network"] + stages["connection"] for stages in by_stage)
    if sum(1 for number in closer if number) < 2:
        return None
    names = tuple(Markdown(f'"{MONTHS[month.month.month - 1]} {month.month.year}"') for month in chosen)
    return Chart(names, closer, connections, max(5, -(-max(closer) // 5) * 5))


def _favour(page: Page) -> Markdown:
    favour, everyone = page.facts.favour, len(page.people)
    if not favour.people:
        return EMPTY
    share = percent(favour.share)
    return Markdown(f"{len(favour.people):,} of {everyone:,}, {share} (the article behind this: {ARTICLES_SHARE})")


def _promises(page: Page) -> Markdown:
    kept = page.facts.promises_kept
    if kept.share is None:
        return EMPTY
    due = kept.on_time + kept.late + kept.open_overdue
    still = f"; {kept.open_overdue:,} {'is' if kept.open_overdue == 1 else 'are'} overdue" if kept.open_overdue else ""
    return Markdown(f"{kept.on_time:,} of {due:,} on time, {percent(kept.share)}{still}")


def _capacity(page: Page) -> Markdown:
    capacity = page.facts.capacity
    if not capacity.needed:
        return EMPTY
    needed = f"about {count(round(capacity.needed), 'minute')}" if capacity.needed >= 1 else "less than a minute"
    words = f"{needed} a week would keep all of it up; you have {capacity.budget:,}"
    if capacity.out_of_reach > 0:
        words += f", so {percent(capacity.out_of_reach)} of it is out of reach"
    return Markdown(words)


def _ties(page: Page) -> Markdown:
    """S3: developing and maintaining are two lists."""
    lists = page.facts.two_lists
    return Markdown(f"{len(lists.maintaining):,} to maintain, {len(lists.developing):,} to develop")


def _communities(page: Page) -> Markdown:
    shared = [group for group in page.facts.communities if len(group.people) > 1][: page.settings.list_limit]
    return joined(Markdown(f"{text(group.name, 40)} ({len(group.people):,})") for group in shared)


def _group(page: Page, group: Group) -> Item:
    return Item(text(group.name, 40), page.all_of(group.people))


def _received(page: Page) -> Markdown:
    tags = [f"#{group.name} from {count(len(group.people), 'person', 'people')}" for group in _tags(page)]
    return joined((_by_kind(page.facts.help_received), joined(text(tag, 60) for tag in tags)), "; ")


def _tags(page: Page) -> tuple[Group, ...]:
    return page.facts.help_received_by_tag[: page.settings.list_limit]


def _by_kind(found: tuple[Given, ...]) -> Markdown:
    return listed([Markdown(count(given.times, *KIND_WORDS[given.kind])) for given in found])


def _asks(page: Page) -> Markdown:
    mine = [entry for entry in page.facts.ask_log if entry.ask.by == "me"]
    outcomes = Counter(entry.ask.outcome for entry in mine)
    counts = joined(Markdown(f"{outcomes[outcome]:,} {outcome}") for outcome in OUTCOMES if outcomes[outcome])
    waiting = list(dict.fromkeys(entry.path for entry in mine if entry.ask.outcome == "open"))
    return Markdown(f"{counts} (with {page.all_of(waiting)})") if waiting else counts
