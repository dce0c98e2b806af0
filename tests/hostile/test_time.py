"""Days never shift, whatever the clock says, and no day of the calendar is beyond reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from netnotes.rules import NetworkFacts
from netnotes.settings import DEFAULTS, about
from netnotes.vault import read_network, read_settings
from tests.helpers import facts, vault
from tests.hostile.everything import check_report, derive, read_and_derive, report_of, say, write

SAMPLE = Path(__file__).parents[2] / "sample-vault"
ENDS = ["0001-01-01", "0001-01-02", "0001-12-31", "1970-01-01", "2023-02-28", "2024-02-29", "9999-12-01", "9999-12-31"]
ANY_DAY = """---
birthday: 0001-02-29
met: {day}
known_since: {day}
last_contact: {day}
next_contact: {day}
snooze_until: {day}
cadence: 9000 days
important_dates: {{wedding: 02-29, first: 01-01, last: 12-31}}
milestones: ["{day} began"]
---
- {day}: #met #asked #shared
- {day}: <- wrote #reply #they-asked
- {day}: #milestone #heard something
- [ ] do it 📅 {day}
- [x] done it 📅 {day} ✅ {day}
  - [ ] undated
"""
# UTC-12, UTC+14 (named the other way round by POSIX), and places at the hours when their clocks change.
ZONES = ["Etc/GMT+12", "Etc/GMT-14", "America/Sao_Paulo", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia"]


@pytest.mark.parametrize("day", ENDS)
def test_every_fact_of_the_sample_vault_on_any_day(day: str) -> None:
    seen = read_and_derive(SAMPLE, date.fromisoformat(day))
    check_report(report_of(seen), seen.network)
    seen.changes_since(seen.on(date.min))


@pytest.mark.parametrize("day", ["0001-01-01", "2024-02-29", "9999-12-31"])
@pytest.mark.parametrize("written", ENDS)
def test_days_at_the_ends_of_the_calendar_are_read_and_reckoned_with(written: str, day: str, tmp_path: Path) -> None:
    note = ANY_DAY.format(day=written).encode()
    root = write(tmp_path, {"People/Ana.md": note, f"Daily/{written}.md": b"- lunch with [[Ana]] #met\n"})
    seen = read_and_derive(root, date.fromisoformat(day))
    check_report(report_of(seen), seen.network)
    lines = seen.people["People/Ana.md"].person.interactions
    assert {str(line.day) for line in lines} == {written}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "command", ["today", "due", "list", "strength", "introductions", "check", "report", "show", "who"]
)
def test_every_command_on_the_first_and_last_day(command: str, day: str) -> None:
    args = {"show": ["Noor"], "who": ["boat"], "report": ["--output", "-"], "due": ["--within", "9999d"]}
    code, _, err = say(command, "--vault", str(SAMPLE), "--today", day, *args.get(command, []))
    assert code in (0, 1) and "Traceback" not in err


@pytest.mark.parametrize("form", ["count", "days", "number", "fraction"])
@pytest.mark.parametrize("day", ["0001-01-01", "2026-06-30", "9999-12-31"])
def test_settings_of_nothing_and_of_as_much_as_can_be_written(form: str, day: str) -> None:
    read, _ = read_settings(SAMPLE)
    network = read_network(SAMPLE, read)
    named = [name for name, described in about().items() if described.form == form]
    for value in (0, 1, 1 if form == "fraction" else 999_999_999):
        kind = type(getattr(DEFAULTS, named[0]))
        changed = read._replace(**{name: kind(value) for name in named})
        report_of(derive(network, date.fromisoformat(day), changed))
    for name in named:
        changed = read._replace(**{name: type(getattr(DEFAULTS, name))(0)})
        report_of(derive(network, date.fromisoformat(day), changed))


def test_an_anniversary_of_29_february_comes_round_every_year(tmp_path: Path) -> None:
    note = {"People/Ana.md": "---\nbirthday: 1980-02-29\n---\n"}
    due = {}
    for day in ("2023-02-20", "2024-02-20", "2100-02-20", "2000-02-20"):
        seen = facts(note, tmp_path, today=day).people["People/Ana.md"].follow_ups
        due[day] = [str(item.due) for item in seen if item.rule == "F6"]
    assert due == {
        "2023-02-20": ["2023-02-28"],
        "2024-02-20": ["2024-02-29"],
        "2100-02-20": ["2100-02-28"],
        "2000-02-20": ["2000-02-29"],
    }


def test_before_all_notes_nothing_is_known_and_nothing_owed(tmp_path: Path) -> None:
    note = {"People/Ana.md": "- 2026-06-01: #met\n- 2026-06-02: <- wrote #reply\n- [ ] send it 📅 2026-06-10\n"}
    seen = facts(note, tmp_path, today="2020-01-01").people["People/Ana.md"]
    assert seen.stage == "prospect" and seen.tie.warmth == "unknown" and seen.strength.total == 0
    assert [(item.rule, item.days_overdue) for item in seen.follow_ups] == [("F1", 0)]


def test_every_rule_counts_days_and_not_hours(tmp_path: Path) -> None:
    """Over the days on which clocks are put forward and back, a day is a day."""
    root = vault(tmp_path, {"People/Ana.md": "---\ncadence: 1d\n---\n- 2026-03-28: #met #gave\n"})
    settings, _ = read_settings(root)
    network = read_network(root, settings)
    for days in range(1, 400):
        seen = NetworkFacts(network, date(2026, 3, 28) + timedelta(days), settings).people["People/Ana.md"]
        assert seen.tie.gap_days == days
        assert [item.days_overdue for item in seen.follow_ups if item.rule == "F5"] == [days - 1]


@pytest.mark.parametrize("zone", ZONES)
def test_facts_of_a_day_do_not_depend_on_the_time_zone(zone: str) -> None:
    said = {}
    for name in ("UTC", zone):
        done = run_in(name, "list", "--json", "--today", "2026-06-30")
        said[name] = json.loads(done)
    assert said[zone] == said["UTC"]


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Etc/GMT-14"])
@pytest.mark.parametrize("instant", [
    "2026-06-30T11:59:59", "2026-06-30T12:00:00", "2026-06-30T09:59:59", "2026-06-30T10:00:00", "2024-02-29T23:59:59",
    "2026-12-31T23:59:59", "2027-01-01T00:00:00",
])  # fmt: skip
def test_today_is_the_day_where_the_writer_is(zone: str, instant: str, tmp_path: Path) -> None:
    """The clock is put to an instant, by a module that Python loads first; `today` is that of the place."""
    there = datetime.fromisoformat(instant).replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).date()
    (tmp_path / "sitecustomize.py").write_text(
        "import datetime as d, time\n"
        f"instant = d.datetime.fromisoformat('{instant}+00:00').timestamp()\n"
        "class Day(d.date):\n"
        "    @classmethod\n"
        "    def today(cls):\n"
        "        return d._real.fromtimestamp(instant)\n"
        "d._real, d.date = d.date, Day\n"
    )
    code = "from netnotes.commands.common import Workspace; print(Workspace(None, None).today.isoformat())"
    environment = {**os.environ, "TZ": zone, "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == there.isoformat(), done.stderr


def run_in(zone: str, *args: str) -> str:
    """What a command prints in a time zone, at whatever time it is there."""
    environment = {**os.environ, "TZ": zone, "LC_ALL": "C"}
    command = [sys.executable, "-m", "netnotes", *args, "--vault", str(SAMPLE)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
