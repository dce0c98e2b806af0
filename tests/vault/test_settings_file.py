"""netnotes.yaml: every setting checked."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netnotes.settings import DEFAULTS, about
from netnotes.vault import read_settings, settings_file
from netnotes.vault.settings_file import missing_folders, settings_from
from tests.helpers import vault


def faults(text: str) -> list[str]:
    return [str(fault) for fault in settings_from(dedent(text).lstrip()).diagnostics]


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == (DEFAULTS, ())


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "me:\n"])
def test_an_empty_file_means_the_defaults(text: str) -> None:
    found = settings_from(text)
    assert (found.settings, found.diagnostics) == (DEFAULTS, ())


def test_every_form_of_setting() -> None:
    text = """
        people_folders: [People, Areas/Family]
        exclude: Archive/**
        daily_notes_folder: /Journal/
        me: "[[Me]]"
        weekly_minutes: 90
        date_order: day-first
        language: [de, en]
        kind_words:
          met: [beers, "Stammtisch"]
        tags:
          met: "#treffen"
        holidays:
          12-25: Merry Christmas
        group_factor: 0.25
        cadence_by_tag: {mentor: 45, "#friend": 30, client: 6w, gym: quarterly}
        report_path: Reports/Network.md
        daily_notes_format: DD.MM.YYYY
        touch_weights:
          met: 2
        depth_hours: 100.5
    """
    found = settings_from(dedent(text).lstrip())
    assert found.diagnostics == ()
    settings = found.settings
    assert settings.people_folders == ("People", "Areas/Family")
    assert settings.exclude == ("Archive/**",)
    assert settings.daily_notes_folder == "Journal"
    assert settings.me == "[[Me]]"
    assert settings.weekly_minutes == 90
    assert settings.date_order == "day-first"
    assert settings.language == ("de", "en")
    assert settings.kind_words == {"met": ("beers", "Stammtisch")}
    assert settings.tags == {"met": ("treffen",)}
    assert settings.holidays == {"12-25": "Merry Christmas"}
    assert settings.group_factor == 0.25
    assert settings.cadence_by_tag == {"mentor": 45, "friend": 30, "client": 42, "gym": 90}
    assert (settings.report_path, settings.daily_notes_format) == ("Reports/Network.md", "DD.MM.YYYY")
    assert settings.touch_weights == {**DEFAULTS.touch_weights, "met": 2.0}
    assert settings.depth_hours == 100.5
    assert found.lines["me"] == 4


def test_keys_may_be_written_with_hyphens() -> None:
    assert settings_from("Weekly-minutes: 90\n").settings.weekly_minutes == 90


def test_an_unknown_key_names_the_nearest() -> None:
    assert faults("weekly_minute: 90\n") == [
        "netnotes.yaml:1: `weekly_minute` is not a setting; did you mean `weekly_minutes`?"
    ]


def test_a_bad_value_keeps_the_default_and_the_rest_is_used() -> None:
    found = settings_from("weekly_minutes: lots\nsoon_days: 7\n")
    assert found.settings == DEFAULTS._replace(soon_days=7)
    (fault,) = found.diagnostics
    assert str(fault) == (
        "netnotes.yaml:1: `weekly_minutes: lots` does not fit: a whole number of 0 or more is expected; "
        "write a number such as 30"
    )
    assert fault.source == "weekly_minutes: lots"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("weekly_minutes: -5", "a whole number of 0 or more"),
        ("weekly_minutes: 1.5", "a whole number of 0 or more"),
        ("weekly_minutes: [1]", "one text is expected"),
        ("group_factor: 1.5", "a number from 0 to 1"),
        ("depth_hours: many", "a number of 0 or more"),
        ("me: {a: b}", "one text is expected"),
        ("exclude: {a: b}", "a list of texts"),
        ("exclude: [{a: b}]", "one text is expected"),
        ("date_order: day first", "is not one of day-first, month-first"),
        ("language: [en, it]", "`it` is not one of en, de, fr, es, pt"),
        ("tags: {metting: x}", "`metting` is no kind"),
        ("tags: met", "`key: value` lines are expected"),
        ("touch_weights: {met: high}", "a number of 0 or more"),
        ("holidays: {02-30: x}", "`02-30` is no day of the year"),
        ("holidays: {2026-12-25: x}", "is no day of the year"),
        ("cadence_by_tag: {mentor: soon}", "`cadence_by_tag: mentor: soon` does not fit: a length of time"),
        ("cadence_by_tag: {mentor: {a: b}}", "`cadence_by_tag: mentor: {…}` does not fit: one text"),
        ('report_path: ""', "the name of a note is expected"),
        ("report_path: Reports/", "the name of a note is expected"),
        ("report_path: ../out.md", "it leads out of the vault"),
        ("report_path: /tmp/out.md", "it leads out of the vault"),
        ("report_path: A/../../out.md", "it leads out of the vault"),
        ('report_path: "C:\\\\out.md"', "it leads out of the vault"),
        ("daily_notes_format: QQQ", "it holds no day, month and year"),
        ("daily_notes_format: YYYY-MM", "it holds no day, month and year"),
    ],
)
def test_what_does_not_fit(text: str, why: str) -> None:
    (fault,) = faults(text)
    assert why in fault


def test_a_fault_within_a_setting_names_its_own_line() -> None:
    (fault,) = settings_from("me: Me\ntags:\n  met: treffen\n  metting: treffen\n").diagnostics
    assert (fault.line, fault.source) == (4, "  metting: treffen")
    assert "`tags: metting: treffen` does not fit: `metting` is no kind" in str(fault)


def test_a_people_folder_that_is_not_there(tmp_path: Path) -> None:
    settings = "people_folders: [Nope, Areas/Friends, Empty, work]\n"
    root = vault(tmp_path, {"netnotes.yaml": settings, "Areas/Friends/Ana.md": "", "Old/Work/Ben.md": ""})
    (root / "Empty").mkdir()
    assert [str(fault) for fault in missing_folders(root)] == [
        "netnotes.yaml:1: the people folder `Nope` is not in the vault; correct `people_folders`, or make the folder"
    ]
    assert missing_folders(tmp_path) == ()


@pytest.mark.parametrize("text", ["- a\n- b\n", "just text\n"])
def test_a_file_that_holds_no_settings(text: str) -> None:
    (fault,) = settings_from(text).diagnostics
    assert fault.code == "setting-bad"
    assert "settings are expected" in fault.message


def test_every_setting_has_a_form_that_is_checked() -> None:
    for name in about():
        found = settings_from(f"{name}: {{nonsense: {{deep: er}}}}\n")
        assert found.settings == DEFAULTS, name
        assert [fault.line for fault in found.diagnostics] == [1], name


VALUES = ("5", "[a, b]", "", '"q"', "yes", "{a: 3}", "~", "[]", "-1", "'it''s'", "a: b", "often  # yes", "&x 1")
LINES = (
    *(f"{name}: {value}" for name in about() for value in VALUES),
    "  - a", "- a", "  a: 3", "  met: [traf, sah]", "  mentor: 30", "  12-25: x", "# c", "  # d", "---", "\t", "me : x",
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=6).map("\n".join))
@example("weekly_minutes: 90\ntags:\n  met: [traf, sah]\n")
def test_plain_settings_say_the_same_as_through_the_yaml_parser(text: str) -> None:
    with patch.object(settings_file, "read_plain", lambda text, line: None):
        parsed = settings_from(text)
    assert settings_from(text) == parsed
