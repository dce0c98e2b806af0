"""Rules loaded, and facts derived, when they are first asked for: most commands ask few of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Generic, TypeVar, overload

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class Rule:
    """Stands for a module of this package until something of it is used: loading all takes longer than asking."""

    def __init__(self, name: str, names: dict[str, Any]) -> None:
        """`names`: those in which it stands for the module, and then gives place to it."""
        self._name = name
        self._names = names

    def __getattr__(self, name: str) -> Any:
        module = self._names[self._name] = import_module(f"netnotes.rules.{self._name}")
        return getattr(module, name)


class Fact(Generic[Owner, Value]):
    """A property that is derived once and then kept: `functools.cached_property` without its lock, which takes longer
    than many a fact.
    """

    def __init__(self, derive: Callable[[Owner], Value]) -> None:
        self.func = derive
        self.__doc__ = derive.__doc__

    def __set_name__(self, owner: type[Owner], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, facts: None, owner: type[Owner]) -> Fact[Owner, Value]: ...

    @overload
    def __get__(self, facts: Owner, owner: type[Owner]) -> Value: ...

    def __get__(self, facts: Owner | None, owner: type[Owner]) -> Fact[Owner, Value] | Value:
        if facts is None:
            return self
        found = facts.__dict__[self._name] = self.func(facts)
        return found
