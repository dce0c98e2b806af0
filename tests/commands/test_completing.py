"""Shell completion, through the protocol by which bash, zsh and fish ask for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import vault

FILES = {
    "netnotes.yaml": "",
    "People/Ana Sol.md": "---\naliases: [Nita]\ntags: [mentor]\n---\n- 2026-06-01 #met\n",
    "People/Øyvind Berg.md": "---\ntags: [client]\n---\n",
    "Ideas.md": "no person\n",
}


def complete(root: Path, *words: str, shell: str = "bash") -> list[str]:
    """What the shell is offered for the last of the words, by value."""
    line = ["netnotes", *words]
    env = {
        **os.environ,
        "_NETNOTES_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": " ".join(word.replace(" ", "\\ ") for word in line),
        "COMP_CWORD": words[-1] if shell == "fish" else str(len(line) - 1),
        "NETNOTES_VAULT": str(root),
        "XDG_CACHE_HOME": str(root.parent / "cache"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "netnotes"], env=env, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.stderr == ""
    lines = done.stdout.strip("\n").splitlines()
    if shell == "zsh":
        return lines[1::3]
    return [line.split(",", 1)[1].split("\t")[0].replace("\\\\ ", " ") for line in lines]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return vault(tmp_path, FILES)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_commands_and_people(root: Path, shell: str) -> None:
    assert complete(root, "sh", shell=shell) == ["show"]
    assert complete(root, "show", "An", shell=shell) == ["Ana Sol"]


def test_people_without_a_cache_come_from_the_files(root: Path) -> None:
    assert complete(root, "show", "") == ["Ana Sol", "Øyvind Berg"]
    assert complete(root, "log", "oy") == ["Øyvind Berg"]
    assert complete(root, "show", "ber") == ["Øyvind Berg"]


def test_names_of_two_words_are_one_word_of_the_line(root: Path) -> None:
    """In a real bash: the name is completed by Tab and the command run."""
    pexpect = pytest.importorskip("pexpect", reason="pseudo-terminals are a matter of POSIX")
    script = root.parent / "netnotes"
    script.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m netnotes \"$@\"\n")
    script.chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{root.parent}{os.pathsep}{os.environ['PATH']}",
        "NETNOTES_VAULT": str(root),
        "XDG_CACHE_HOME": str(root.parent / "cache"),
        "TERM": "dumb",
    }
    start = ["--norc", "--noprofile"]
    shell = pexpect.spawn("bash", start, env=env, encoding="utf-8", dimensions=(24, 100), timeout=20)
    shell.sendline("eval \"$(_NETNOTES_COMPLETE=bash_source netnotes)\"; echo rea''dy")
    shell.expect("ready")
    shell.send("netnotes show Ana\t")
    shell.expect(r"Ana\\ Sol")
    shell.sendline("")
    shell.expect("Where you stand")
    shell.send('netnotes show "An\t')
    shell.expect('"Ana Sol"')
    shell.sendline("")
    shell.expect("Where you stand")
    shell.close()


def test_several_names_with_no_common_beginning_leave_what_was_typed(tmp_path: Path) -> None:
    root = vault(tmp_path, {"People/Ana Brandt.md": "", "People/Ben Brook.md": "", "People/Bram Fox.md": ""})
    assert complete(root, "show", "br") == ["Bram Fox"]
    (root / "People" / "Bram Fox.md").unlink()
    assert complete(root, "show", "br") == []
    assert complete(root, "show", "bro") == ["Ben Brook"]


def test_aliases_and_tags_once_the_vault_was_read(root: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(root.parent / "cache")}
    subprocess.run([sys.executable, "-m", "netnotes", "list", "--vault", str(root)], env=env, check=True)
    assert complete(root, "show", "ni") == ["Nita"]
    assert complete(root, "list", "--tag", "") == ["client", "mentor"]


def test_properties(root: Path) -> None:
    assert "would_refer" in complete(root, "set", "Ana", "would")


def test_no_vault_completes_nothing_and_says_nothing(tmp_path: Path) -> None:
    assert complete(tmp_path / "nowhere", "show", "A") == []


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not on this machine")
def test_the_script_for_bash_is_given() -> None:
    env = {**os.environ, "_NETNOTES_COMPLETE": "bash_source"}
    script = subprocess.run(
        [sys.executable, "-m", "netnotes"], env=env, capture_output=True, text=True, check=True
    ).stdout
    assert "complete -o nosort -F" in script
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)
