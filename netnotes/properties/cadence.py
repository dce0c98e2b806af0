"""How often to be in touch, as people write it."""

from __future__ import annotations

import re
from functools import lru_cache

from netnotes.patterns import pattern

_UNITS = {
    "d": 1, "day": 1, "days": 1,
    "w": 7, "wk": 7, "wks": 7, "week": 7, "weeks": 7,
    "m": 30, "mo": 30, "mos": 30, "mth": 30, "month": 30, "months": 30,
    "q": 90, "quarter": 90, "quarters": 90,
    "y": 365, "yr": 365, "yrs": 365, "year": 365, "years": 365,
}  # fmt: skip
_WORDS = {
    "daily": 1, "weekly": 7, "biweekly": 14, "fortnightly": 14, "fortnight": 14, "monthly": 30, "bimonthly": 60,
    "quarterly": 90, "halfyearly": 182, "semiannual": 182, "semiannually": 182, "biannual": 182,
    "biannually": 182, "twiceyearly": 182, "yearly": 365, "annual": 365, "annually": 365,
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2}
_LENGTH = pattern(r"(?:every|each)?\s*(?P<count>\d{1,4}(?:\.\d{1,2})?|other|)\s*-?(?P<unit>[a-z]*)")
_RATE = pattern(
    r"(?:(?P<word>once|twice)|(?P<count>\d{1,2})\s*(?:x|times))\s*(?:an?|per|every|each|/)\s*(?P<unit>[a-z]+)"
)
_LONGEST = 36_500


@lru_cache(maxsize=200)
def parse_cadence(text: str) -> int | None:
    """Whole days of `45`, `6w`, `3 months`, `every 2 weeks`, `quarterly`, `twice a year`; None for anything else.

    A month counts as 30 days, a quarter as 90, a year as 365.
    """
    text = " ".join(text.lower().split()).strip(" .")
    if days := _WORDS.get(re.sub(r"[\s-]", "", text)):
        return days
    if rate := _RATE.fullmatch(text):
        times = _TIMES.get(rate["word"] or "") or int(rate["count"])
        unit = _UNITS.get(rate["unit"])
        return max(1, unit // times) if unit and times else None
    length = _LENGTH.fullmatch(text)
    if not length or not (length["count"] or length["unit"]):
        return None
    unit = _UNITS.get(length["unit"] or "d")
    count = {"": 1.0, "other": 2.0}.get(length["count"]) or float(length["count"])
    days = round(unit * count) if unit else 0
    return days if 1 <= days <= _LONGEST else None
