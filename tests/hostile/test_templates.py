"""A template of a vault that came from somebody else: it reaches nothing, and its time, memory and text are bounded."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from netnotes.report import sandbox
from tests.hostile.everything import write
from tests.hostile.limits import limited, netnotes

BOMBS = {
    "a long text": "{{ 'a' * 10 ** 9 }}",
    "a long list": "{{ [0] * 10 ** 9 }}",
    "a large number": "{{ 10 ** 10 ** 10 }}",
    "numbers grown by and by": "{% set n = 10 ** 9 %}{{ n * n * n * n }}",
    "a padded number": "{{ '%01000000000d' % 1 }}",
    "a padded text": "{{ 'a'.ljust(10 ** 9) }}",
    "a centred text": "{{ 'a' | center(1000000000) }}",
    "an indented text": "{{ 'a\\n' | indent(1000000000) }}",
    "a format": "{{ '{:>1000000000}'.format(1) }}",
    "a range": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "loops in loops": "".join(f"{{% for x{n} in 'abcdefghij' %}}" for n in range(9)) + "{% endfor %}" * 9,
    "long texts in loops": "".join(f"{{% for x{n} in 'abcdefghij' %}}" for n in range(4))
    + "a" * 25_000
    + "{% endfor %}" * 3,
    "doubling": "{% set a = 'aaaaaaaa' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "doubling by blocks": "{% set a = 'aaaaaaaa' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40 + "{{ a }}",
    "doubling by join": "{% set a = 'aaaaaaaa' %}" + "{% set a = [a, a] | join %}" * 40 + "{{ a }}",
    "doubling by addition": "{% set a = 'aaaaaaaa' %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
    "doubling by replacing": "{% set a = 'aaaaaaaa' %}" + "{% set a = a | replace('a', 'aa') %}" * 40 + "{{ a }}",
    "macros that call twice": "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(99) }}",
    "a macro without end": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "recursion": "{% for a in [[1]] recursive %}{{ loop([a]) }}{% endfor %}",
    "deep brackets": "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}",
    "deep ifs": "{% if 1 %}" * 2_000 + "{% endif %}" * 2_000,
    "a long sum": "{{ " + "1+" * 20_000 + "1 }}",
    "namespaces": "{% set n = namespace(a='aaaa') %}{% for i in 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}"
    "{% set n.a = n.a ~ n.a %}{% endfor %}{{ n.a }}",
    "a long source": "a" * 600_000,
    "Python": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "Python by an attribute": "{{ report | attr('__class__') }}",
    "Python by a map": "{{ [report] | map(attribute='__class__') | first }}",
    "Python by a macro": "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "Python by the environment": "{{ self._TemplateReference__context.environment }}",
    "a file": "{% include '/etc/passwd' %}",
    "an import": "{% import 'os' as os %}",
    "a change": "{% do report.today.append(1) %}",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_template_that_is_a_bomb_is_refused(bomb: str, tmp_path: Path) -> None:
    files = {"templates/report.md.j2": BOMBS[bomb].encode(), "People/Ana.md": b"- 2026-06-01: #met\n"}
    root = write(tmp_path / "vault", files)
    where = ("--vault", str(root), "--today", "2026-06-30")
    done = limited("report", *where, megabytes=200)
    assert done.code == 1, done.out
    assert "netnotes: the template" in done.err, done.err[-500:]
    assert not (root / "Network report.md").exists()


@pytest.mark.parametrize(
    ("template", "text"),
    [
        (
            "{% for card in report.today %}{{ loop.index }} of {{ loop.length }}: {{ card.who }}\n{% endfor %}",
            "1 of 1: ",
        ),
        ("{% macro one(card) %}- {{ card.who }}\n{% endmacro %}{{ one(report.today[0]) }}", "- [[Ana]]\n"),
        ("{{ report.as_of ~ ', ' ~ report.weekday | upper }}", "2026-06-30, TUESDAY\n"),
        ("{{ report.today | map(attribute='who') | join(' and ') }} {{ report.today | length + 1 }}", "[[Ana]] 2\n"),
        ("{{ loop is defined }} {{ 7 // 2 * 2 }} {{ 'a' if report.today else 'b' }}", "False 6 a\n"),
        ("{% call(x) one() %}{{ x }}{% endcall %}{% macro one() %}<{{ caller(1) }}>{% endmacro %}", ""),
    ],
)
def test_what_a_template_needs_is_there(template: str, text: str, tmp_path: Path) -> None:
    files = {"templates/report.md.j2": template.encode(), "People/Ana.md": b"- 2026-06-01: #met\n"}
    said = netnotes(write(tmp_path / "vault", files), "report", "--output", "-")
    assert text in said


def test_a_template_writes_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_TEXT", 1000)
    assert sandbox.Sandbox().template("{% for n in [1, 2] %}" + "a" * 500 + "{% endfor %}").render() == "a" * 1000
    with pytest.raises(SecurityError, match="more than 1,000 characters"):
        sandbox.Sandbox().template("{% for n in [1, 2] %}" + "a" * 501 + "{% endfor %}").render()


def test_text_from_notes_is_never_a_template(tmp_path: Path) -> None:
    files = {"People/{{ 7*7 }}.md": b"- 2026-06-01: {{ 7*7 }} {% for x in y %} #met\n- [ ] {{ 7*7 }}\n"}
    root = write(tmp_path / "vault", files)
    assert "49" not in netnotes(root, "report", "--output", "-")
