"""The cache: whatever happens to the notes or to the cache itself, what netnotes prints is what the notes say."""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing, nullcontext, redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from netnotes.cache import store
from netnotes.cache.derived import KEPT, facts_record, read_facts_record
from netnotes.cache.place import cache_file, program_version
from netnotes.cache.records import dumps, loads, read_telling_record, telling_record
from netnotes.cache.store import Store, StoreError
from netnotes.cli import netnotes
from netnotes.commands import owed
from netnotes.commands.owed import owed_record
from netnotes.commands.running import run
from netnotes.diagnostics import faulty, in_order
from netnotes.model import Network, Person, Profile
from netnotes.notes import ReadOptions, read_note
from netnotes.rules import NetworkFacts
from netnotes.settings import DEFAULTS, Settings
from netnotes.vault import read_network, read_settings, shares
from netnotes.vault.cached import READ_BY, CachedVault
from netnotes.vault.cached_settings import cached_settings
from tests.helpers import lost, slow_turns, vault

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample-vault"
SMALL = {
    "People/Ana.md": """
        ---
        aliases: [Anouk]
        interests: [jazz]
        ---
        - 2026-05-01: lunch with [[Ben]] #met
        - 2026-06-20: she wrote #reply
        - [ ] send the book 📅 2026-06-25
        """,
    "People/Ben.md": "---\nemail: ben@example.org\n---\n- 2026-05-01: lunch #met\n- 2026-02-01 #gave a ladder\n",
    "People/Cy.md": "- 2026-04-01 called\n- nothing with [[Nobody]] #met\n",
    "Daily/2026-05-01.md": "- lunch with [[Ana]] and [[Cy]] #met\n- [ ] thank [[Ben]]\n",
    "Meetings/2026-03-03 plans.md": '---\ntype: meeting\nparticipants: ["[[Ana]]", "[[Cy]]"]\n---\nPlans.\n',
    "Me.md": "---\ninterests: [jazz]\noffers: [proofreading]\n---\n",
}


def said(*args: str, cache: Path, root: Path) -> tuple[int, str, str]:
    """Exit code, output and errors of a command, run in this process."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(cache)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = run(netnotes, [*args, "--vault", str(root)])
        out.seek(0)
    finally:
        if before is None:
            del os.environ["XDG_CACHE_HOME"]
        else:
            os.environ["XDG_CACHE_HOME"] = before
    return code, out.read(), err.getvalue()


def read_with_cache(root: Path, file: Path) -> object:
    """Everything a vault says, read with a cache that is left as it then is."""
    opened = Store.open(file, "test")
    chosen, faults = cached_settings(root, opened)
    cached = CachedVault(root, chosen, faults, opened)
    everything = whole(cached.network(), chosen)
    cached.finish()
    return everything


def read_without(root: Path) -> object:
    """Everything a vault says, read from the notes."""
    chosen, faults = read_settings(root)
    network = read_network(root, chosen)
    return whole(network._replace(diagnostics=in_order((*network.diagnostics, *faults))), chosen)


def whole(network: Network, chosen: Settings) -> object:
    """A network with everyone in it loaded, and how many problems are counted."""
    people = tuple(Person(*(getattr(person, field) for field in Person._fields)) for person in network.people)
    me = network.me and Person(*(getattr(network.me, field) for field in Person._fields))
    diagnostics = tuple(network.diagnostics)
    return chosen, faulty(network.diagnostics), network._replace(people=people, me=me, diagnostics=diagnostics)


# --- whatever happens to the notes

LINES = (
    "- 2026-06-01: coffee #met",
    "- 2026-06-01: coffee with [[Ana]] #met",
    "- 2026-05-01: lunch with [[Ben]] and [[Cy]] #met",
    "- 2026-06-02 [[Anouk]] called",
    "- talked to [[Ben]] about [[Ana]] #call",
    "- 2026-02-30: no such day",
    "- 2026-06-03: #granted",
    "- 2026-06-04 #gave a plant",
    "- [ ] write to [[Cy]] 📅 2026-07-01",
    "- [x] write to [[Ben]] ✅ 2026-06-01",
    "see [[Dora]]",
    "## 2026-05-01",
    "knows:: [[Ana]]",
)
FRONTS = (
    "", "---\naliases: [Anouk]\n---\n", "---\nemail: ben@example.org\n---\n", "---\nname: Ben\n---\n",
    "---\ntype: meeting\ndate: 2026-05-01\npeople: [Ana, Ben]\n---\n",
    "---\ntype: person\nlast_contact: 2026-06-09\n---\n",
    "---\nbroken: [\n---\n", "---\nknows: ['[[Cy]]', '[[Nobody]]']\ncadence: 2w\n---\n", "---\nhelped: both\n---\n",
)  # fmt: skip
PATHS = (
    "People/Ana.md", "People/Ben.md", "People/Cy.md", "People/Dora.md", "Daily/2026-05-01.md", "Daily/2026-06-02.md",
    "Notes/Ana.md", "Meetings/2026-03-03 plans.md", "Me.md", "People/_draft.md", "Notes/Idea.md",
)  # fmt: skip
SETTINGS = (
    "",
    "me: Ana\n",
    "people_folders: [Notes]\n",
    "cadence_network: 30\n",
    "nonsense: 1\n",
    "exclude: [Notes/**]\n",
)
COMMANDS = (
    ("due", "--json", "--within", "1000d"), ("due",), ("list", "--json"), ("check", "--json"), ("today",),
    ("report", "--output", "-"), ("show", "Ana"), ("strength",),
)  # fmt: skip

paths = st.sampled_from(PATHS)
texts = st.builds(
    lambda front, lines: front + "\n".join(lines) + "\n",
    st.sampled_from(FRONTS),
    st.lists(st.sampled_from(LINES), max_size=4),
)


class Vault(RuleBasedStateMachine):
    """A vault that people edit, and one cache that sees it through."""

    def __init__(self) -> None:
        super().__init__()
        store.SYNCHRONOUS = "OFF"  # hundreds of caches, none of which has to outlive the machine
        self.folder = Path(tempfile.mkdtemp())
        self.cache = self.folder / "cache"
        self.day = "2026-06-30"
        self.away = 0

    @initialize()
    def begin(self) -> None:
        self.root = vault(self.folder, SMALL)
        self.compare(COMMANDS[0])

    def existing(self) -> list[Path]:
        return sorted(self.root.rglob("*.md"))

    @rule(path=paths, text=texts)
    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    @rule(path=paths, line=st.sampled_from(LINES), often=st.booleans())
    def append(self, path: str, line: str, often: bool) -> None:
        if (self.root / path).exists() or often:
            (self.root / path).parent.mkdir(exist_ok=True)
            with (self.root / path).open("a", encoding="utf-8") as note:
                note.write(line + "\n")

    @precondition(lambda self: self.existing())
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.existing())).unlink()

    @precondition(lambda self: self.existing())
    @rule(data=st.data(), path=paths)
    def rename(self, data: st.DataObject, path: str) -> None:
        (self.root / path).parent.mkdir(exist_ok=True)
        data.draw(st.sampled_from(self.existing())).replace(self.root / path)

    @precondition(lambda self: self.existing())
    @rule(data=st.data())
    def change_behind_the_back(self, data: st.DataObject) -> None:
        """Other text of the same size, and the old time of change put back."""
        note = data.draw(st.sampled_from(self.existing()))
        status = note.stat()
        note.write_bytes(note.read_bytes().replace(b"2026-0", b"2025-0").replace(b"#met", b"#got"))
        os.utime(note, ns=(status.st_atime_ns, status.st_mtime_ns))

    @precondition(lambda self: self.existing())
    @rule(data=st.data(), moment=st.sampled_from((0, 10**9, 4 * 10**18)))
    def touch(self, data: st.DataObject, moment: int) -> None:
        os.utime(data.draw(st.sampled_from(self.existing())), ns=(moment, moment))

    @rule(text=st.sampled_from(SETTINGS))
    def settle(self, text: str) -> None:
        (self.root / "netnotes.yaml").write_text(text, encoding="utf-8")

    @rule(day=st.sampled_from(("2026-06-30", "2026-07-01", "2027-01-01", "2026-05-01")))
    def wait(self, day: str) -> None:
        self.day = day

    @rule(steps=st.integers(1, 4))
    def look_away(self, steps: int) -> None:
        """Several things change before netnotes runs again."""
        self.away = steps

    @invariant()
    def is_read_as_without(self) -> None:
        """All that is known of everyone, after a run that begins with what the last one left."""
        self.away -= 1
        if self.away < 0 and hasattr(self, "root"):
            assert read_with_cache(self.root, self.cache / "records.db") == read_without(self.root)

    @rule(command=st.sampled_from(COMMANDS), alone=st.booleans())
    def compare(self, command: tuple[str, ...], alone: bool = True) -> None:
        """With the cache as it is, with what that run left, and without; read by one process or by several."""
        args = (*command, "--today", self.day)
        with nullcontext() if alone else slow_turns():
            first = said(*args, cache=self.cache, root=self.root)
            again = said(*args, cache=self.cache, root=self.root)
        without = said(*args, "--no-cache", cache=self.cache, root=self.root)
        assert first == without
        assert again == without

    def teardown(self) -> None:
        if self.existing():
            self.compare(COMMANDS[3])
        shutil.rmtree(self.folder)


TestVault = Vault.TestCase
TestVault.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)


# --- records


def test_what_notes_tell_of_others_comes_back_as_it_was() -> None:
    options = ReadOptions.from_settings(DEFAULTS)
    for path in sorted(SAMPLE.rglob("*.md")):
        note = read_note(path.name, path.read_text("utf-8", "replace"), options)
        told = note._replace(profile=Profile(), sources={}, template=False, bare=False, diagnostics=())
        assert read_telling_record(loads(dumps(telling_record(note, note.entries, note.tasks)))) == told


def test_derived_facts_come_back_as_they_were() -> None:
    chosen = read_settings(SAMPLE)[0]
    facts = NetworkFacts(read_network(SAMPLE, chosen), date(2026, 6, 30), chosen)
    for person in facts.people.values():
        derived = {name: getattr(person, name) for name in KEPT}
        assert read_facts_record(loads(dumps(facts_record(derived)))) == derived


def test_every_setting_that_reading_looks_at_is_part_of_what_the_cache_rests_on() -> None:
    looked_at = {"settings." + name for name in Settings._fields}
    for folder in ("notes", "vault", "properties", "front_matter"):
        for path in (ROOT / "netnotes" / folder).rglob("*.py"):
            if path.name not in {"survey.py", "settings_text.py"}:  # `netnotes init` has no cache
                found = set(re.findall(r"settings\.\w+", path.read_text("utf-8"))) & looked_at
                assert found <= {"settings." + name for name in READ_BY}, path


# --- whatever happens to the cache


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return vault(tmp_path, SMALL)


def the_file(cache: Path, root: Path) -> Path:
    found = cache_file(root, {"XDG_CACHE_HOME": str(cache)})
    assert found
    return found


def expected(root: Path) -> tuple[int, str, str]:
    return said("due", "--today", "2026-06-30", "--no-cache", cache=root.parent / "unused", root=root)


def warm(cache: Path, root: Path) -> tuple[int, str, str]:
    return said("due", "--today", "2026-06-30", cache=cache, root=root)


def test_the_cache_is_the_users_alone_and_outside_the_vault(tmp_path: Path, small: Path) -> None:
    warm(tmp_path / "cache", small)
    file = the_file(tmp_path / "cache", small)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert small not in file.parents
    assert sorted(p.name for p in small.iterdir()) == ["Daily", "Me.md", "Meetings", "People"]


def test_no_cache_writes_none(tmp_path: Path, small: Path) -> None:
    expected(small)
    assert not (tmp_path / "unused").exists()


def test_a_vault_under_another_name_has_the_same_cache(tmp_path: Path, small: Path) -> None:
    (tmp_path / "link").symlink_to(small)
    assert the_file(tmp_path, tmp_path / "link") == the_file(tmp_path, small)
    (tmp_path / "other").mkdir()
    other = vault(tmp_path / "other", {})
    assert the_file(tmp_path, other) != the_file(tmp_path, small)


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_damaged_file_changes_nothing(tmp_path: Path, small: Path, at: int) -> None:
    cache = tmp_path / "cache"
    warm(cache, small)
    file = the_file(cache, small)
    data = bytearray(file.read_bytes())
    chance = random.Random(at)
    start = len(data) * at // 100
    for place in range(start, min(start + 4000, len(data)), 40):
        data[place] = chance.randrange(256)
    file.write_bytes(bytes(data))
    assert warm(cache, small) == expected(small)
    assert warm(cache, small) == expected(small)


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 8192, 20000])
def test_a_truncated_file_changes_nothing(tmp_path: Path, small: Path, size: int) -> None:
    cache = tmp_path / "cache"
    warm(cache, small)
    file = the_file(cache, small)
    file.write_bytes(file.read_bytes()[:size])
    assert warm(cache, small) == expected(small)
    assert warm(cache, small) == expected(small)


def _other_version(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE hot SET data = x'00' WHERE name = 'version'")


def _nothing_in_it(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM cold")


def _other_tables(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE cold")
    connection.execute("CREATE TABLE cold(name, key)")


def _other_values(connection: sqlite3.Connection) -> None:
    for table, name, key in connection.execute("SELECT 'cold', name, key FROM cold").fetchall():
        connection.execute(f"UPDATE {table} SET data = 'text' WHERE name = ? AND key = ?", (name, key))


def _false_tables(connection: sqlite3.Connection) -> None:
    for name in ("owed", "facts", "names", "told", "people"):
        body = dumps({f"People/{person}.md": ["x", "y"] for person in ("Ana", "Ben", "Cy", "Dora")})
        data = crc32(body, crc32(f"{name}\n".encode())).to_bytes(4, "big") + body
        connection.execute("UPDATE hot SET data = ? WHERE name = ?", (data, name))


def _deep(connection: sqlite3.Connection) -> None:
    body = b"[" * 100_000
    data = crc32(body, crc32(b"files\n")).to_bytes(4, "big") + body
    connection.execute("UPDATE hot SET data = ? WHERE name = 'files'", (data,))


@pytest.mark.parametrize(
    "spoil",
    [_other_version, _nothing_in_it, _other_tables, _other_values, _false_tables, _deep],
)
def test_a_hostile_or_old_cache_changes_nothing(
    tmp_path: Path, small: Path, spoil: Callable[[sqlite3.Connection], None]
) -> None:
    cache = tmp_path / "cache"
    warm(cache, small)
    with closing(sqlite3.connect(the_file(cache, small))) as connection, connection:
        spoil(connection)
    today = ("today", "--today", "2026-06-30")
    assert said(*today, cache=cache, root=small) == said(*today, "--no-cache", cache=cache, root=small)
    (small / "People" / "Ben.md").touch()
    assert warm(cache, small) == expected(small)
    assert warm(cache, small) == expected(small)


def test_a_folder_in_its_place_changes_nothing(tmp_path: Path, small: Path) -> None:
    the_file(tmp_path / "cache", small).mkdir(parents=True)
    assert warm(tmp_path / "cache", small) == expected(small)


def test_a_cache_folder_that_cannot_be_changed(tmp_path: Path, small: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder would stand")
    assert warm(tmp_path / "cache", small) == expected(small)


def test_a_read_only_cache_is_read(tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    warm(cache, small)
    connect = sqlite3.connect

    def connect_to_read(file: Path, **options: Any) -> sqlite3.Connection:
        return connect(f"file:{file}?mode=ro", uri=True, **options)

    def refuse(*args: object, **options: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(sqlite3, "connect", connect_to_read)
    monkeypatch.setattr("netnotes.cache.store.os.utime", refuse)
    assert warm(cache, small) == expected(small)
    (small / "People" / "Ben.md").write_text("- 2026-06-29 met\n")
    assert warm(cache, small) == expected(small)
    (small / "People" / "Dora.md").write_text("- 2026-06-28 met\n")
    assert warm(cache, small) == expected(small)


def test_no_cache_folder_at_all(small: Path) -> None:
    assert cache_file(small, {}) is None
    done = subprocess.run(
        [sys.executable, "-m", "netnotes", "due", "--vault", str(small), "--today", "2026-06-30"],
        env={}, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == expected(small)


def test_two_runs_at_once(tmp_path: Path, small: Path) -> None:
    """Both see the vault as it is, whoever writes the cache."""
    cache = tmp_path / "cache"
    command = [sys.executable, "-m", "netnotes", "due", "--vault", str(small), "--today", "2026-06-30"]
    for number in range(3):
        with (small / "People" / "Ana.md").open("a", encoding="utf-8") as note:
            note.write(f"- 2026-06-1{number}: coffee #met\n")
        environ = {**os.environ, "XDG_CACHE_HOME": str(cache)}
        runs = [subprocess.Popen(command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(4)]
        found = {run.communicate()[0] for run in runs}
        assert found == {expected(small)[1]}
        assert warm(cache, small) == expected(small)


def test_a_change_that_its_stamp_does_not_show_is_seen(
    tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Clocks of file systems are coarse: what is written in the same tick as the cache is read again."""
    monkeypatch.setattr("netnotes.vault.cached.stamps", lambda root, paths: {path: [9, 100, 100, 7] for path in paths})
    monkeypatch.setattr(Store, "moment", lambda opened: 100)
    for line in ("- 2026-06-20 #met", "- 2026-06-21 #met"):
        (small / "People" / "Cy.md").write_text(line)
        assert warm(tmp_path / "cache", small) == expected(small)


def test_a_note_that_is_read_again_for_certainty_still_tells_of_whom_it_told(
    tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A daily note written in the tick of one run, then a note on somebody else, then one on those of the day."""
    cache = tmp_path / "cache.db"
    moment = Store.moment
    (small / "People" / "Dora.md").write_text("- 2026-06-20 #met\n")
    read_with_cache(small, cache)
    for path, text in (
        ("Daily/2026-05-01.md", "- lunch with [[Ben]] and [[Cy]] #met\n"),
        ("People/Dora.md", "- 2026-06-21 #met\n"),
        ("Meetings/2026-03-03 plans.md", "about [[Cy]]\n"),
    ):
        with (small / path).open("a", encoding="utf-8") as note:
            note.write(text)
        monkeypatch.setattr(Store, "moment", (lambda store: 0) if path.startswith("Daily") else moment)
        assert read_with_cache(small, cache) == read_without(small)


def test_what_was_derived_before_a_change_is_forgotten_by_whoever_sees_it_first(tmp_path: Path, small: Path) -> None:
    cache = tmp_path / "cache"
    warm(cache, small)
    with (small / "People" / "Ben.md").open("a", encoding="utf-8") as note:
        note.write("- [ ] mow their lawn 📅 2026-06-01\n")
    said("who", "jazz", "--today", "2026-06-30", cache=cache, root=small)
    assert "mow their lawn" in warm(cache, small)[1]


def test_what_there_is_to_do_is_worked_out_for_those_alone_whom_a_change_reaches(
    tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(owed, "owed_record", lambda facts: asked.append(facts.person.path) or owed_record(facts))
    cache = tmp_path / "cache"
    alone = small / "People" / "Dora.md"
    alone.write_text("- 2026-06-01: coffee #met\n", encoding="utf-8")
    warm(cache, small)
    everyone = sorted(asked)
    asked.clear()
    warm(cache, small)
    said("today", "--today", "2026-06-30", cache=cache, root=small)
    assert asked == []
    assert everyone == ["People/Ana.md", "People/Ben.md", "People/Cy.md", "People/Dora.md"]
    with alone.open("a", encoding="utf-8") as note:
        note.write("- [ ] mow their lawn 📅 2026-06-01\n")
    warm(cache, small)
    assert asked == ["People/Dora.md"]


@pytest.mark.parametrize(
    "command",
    [
        ("log", "Bram Hoekzema", "a drill", "--gave"),
        ("log", "Cosmin Vlădescu", "hello", "--message"),
        ("set", "Bram Hoekzema", "helped", "both"),
        ("set", "Wendeline Oort", "would_refer", "no"),
        ("snooze", "Wendeline Oort", "--until", "3w"),
    ],
)
@pytest.mark.parametrize("before", ["today", "due", "list"])
def test_what_a_write_changes_is_said_whatever_was_known(tmp_path: Path, command: tuple[str, ...], before: str) -> None:
    """A person is as they were before the write, and not read after it."""
    words = []
    for kept in (True, False):
        root = tmp_path / str(kept)
        shutil.copytree(SAMPLE, root)
        day = ("--today", "2026-06-30")
        if kept:
            said(before, *day, cache=tmp_path / "cache", root=root)
        words.append(said(*command, *day, *([] if kept else ["--no-cache"]), cache=tmp_path / "cache", root=root))
    assert words[0] == words[1]
    assert words[0][0] == 0


def test_a_store_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    file = tmp_path / "cache.db"
    one = Store.open(file, "1")
    with one.writing():
        one.put_table("people", {"a": 1})
    other = Store.open(file, "1")
    assert other.table("people") == {"a": 1}
    with pytest.raises(StoreError), one.writing():
        one.change_table("people", {"a": 2})
    assert other.table("people") == {"a": 1}
    other.close()
    with one.writing():
        one.change_table("people", {"a": None, "b": 3})
    assert one.table("people") == {"b": 3}
    one.close()


def test_the_version_changes_with_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = program_version()
    assert program_version() == before
    monkeypatch.setattr("netnotes.cache.place.__version__", "0.0.0")
    assert program_version() != before
    file = tmp_path / "cache.db"
    first = Store.open(file, before)
    with first.writing():
        first.put_table("people", {"a": 1})
    first.close()
    anew = Store.open(file, program_version())
    assert anew.table("people") == {}
    anew.close()


def test_a_process_that_is_lost_while_due_is_printed_changes_nothing(
    tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with slow_turns(), monkeypatch.context() as patch:
        patch.setattr(shares, "chunks", lost)  # the last process is asked for them after the first answer
        assert warm(tmp_path / "cache", small) == expected(small)
    assert warm(tmp_path / "cache", small) == expected(small)
