"""`netnotes promise` and `netnotes done`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.commands.conftest import Shell
from tests.helpers import Files

Vault = Callable[[Files], Shell]
TASKS = {
    "People/Ana.md": "## Tasks\n\n- [ ] send the paper 📅 2026-06-28\n- [ ] lend the drill 📅 2026-07-10\n",
    "People/Ben.md": "Ben\n",
    "Daily/2026-06-29.md": "- [ ] call [[Ben]] back 📅 2026-07-01\n",
}


def test_a_promise_is_a_task_in_the_format_of_the_others(shell: Vault) -> None:
    netnotes = shell(TASKS)
    out = netnotes("promise", "Ana", "return the book", "--due", "2w")
    assert out == "People/Ana.md:5\n  - [ ] return the book 📅 2026-07-14\n"
    netnotes("promise", "Ben", "bring plums")
    assert netnotes.text("People/Ben.md") == "Ben\n\n## Promises\n\n- [ ] bring plums\n"


def test_dataview_vaults_get_dataview_tasks(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "- [ ] send it [due:: 2026-06-28]\n", "People/Ben.md": "## To do\n\n## Log\n"})
    netnotes("promise", "Ben", "bring plums", "--due", "2026-07-01")
    assert netnotes.text("People/Ben.md") == "## To do\n\n- [ ] bring plums [due:: 2026-07-01]\n\n## Log\n"
    netnotes("done", "Ana")
    assert netnotes.text("People/Ana.md") == "- [x] send it [due:: 2026-06-28] [completion:: 2026-06-30]\n"


@pytest.mark.parametrize(
    "note",
    [
        "## Log\n\n- 2026-01-01: x\n  - [ ] old one\n",
        "## 2026-01-01\n\ntext\n",
        "# 2026-01-01\n\ntext\n",
        "```\nopen\n",
    ],
)
def test_a_promise_is_never_taken_for_part_of_an_entry(shell: Vault, note: str) -> None:
    netnotes = shell({"People/Ana.md": note})
    if note.startswith("```"):
        assert "no place" in netnotes.refused("promise", "Ana", "new one")
        return
    netnotes("promise", "Ana", "new one", "--due", "2026-08-01")
    assert '"due": "2026-08-01"' in netnotes("due", "--within", "60d", "--json")
    assert netnotes.text("People/Ana.md") == (
        note + f"\n{'#' if note[1] == ' ' else '##'} Promises\n\n- [ ] new one 📅 2026-08-01\n"
    )


def test_done_lists_what_is_open_the_earliest_first(shell: Vault) -> None:
    assert shell(TASKS)("done").splitlines() == [
        "1  2026-06-28  Ana  send the paper",
        "2  2026-07-01  Ben  call Ben back",
        "3  2026-07-10  Ana  lend the drill",
    ]


def test_a_name_and_words_tick_one_line(shell: Vault) -> None:
    netnotes = shell(TASKS)
    netnotes("done", "Ana", "PAPER", "send", "--on", "yesterday")
    assert netnotes.text("People/Ana.md") == TASKS["People/Ana.md"].replace(
        "- [ ] send the paper 📅 2026-06-28", "- [x] send the paper 📅 2026-06-28 ✅ 2026-06-29"
    )
    netnotes("done", "Ben")
    assert netnotes.text("Daily/2026-06-29.md") == "- [x] call [[Ben]] back 📅 2026-07-01 ✅ 2026-06-30\n"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (
            ["Ana"],
            "2 promises fit: send the paper (due 2026-06-28, People/Ana.md:3); "
            "lend the drill (due 2026-07-10, People/Ana.md:4)",
        ),
        (["Ana"], "choose its number with 'netnotes done'"),
        (["Ana", "piano"], "no open promise to Ana holds 'piano'"),
        (["An", "paper"], "write the full name: Ana"),
    ],
)
def test_when_unsure_nothing_is_ticked(shell: Vault, args: list[str], says: str) -> None:
    assert says in shell(TASKS).refused("done", *args)


def test_all_the_words_of_a_promise_mean_that_one(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "- [ ] rep twice\n- [ ] Rep\n- [ ] rep thrice\n"})
    netnotes("done", "Ana", "rep")
    assert netnotes.text("People/Ana.md") == "- [ ] rep twice\n- [x] Rep ✅ 2026-06-30\n- [ ] rep thrice\n"


def test_an_empty_task_is_no_promise(shell: Vault) -> None:
    assert "no open promise" in shell({"People/Ana.md": "- [ ] \n"}).refused("done", "Ana")


def test_equal_tasks_are_told_apart_by_their_line(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "- [x] call\n- [ ] call\n\n```\n- [ ] call\n```\n\n> [!todo]\n> - [ ] write\n"})
    netnotes("done", "Ana", "call")
    netnotes("done", "Ana", "write")
    assert netnotes.text("People/Ana.md") == (
        "- [x] call\n- [x] call ✅ 2026-06-30\n\n```\n- [ ] call\n```\n\n> [!todo]\n> - [x] write ✅ 2026-06-30\n"
    )


def test_a_repeating_promise_gets_its_next_date(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "- [ ] call 🔁 every month 📅 2026-06-28\n"})
    netnotes("done", "Ana")
    assert netnotes.text("People/Ana.md") == (
        "- [ ] call 🔁 every month 📅 2026-07-28\n- [x] call 🔁 every month 📅 2026-06-28 ✅ 2026-06-30\n"
    )


def test_a_promise_from_the_front_matter_says_how_to_settle_it(shell: Vault) -> None:
    netnotes = shell({"People/Ana.md": "---\nnext_contact: 2026-06-20\n---\n"})
    assert "next_contact --unset" in netnotes.refused("done", "Ana")
    netnotes("set", "Ana", "next_contact", "--unset")
    assert netnotes.text("People/Ana.md") == ""


def test_dry_runs_write_nothing(shell: Vault) -> None:
    netnotes = shell(TASKS)
    before = netnotes.files()
    assert "+- [x] send the paper" in netnotes("done", "Ana", "paper", "--dry-run")
    assert "+- [ ] bring plums" in netnotes("promise", "Ben", "bring plums", "--dry-run")
    assert netnotes.files() == before
