"""What a template may do: loop over what it is given, ask, and print; in bounded steps and to a bounded length.

A vault may come from somebody else, and its template with it. Jinja2's sandbox keeps a template from reaching Python;
it does not keep `{{ 'a' * 10**9 }}` or loops within loops from taking all memory and time. Here texts are not
multiplied, only the template's own macros are called, only filters that make nothing large are there, and each turn of
a loop is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, wraps
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

MOST_TEXT = 20_000_000  # characters that a template may write
MOST_STEPS = 200_000  # turns of loops, calls of macros, things that filters look at
MOST_NUMBER = 10**12
FILTERS = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby", "int", "items", "last",
    "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "round", "select",
    "selectattr", "sort", "string", "title", "trim", "truncate", "unique", "upper", "wordcount",
)  # fmt: skip


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for one filling of one template."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)
        self.globals.clear()
        self.filters = {name: self._counting(self.filters[name]) for name in FILTERS}
        self.filters |= {"join": self._join, "each of": self._each, "put together": self._put_together}
        self._steps = 0

    def template(self, source: str) -> Template:
        """The template of this source, bounded."""
        return self.template_class.from_code(self, _compiled(source), {})

    def concat(self, texts: Iterable[str]) -> str:
        """Joins what was printed, by a macro or the whole template, unless it is too much."""
        kept: list[str] = []
        length = 0
        for text in texts:
            length += len(text)
            if length > MOST_TEXT:
                raise SecurityError(f"it writes more than {MOST_TEXT:,} characters")
            kept.append(text)
        return "".join(kept)

    def call(self, context: Context, obj: Any, *args: Any, **named: Any) -> Any:
        """Calls one of the template's own macros, and nothing else."""
        of_loop = isinstance(getattr(obj, "__self__", None), LoopContext)
        if not (isinstance(obj, Macro) or of_loop):
            raise SecurityError("a template calls nothing but its own macros")
        self._count(1)
        return super().call(context, obj, *args, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckons with numbers of a bearable size; texts are put together with `~`."""
        numbers = [value for value in (left, right) if isinstance(value, (int, float)) and abs(value) <= MOST_NUMBER]
        if len(numbers) < 2 or operator == "**":
            raise SecurityError(f"`{operator}` is for numbers (`~` puts texts together)")
        return super().call_binop(context, operator, left, right)

    def _count(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise SecurityError(f"its loops take more than {MOST_STEPS:,} steps")

    def _counting(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def counted(*args: Any, **named: Any) -> Any:
            self._count(1 + sum(len(arg) for arg in args if isinstance(arg, (list, tuple, dict))))
            return function(*args, **named)

        return counted

    def _each(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._count(1)
            yield item

    def _join(self, items: Iterable[Any], between: str = "") -> str:
        parts = [str(item) for item in self._each(items)]
        return self._put_together([part for place, part in enumerate(parts) for part in (between, part)[not place :]])

    def _put_together(self, parts: Iterable[Any]) -> str:
        return self.concat(str(part) for part in parts)


@lru_cache(maxsize=8)
def _compiled(source: str) -> CodeType:
    """The code of a template; `netnotes watch` fills the same one again and again."""
    environment = Sandbox()
    return environment.compile(_Bounded().visit(environment.parse(source)))


class _Bounded(NodeTransformer):
    """Has each loop counted, and what `~` puts together measured."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - jinja2's name for it
        self.generic_visit(node)
        if node.recursive:
            raise SecurityError(f"line {node.lineno}: a template has no recursive loops")
        node.iter = nodes.Filter(node.iter, "each of", [], [], None, None, lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        parts = nodes.List(node.nodes, lineno=node.lineno)
        return nodes.Filter(parts, "put together", [], [], None, None, lineno=node.lineno)
