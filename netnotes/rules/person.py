"""All facts of one person on one day, each derived when it is first asked for. Level 3."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netnotes.diagnostics import Diagnostic
from netnotes.model import Person
from netnotes.rules.loading import Fact, Rule
from netnotes.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from netnotes.facts import (
        Exchange,
        FollowUp,
        Gap,
        History,
        LadderStep,
        Ledger,
        Moment,
        NextStep,
        Standing,
        Strength,
        Tie,
    )
    from netnotes.rules import (
        asks,
        earlier,
        exchange,
        follow_ups,
        gaps,
        helping,
        history,
        ladder,
        ledger,
        lines,
        moments,
        next_step,
        stage,
        strength,
        trend,
        warmth,
    )
    from netnotes.stages import Stage
else:
    for _name in (
        "asks", "earlier", "exchange", "follow_ups", "gaps", "helping", "history", "ladder", "ledger", "lines",
        "moments", "next_step", "stage", "strength", "trend", "warmth",
    ):  # fmt: skip
        globals()[_name] = Rule(_name, globals())


class PersonFacts:
    """All facts of one person on one day."""

    def __init__(
        self, person: Person, day: date, settings: Settings = DEFAULTS, helpers: helping.Helpers | None = None
    ) -> None:
        """`helpers`: who can meet the person's needs; None where the others are not known."""
        self.person = person
        self.day = day
        self.settings = settings
        self._helpers = helpers

    def on(self, day: date) -> PersonFacts:
        """The same person on another day; an earlier history is cut from this one."""
        other = PersonFacts(self.person, day, self.settings, self._helpers)
        other.__dict__["traits"] = self.traits
        if day <= self.day:
            other.__dict__["history"] = earlier.cut(self.history, self.person, day, self.settings)
        return other

    @Fact
    def traits(self) -> tuple[int, ...]:
        """Kinds and directions of each of the interactions, those to come included."""
        return lines.traits_of(self.person.interactions)

    @Fact
    def history(self) -> History:
        """The interactions, normalised."""
        return history.normalise(self.person, self.traits, self.day, self.settings)

    @Fact
    def stage(self) -> Stage:
        """The stage alone; `standing` says why."""
        return stage.place(self.person, self.history, self.settings)

    @Fact
    def standing(self) -> Standing:
        """Stage, with every criterion."""
        return stage.judge(self.person, self.history, self.settings)

    @Fact
    def cadence(self) -> int | None:
        """Days between touches; the `tie` says where the number comes from."""
        days, _ = warmth.cadence_of(self.person, self.stage, self.settings)
        return days

    @Fact
    def tie(self) -> Tie:
        """Cadence, warmth and rhythm."""
        return warmth.judge(self.person, self.history, self.stage, self.settings)

    @Fact
    def strength(self) -> Strength:
        """The estimate in five parts."""
        return strength.estimate(self.person, self.history, self.settings)

    @Fact
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """Everything to do for this person: overdue, due or later; snoozed ones left out."""
        return follow_ups.due(self.person, self.history, self.stage, self.cadence, self.settings)

    @Fact
    def strays(self) -> tuple[Diagnostic, ...]:
        """Outcomes that answer no ask."""
        return asks.stray_outcomes(self.person, self.settings, self.traits)

    @Fact
    def course(self) -> trend.Course:
        """The stage at the end of each month of the trend."""
        return trend.course(self)

    @Fact
    def ledger(self) -> Ledger:
        """Help given and received, two lists."""
        return ledger.keep(self.person, self.history, self.stage, self.settings)

    @Fact
    def ladder(self) -> tuple[LadderStep, ...]:
        """The five steps from contact to network."""
        return ladder.climb(self.person, self.history, self.stage, self.settings)

    @Fact
    def exchange(self) -> Exchange:
        """Who speaks, who asks, whether anything comes back, how long and how much."""
        return exchange.observe(self.person, self.history, self.stage, self.settings)

    @Fact
    def gaps(self) -> tuple[Gap, ...]:
        """What is not known of the person, as questions."""
        return gaps.ask(self.person)

    @Fact
    def moments(self) -> tuple[Moment, ...]:
        """What happened lately in their life and is not answered yet."""
        return moments.pending(self.person, self.history, self.settings)

    @Fact
    def next_step(self) -> NextStep | None:
        """The one thing that would deepen the relationship."""
        return next_step.choose(self, self._helpers)
