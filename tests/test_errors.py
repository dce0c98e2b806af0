"""The gallery of faults: every code has a sample vault in tests/errors/, and the message a user sees for it.

`pytest tests/test_errors.py --update-golden` rewrites the messages; read them before they are committed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from netnotes.commands.check import faults_of
from netnotes.commands.common import Workspace
from netnotes.diagnostics import CATALOGUE, Diagnostic, excerpt
from netnotes.vault.text import MAX_BYTES

GALLERY = Path(__file__).parent / "errors"
GOLDEN = "expected.txt"
SAMPLES = sorted(path.name for path in GALLERY.iterdir() if path.is_dir())


def faults(root: Path) -> tuple[Diagnostic, ...]:
    """Every fault of a vault, as `netnotes check` finds them."""
    return faults_of(Workspace(str(root), None))


def messages(found: Iterable[Diagnostic]) -> str:
    """Faults as the user reads them, each with its line."""
    return "".join(f"{fault.severity}: {excerpt(fault)}\n" for fault in found)


def prepare(code: str, root: Path) -> None:
    """What a sample cannot hold as a file of the repository."""
    if code == "unreadable":  # a link to nothing is no file that can be copied everywhere
        (root / "People" / "Ben.md").symlink_to(root / "Elsewhere" / "Ben.md")
    if code == "too-large":  # eleven megabytes would be carried in every clone
        (root / "People" / "Ben.md").write_bytes(b"x" * (MAX_BYTES + 1))
    if code == "front-matter-too-large":
        story = "  A long story.\n" * 6000
        (root / "People" / "Ana Lima.md").write_text(f"---\nnotes: |\n{story}---\n", "utf-8")


@pytest.mark.parametrize("code", SAMPLES)
def test_the_message(code: str, tmp_path: Path, update_golden: bool) -> None:
    root = tmp_path / "vault"
    shutil.copytree(GALLERY / code, root, ignore=shutil.ignore_patterns(GOLDEN))
    prepare(code, root)
    found = faults(root)
    assert code in {fault.code for fault in found}
    golden = GALLERY / code / GOLDEN
    if update_golden:
        golden.write_text(messages(found), "utf-8")
    assert messages(found) == golden.read_text("utf-8")


def test_every_fault_has_its_sample() -> None:
    assert sorted(CATALOGUE) == SAMPLES


def test_every_message_says_what_to_do() -> None:
    for code, fault in CATALOGUE.items():
        assert fault.message, code
        assert fault.remedy, code
        assert not fault.message.endswith("."), code
