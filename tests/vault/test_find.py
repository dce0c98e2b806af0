"""Which folder is the vault."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.diagnostics import NetnotesError
from netnotes.vault import find_vault


def test_the_option_comes_first(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    environ = {"NETNOTES_VAULT": str(tmp_path / "b")}
    assert find_vault(str(tmp_path / "a"), environ, tmp_path) == tmp_path / "a"
    assert find_vault(None, environ, tmp_path) == tmp_path / "b"


def test_the_option_is_relative_to_where_one_stands(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert find_vault("notes", {}, tmp_path) == tmp_path / "notes"


@pytest.mark.parametrize("mark", ["netnotes.yaml", ".obsidian"])
def test_else_the_nearest_folder_upward(tmp_path: Path, mark: str) -> None:
    outer = tmp_path / "outer"
    inner = outer / "inner"
    deep = inner / "People" / "Work"
    deep.mkdir(parents=True)
    (outer / ".obsidian").mkdir()
    (inner / mark).mkdir()
    assert find_vault(None, {}, deep) == inner


def test_there_is_no_vault_by_default(tmp_path: Path) -> None:
    with pytest.raises(NetnotesError, match="no vault here"):
        find_vault(None, {}, tmp_path)


@pytest.mark.parametrize("named", ["nowhere", "", "file", "a\0b", "~nobody-of-this-name/x"])
def test_a_named_vault_that_is_no_folder_is_an_error(tmp_path: Path, named: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / ".obsidian").mkdir()
    with pytest.raises(NetnotesError, match="--vault"):
        find_vault(named, {}, tmp_path)


def test_an_empty_variable_names_nothing(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    assert find_vault(None, {"NETNOTES_VAULT": ""}, tmp_path) == tmp_path
