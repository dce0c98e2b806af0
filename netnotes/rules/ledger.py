"""The ledger: what I gave and what I received, two lists and never a balance.

Source: S0 (implied reciprocity), S1 (a favour from a contact); Clark & Mills 1979 and Uehara 1995 for why no balance.
"""

from __future__ import annotations

from datetime import date

from netnotes.facts import History, Ledger
from netnotes.model import Interaction, Person
from netnotes.rules.lines import GIVEN, RECEIVED, bits
from netnotes.settings import Settings
from netnotes.stages import Stage

_GIVEN, _RECEIVED = bits(GIVEN), bits(RECEIVED)
FAVOURS = 2  # received, with nothing given, that make the flag


def keep(person: Person, history: History, stage: Stage, settings: Settings) -> Ledger:
    """Help each way, with the last date each way, and the one flag "offer something".

    The flag is for a contact or someone in the network who helped at least twice and was never helped (`helped`
    counts). Family and connections are never prompted to repay, and help without return is never flagged.
    """
    given, received = tuple(history.telling(_GIVEN)), tuple(history.telling(_RECEIVED))
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
    return lines[-1].day if lines else None  # undated lines come first, then those by day
