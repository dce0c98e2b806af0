"""What is handed on when something new is told of a few people: the same as deriving everything anew."""

from __future__ import annotations

import random
import shutil
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

from netnotes.model import Network
from netnotes.report import render_block
from netnotes.rules import NetworkFacts
from netnotes.rules.everyone import Everyone
from netnotes.settings import Settings
from netnotes.vault import read_network
from tests.helpers import facts, settings_of

SAMPLE = Path(__file__).parent.parent.parent / "sample-vault"
DAY, SINCE = date(2026, 6, 30), date(2026, 6, 1)
ALL = [
    name
    for name, value in vars(NetworkFacts).items()
    if isinstance(value, cached_property) and name not in ("helpers", "people")
]
LINES = (
    "- 2026-06-{:02}: a walk by the harbour #met",
    "- 2026-06-{:02}: lent them the ladder #gave",
    "- 2026-05-{:02}: they found me a printer #received",
    "- 2026-05-{:02}: asked for an hour on the radio #asked",
    "- 2026-06-{:02}: introduced me to [[Imke Talsma]] #intro-from",
    "- 2026-06-{:02}: with [[Bashir Roshandel]] at the allotment #met",
    "- 2026-06-{:02}: her father died #heard",
    "- 2026-04-{:02}: sent them an article on bees #shared",
    "- [ ] send the seeds 📅 2026-06-{:02}",
)


def changed_people(before: Network, now: Network) -> set[str]:
    """Paths of those of whom something else is told."""
    was = before.by_path()
    return {person.path for person in now.people if was.get(person.path) != person}


def edit(note: Path, chance: random.Random) -> None:
    """Adds a line, takes one away, or states or unstates a property, as somebody at their desk would."""
    lines = note.read_text(encoding="utf-8").splitlines()
    what = chance.randrange(4)
    if what < 2:
        lines += ["", chance.choice(LINES).format(chance.randrange(1, 30))]
    elif what == 2 and lines:
        del lines[chance.randrange(len(lines))]
    elif lines and lines[0] == "---":
        key = chance.choice(
            ("know_me_better: true", "archived: true", "needs: [seeds]", "offers: [printer]", "keep: true")
        )
        lines.insert(1, key)
    note.write_text("\n".join(lines) + "\n", encoding="utf-8")


def said(found: NetworkFacts) -> dict[str, object]:
    """All that the rules and the report say."""
    before = found.on(SINCE)
    derived: dict[str, object] = {name: getattr(found, name) for name in ALL}
    derived["changes"] = found.changes_since(before)
    derived["steps"] = [each.next_step for each in found.people.values()]
    derived["report"] = render_block(found, before=before)
    return derived


@pytest.mark.parametrize("seed", range(3))
def test_after_some_edits_all_is_as_if_derived_anew(seed: int, tmp_path: Path) -> None:
    root = tmp_path / "vault"
    shutil.copytree(SAMPLE, root)
    chance = random.Random(seed)
    settings: Settings = settings_of(root)
    notes = sorted((root / "People").rglob("*.md"))
    found = NetworkFacts(read_network(root, settings), DAY, settings)
    said(found)
    for _ in range(8):
        for note in chance.sample(notes, chance.choice((1, 1, 1, 4))):
            edit(note, chance)
        network = read_network(root, settings)
        if len(network.people) != len(found.network.people):  # then nothing is handed on
            found = NetworkFacts(network, DAY, settings)
            continue
        found = found.after(network, changed_people(found.network, network))
        assert said(found) == said(NetworkFacts(network, DAY, settings))


def test_a_step_that_names_somebody_else_is_looked_for_again(tmp_path: Path) -> None:
    known = "- 2024-01-01 #met\n- 2026-06-20 #met\n- 2026-05-01 #received\n- 2025-05-01 #call\n- 2025-03-01 #call\n"
    files = {
        "People/Ana.md": f"---\nneeds: [seeds]\ninterests: [bees]\nfamily: [two]\npast: [sailor]\n---\n{known}",
        "People/Ben.md": f"---\noffers: [seeds]\n---\n{known}- 2026-04-01 #gave\n",
    }
    before = facts(files, tmp_path)
    step = before.people["People/Ana.md"].next_step
    assert step and "Ben" in step.text
    now = facts({**files, "People/Ben.md": files["People/Ben.md"].replace("seeds", "tools")}, tmp_path)
    step = before.after(now.network, {"People/Ben.md"}).people["People/Ana.md"].next_step
    assert step and "Ben" not in step.text


def test_who_is_found_anew_stands_where_they_belong(tmp_path: Path) -> None:
    files = {f"People/{name}.md": "- 2026-06-20 #met\n" for name in ("Ana", "Ben", "Cem")}
    everyone = facts(files, tmp_path).people
    for path in ("People/Ana.md", "People/Cem.md"):
        del everyone[path]
    assert list(everyone.found(path_of)) == ["People/Ben.md"]
    whole = Everyone(facts(files, tmp_path).people)
    everyone.hand_on(whole, ["People/Ana.md", "People/Cem.md"])
    assert list(whole.found(path_of)) == list(files)


def path_of(found: object) -> str:
    return str(found)
