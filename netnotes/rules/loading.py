"""Rules loaded when they are first asked: most commands ask few of them, and loading all takes longer than asking."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Rule:
    """Stands for a module of this package until something of it is used."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        found = getattr(import_module(f"netnotes.rules.{self._name}"), name)
        self.__dict__[name] = found
        return found
