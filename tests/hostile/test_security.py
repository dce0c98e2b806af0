"""What SECURITY.md promises: nothing in a vault is run, writes stay in it, and what is kept elsewhere is private."""

from __future__ import annotations

import ast
import os
import re
import stat
import sys
import time
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

import netnotes as package
from netnotes.commands.opening import editor_command
from netnotes.diagnostics import NetnotesError
from tests.hostile.everything import say, write
from tests.hostile.limits import limited

GOOD = b"- 2026-06-01: coffee #met\n"
ROOT = Path(__file__).parents[2]
MODULES = sorted(Path(package.__file__).parent.rglob("*.py"))
RUNS_CODE = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load", "yaml.unsafe_load"}
RUNS_CODE |= {f"{module}.{call}" for module in ("pickle", "marshal", "shelve", "dill") for call in ("load", "loads")}
# The lowest releases without a hole that reaches netnotes: the sandbox of Jinja2 (CVE-2025-27516), PyYAML's loaders.
AT_LEAST = {"jinja2": (3, 1, 6), "pyyaml": (6, 0, 2), "click": (8, 1, 7), "python-frontmatter": (1, 1, 0)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_module_runs_text_or_a_shell(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            assert ast.unparse(node.func) not in RUNS_CODE, f"{path}:{node.lineno}"
            shell = [word.value for word in node.keywords if word.arg == "shell"]
            assert not shell, f"{path}:{node.lineno}: a shell"
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [alias.name for alias in node.names] + [getattr(node, "module", "") or ""]
            assert not {"pickle", "marshal", "shelve", "socket", "urllib.request", "http.client"} & set(names), path


def test_dependencies_begin_after_known_holes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = dict(re.fullmatch(r"([\w-]+)>=([\d.]+)", wanted).groups() for wanted in project["dependencies"])  # type: ignore[union-attr]  # each has a bound
    for name, least in AT_LEAST.items():
        assert tuple(map(int, bounds[name].split("."))) >= least, name


@pytest.mark.parametrize("path", ["../out.md", "/tmp/netnotes-out.md", "a/../../out.md", "..\\out.md", "linked/out.md"])
def test_a_report_path_that_leads_out_writes_nothing_there(path: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    root = write(tmp_path / "vault", {"People/Good.md": GOOD, "netnotes.yaml": f"report_path: '{path}'\n".encode()})
    (root / "linked").symlink_to(outside)
    code, _, err = say("report", "--vault", str(root), "--today", "2026-06-30")
    found = {place.name for folder in (tmp_path, outside, root) for place in folder.iterdir()}
    assert code in (0, 1) and "Traceback" not in err
    assert not {"out.md"} & found and not Path("/tmp/netnotes-out.md").exists()


def test_a_command_in_an_editor_s_name_is_no_shell() -> None:
    assert editor_command("vim; touch x", "/v/$(id).md", 3) == ["vim;", "touch", "x", "/v/$(id).md"]
    assert editor_command("code --wait", "/v/a b.md", 3) == ["code", "--wait", "--goto", "/v/a b.md:3"]
    with pytest.raises(NetnotesError):
        editor_command("vim '", "/v/a.md", 3)


def test_an_editor_and_obsidian_get_names_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that write down what they were called with; nothing of a name is taken for more than a name."""
    got = tmp_path / "got"
    for name in ("my editor", "xdg-open"):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(
            f"#!/bin/sh\nfor word; do printf '%s\\n' \"$word\"; done > '{got}.new'; mv '{got}.new' '{got}'\n"
        )
        program.chmod(0o755)
    note = "People/$(touch pwned) & `touch pwned`; 'x' %41?b#c.md"
    root = write(tmp_path / "vault", {note: GOOD})
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("EDITOR", f"'{tmp_path / 'bin/my editor'}' --flag")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.chdir(tmp_path)
    assert say("edit", "--vault", str(root), "--", note)[0] == 0
    assert got.read_text().splitlines() == ["--flag", str(root / note)]
    if sys.platform == "linux":
        got.unlink()
        assert say("open", "--vault", str(root), "--", note)[0] == 0
        for _ in range(200):  # it is not waited for
            if got.exists():
                break
            time.sleep(0.05)
        address = got.read_text().removesuffix("\n")
        assert re.fullmatch(r"obsidian://open\?path=[\w.%~-]+", address), address
        assert unquote(address.removeprefix("obsidian://open?path=")) == str(root / note)
    assert not list(tmp_path.rglob("pwned"))


def test_what_is_kept_outside_of_the_vault_is_private(tmp_path: Path) -> None:
    root = write(tmp_path / "vault", {"People/Good.md": GOOD})
    usual = os.umask(0)
    try:
        for command in (["list"], ["log", "Good", "called her"], ["report"]):
            assert say(*command, "--vault", str(root), "--today", "2026-06-30")[0] == 0
    finally:
        os.umask(usual)
    kept = [place for folder in ("cache", "state") for place in (tmp_path / folder).rglob("*")]
    assert kept
    for place in kept:
        if "netnotes" in place.parts:
            mode = stat.S_IMODE(place.stat().st_mode)
            assert not mode & 0o077, f"{place}: {mode:o}"


@pytest.mark.parametrize("text", [
    "me: !!python/object/apply:os.system [touch /tmp/netnotes-was-here]",
    "report_path: $(touch /tmp/netnotes-was-here)", "report_path: '`touch /tmp/netnotes-was-here`'",
    "exclude: ['(?#']", "kind_words: {met: ['(a+)+$']}", "tags: {met: ['[']}", "daily_notes_format: '[['",
    "holidays: {02-29: '{{7*7}}'}", "people_folders: ['../..', '/etc']", "people_folders: ['']", "me: ../../etc/passwd",
])  # fmt: skip
def test_settings_run_nothing_and_reach_nothing(text: str, tmp_path: Path) -> None:
    root = write(tmp_path / "vault", {"People/Good.md": GOOD, "netnotes.yaml": text.encode()})
    for command in (["list"], ["report"], ["check"], ["today"]):
        done = limited(*command, "--vault", str(root), "--today", "2026-06-30")
        assert done.code in (0, 1)
        assert "root:" not in done.out
    assert not Path("/tmp/netnotes-was-here").exists()
