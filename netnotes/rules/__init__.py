"""The rules, in order, and what runs them.

Level 3. One rule a file; a rule is a pure function of notes, day, settings and earlier facts. To add a rule, add
its file and one property here, or in `person` where it is about one person alone. Every fact is derived when it is
first asked for and then kept, so that a command pays only for what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from netnotes.diagnostics import Diagnostic, faulty, in_order
from netnotes.model import Network
from netnotes.rules.everyone import Everyone, renewed
from netnotes.rules.loading import Rule
from netnotes.rules.person import PersonFacts
from netnotes.settings import DEFAULTS, Settings

__all__ = ["NetworkFacts", "PersonFacts"]

if TYPE_CHECKING:
    from netnotes.facts import (
        Capacity,
        Change,
        FavourList,
        Given,
        Group,
        Introduction,
        LetGo,
        Listed,
        LoggedAsk,
        Match,
        Mix,
        Moment,
        NeedMet,
        PromisesKept,
        Quarter,
        ShareIdea,
        TodayItem,
        TrendMonth,
        TwoLists,
    )
    from netnotes.rules import (
        ask_log,
        capacity,
        changes,
        circles,
        favour,
        giving,
        helping,
        introductions,
        let_go,
        lists,
        moments,
        promises,
        search,
        sharing,
        today,
        trend,
    )
else:
    for _name in (
        "ask_log", "capacity", "changes", "circles", "favour", "giving", "helping", "introductions", "let_go",
        "lists", "moments", "promises", "search", "sharing", "today", "trend",
    ):  # fmt: skip
        globals()[_name] = Rule(_name, globals())


class NetworkFacts:
    """All facts of everyone on one day."""

    def __init__(
        self,
        network: Network,
        day: date,
        settings: Settings = DEFAULTS,
        known: Callable[[str], Mapping[str, object]] = lambda path: {},
    ) -> None:
        """`known`: facts of a person (by path) that were derived of the same notes, day and settings before."""
        self.network = network
        self.day = day
        self.settings = settings
        self._known = known
        self._on: dict[date, NetworkFacts] = {}
        self._changes: dict[date, dict[str, tuple[Change, ...]]] = {}

    @cached_property
    def helpers(self) -> helping.Helpers:
        """Who can meet a need."""
        return helping.Helpers(lambda: self.people, self.network.me, self.settings)

    @cached_property
    def people(self) -> Everyone:
        """Facts by path, in the order of the network (sorted by path)."""
        people = Everyone({p.path: PersonFacts(p, self.day, self.settings, self.helpers) for p in self.network.people})
        for path, facts in people.items():
            facts.__dict__.update(self._known(path))
        return people

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Faults of the notes, and what only a rule can see: an outcome that answers no ask."""
        strays = (fault for faults in self.people.found(_strays).values() for fault in faults)
        return in_order([*self.network.diagnostics, *strays])

    @cached_property
    def faulty(self) -> frozenset[str]:
        """Paths of the files with more than infos among `diagnostics`."""
        return faulty(self.network.diagnostics).union(
            fault.path for faults in self.people.found(_strays).values() for fault in faults
        )

    def on(self, day: date) -> NetworkFacts:
        """The same network on another day, at less cost than anew."""
        if day not in self._on:
            other = self._on[day] = NetworkFacts(self.network, day, self.settings)
            other.people = Everyone({path: facts.on(day) for path, facts in self.people.items()})
        return self._on[day]

    def after(self, network: Network, changed: Collection[str]) -> NetworkFacts:
        """The facts on the same day once something new is told of the `changed` people (paths).

        The writer's own note is to be as it was. All others hand on what was derived of them alone, on this day and on
        those that `on` was asked for: these facts, which lose it, are not to be used any more.
        """
        held = {path: facts for path, facts in self.people.items() if path not in changed}
        people = tuple([held[person.path].person if person.path in held else person for person in network.people])
        following = NetworkFacts(network._replace(people=people), self.day, self.settings)
        following.helpers = self.helpers
        for path in self.helpers.renew(lambda: following.people).intersection(held):
            held[path].__dict__.pop("next_step", None)  # it may name somebody else
        following.people = Everyone(
            {
                person.path: held.get(person.path) or PersonFacts(person, self.day, self.settings, self.helpers)
                for person in people
            }
        )
        self.people.hand_on(following.people, changed)
        if "introductions" in self.__dict__:
            best = introductions.renewed(self.introductions, following.people, changed, self.settings)
            if best is not None:
                following.introductions = best
        for day, other in self._on.items():
            earlier = following._on[day] = NetworkFacts(following.network, day, self.settings)
            earlier.people = Everyone(
                {
                    path: other.people[path] if path in held else facts.on(day)
                    for path, facts in following.people.items()
                }
            )
            other.people.hand_on(earlier.people, changed)
        for day, found in self._changes.items():
            find = partial(changes.of, following._on[day].people)
            following._changes[day] = renewed(found, find, following.people, changed)
        return following

    @cached_property
    def today(self) -> tuple[TodayItem, ...]:
        """The people to contact today."""
        return today.choose(self.people, self.let_go, self.settings)

    @cached_property
    def introductions(self) -> tuple[Introduction, ...]:
        """Pairs worth introducing, best first."""
        return introductions.pairs(self.people, self.settings)

    @cached_property
    def let_go(self) -> tuple[LetGo, ...]:
        """Who may be let go."""
        return let_go.candidates(self.people, self.network.me)

    @cached_property
    def capacity(self) -> Capacity:
        """Minutes a week needed, against the budget."""
        return capacity.weigh(self.people, self.settings)

    @cached_property
    def favour(self) -> FavourList:
        """Whom I would contact if I needed a favour."""
        return favour.choose(self.people)

    @cached_property
    def promises_kept(self) -> PromisesKept:
        """Promises kept on time."""
        return promises.kept(self.people, self.day, self.settings)

    @cached_property
    def courses(self) -> Mapping[str, trend.Course]:
        """Everyone's stage by month, by path: what trend and quarters are counted from."""
        return self.people.found(_course)

    @cached_property
    def trend(self) -> tuple[TrendMonth, ...]:
        """The stage mix by month."""
        return trend.mix(self.courses, self.day, self.settings)

    @cached_property
    def quarters(self) -> tuple[Quarter, ...]:
        """Who was added and whose tie became deeper, by calendar quarter."""
        return trend.quarters(self.courses, self.day, self.settings)

    def changes_since(self, before: NetworkFacts) -> tuple[Change, ...]:
        """What became different since an earlier day."""
        known = self._changes if self._on.get(before.day) is before else {}
        if before.day not in known:
            everyone = self.people.items()
            known[before.day] = {path: found for path, facts in everyone if (found := changes.of(before.people, facts))}
        return changes.in_order(known[before.day].values())

    def who(self, words: str) -> tuple[Match, ...]:
        """Who can help with it, closest and warmest first."""
        return search.find(words, self.people)

    @cached_property
    def mix(self) -> Mix:
        """How many people at each stage and ties of each warmth."""
        return lists.mix(self.people)

    @cached_property
    def ask_log(self) -> tuple[LoggedAsk, ...]:
        """Every ask and what became of it, newest first."""
        return ask_log.entries(self.people)

    @cached_property
    def two_lists(self) -> TwoLists:
        """Whom to develop a tie with, and whose to maintain."""
        return lists.two_lists(self.people, self.let_go)

    @cached_property
    def only_a_link(self) -> tuple[Listed, ...]:
        """Prospects of whom there is an address on a platform and nothing else."""
        return lists.only_a_link(self.people)

    @cached_property
    def name_only(self) -> tuple[Listed, ...]:
        """Notes with nothing but a name."""
        return lists.name_only(self.people)

    @cached_property
    def may_not_know_you(self) -> tuple[Listed, ...]:
        """Contacts from whom nothing came back."""
        return lists.may_not_know_you(self.people)

    @cached_property
    def mostly_asks(self) -> tuple[Listed, ...]:
        """People to whom I mostly write to ask."""
        return lists.mostly_asks(self.people)

    @cached_property
    def regulars(self) -> tuple[Listed, ...]:
        """People I am regularly in touch with."""
        return lists.regulars(self.people)

    @cached_property
    def engaged(self) -> tuple[Listed, ...]:
        """People who answered something I shared."""
        return lists.engaged(self.people)

    @cached_property
    def online_only(self) -> tuple[Listed, ...]:
        """People worth meeting in person."""
        return lists.online_only(self.people, self.network.me)

    @cached_property
    def card_only(self) -> tuple[Listed, ...]:
        """People met once and never followed up."""
        return lists.card_only(self.people)

    @cached_property
    def advocates(self) -> tuple[Listed, ...]:
        """Who referred or introduced me."""
        return lists.advocates(self.people)

    @cached_property
    def referees(self) -> tuple[Listed, ...]:
        """Connections who referred me."""
        return lists.referees(self.people)

    @cached_property
    def communities(self) -> tuple[Group, ...]:
        """People by community."""
        return circles.communities(self.people)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Three or more people who share an interest."""
        return circles.groups(self.people)

    @cached_property
    def needs_met(self) -> tuple[NeedMet, ...]:
        """Needs that my own offers meet."""
        return giving.needs_met(self.people, self.network.me)

    @cached_property
    def to_share(self) -> tuple[ShareIdea, ...]:
        """Who would care about something I could share."""
        return sharing.ideas(self.people, self.network.me)

    @cached_property
    def favours_received(self) -> tuple[Listed, ...]:
        """Contacts who helped me and whom I could offer something."""
        return giving.favours_received(self.people)

    @cached_property
    def help_given(self) -> tuple[Given, ...]:
        """Help I delivered or offered, by kind."""
        return giving.gave(self.people)

    @cached_property
    def help_received(self) -> tuple[Given, ...]:
        """What the network gave me, by kind."""
        return giving.received(self.people)

    @cached_property
    def help_received_by_tag(self) -> tuple[Group, ...]:
        """Who gave me what, by the writer's own tags."""
        return giving.received_by_tag(self.people)

    @cached_property
    def introductions_received(self) -> tuple[Listed, ...]:
        """Who introduced me to others."""
        return giving.introductions_received(self.people)

    @cached_property
    def consistent_giving(self) -> tuple[Listed, ...]:
        """People to whom I gave something in at least two quarters."""
        return giving.consistent(self.people)

    @cached_property
    def milestones(self) -> tuple[Moment, ...]:
        """Recent events to congratulate on or console over."""
        return moments.recent(self.people)

    @cached_property
    def topics(self) -> tuple[Moment, ...]:
        """What they told me and I have not come back to."""
        return moments.topics(self.people)

    @cached_property
    def dates(self) -> tuple[Moment, ...]:
        """Birthdays and important dates to greet on."""
        return moments.coming(self.people, self.settings)


def _strays(facts: PersonFacts) -> tuple[Diagnostic, ...]:
    return facts.strays


def _course(facts: PersonFacts) -> trend.Course:
    return facts.course
