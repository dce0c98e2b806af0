"""Several processes find out what one does."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.cache.records import dumps, loads
from netnotes.model import Person
from netnotes.settings import DEFAULTS
from netnotes.vault import shares
from netnotes.vault.assemble import assemble
from netnotes.vault.layout import layout_of
from netnotes.vault.listing import list_notes, stamps
from netnotes.vault.outline import Read, chunks
from netnotes.vault.partial import told_record
from netnotes.vault.read import read_notes, reader_of_many
from netnotes.vault.stored import hot_record
from tests.helpers import lost, slow_turns, vault
from tests.test_cache import FRONTS, LINES, PATHS

SAMPLE = Path(__file__).parent.parent.parent / "sample-vault"
# Names that the paths of a vault are dealt out by: each process gets every second or third one.
MORE = tuple(f"People/{name}.md" for name in ("Abe", "Bea", "Cleo", "Dan", "Eve"))
TOLD = (
    *LINES,
    "- 2026-05-01: lunch #met",
    "- 2026-05-01 we all had lunch 90m #met",
    "- 2026-05-01 with [[Abe]], [[Bea]] #call",
)


@pytest.fixture(autouse=True)
def by_turns() -> Iterator[None]:
    """Every process has its turns, however few files there are."""
    with slow_turns():
        yield


def task(root: Path, read: Callable[[Sequence[str]], list[Read]] | None = None) -> shares.Task:
    layout = layout_of(root, DEFAULTS)
    read = read or reader_of_many(root, layout, DEFAULTS)
    return shares.Task(root, list_notes(root).paths, 2**63, read, layout, DEFAULTS, repr)


def told_by_one(root: Path) -> object:
    """What one process finds out."""
    layout, paths = layout_of(root, DEFAULTS), list_notes(root).paths
    reading = read_notes(root, paths, layout, DEFAULTS)
    network, frame, told = assembled = assemble(reading, paths, layout, DEFAULTS)
    everyone: list[Person] = sorted([*network.people, network.me] if network.me else network.people)
    return (
        stamps(root, paths),
        loads(dumps(chunks(reading.outlines))),
        frame.me,
        loads(dumps(frame.names)),
        {person.path: loads(dumps(hot_record(person))) for person in everyone},
        {path: loads(dumps(told_record(assembled, path))) for path in told},
        network.diagnostics,
        {person.path: repr(person) for person in network.people},
    )


def told_by(root: Path, count: int) -> object:
    """What several processes find out."""
    found = shares.read_shared(task(root), count)
    assert found
    files, outlines, names, people, told, diagnostics = found.whole
    found.end()
    assert loads(dumps(found.frame.names)) == loads(dumps(names))
    plain = [loads(dumps(each)) for each in (names, people, told)]
    return (
        dict(files),
        [loads(dumps(chunk)) for chunk in outlines],
        found.frame.me,
        *plain,
        diagnostics,
        dict(found.derived),
    )


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_sample_vault_is_told_the_same(count: int) -> None:
    assert told_by(SAMPLE, count) == told_by_one(SAMPLE)


@settings(max_examples=60, deadline=None)
@given(
    notes=st.dictionaries(
        st.sampled_from((*PATHS, *MORE)),
        st.builds(lambda front, lines: front + "\n".join(lines) + "\n", st.sampled_from(FRONTS),
                  st.lists(st.sampled_from(TOLD), max_size=5)),
        min_size=1,
    ),
    count=st.integers(2, 3),
)  # fmt: skip
def test_any_vault_is_told_the_same(notes: dict[str, str], count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = vault(Path(folder), notes)
        assert told_by(root, count) == told_by_one(root)


def test_a_process_that_is_lost_leaves_no_result_and_no_process_behind() -> None:
    parent = os.getpid()
    read = reader_of_many(SAMPLE, layout_of(SAMPLE, DEFAULTS), DEFAULTS)

    def read_some(paths: Sequence[str]) -> list[Read]:
        if os.getpid() != parent:
            raise RuntimeError("lost")
        return read(paths)

    assert shares.read_shared(task(SAMPLE, read_some), 3) is None
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_process_that_is_lost_after_the_first_answer_leaves_nothing_to_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(shares, "chunks", lost)  # the last process is asked for them after the first answer
        found = shares.read_shared(task(SAMPLE), 2)
    assert found
    assert len(dict(found.derived)) == len(found.frame.own)
    for _ in range(2):  # asked again, too
        with pytest.raises(ConnectionError):
            found.whole  # noqa: B018 - it is worked out now
    found.end()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_few_files_are_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(shares, "FEWEST", 11)
        assert shares.processes(10) == 1
        patch.setattr(shares, "FEWEST", 1)
        patch.setitem(shares.sys.modules, "watchfiles", shares)
        assert shares.processes(10) == 1
