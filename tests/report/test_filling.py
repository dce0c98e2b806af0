"""Faults in a template, in its author's words."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from netnotes.diagnostics import NetnotesError
from netnotes.report.filling import fill


class Facts(NamedTuple):
    names: tuple[str, ...] = ("Ana",)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("a\n\n{{ report.nmes }}\n", "the template's line 3: there is nothing named `nmes`"),
        ("{% for each in report.names %}\n{{ each.first }}\n{% endfor %}", "line 2: there is nothing named `first`"),
        ("\n{{ names }}", "line 2: there is nothing named `names`"),
        ("{% macro one(a) %}\n{{ a.b }}{% endmacro %}\n\n{{ one(report) }}", "line 2: there is nothing named `b`"),
        ("\n{{ 1 / 0 }}", "line 2: division by zero"),
        ("{% if %}", "line 1: "),
    ],
)
def test_a_fault_names_its_line_and_what_is_unknown(template: str, said: str) -> None:
    with pytest.raises(NetnotesError) as error:
        fill(template, report=Facts())
    assert said in error.value.what
    assert error.value.remedy == "docs/templates.md lists what a template can use"
