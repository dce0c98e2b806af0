"""docs/templates.md names every variable of a report template, and none that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import netnotes.report
from netnotes.markdown import Markdown
from netnotes.report.context import ReportContext

DOC = Path(netnotes.report.__file__).parents[2] / "docs" / "templates.md"
LEAVES = {Markdown, int, bool, type(None), Ellipsis}


def parts(hint: Any) -> Iterator[Any]:
    """The types a hint is made of."""
    if get_args(hint):
        for part in get_args(hint):
            yield from parts(part)
    else:
        yield hint


def records(record: Any, found: dict[str, Any]) -> dict[str, Any]:
    """Every record reachable from the context, by name."""
    if record.__name__ not in found:
        found[record.__name__] = record
        for hint in get_type_hints(record).values():
            for part in parts(hint):
                if part not in LEAVES:
                    records(part, found)
    return found


def names(record: Any) -> list[str]:
    own = [name for name, value in vars(record).items() if isinstance(value, property)]
    return [*record._fields, *own]


def test_every_text_of_the_context_is_safe_markdown() -> None:
    for record in records(ReportContext, {}).values():
        assert hasattr(record, "_fields"), f"{record} is neither a record, nor safe text, nor a number"


def test_every_variable_is_documented() -> None:
    sections = re.split(r"^### ", DOC.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    documented = {
        text.split("\n", 1)[0].strip(): re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) for text in sections
    }
    assert documented == {name: names(record) for name, record in records(ReportContext, {}).items()}


def test_the_example_template_works() -> None:
    from datetime import date

    from netnotes.model import Network
    from netnotes.report import render_block
    from netnotes.rules import NetworkFacts

    example = re.search(r"```jinja\n(.*?)```", DOC.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    block = render_block(NetworkFacts(Network(), date(2026, 6, 30)), template=example[1])
    assert block.startswith("# People\n")
