"""Filling a report template: Jinja2 in a sandbox, strict about names, without any text from notes as template."""

from __future__ import annotations

import re

from netnotes.diagnostics import NetnotesError

_BLANK_LINES = re.compile(r"\n{3,}")
_LINE_END = re.compile(r"[ \t]+$", re.MULTILINE)
_REMEDY = "docs/templates.md lists what a template can use"


def fill(template: str, **context: object) -> str:
    """The template's text with the context filled in, runs of blank lines made one.

    Raises NetnotesError, with the template's line, when it cannot be filled.
    """
    from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
    try:
        filled = environment.from_string(template).render(**context)
    except TemplateSyntaxError as error:
        raise NetnotesError(f"the template's line {error.lineno}: {error.message}", _REMEDY) from None
    except (TemplateError, ArithmeticError, TypeError, ValueError, LookupError) as error:
        raise NetnotesError(f"the template cannot be filled: {error}", _REMEDY) from None
    return _BLANK_LINES.sub("\n\n", _LINE_END.sub("", filled)).strip("\n") + "\n"
