"""The rules, in order, and what runs them.

Level 3. One rule a file; a rule is a pure function of notes, day, settings and earlier facts. To add a rule, add
its file and one property here. Every fact is derived when it is first asked for and then kept, so that a command
pays only for what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from netnotes.facts import (
    Capacity,
    FavourList,
    FollowUp,
    Gap,
    History,
    Introduction,
    LadderStep,
    Ledger,
    LetGo,
    NextStep,
    PromisesKept,
    Standing,
    Strength,
    Tie,
    TodayItem,
    TrendMonth,
)
from netnotes.model import Network, Person
from netnotes.rules import (
    asks,
    capacity,
    circles,
    favour,
    follow_ups,
    gaps,
    history,
    introductions,
    ladder,
    ledger,
    let_go,
    next_step,
    promises,
    stage,
    strength,
    today,
    trend,
    warmth,
)
from netnotes.settings import DEFAULTS, Settings


class PersonFacts:
    """All facts of one person on one day."""

    def __init__(self, person: Person, day: date, settings: Settings = DEFAULTS) -> None:
        self.person = person
        self.day = day
        self.settings = settings

    @cached_property
    def history(self) -> History:
        """The interactions, normalised."""
        return history.normalise(self.person, self.day, self.settings)

    @cached_property
    def standing(self) -> Standing:
        """Stage, with every criterion."""
        return stage.judge(self.person, self.history, self.settings)

    @cached_property
    def tie(self) -> Tie:
        """Cadence, warmth and rhythm."""
        return warmth.judge(self.person, self.history, self.standing, self.settings)

    @cached_property
    def strength(self) -> Strength:
        """The estimate in five parts."""
        return strength.estimate(self.person, self.history, self.settings)

    @cached_property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """Everything to do for this person: overdue, due or later; snoozed ones left out."""
        return follow_ups.due(self.person, self.history, self.standing, self.tie, self.settings)

    @cached_property
    def ledger(self) -> Ledger:
        """Help given and received, two lists."""
        return ledger.keep(self.person, self.history, self.standing, self.settings)

    @cached_property
    def ladder(self) -> tuple[LadderStep, ...]:
        """The five steps from contact to network."""
        return ladder.climb(self.person, self.history, self.standing, self.settings)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is not known of the person, as questions."""
        return gaps.ask(self.person)

    @cached_property
    def next_step(self) -> NextStep | None:
        """The one thing that would deepen the relationship."""
        return next_step.choose(self.person, self.history, self.standing, self.tie, self.settings)


class NetworkFacts:
    """All facts of everyone on one day."""

    def __init__(self, network: Network, day: date, settings: Settings = DEFAULTS) -> None:
        self.network = network
        self.day = day
        self.settings = settings

    @cached_property
    def people(self) -> Mapping[str, PersonFacts]:
        """Facts by path, in the order of the network (sorted by path)."""
        return {p.path: PersonFacts(p, self.day, self.settings) for p in self.network.people}

    @cached_property
    def today(self) -> tuple[TodayItem, ...]:
        """The people to contact today."""
        return today.choose(self.people, self.let_go, self.day, self.settings)

    @cached_property
    def introductions(self) -> tuple[Introduction, ...]:
        """Pairs worth introducing, best first."""
        return introductions.pairs(self.people, self.settings)

    @cached_property
    def let_go(self) -> tuple[LetGo, ...]:
        """Who may be let go."""
        return let_go.candidates(self.people, self.network.me, self.day, self.settings)

    @cached_property
    def capacity(self) -> Capacity:
        """Minutes a week needed, against the budget."""
        return capacity.weigh(self.people, self.settings)

    @cached_property
    def favour(self) -> FavourList:
        """Whom I would contact if I needed a favour."""
        return favour.choose(self.people, self.day, self.settings)

    @cached_property
    def promises_kept(self) -> PromisesKept:
        """Promises kept on time."""
        return promises.kept(self.network.people, self.day, self.settings)

    @cached_property
    def trend(self) -> tuple[TrendMonth, ...]:
        """The stage mix by month."""
        return trend.by_month(self.network.people, self.day, self.settings)
