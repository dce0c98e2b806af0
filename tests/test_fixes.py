"""Mending what has one safe answer, byte-exactly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.fixes import fix
from netnotes.front_matter import read


def mend(text: str) -> str:
    return fix("People/Ana.md", text).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("how_met: [[Fair]]", 'how_met: "[[Fair]]"'),
        ("how_met:   [[Fair|the fair]]  # in May", 'how_met:   "[[Fair|the fair]]"  # in May'),
        ("how_met: [[Porto]], at the fair", 'how_met: "[[Porto]], at the fair"'),
        ("knows:\n  - [[Ben]]\n  - [[Cy]]", 'knows:\n  - "[[Ben]]"\n  - "[[Cy]]"'),
        ("url: @analima", 'url: "@analima"'),
        ("role: Baker: bread and cakes", 'role: "Baker: bread and cakes"'),
        ('role: Baker: "bread" and cakes', "role: 'Baker: \"bread\" and cakes'"),
        ("interests:\n\t- chess\n\t- jazz", "interests:\n  - chess\n  - jazz"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_values_that_yaml_wants_written_otherwise(before: str, after: str, end: str) -> None:
    def note(lines: str) -> str:
        return f"\ufeff---\ncity: 'Porto' # home\n{lines}\n---\n\ttext [[Fair]] @x".replace("\n", end)

    assert mend(note(before)) == note(after)
    faults = {fault.code for fault in read("a.md", note(after)).diagnostics}
    assert faults == {"byte-order-mark"}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_that_is_never_closed(end: str) -> None:
    before = "---\nrole: baker\ncity: Porto\n\n# Ana\n\nText.\n".replace("\n", end)
    after = "---\nrole: baker\ncity: Porto\n---\n\n# Ana\n\nText.\n".replace("\n", end)
    assert mend(before) == after


def test_front_matter_and_nothing_else() -> None:
    assert mend("---\nrole: baker") == "---\nrole: baker\n---\n"


def test_several_faults_at_once() -> None:
    before = "---\nurl: @ana\nhow_met: [[Fair]]\nrole: baker\n\nText.\n"
    assert mend(before) == '---\nurl: "@ana"\nhow_met: "[[Fair]]"\nrole: baker\n---\n\nText.\n'
    assert [fault.code for fault in fix("a.md", before).mended] == [
        "front-matter-unclosed",
        "unquoted-handle",
        "unquoted-link",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\nrole: baker\nrole: cook\n---\n",  # which of the two is meant?
        "---\nbirthday: 2024-02-30\n---\n",
        "---\ninterests: [chess, jazz\n---\n",
        "---\ninterests: #chess\n---\n",  # perhaps it is a comment
        "# Ana\n\n- [[Ben]]\n",
        "",
    ],
)
def test_what_has_no_one_safe_answer_stays(text: str) -> None:
    assert fix("People/Ana.md", text) == (text, ())


def test_the_settings_too() -> None:
    assert fix("netnotes.yaml", "# mine\nme: [[Me]]\nsoon_days: 7\n").text == '# mine\nme: "[[Me]]"\nsoon_days: 7\n'


PIECES = st.sampled_from(
    [
        "---",
        "\n",
        "\r\n",
        "key",
        "name",
        ": ",
        ":",
        " ",
        "\t",
        "- ",
        "[[Ben]]",
        "[",
        "]",
        "@x",
        '"',
        "'",
        "#",
        "a, b",
        "|",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_a_mended_note_says_the_same(body: str) -> None:
    text = f"---\n{body}"
    fixed = fix("a.md", text)
    before, after = read("a.md", text), read("a.md", fixed.text)
    assert [key for key, _ in after.entries] == [key for key, _ in before.entries]
    assert after.body == before.body
    assert len(after.diagnostics) <= len(before.diagnostics) - (1 if fixed.mended else 0)
    assert fix("a.md", fixed.text) == (fixed.text, ())
