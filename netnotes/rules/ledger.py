"""The ledger: what I gave and what I received, two lists and never a balance.

Source: S0 (implied reciprocity), S1 (a favour from a contact); Clark & Mills 1979 and Uehara 1995 for why no balance.
"""

from __future__ import annotations

from datetime import date

from netnotes.facts import History, Ledger, Stage
from netnotes.model import Interaction, Person
from netnotes.rules.lines import GIVEN, RECEIVED, holds
from netnotes.settings import Settings

FAVOURS = 2  # received, with nothing given, that make the flag


def keep(person: Person, history: History, stage: Stage, settings: Settings) -> Ledger:
    """Help each way, with the last date each way, and the one flag "offer something".

    The flag is for a contact or someone in the network who helped at least twice and was never helped (`helped`
    counts). Family and connections are never prompted to repay, and help without return is never flagged.
    """
    given = tuple(line for line in history.lines if holds(line, GIVEN))
    received = tuple(line for line in history.lines if holds(line, RECEIVED))
    offer_something = (
        stage in ("contact", "network")
        and not person.profile.is_family
        and len(received) >= FAVOURS
        and not given
        and not asserts_giving(person)
    )
    return Ledger(given, received, _last(given), _last(received), offer_something)


def asserts_giving(person: Person) -> bool:
    """Whether `helped` says that I helped them."""
    return person.profile.helped in ("them", "both")


def _last(lines: tuple[Interaction, ...]) -> date | None:
    return max((line.day for line in lines if line.day), default=None)
