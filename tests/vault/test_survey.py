"""What a vault holds already, and the settings that would suit it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from netnotes.settings import DEFAULTS, Settings
from netnotes.vault.settings_file import settings_from
from netnotes.vault.settings_text import settings_text
from netnotes.vault.survey import Survey, survey
from tests.helpers import Files, vault


def look(files: Files, tmp_path: Path, settings: Settings = DEFAULTS) -> Survey:
    return survey(vault(tmp_path, files), settings)


def proposed(files: Files, tmp_path: Path) -> dict[str, Any]:
    return look(files, tmp_path).proposed


def test_what_is_there_is_counted(tmp_path: Path) -> None:
    found = look(
        {
            "People/Ana.md": """
                ---
                Company: Press
                birthday: 03-05
                ---
                ## Log
                - 2026-01-01 #met
                - 2026-01-02 coffee
                - 2026-01-03 a long walk
                - [ ] send the book

                ### 2026-01-04 Fair
                **Medium**: call

                | Date | Type |
                |---|---|
                | 2026-01-05 | email |
            """,
            "People/Ben.md": "---\ncompany: Press\n---\n",
            "Clients/Cy.md": "---\ntype: person\n---\n",
            "Journal/2026-02-01.md": "- #call [[Ben]]\n- bread\n",
            "Meetings/Budget.md": "---\ndate: 2026-02-02\npeople: ['[[Ben]]']\n---\n",
            "Jazz.md": "",
        },
        tmp_path,
    )
    assert found.notes == 6
    assert found.people == (("People", 2), ("Clients", 1))
    assert found.daily == (("Journal", 1),)
    assert dict(found.shapes) == {"list": 3, "heading": 1, "table": 1, "daily": 1, "meeting": 1}
    assert (found.stated, found.guessed, found.unstated) == (4, 3, 0)
    assert found.promises == 1
    assert dict(found.properties) == {"Company": 1, "company": 1, "birthday": 1}
    assert found.proposed == {}


@pytest.mark.parametrize(
    ("path", "folders"),
    [
        ("People/Ana.md", None),
        ("Work/people/Ana.md", None),
        ("Menschen/Ana.md", ("Menschen",)),
        ("Areas/Contacts/Work/Ana.md", ("Areas/Contacts",)),
        ("02 - Personas/Ana.md", ("02 - Personas",)),
        ("Menschen/_Vorlage.md", None),
        ("Projects/Ana.md", None),
    ],
)
def test_folders_called_after_people(tmp_path: Path, path: str, folders: tuple[str, ...] | None) -> None:
    expected = {"people_folders": folders} if folders else {}
    assert proposed({path: "---\nrole: x\n---\n"}, tmp_path) == expected


def test_a_second_folder_of_people_joins_the_first(tmp_path: Path) -> None:
    files = {"People/Ana.md": "", "Amis/Luc.md": ""}
    assert proposed(files, tmp_path) == {"people_folders": ("People", "Amis")}


@pytest.mark.parametrize(
    ("names", "name_format"),
    [
        (("2026-01-31", "2026-02-01", "2026-02-02"), None),
        (("31.01.2026", "01.02.2026", "02.02.2026"), "DD.MM.YYYY"),
        (("20260131", "20260201", "20260202"), "YYYYMMDD"),
        (("2026-01-31 Saturday", "2026-02-01 Sunday", "2026-02-02 Monday"), None),  # long or short weekday?
        (("01-02-2026", "02-02-2026", "03-02-2026"), None),  # which is the month?
        (("31-01-2026", "30-01-2026", "29-01-2026"), "DD-MM-YYYY"),
        (("31.01.2026",), None),
        (("Ana", "Ben", "Cy"), None),
    ],
)
def test_the_names_of_daily_notes(tmp_path: Path, names: tuple[str, ...], name_format: str | None) -> None:
    expected = {"daily_notes_format": name_format} if name_format else {}
    assert proposed({f"Journal/{name}.md": "" for name in names}, tmp_path) == expected


def test_what_obsidian_says_of_daily_notes_needs_no_setting(tmp_path: Path) -> None:
    names = ("31.01.2026", "01.02.2026", "02.02.2026")
    files = {f"Journal/{name}.md": "" for name in names}
    files[".obsidian/daily-notes.json"] = '{"folder": "Journal", "format": "DD.MM.YYYY"}'
    found = look(files, tmp_path)
    assert found.proposed == {}
    assert found.daily == (("Journal", 3),)


def test_the_language_of_the_words(tmp_path: Path) -> None:
    german = "- 2026-01-01 Kaffee im Park\n- 2026-01-02 telefoniert\n- 2026-01-03 Mittagessen\n- 2026-01-04 getroffen\n"
    assert proposed({"People/Ana.md": german}, tmp_path) == {"language": ("en", "de")}
    assert proposed({"People/Ana.md": "- 2026-01-01 coffee\n" * 5}, tmp_path) == {}


@pytest.mark.parametrize(
    ("dates", "order"),
    [(("25.12.2025", "01.02.2026"), "day-first"), (("12/25/2025",), "month-first"), (("01/02/2026",), None)],
)
def test_the_order_of_dates(tmp_path: Path, dates: tuple[str, ...], order: str | None) -> None:
    files = {"People/Ana.md": "".join(f"- {day} #met\n" for day in dates)}
    assert proposed(files, tmp_path) == ({"date_order": order} if order else {})


def test_both_orders_are_none(tmp_path: Path) -> None:
    assert proposed({"People/Ana.md": "- 25/12/2025 #met\n- 12/25/2025 #met\n"}, tmp_path) == {}


def test_the_writers_own_note(tmp_path: Path) -> None:
    assert proposed({"About me.md": "", "People/Ana.md": ""}, tmp_path) == {"me": "About me"}
    assert proposed({"About me.md": "", "Me.md": "", "People/Ana.md": ""}, tmp_path) == {}


def test_proposed_settings_can_be_read_back() -> None:
    values: dict[str, Any] = {
        "people_folders": ("Menschen", "02 - Personas", "yes"),
        "daily_notes_format": "D [de] MMMM: YYYY #x",
        "date_order": "day-first",
        "language": ("en", "de"),
        "me": 'The "writer"',
        "weekly_minutes": 90,
        "cadence_by_tag": {"mentor": 45},
    }
    found = settings_from(settings_text(values))
    assert found.diagnostics == ()
    assert found.settings == DEFAULTS._replace(**values)
    assert settings_from(settings_text({})).settings == DEFAULTS
