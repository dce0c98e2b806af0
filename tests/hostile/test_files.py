"""Files and folders in every bad state: each is named, the rest is read, and nothing outside the vault is touched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from netnotes.vault import read as reading
from tests.editing.disk import files
from tests.hostile.everything import check_report, read_and_derive, report_of, say, write
from tests.hostile.limits import limited, netnotes
from tests.hostile.test_any_text import DAY

GOOD = b"- 2026-06-01: coffee #met\n"
SAMPLE = Path(__file__).parents[2] / "sample-vault"
BAD = {
    "Latin.md": b"---\nname: Andr\xe9\n---\n- 2026-06-01: caf\xe9 #met\n",
    "Utf16.md": "- 2026-06-01: #met".encode("utf-16"),
    "Utf16 without a mark.md": "- 2026-06-01: #met".encode("utf-16-le"),
    "Utf32.md": "- 2026-06-01: #met".encode("utf-32"),
    "Nul.md": b"- 2026-06-01: a\0b #met",
    "Zip.md": b"PK\x03\x04" + bytes(range(256)) * 40,
    "Empty.md": b"",
    "Mark.md": b"\xef\xbb\xbf- 2026-06-01: #met",
    "Conflict.md": b"<<<<<<< HEAD\n- 2026-06-01: #met\n=======\n- 2026-06-02: #met\n>>>>>>> other\n",
    "Js.md": b"---js\nprocess.exit(1)\n---\n",
    "Tag.md": b"---\nname: !!python/object/apply:os.system ['touch /tmp/netnotes-was-here']\n---\n",
    "Surrogate.md": b"- 2026-06-01: \xed\xa0\x80 #met",
    "Overlong.md": b"- 2026-06-01: \xc0\xaf #met",
    "Cut.md": "- 2026-06-01: #met 🌊".encode()[:-2],
}


# Everything is loaded before the rights are given up: Python itself may stand where only root may look.
AS_NOBODY = """
import importlib, os, pkgutil, sys
import netnotes, difflib, frontmatter, jinja2.ext, sqlite3, yaml, dateparser, rich.console
for module in pkgutil.walk_packages(netnotes.__path__, "netnotes."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
from netnotes.commands.running import run
for warm in (["list"], ["check"], ["report", "--output", "-"], ["log", "Noor", "called", "--dry-run"]):
    sys.stdout = sys.stderr = open(os.devnull, "w")
    run(netnotes.cli.netnotes, [*warm, "--vault", sys.argv[1], "--no-cache"])
sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
netnotes.cli.main(sys.argv[2:])
"""


def as_nobody(*command: str) -> subprocess.CompletedProcess[str]:
    """Runs netnotes without the rights of root, whom no permission stops."""
    nowhere = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), "/nonexistent")
    return subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(SAMPLE), *command],
        capture_output=True, text=True, check=False, env={**os.environ, **nowhere}, cwd="/",
    )  # fmt: skip


@pytest.fixture
def open_path() -> Iterator[Path]:
    """A folder that everybody may look into; pytest closes the one above its own whenever it starts."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_one_of_each_bad_file_leaves_the_others_read_and_is_named(tmp_path: Path) -> None:
    root = write(tmp_path / "vault", {**{f"People/{name}": data for name, data in BAD.items()}, "People/Good.md": GOOD})
    facts = read_and_derive(root, DAY)
    assert "People/Good.md" in facts.people
    check_report(report_of(facts), facts.network)
    named = {fault.path for fault in facts.network.diagnostics}
    assert {f"People/{name}" for name in BAD} - named == set()
    assert not Path("/tmp/netnotes-was-here").exists()


def test_links_of_every_kind_end_the_walk_and_lead_no_write_out(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"Ana.md": GOOD, "report.md": b"mine\n"})
    root = write(tmp_path / "vault", {"People/Good.md": GOOD})
    (root / "People/Loop").symlink_to(root)
    (root / "People/Self.md").symlink_to("Self.md")
    (root / "People/Gone.md").symlink_to("/nowhere/x.md")
    (root / "People/Ana.md").symlink_to(outside / "Ana.md")
    (root / "People/Device.md").symlink_to("/dev/zero")
    (root / "People/Folder.md").mkdir()
    os.mkfifo(root / "People/Pipe.md")
    (root / "Network report.md").symlink_to(outside / "report.md")
    said = netnotes(root, "check")
    assert "People/Self.md" in said and "People/Gone.md" in said and "People/Device.md" in said
    assert "Good" in netnotes(root, "list")
    assert "netnotes" in netnotes(root, "report")
    assert (outside / "report.md").read_bytes() == b"mine\n"
    for command in (["log", "Ana", "hello"], ["set", "Ana", "company", "Acme"], ["archive", "Ana"]):
        netnotes(root, *command)
        assert (outside / "Ana.md").read_bytes() == GOOD


@pytest.mark.parametrize("place", ["Network report.md", "templates/report.md.j2"])
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "loop"])
def test_a_report_or_template_that_is_no_file_is_refused(place: str, kind: str, tmp_path: Path) -> None:
    root = write(tmp_path / "vault", {"People/Good.md": GOOD, "templates/x.md": b""})
    path = root / place
    make = {"pipe": lambda: os.mkfifo(path), "folder": path.mkdir, "loop": lambda: path.symlink_to(path.name)}
    make.get(kind, lambda: path.symlink_to("/dev/zero"))()
    done = limited("report", "--vault", str(root))
    assert done.code == 1 and done.err.startswith("netnotes: "), done.err


def test_what_may_not_be_read_is_named_and_the_rest_is_read(open_path: Path) -> None:
    root = write(
        open_path / "vault",
        {"People/Good.md": GOOD, "People/No.md": GOOD, "Secret/x.md": GOOD, ".obsidian/app.json": b""},
    )
    closed = [root / "People/No.md", root / "Secret", root / ".obsidian"]
    for path in closed:
        path.chmod(0)
    done = as_nobody("list", "--vault", str(root))
    said = as_nobody("check", "--vault", str(root)).stdout
    for path in closed:
        path.chmod(0o755)
    assert "Good" in done.stdout and done.returncode == 0, done.stderr
    assert "People/No.md: this file cannot be read (no permission)" in " ".join(said.split())
    assert "Secret: this file cannot be read (no permission)" in " ".join(said.split())


@pytest.mark.parametrize("mode", [0o000, 0o300, 0o400, 0o600])
def test_a_vault_that_may_not_be_opened_is_one_clear_sentence(mode: int, open_path: Path) -> None:
    root = write(open_path / "vault", {"People/Good.md": GOOD})
    root.chmod(mode)
    done = as_nobody("list", "--vault", str(root))
    root.chmod(0o755)
    assert done.returncode == 1 and done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("netnotes: ")


def test_a_vault_that_may_not_be_written_is_left_as_it_is(open_path: Path) -> None:
    root = write(open_path / "vault", {"People/Good.md": GOOD})
    for command in (["report"], ["log", "Good", "hello"], ["new", "Ben"]):
        done = as_nobody(*command, "--vault", str(root))
        assert done.returncode == 1 and done.stderr.startswith("netnotes: "), done.stderr
        assert sorted(path.name for path in root.rglob("*")) == ["Good.md", "People"]
        assert (root / "People/Good.md").read_bytes() == GOOD


def test_a_disk_that_is_full_leaves_the_old_report(tmp_path: Path) -> None:
    root = write(tmp_path / "vault", {"People/Good.md": GOOD})
    assert "Wrote" in say("report", "--vault", str(root), "--today", "2026-06-01")[1]
    before = (root / "Network report.md").read_bytes()
    code = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    code += "resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200));"
    code += "from netnotes.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "report", "--vault", str(root), "--today", "2026-06-30", "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert (root / "Network report.md").read_bytes() == before
    assert sorted(path.name for path in root.rglob("*")) == ["Good.md", "Network report.md", "People"]


@pytest.mark.parametrize(
    "name", ["a vault", "it's", 'a "vault"', "🌊 vault", "two\nlines", "-x", "a\tb", "$(x)`y`", "%s{0}"]
)
def test_a_vault_may_stand_in_a_folder_of_any_name(name: str, tmp_path: Path) -> None:
    root = tmp_path / name
    shutil.copytree(SAMPLE, root)
    before = files(root)
    done = {"check": 1}  # the sample has one error on purpose
    for command in (
        ["today"], ["list"], ["check"], ["log", "Noor El-Khatibi", "called her"], ["undo"],
        ["new", "Mira Solberg"], ["undo"], ["rename", "Pa", "Henk", "--yes"], ["undo"], ["open", "Noor", "--print"],
    ):  # fmt: skip
        code, out, err = say(*command, "--vault", str(root), "--today", "2026-06-30")
        assert code == done.get(command[0], 0), err
        assert not re.search("[\x00-\x09\x0b-\x1f]", out + err)
    assert files(root) == before
    assert say("report", "--vault", str(root), "--today", "2026-07-01")[0] == 0
    assert files(root).keys() == before.keys()


def test_a_vault_of_links_reads_like_the_vault(tmp_path: Path) -> None:
    linked = tmp_path / "links"
    for path in sorted(SAMPLE.rglob("*")):
        place = linked / path.relative_to(SAMPLE)
        if path.is_dir():
            place.mkdir(parents=True)
        else:
            place.symlink_to(path)
    for command in (["list", "--json"], ["check"], ["today"], ["report", "--output", "-"], ["show", "Noor"]):
        said = [say(*command, "--vault", str(root), "--today", "2026-06-30") for root in (linked, SAMPLE)]
        assert said[0] == said[1]
    before = files(SAMPLE)
    for command in (["log", "Noor El-Khatibi", "called her"], ["rename", "Pa", "Henk", "--yes"], ["report"]):
        code, _, err = say(*command, "--vault", str(linked), "--today", "2026-07-01")
        assert code == 1 and "leads out of the vault" in " ".join(err.split()), err
    assert files(SAMPLE) == before


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_names_meet_in_either_unicode_form(form: str, written: str, tmp_path: Path) -> None:
    name, link = unicodedata.normalize(form, "Zsófia Müller"), unicodedata.normalize(written, "Zsófia Müller")
    daily = f"- lunch with [[{link}]] #met\n".encode()
    root = write(tmp_path / "vault", {f"People/{name}.md": b"", "Daily/2026-06-01.md": daily})
    facts = read_and_derive(root, DAY)
    (person,) = facts.people.values()
    assert [str(line.day) for line in person.history.lines] == ["2026-06-01"]
    check_report(report_of(facts), facts.network)
    assert say("show", link, "--vault", str(root))[0] == 0


def test_a_listing_without_case_finds_the_same_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS and Windows: the folder lists names in a case of its own, and opens them in any."""
    root = write(tmp_path / "vault", {"PEOPLE/ANA.MD": GOOD, "DAILY/2026-06-02.MD": b"- coffee with [[ana]] #met\n"})
    facts = read_and_derive(root, DAY)
    assert [str(line.day) for line in facts.people["PEOPLE/ANA.MD"].history.lines] == ["2026-06-01", "2026-06-02"]
    listed = reading.list_notes(root).paths
    twice = reading.Listing((*listed, "DAILY/ghost.md"), ())  # a note that goes away between listing and reading
    monkeypatch.setattr(reading, "list_notes", lambda _: twice)
    facts = read_and_derive(root, DAY)
    assert "DAILY/ghost.md" in {fault.path for fault in facts.network.diagnostics}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8", "utf-16"])
def test_any_encoding_of_the_output_will_do(encoding: str, tmp_path: Path) -> None:
    for command in ("list", "check", "strength", "today"):
        for form in ((), ("--json",)):
            environment = {**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C"}
            done = subprocess.run(
                [sys.executable, "-m", "netnotes", command, "--vault", str(SAMPLE), *form],
                capture_output=True, check=False, env=environment,
            )  # fmt: skip
            assert b"Traceback" not in done.stderr, done.stderr


def test_the_folder_one_is_in_may_be_gone(tmp_path: Path) -> None:
    code = "import os, sys; os.mkdir('x'); os.chdir('x'); os.rmdir('../x');"
    code += "from netnotes.cli import main; main(['list'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "the folder you are in is not there any more" in done.stderr


@pytest.mark.parametrize("command", [["log", "Good"], ["promise", "Good"], ["new"], ["set", "Good", "company"]])
def test_bytes_typed_that_are_no_text_do_not_get_into_a_note(command: list[str], tmp_path: Path) -> None:
    root = write(tmp_path / "vault", {"People/Good.md": GOOD})
    where = ["--vault", str(root), "--today", "2026-06-30"]
    code, _, err = say(*command, "caf\udce9", *where)
    assert code == 1 and "Traceback" not in err, err
    assert files(root) == {"People/Good.md": GOOD}


def test_a_state_folder_that_is_no_absolute_path_is_not_made_in_the_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "vault", {"People/Good.md": GOOD})
    monkeypatch.chdir(root)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, "kept")
    assert say("log", "Good", "called", "--vault", str(root))[0] == 0
    assert [path.name for path in root.iterdir()] == ["People"]
