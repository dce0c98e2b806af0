"""What asks on a terminal, in a real one: the round through today's people, drafts in an editor, choosing a promise."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from netnotes.commands.opening import editor_command
from tests.helpers import vault

pexpect = pytest.importorskip("pexpect", reason="pseudo-terminals are a matter of POSIX")

FILES = {
    "People/Ana.md": "- 2026-06-20: #call asked about her boat\n- [ ] send it 📅 2026-06-28\n",
    "People/Ben.md": "---\nknow_me_better: yes\n---\n- 2026-01-15: #met\n",
    "People/Cy.md": "---\nknow_me_better: yes\n---\n- 2026-01-15: #message\n",
}
Spawn = Callable[..., Any]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return vault(tmp_path, FILES)


@pytest.fixture
def terminal(root: Path, tmp_path: Path) -> Iterator[Spawn]:
    """Starts a command in a terminal of 80 columns."""
    children: list[Any] = []

    def spawn(*args: str, **environment: str) -> Any:
        env = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state"), "TERM": "dumb", "NO_COLOR": "1", **environment}
        command = ["-m", "netnotes", *args, "--vault", str(root), "--today", "2026-06-30"]
        child = pexpect.spawn(sys.executable, command, env=env, encoding="utf-8", dimensions=(40, 80), timeout=20)
        children.append(child)
        return child

    yield spawn
    for child in children:
        child.close(force=True)


def press(child: Any, key: str) -> None:
    """A key, once the program waits for it: one that comes between the question and that is thrown away."""
    assert child.waitnoecho()
    child.send(key)


def test_a_round_logs_ticks_snoozes_and_goes_on(terminal: Spawn, root: Path) -> None:
    child = terminal("today", "--review")
    child.expect("Ana .*1 of 3")
    child.expect("asked about her boat")
    child.expect(r"\[d\]one.*\[q\]uit: ")
    press(child, "d")
    child.expect("send it .* ✅ 2026-06-30")
    child.expect(r"Ben .*2 of 3.*\[q\]uit: ")
    press(child, "l")
    child.expect("What happened")
    child.sendline("#call 20m his new bass")
    child.expect("#call 20m his new bass")
    child.expect(r"Cy .*3 of 3.*\[q\]uit: ")
    press(child, "s")
    child.expect("Until when")
    child.sendline("2w")
    child.expect("That was everyone")
    child.expect(pexpect.EOF)
    assert "- [x] send it 📅 2026-06-28 ✅ 2026-06-30" in (root / "People/Ana.md").read_text()
    assert "- 2026-06-30: #call 20m his new bass" in (root / "People/Ben.md").read_text()
    assert "snooze_until: 2026-07-14" in (root / "People/Cy.md").read_text()


@pytest.mark.parametrize("leave", ["q", "\x03"], ids=["quit", "Ctrl-C"])
def test_leaving_half_way_keeps_what_was_written_and_touches_nothing_else(
    terminal: Spawn, root: Path, leave: str
) -> None:
    child = terminal("today", "--review")
    child.expect(r"1 of 3.*\[q\]uit: ")
    press(child, "d")
    child.expect(r"2 of 3.*\[q\]uit: ")
    press(child, leave)
    child.expect(pexpect.EOF)
    child.close()
    assert "- [x] send it" in (root / "People/Ana.md").read_text()
    for name in ("Ben", "Cy"):
        assert (root / f"People/{name}.md").read_text() == FILES[f"People/{name}.md"]


def test_a_key_opens_the_editor_and_comes_back(terminal: Spawn, root: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "edited $*"\n')
    editor.chmod(0o755)
    child = terminal("today", "--review", VISUAL=str(editor))
    child.expect(r"1 of 3.*\[q\]uit: ")
    press(child, "e")
    child.expect(f"edited {root}/People/Ana.md")
    child.expect(r"\[q\]uit: ")
    press(child, "n")
    child.expect("2 of 3")


def test_without_text_log_opens_a_draft(terminal: Spawn, root: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\ncp "$1" "$0.seen"; { echo "a walk by the river"; cat "$0.seen"; } > "$1"\n')
    editor.chmod(0o755)
    child = terminal("log", "Ana", "--met", EDITOR=str(editor))
    child.expect("#met a walk by the river")
    child.expect(pexpect.EOF)
    assert (root / "People/Ana.md").read_text().count("\n") == FILES["People/Ana.md"].count("\n") + 1


def test_an_empty_draft_writes_nothing(terminal: Spawn, root: Path) -> None:
    child = terminal("log", "Ana", "--met", EDITOR="true")
    child.expect("no text, so nothing was written")
    child.expect(pexpect.EOF)
    assert (root / "People/Ana.md").read_text() == FILES["People/Ana.md"]


def _draft_editor(tmp_path: Path, then: str = "") -> str:
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\ncat "$1" > "$0.seen"\n{{ echo above; cat "$0.seen"; echo below; }} > "$1"\n{then}\n')
    editor.chmod(0o755)
    return str(editor)


def test_text_below_the_question_counts_too(terminal: Spawn, root: Path, tmp_path: Path) -> None:
    child = terminal("log", "Ana", "--met", EDITOR=_draft_editor(tmp_path))
    child.expect(pexpect.EOF)
    text = (root / "People/Ana.md").read_text()
    assert "#met above\n" in text and "below" in text and "%%" not in text


def test_a_read_only_note_is_refused_before_the_editor_opens(terminal: Spawn, root: Path, tmp_path: Path) -> None:
    (root / "People/Ana.md").chmod(0o444)
    child = terminal("log", "Ana", "--met", EDITOR=_draft_editor(tmp_path, "echo opened"))
    child.expect("Ana.md is read-only")
    child.expect(pexpect.EOF)
    assert "opened" not in child.before


def test_a_draft_that_cannot_be_written_is_given_back(terminal: Spawn, root: Path, tmp_path: Path) -> None:
    child = terminal("log", "Ana", "--met", EDITOR=_draft_editor(tmp_path, f"chmod 444 '{root}/People/Ana.md'"))
    child.expect("Your text, which was not written:.*above.*below.*Ana.md is read-only")
    child.expect(pexpect.EOF)


def test_a_draft_is_kept_when_the_editor_fails(terminal: Spawn, tmp_path: Path) -> None:
    child = terminal("log", "Ana", "--met", EDITOR=_draft_editor(tmp_path, "exit 1"), TMPDIR=str(tmp_path))
    child.expect("Nothing was written; your text is in .*ended with code 1")
    child.expect(pexpect.EOF)
    drafts = list(tmp_path.glob("netnotes-*.md"))
    assert len(drafts) == 1 and drafts[0].read_text().startswith("above\n")


def test_done_asks_which(terminal: Spawn, root: Path) -> None:
    child = terminal("done")
    child.expect("1 .*send it")
    child.expect("Which one is done")
    child.sendline("1")
    child.expect("✅ 2026-06-30")


def test_rename_asks_again_when_another_note_links_meanwhile(terminal: Spawn, root: Path) -> None:
    child = terminal("rename", "Ana", "Anna")
    child.expect("Would change 0 notes.*Go on")
    (root / "People/Ben.md").write_text("[[Ana]]\n")
    child.sendline("y")
    child.expect("Meanwhile other notes would be changed.*Would change 1 note:.*People/Ben.md.*Go on")
    assert (root / "People/Ben.md").read_text() == "[[Ana]]\n"
    child.sendline("y")
    child.expect(pexpect.EOF)
    assert (root / "People/Ben.md").read_text() == "[[Anna]]\n"


def test_rename_asks_first(terminal: Spawn, root: Path) -> None:
    child = terminal("rename", "Ana", "Anna")
    child.expect("People/Ana.md -> People/Anna.md")
    child.expect("Go on")
    child.sendline("n")
    child.expect(pexpect.EOF)
    assert (root / "People/Ana.md").exists()


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["vim", "+7", "/n.md"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+7", "/n.md"]),
        ("code --wait", ["code", "--wait", "--goto", "/n.md:7"]),
        ("hx", ["hx", "/n.md:7"]),
        ("'/my editor/x'", ["/my editor/x", "/n.md"]),
    ],
)
def test_an_editor_is_told_the_line_as_it_wants_it(editor: str, words: list[str]) -> None:
    assert editor_command(editor, "/n.md", 7) == words
