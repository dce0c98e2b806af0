"""Every promise in docs/reliability.md names tests, and each of them exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@cache
def functions_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_promise_is_held_by_tests_that_exist() -> None:
    rows = ROW.findall((ROOT / "docs/reliability.md").read_text(encoding="utf-8"))
    assert len(rows) >= 16
    for number, promise, held_by in rows:
        named = TEST.findall(held_by)
        assert named, f"promise {number} ({promise}) names no test"
        for file, name in named:
            assert name in functions_in(file), f"promise {number}: {file} has no {name}"
