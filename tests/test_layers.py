"""The walls of the architecture, read from the source: imports go strictly downward."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import netnotes
from netnotes.patterns import Compiled

PACKAGE = Path(netnotes.__file__).parent
# The first part of a module's name below `netnotes` -> its level. A new module must be placed here.
LEVELS = {
    "": 0,  # __init__: the version
    "interactions": 0,
    "model": 0,
    "facts": 0,
    "settings": 0,
    "diagnostics": 0,
    "dates": 0,
    "kinship": 0,
    "links": 0,
    "markdown": 0,
    "names": 0,
    "patterns": 0,
    "plain": 0,
    "stages": 0,
    "resources": 0,
    "front_matter": 1,
    "properties": 1,
    "notes": 1,
    "fixes": 1,
    "vault": 2,
    "cache": 2,
    "rules": 3,
    "report": 4,
    "editing": 4,
    "human_dates": 5,
    "commands": 5,
    "cli": 5,
    "__main__": 5,
}
# Rules and the report see records and facts, never files or notes' text.
NARROW = {
    "rules": {"", "model", "interactions", "facts", "stages", "settings", "diagnostics", "dates", "names", "rules"},
    "report": {
        "",
        "model",
        "facts",
        "stages",
        "settings",
        "diagnostics",
        "dates",
        "markdown",
        "plain",
        "resources",
        "rules",
        "report",
    },
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def _part(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def _name(path: Path) -> str:
    parts = ["netnotes", *path.relative_to(PACKAGE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of every import, those inside functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute here"
            if node.module == "netnotes":
                for alias in node.names:
                    submodule = (PACKAGE / alias.name).exists() or (PACKAGE / f"{alias.name}.py").exists()
                    yield node.lineno, f"netnotes.{alias.name}" if submodule else "netnotes"
            else:
                yield node.lineno, node.module or ""


def _calls(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_downward(path: Path) -> None:
    own = _part(_name(path))
    assert own in LEVELS, f"{path.name} has no level: place it in LEVELS"
    for line, imported in _imports(path):
        if imported.split(".")[0] != "netnotes":
            continue
        other = _part(imported)
        assert other in LEVELS, f"{path}:{line}: {imported} has no level"
        if own != other:
            allowed = LEVELS[other] < LEVELS[own] or (LEVELS[own] == LEVELS[other] and LEVELS[own] in (0, 1, 2, 4, 5))
            assert allowed, f"{path}:{line}: level {LEVELS[own]} imports {imported} of level {LEVELS[other]}"
        if own in NARROW:
            assert other in NARROW[own], f"{path}:{line}: {own} may not import {imported}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_commands_know_the_terminal_and_the_clock(path: Path) -> None:
    if _part(_name(path)) in {"commands", "cli", "__main__"}:
        return
    for line, imported in _imports(path):
        assert imported.split(".")[0] not in {"click", "rich"}, f"{path}:{line}: imports {imported}"
    clock = {"date.today", "datetime.now", "datetime.today", "time.time", "print", "sys.exit", "exit"}
    for line, call in _calls(path):
        assert call not in clock and not call.endswith((".today", ".utcnow")), f"{path}:{line}: calls {call}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_editing_writes_files(path: Path) -> None:
    if _part(_name(path)) in {"editing", "cache"}:
        return
    forbidden = {"os.replace", "os.rename", "os.remove", "os.unlink", "os.truncate", "os.link", "os.symlink"}
    for line, call in _calls(path):
        assert call not in forbidden, f"{path}:{line}: calls {call}"
        assert not call.endswith((".write_text", ".write_bytes", ".unlink", ".rename")), f"{path}:{line}: {call}"
        assert not call.startswith("shutil.") or call == "shutil.which", f"{path}:{line}: calls {call}"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "open" and len(node.args) > 1:
            mode = node.args[1]
            if isinstance(mode, ast.Constant) and isinstance(mode.value, str):
                assert not set(mode.value) & set("wax+"), f"{path}:{node.lineno}: opens a file for writing"


def test_level_one_never_touches_the_disk() -> None:
    for path in MODULES:
        if LEVELS[_part(_name(path))] != 1:
            continue
        for line, imported in _imports(path):
            assert imported not in {"os", "pathlib", "io", "shutil", "glob"}, f"{path}:{line}: imports {imported}"


def test_every_pattern_compiles() -> None:
    """They are compiled when they are first used, which may be late."""
    found = []
    for path in MODULES:
        if "netnotes.patterns import pattern" in path.read_text(encoding="utf-8"):
            module = importlib.import_module(_name(path))
            found += [value for value in vars(module).values() if isinstance(value, Compiled)]
    assert len(found) > 50
    for lazy in found:
        assert lazy.pattern == re.compile(lazy.pattern, lazy.flags).pattern
