"""Filling a report template: Jinja2 in a sandbox, strict about names, without any text from notes as template."""

from __future__ import annotations

import re

from netnotes.diagnostics import NetnotesError

MOST_SOURCE = 500_000  # characters of a template that are read
_BLANK_LINES = re.compile(r"\n{3,}")
_LINE_END = re.compile(r"(?<![ \t])[ \t]+$", re.MULTILINE)
_UNKNOWN = re.compile(r"has no (?:attribute|element) '?([^']+)'?|^'([^']+)' is undefined")
_REMEDY = "docs/templates.md lists what a template can use"


def fill(template: str, **context: object) -> str:
    """The template's text with the context filled in, runs of blank lines made one.

    Raises NetnotesError, with the template's line where it is known, when it cannot be filled.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    from netnotes.report.sandbox import Sandbox

    if len(template) > MOST_SOURCE:
        raise NetnotesError(f"the template is longer than {MOST_SOURCE:,} characters", _REMEDY)
    try:
        filled = Sandbox().template(template).render(**context)
    except TemplateSyntaxError as error:
        raise NetnotesError(f"the template's line {error.lineno}: {error.message}", _REMEDY) from None
    except (RecursionError, SyntaxError, MemoryError):
        raise NetnotesError("the template is nested too deeply", _REMEDY) from None
    except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError) as error:
        raise NetnotesError(f"{_place(error)}{_said(error)}", _REMEDY) from None
    return _BLANK_LINES.sub("\n\n", _LINE_END.sub("", filled)).strip("\n") + "\n"


def _place(error: BaseException) -> str:
    """The template's line that was being filled, from the traceback, which Jinja2 words in the template's lines."""
    step, line = error.__traceback__, 0
    while step:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return f"the template's line {line}: " if line else "the template cannot be filled: "


def _said(error: BaseException) -> str:
    unknown = _UNKNOWN.search(str(error))
    return f"there is nothing named `{unknown[1] or unknown[2]}`" if unknown else str(error)
