"""What netnotes derives: frozen results of the rules, each with its reason and the notes it rests on.

Level 0. The rules in `netnotes.rules` make these; the report and the commands show them. Days are whole days,
dates calendar dates, and every `reason` a short clause fit to be read ("60 days since the last touch").
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from netnotes.model import Evidence, Interaction, Kind
from netnotes.stages import STAGES, Stage, Warmth

Outcome = Literal["open", "granted", "answered", "declined", "ignored"]


class Touch(NamedTuple):
    """One day's exchange with a person (at most one a day)."""

    day: date
    weight: float  # the day's largest, group factor applied


class Ask(NamedTuple):
    """Something asked, and what became of it."""

    by: Literal["me", "them"]
    day: date | None
    text: str
    outcome: Outcome
    outcome_day: date | None  # when it was closed
    by_silence: bool  # counted as ignored because nothing came back
    evidence: tuple[Evidence, ...]


class History(NamedTuple):
    """A person's interactions as the rules see them on one day: normalised, nothing of the future.

    Besides the lines it holds what nearly every rule asks of them, found in one pass: traits (numbers whose bits are
    kinds and directions, see `netnotes.rules.lines`), the days of the touches, and the last days of each side.
    """

    day: date  # as of
    lines: Sequence[Interaction]  # on or before the day, and undated ones (first); duplicates collapsed
    scheduled: tuple[Interaction, ...]  # after the day
    days: tuple[date | None, ...]  # of each of the lines
    traits: tuple[int, ...]  # of each of the lines
    seen: int  # all of their traits: what ever happened
    touch_days: tuple[date, ...]  # by day, each once
    weights: tuple[float, ...]  # of the touch days: the day's largest, group factor applied
    ours: date | None  # the last day on which I wrote or we were in touch
    back: date | None  # the last day on which something came from them or we were in touch
    follow_asks: Callable[[], tuple[Ask, ...]]  # gives `asks`: few rules look at them, and following them takes long
    first_meeting: date | None  # asserted by `met` or `known_since`, the last day of the period
    first: date | None  # first touch or asserted meeting
    last: date | None  # last touch
    span_days: int

    @property
    def asks(self) -> tuple[Ask, ...]:
        """All asks with their outcome as of the day, by day."""
        return self.follow_asks()

    @property
    def touches(self) -> tuple[Touch, ...]:
        """The touches, by day, one a day."""
        return tuple(map(Touch, self.touch_days, self.weights))

    def telling(self, traits: int) -> list[Interaction]:
        """The lines with any of these traits."""
        if not self.seen & traits:
            return []
        lines = self.lines
        return [lines[place] for place, found in enumerate(self.traits) if found & traits]

    def of_kind(self, *kinds: str) -> tuple[Interaction, ...]:
        """The lines holding any of these kinds."""
        wanted = frozenset(kinds)
        return tuple(line for line in self.lines if not wanted.isdisjoint(line.kinds()))


class Criterion(NamedTuple):
    """One condition of a stage, met or not."""

    stage: Stage  # the stage it is asked for
    code: str  # the model's name: C1, N1 … K4
    name: str  # glossary words: "spoke directly", "help passed", "would refer", "long-term" …
    met: bool
    detail: str  # why, with numbers: "822 days, 6 touch days"
    evidence: tuple[Evidence, ...] = ()
    provisional: bool = False  # passes because nothing is stated


class Standing(NamedTuple):
    """The stage of a relationship and every criterion it was judged by."""

    stage: Stage
    provisional: bool
    criteria: tuple[Criterion, ...]  # of contact, network and connection, in this order

    @property
    def next_stage(self) -> Stage | None:
        """The stage above, if any."""
        place = STAGES.index(self.stage) + 1
        return STAGES[place] if place < len(STAGES) else None

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """Unmet criteria of the next stage."""
        return tuple(c for c in self.criteria if c.stage == self.next_stage and not c.met)


class Tie(NamedTuple):
    """Whether the tie is being kept up now."""

    warmth: Warmth
    gap_days: int | None  # since the last touch
    cadence_days: int | None
    cadence_reason: str  # "your own", "tag mentor", "network", "target" …
    rhythm_broken: bool
    median_interval: float | None  # days, over all touch days
    reason: str  # "20 days since the last touch; every 30 days (connection)"


class Strength(NamedTuple):
    """An estimate from 0 to 100 in five parts, each rounded to 0.1 before they are added."""

    contact: float
    depth: float
    knowing: float
    reciprocity: float
    age: float
    total: float


class FollowUp(NamedTuple):
    """Something to do for one person, by one of the rules F1 to F6."""

    rule: Literal["F1", "F2", "F3", "F4", "F5", "F6"]
    kind: Literal["promise", "reply", "first follow-up", "nudge", "keep in touch", "greeting"]
    path: str  # the person's
    due: date | None
    days_overdue: int  # 0 when not overdue; due before the day
    optional: bool
    text: str  # "send the paper", "answer: …", "write after meeting on 2026-06-27"
    evidence: tuple[Evidence, ...]
    asserted: bool = False

    def days_left(self, day: date) -> int | None:
        """Days from `day` to the due date, negative when overdue, None when undated."""
        return (self.due - day).days if self.due else None


class NextStep(NamedTuple):
    """The one thing that would deepen a relationship."""

    text: str  # an action: "meet in person", "ask about family"
    code: str  # the criterion it would meet, "moment" (sad news to answer), or "" (keep in touch)
    missing: int  # unmet criteria of the next stage


class Gap(NamedTuple):
    """Something not known of a person, as a question to ask."""

    field: str  # family, interests, past, needs, offers …
    question: str


class LadderStep(NamedTuple):
    """One of the five steps from contact to network."""

    name: str
    met: bool
    evidence: tuple[Evidence, ...] = ()


class Ledger(NamedTuple):
    """Two lists, never a balance."""

    given: tuple[Interaction, ...]
    received: tuple[Interaction, ...]
    last_given: date | None
    last_received: date | None
    offer_something: bool  # the one flag


class LetGo(NamedTuple):
    """A contact to stop spending time on, or to reconnect with first; never to delete."""

    path: str
    advice: Literal["let go", "reconnect or let go"]
    reason: str


class TodayItem(NamedTuple):
    """One of the people to contact today."""

    path: str
    source: Literal["owed", "wish", "one step", "keep in touch", "optional"]
    reason: str
    next_step: str
    last_note: str  # the last interaction's words, shortened
    last_day: date | None
    why: str  # the writer's own `why:`
    follow_up: FollowUp | None
    topic: str = ""  # what they said last that was not yet followed up (`#heard`): the best opening


class Introduction(NamedTuple):
    """Two people worth introducing to each other."""

    a: str
    b: str
    score: int
    reasons: tuple[str, ...]  # "Ana needs translator, Ben offers it"; "both: jazz"; "no circle shared"


class Capacity(NamedTuple):
    """Minutes a week the network needs, against the budget."""

    needed: float
    budget: int
    out_of_reach: float  # share of the need beyond the budget, 0 to 1


class FavourList(NamedTuple):
    """Whom I would contact if I needed a favour."""

    people: tuple[str, ...]  # paths, in order
    reconnect: tuple[str, ...]  # dormant ones: reconnect first
    share: float  # of all people, 0 to 1


class PromisesKept(NamedTuple):
    """How many promises with a due date were kept on time."""

    on_time: int
    late: int
    open_overdue: int

    @property
    def share(self) -> float | None:
        """Kept on time among all that fell due, 0 to 1; None when none did."""
        due = self.on_time + self.late + self.open_overdue
        return self.on_time / due if due else None


class Moment(NamedTuple):
    """A date worth a greeting, or an event in someone's life."""

    path: str
    day: date
    what: str  # "birthday (40)", "wedding anniversary", "started a company"
    tone: Literal["greet", "congratulate", "console", "notice"]
    evidence: tuple[Evidence, ...]


class TrendMonth(NamedTuple):
    """The stage mix at the end of a month (of the current month: on the as-of day)."""

    month: date  # its first day
    stages: tuple[tuple[Stage, int], ...]  # in the order of STAGES


class Change(NamedTuple):
    """What became different for one person since an earlier day."""

    path: str
    what: Literal["new", "stage", "warmth"]
    before: str
    after: str
    reason: str


class Match(NamedTuple):
    """Why a person was found by `who`."""

    path: str
    where: tuple[str, ...]  # "offers: radio frequency design", "note 2026-02-01: …"
    via: str  # path of the warmest person who could introduce me; "" when not needed or not known
    able: bool = False  # offers, role, company and past hold every word: not only a line or an interest


class Answered(NamedTuple):
    """Something shared with a person that they answered."""

    shared: Interaction
    answer: Interaction
    days: int  # from one to the other


class Exchange(NamedTuple):
    """How the exchange with a person goes: who speaks, who asks, how long and how much."""

    outgoing: int  # lines only I wrote
    incoming: int  # lines only they wrote
    asked: int  # outgoing lines that ask for something
    inbound_share: float | None  # of the one-way lines, those that came from them, 0 to 1
    mostly_asks: bool  # most of what I write is asking
    may_not_know_you: bool  # nothing ever came back
    regular: bool  # a touch in enough of the last months
    hours: float  # spent together, as noted or assumed by kind
    years_known: float | None  # from the first touch or meeting to the day
    giving_quarters: int  # calendar quarters in which I gave something
    answered: tuple[Answered, ...]  # by day of sharing


class Listed(NamedTuple):
    """A person on a list, and why."""

    path: str
    reason: str
    evidence: tuple[Evidence, ...] = ()


class TwoLists(NamedTuple):
    """Developing and maintaining are two lists, not one (paths)."""

    developing: tuple[str, ...]
    maintaining: tuple[str, ...]


class Mix(NamedTuple):
    """How many people stand at each stage, and how many ties have each warmth."""

    stages: tuple[tuple[Stage, int], ...]  # in the order of STAGES
    warmths: tuple[tuple[Warmth, int], ...]  # in the order of WARMTHS


class LoggedAsk(NamedTuple):
    """A line of the ask log."""

    path: str
    ask: Ask
    optional: bool  # an open ask of somebody to whom nothing is owed


class Group(NamedTuple):
    """People who share a community or an interest."""

    name: str  # as first written
    people: tuple[str, ...]  # paths


class NeedMet(NamedTuple):
    """A need of somebody that the writer's own offer meets."""

    path: str
    need: str
    offer: str


class ShareIdea(NamedTuple):
    """Somebody who would care about what I know, and has had nothing shared for a while."""

    path: str
    interests: tuple[str, ...]  # theirs, matching the writer's interests or offers
    last_shared: date | None


class Given(NamedTuple):
    """What passed between the writer and the network, of one kind."""

    kind: Kind
    times: int
    people: tuple[str, ...]  # paths
    last: date | None


class Quarter(NamedTuple):
    """Who was added in a calendar quarter, and whose tie became deeper (paths)."""

    first: date  # its first day
    added: tuple[str, ...]
    deepened: tuple[str, ...]  # reached network or connection
