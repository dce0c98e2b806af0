"""Reading with several processes gives what reading with one does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from netnotes.settings import DEFAULTS
from netnotes.vault import parallel, read_network
from netnotes.vault.read import Read

SAMPLE = Path(__file__).parent.parent.parent / "sample-vault"


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_same_is_read(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    alone = read_network(SAMPLE, DEFAULTS)
    shares: list[int] = []
    monkeypatch.setattr("netnotes.vault.parallel.processes", lambda files: shares.append(files) or count)
    assert read_network(SAMPLE, DEFAULTS) == alone
    assert shares


def test_the_share_of_a_process_that_fails_is_read_all_the_same() -> None:
    parent = os.getpid()

    def read_one(path: str) -> Read:
        if os.getpid() != parent:
            raise RuntimeError("lost")
        return Read(None, (), path)

    found = list(parallel.read_shared(read_one, ("a", "b", "c"), 2))
    assert found == [(path, Read(None, (), path)) for path in "abc"]


def test_few_files_are_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parallel.processes(10) == 1
    monkeypatch.setattr("netnotes.vault.parallel.FEWEST", 1)
    monkeypatch.setitem(parallel.sys.modules, "watchfiles", parallel)
    assert parallel.processes(10) == 1


def test_what_is_left_early_leaves_no_process_behind() -> None:
    reads = parallel.read_shared(lambda path: Read(None, (), path), ("a", "b", "c"), 3)
    assert next(reads) == ("a", Read(None, (), "a"))
    reads.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
