"""Regular expressions that are compiled when they are first used. Level 0.

To compile all that notes may need takes as long as to read a hundred of them, and most notes need few.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but it is compiled, and found to be wrong, when it is first used."""
    return cast("re.Pattern[str]", _Uncompiled(text, flags))


class Compiled:
    """Stands for a pattern, and has its methods as its own."""

    pattern: str
    flags: int


class _Uncompiled(Compiled):
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        self.__class__ = Compiled  # type: ignore[assignment]  # whose attributes are found in less time
        return getattr(self, name)
