"""The commands that read: what they print for the people of the model, as text and as JSON."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from netnotes.cli import netnotes
from tests.helpers import vault
from tests.rules.oracle import PEOPLE


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Ana, Ben, Cy, Dee, Eli, Fay and Gus."""
    return vault(tmp_path, PEOPLE)


def run(root: Path, *args: str, code: int = 0) -> Result:
    done = CliRunner().invoke(netnotes, [*args, "--vault", str(root), "--today", "2026-06-30"])
    assert done.exit_code == code, done.output
    return done


def data(root: Path, *args: str) -> Any:
    return json.loads(run(root, *args, "--json").stdout)


def test_today_in_the_order_of_the_model(root: Path) -> None:
    out = run(root, "today").stdout
    assert [line for line in out.splitlines() if line[:1].isdigit()] == [
        "1. Cy (contact, active)",
        "2. Gus (contact, active)",
        "3. Ben (network, fading)",
        "4. Eli (prospect, unknown)",
    ]
    assert [item["name"] for item in data(root, "today")] == ["Cy", "Gus", "Ben", "Eli"]
    assert set(data(root, "today")[0]) == {"name", "path", "reason", "next_step", "last_note", "last_day", "why"}


def test_due_overdue_first_with_numbers(root: Path) -> None:
    items = data(root, "due")
    assert [(item["name"], item["rule"], item["due"], item["days_overdue"], item["optional"]) for item in items] == [
        ("Cy", "F2", "2026-06-27", 3, False),
        ("Gus", "F3", "2026-06-29", 1, False),
        ("Ben", "F5", "2026-05-04", 57, False),
        ("Eli", "F2", "2026-07-02", 0, True),
        ("Ana", "F5", "2026-07-10", 0, False),
    ]
    out = run(root, "due").stdout
    assert (
        out.index("Overdue (3)") < out.index("57 d late") < out.index("Due in 14 days (1)") < out.index("Optional (1)")
    )


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (["--within", "1d"], ["Cy", "Gus", "Ben"]),
        (["--within", "2w"], ["Cy", "Gus", "Ben", "Eli", "Ana"]),
        (["--kind", "reply"], ["Cy", "Eli"]),
        (["--stage", "connection"], ["Ana"]),
    ],
)
def test_due_narrowed(root: Path, args: list[str], names: list[str]) -> None:
    assert [item["name"] for item in data(root, "due", *args)] == names


def test_nothing_due_is_said(root: Path) -> None:
    assert run(root, "due", "--kind", "greeting").stdout == "Nothing is due in the next 14 days.\n"


def test_list_holds_the_promised_keys(root: Path) -> None:
    people = data(root, "list")
    assert [person["path"] for person in people] == sorted(PEOPLE)
    assert set(people[0]) == {
        "name", "path", "aliases", "tags", "stage", "provisional", "criteria", "warmth", "rhythm_broken", "first_touch",
        "last_touch", "gap_days", "cadence_days", "touch_days", "span_days", "strength", "given", "received",
        "follow_ups", "next_step", "ladder", "cull", "favour",
    }  # fmt: skip
    ana = people[0]
    assert ana["stage"] == "connection"
    assert ana["strength"] == {
        "contact": 10.8, "depth": 5.6, "knowing": 20, "reciprocity": 7.7, "age": 4.5, "total": 48.6,
    }  # fmt: skip
    assert (ana["gap_days"], ana["cadence_days"], ana["touch_days"], ana["span_days"]) == (20, 30, 6, 822)
    helped = next(item for item in ana["criteria"] if item["code"] == "K2")
    assert helped["met"] and helped["evidence"][0]["path"] == "People/Ana.md" and helped["evidence"][0]["line"] > 0
    assert [person["name"] for person in people if person["cull"]] == ["Dee"]
    assert [person["name"] for person in people if person["favour"]] == ["Ana", "Ben"]


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (["--stage", "network"], ["Ben"]),
        (["--stage", "network", "--stage", "connection"], ["Ana", "Ben"]),
        (["--warmth", "fading"], ["Ben", "Dee"]),
        (["--circle", "GYM"], ["Ben"]),
        (["--where", "interests=jazz"], ["Ana", "Ben"]),
        (["--where", "target=yes"], ["Cy"]),
        (["--where", "needs=translator", "--where", "past=lisbon"], ["Ana"]),
    ],
)
def test_list_narrowed(root: Path, args: list[str], names: list[str]) -> None:
    assert [person["name"] for person in data(root, "list", *args)] == names


def test_list_as_text_says_how_many_and_explains_the_mark(root: Path) -> None:
    out = run(root, "list", "--sort", "stage").stdout
    assert out.splitlines()[1].startswith("Ana ")
    assert "network?" in out and "would_refer: yes" in out and "7 of 7 people." in out


def test_an_unknown_tag_is_refused_and_an_unknown_property_is_wrong_usage(root: Path) -> None:
    assert "nobody has the tag 'vip'" in str(run(root, "list", "--tag", "vip", code=1).exception)
    done = CliRunner().invoke(netnotes, ["list", "--where", "shoe=9", "--vault", str(root)])
    assert done.exit_code == 2 and "no property 'shoe'" in done.output


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["list", "--where", "compny=x"], "no property 'compny'; did you mean 'company'?"),
        (["list", "--where", "company="], "write KEY=TEXT, such as location=Lisbon"),
        (["list", "--where", "company"], "write KEY=TEXT"),
        (["list", "--circle", " "], "--circle wants a text to look for"),
        (["list", "--company", ""], "--company wants a text to look for"),
        (["due", "--tag", "#"], "--tag wants a text to look for"),
        (["list", "--csv", "--json"], "choose one"),
    ],
)
def test_what_would_choose_everybody_is_wrong_usage(root: Path, args: list[str], said: str) -> None:
    assert said in run(root, *args, code=2).output


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (["--circle", "jazz"], ["Ana", "Ben"]),
        (["--circle", "JAZZ CELLAR"], ["Ana"]),
        (["--circle", "gym"], ["Cy"]),
        (["--where", "birthday=1990"], ["Ana"]),
        (["--where", "birthday=06-20"], ["Ana"]),
        (["--where", "met=2023"], ["Ben"]),
        (["--where", "would_refer=no"], ["Cy"]),
    ],
)
def test_circles_are_communities_and_tags_and_dates_can_be_looked_into(
    tmp_path: Path, args: list[str], names: list[str]
) -> None:
    root = vault(
        tmp_path,
        {
            "People/Ana.md": "---\ncircles: [Jazz Cellar]\nbirthday: 1990-06-20\n---\n",
            "People/Ben.md": "---\ntags: [person, jazz]\nmet: 2023-05\n---\n",
            "People/Cy.md": "---\ntags: [gym]\nwould_refer: no\n---\n- 2026-06-01 #met #jazz\n",
        },
    )
    assert [person["name"] for person in data(root, "list", *args)] == names


def test_csv_holds_no_formula(tmp_path: Path) -> None:
    root = vault(tmp_path, {"People/A.md": "---\nname: '=SUM(1,2)'\n---\n- 2026-06-01 #met\n"})
    rows = list(csv.DictReader(io.StringIO(run(root, "list", "--csv").stdout)))
    assert rows[0]["name"] == "'=SUM(1,2)" and rows[0]["stage"] == "contact"


def test_no_name_or_path_is_a_formula_in_a_spreadsheet(tmp_path: Path) -> None:
    signs = ("=", "+", "-", "@", "\t=", "\r=", " =", "＝", "＋", "－", "＠")
    hostile = [f"{sign}1+1{more}" for sign in signs for more in ("", "|x", '",=2', "\n=2")]
    names = {f"People/{n}.md": f"---\nname: {json.dumps(name)}\n---\n" for n, name in enumerate(hostile)}
    files = {f"{name}.md": "---\ntype: person\n---\n" for name in hostile if "\n" not in name}
    root = vault(tmp_path, {**names, **files})
    rows = list(csv.reader(io.StringIO(run(root, "list", "--csv").stdout)))
    assert len(rows) == 1 + len(names) + len(files)
    assert not [cell for row in rows for cell in row if cell.strip()[:1] in set("=+-@＝＋－＠") - {""}]


def test_show_has_the_essence_first_and_every_criterion(root: Path) -> None:
    out = run(root, "show", "ben").stdout
    assert out.splitlines()[0] == "Ben"
    assert out.index("Where you stand: network, provisional, fading") < out.index("Owed and due")
    assert "147 days since the last touch; every 90 days (network)." in out
    for words in ("spoke directly: met 2026-01-15", "would refer: not stated yet", "Who is in your family?"):
        assert words in out
    assert data(root, "show", "Ben")["timeline"][0]["day"] == "2026-01-15"


@pytest.mark.parametrize("name", ["Ana", "ana", "An", "People/Ana", "People/Ana.md", "Anna"])
def test_a_name_is_found_forgivingly_where_nothing_is_written(root: Path, name: str) -> None:
    assert data(root, "show", name)["path"] == "People/Ana.md"


def test_a_name_that_could_be_two_names_both(tmp_path: Path) -> None:
    root = vault(tmp_path, {"People/Ana Sol.md": "", "People/Ana Reis.md": ""})
    done = CliRunner().invoke(netnotes, ["show", "Ana", "--vault", str(root)])
    assert done.exit_code == 1
    assert str(done.exception) == "'Ana' could be Ana Reis, Ana Sol; write more of the name, or the note's path"


def test_nobody_of_that_name(root: Path) -> None:
    done = CliRunner().invoke(netnotes, ["show", "Zoltan", "--vault", str(root)])
    assert str(done.exception) == "nobody is named 'Zoltan'; see 'netnotes list' for the names"


def shown(tmp_path: Path, note: str) -> str:
    return run(vault(tmp_path, {"People/Ana.md": note}), "show", "Ana").stdout


def test_what_is_owed_stands_by_date_and_says_where_it_comes_from(tmp_path: Path) -> None:
    out = shown(
        tmp_path,
        """
        ---
        next_contact: 2026-07-20
        birthday: 07-04
        ---
        - [ ] bring the book 📅 2026-07-02
        - 2026-06-01 #message
        """,
    )
    owed = out[out.index("Owed and due") : out.index("Worth asking")].splitlines()[1:]
    assert [line.strip() for line in owed if line] == [
        "in 2 d   you promised: bring the book",
        "in 4 d   birthday",
        "in 20 d  get in touch (a day you set)",
    ]


def test_of_a_mere_name_nothing_is_met(tmp_path: Path) -> None:
    out = shown(tmp_path, "")
    assert "   met" not in out and "hours" not in out
    assert "open     can be relied on: nothing asked yet" in out
    assert "open     would refer: not stated yet" in out


def test_steps_are_two_lists_and_end_with_the_network(root: Path) -> None:
    out = run(root, "show", "Cy").stdout
    assert "done: target or in your network; not yet: shared something lately," in " ".join(out.split())
    assert "Steps" not in run(root, "show", "Ana").stdout


def test_who_wrote_is_told_from_four_messages_on(tmp_path: Path) -> None:
    few = "- 2026-05-01 #message\n- 2026-05-02 #reply\n- 2026-05-03 #message\n- 2026-05-04 #gave a lift\n"
    assert "messages noted" not in shown(tmp_path, few)
    assert "They wrote 1 of the 4 messages noted." in shown(tmp_path, few + "- 2026-05-05 #email\n")
    assert "They wrote none of the 4 messages noted." in shown(
        tmp_path, "\n".join(f"- 2026-05-0{n} #email" for n in range(1, 5))
    )


def test_one_of_a_thing_is_said_as_one(tmp_path: Path) -> None:
    assert "Known for 1 year, about 1 hour together." in shown(tmp_path, "- 2025-06-30 #met\n")
    assert "Known for 2 months." in shown(tmp_path, "- 2026-05-01 #message\n")


def test_due_counts_the_lines_it_shows(tmp_path: Path) -> None:
    met = "would_refer: yes\n---\n- 2026-06-20 #met\n- 2026-06-20 #gave help\n"
    root = vault(
        tmp_path,
        {"netnotes.yaml": "holidays: {07-11: Happy harbour day}\n"}
        | {f"People/P{n}.md": f"---\n{met}" for n in range(4)},
    )
    assert "Due in 14 days (1)\n  in 11 d  4 people  Happy harbour day" in run(root, "due").stdout


def test_who_offers_it(root: Path) -> None:
    (found,) = data(root, "who", "translator")
    assert (found["name"], found["where"]) == ("Ben", ["offers: translator"])
    assert "Nobody's note speaks of “plumbing”." in run(root, "who", "plumbing").stdout


def test_an_introduction_is_drafted_and_asks_both(root: Path) -> None:
    out = run(root, "who", "translator", "--for", "Ana").stdout
    assert "To Ben:\n\nHi Ben, Ana is looking for help with “translator”, and I thought of you." in out
    assert "To Ana:\n\nHi Ana, you are looking for help with “translator”, and Ben may be the one to ask." in out


def test_a_helper_is_able_and_somebody_else(tmp_path: Path) -> None:
    root = vault(
        tmp_path,
        {
            "People/Ada.md": "---\noffers: [web design]\n---\n- 2026-06-01 #met\n",
            "People/Bea.md": "---\npast: [pharmacist, then a design school]\n---\n- 2026-06-01 #met web shop\n",
            "People/Cy.md": "- 2026-06-01 #call his web design\n",
            "People/Dee.md": "---\noffers: [patient web design, slowly]\n---\n- 2026-06-01 #message\n",
        },
    )
    assert "because" not in run(root, "who", "web design", "--for", "Cy").stdout
    to_ada = run(root, "who", "web design", "--for", "Ada").stdout
    assert to_ada.startswith("To Dee:") and "because of your “patient web design" in to_ada
    nobody = run(root, "who", "pharmacist", "--for", "Bea").stdout
    assert nobody == "Nobody else's offers, role, company or past speak of “pharmacist”.\n"


def test_who_is_asked_about_something(root: Path) -> None:
    for words in ("", " ", "?!"):
        assert "say in a word or two" in run(root, "who", words, code=2).output
    assert "choose one" in run(root, "who", "translator", "--for", "Ana", "--json", code=2).output


def test_two_who_need_nothing_of_each_other_just_meet(tmp_path: Path) -> None:
    note = "---\nwould_refer: yes\ninterests: [jazz, chess, roses]\n---\n- 2026-06-01 #met\n- 2026-06-02 #gave a lift\n"
    root = vault(tmp_path, {"People/Ada.md": note, "People/Bea.md": note})
    drafted = data(root, "introductions", "--draft", "1")
    assert (drafted["a"], drafted["b"]) == ("Ada", "Bea")
    assert "Hi Bea, I would like you to meet Ada, who cares about “jazz” as you do." in drafted["draft"]
    assert "there is only 1 pair" in run(root, "introductions", "--draft", "9", "--json", code=2).output


def test_a_vault_can_have_its_own_wording(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "introduction.md.j2").write_text("{{ draft.helper.first }}, meet {{ draft.seeker.first }}.\n")
    assert run(root, "introductions", "--draft", "1").stdout == "Ben, meet Ana.\n"


def test_introductions_with_reasons(root: Path) -> None:
    (pair,) = data(root, "introductions")
    assert (pair["a"], pair["b"], pair["score"]) == ("Ana", "Ben", 6)
    assert pair["reasons"] == ["Ana needs translator, Ben offers it", "both: jazz", "no circle shared"]


def test_the_page_of_strength(root: Path) -> None:
    page = data(root, "strength")
    assert page["stages"] == {"prospect": 1, "contact": 4, "network": 1, "connection": 1}
    assert page["favour"]["people"] == ["People/Ana.md", "People/Ben.md"]
    assert page["favour"]["share"] == pytest.approx(2 / 7)
    assert set(page["capacity"]) == {"needed", "budget", "out_of_reach"}
    assert len(page["trend"]) == 24 and page["trend"][-1]["stages"] == page["stages"]
    assert "2 you could ask today, 29 % of all" in run(root, "strength").stdout


def test_a_report_is_written_renewed_and_left_alone(root: Path) -> None:
    report = root / "Network report.md"
    assert run(root, "report").stdout == "Wrote Network report.md: 7 people, 4 to contact today.\n"
    assert run(root, "report").stdout == "Network report.md is up to date.\n"
    report.write_text(report.read_text().replace("## Today", "## To-day"))
    done = run(root, "report", code=1)
    assert "changed by hand" in str(done.exception) and "--force" in str(done.exception)
    assert "Renewed Network report.md" in run(root, "report", "--force").stdout


def test_a_report_elsewhere_and_on_standard_output(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.md"
    run(root, "report", "--output", str(target))
    assert "## Today" in target.read_text() and not (root / "Network report.md").exists()
    assert run(root, "report", "--output", "-").stdout.startswith("# ")


def test_a_file_that_is_not_ours_is_not_replaced(root: Path) -> None:
    (root / "Network report.md").write_text("my own thoughts\n")
    done = run(root, "report", code=1)
    assert "was not written by netnotes" in str(done.exception)
    assert (root / "Network report.md").read_text() == "my own thoughts\n"


def test_a_template_of_ones_own(root: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.j2"
    mine.write_text("{{ report.as_of }}: {{ report.today | length }}\n")
    assert run(root, "report", "--template", str(mine), "--output", "-").stdout == "2026-06-30: 4\n"
    assert "no template" in str(run(root, "report", "--template", "nowhere.j2", code=1).exception)


SETTINGS = "peple_folders: [People]\nweekly_minutes: sixty\n"


@pytest.mark.parametrize("args", [["list"], ["today"], ["who", "jazz"], ["introductions"], ["list", "--json"]])
def test_a_fault_of_the_settings_is_said_by_every_command(root: Path, args: list[str]) -> None:
    (root / "netnotes.yaml").write_text(SETTINGS)
    for _ in range(2):  # also when the settings come from the cache
        assert run(root, *args).stderr.splitlines()[:2] == [
            "netnotes.yaml:1: `peple_folders` is not a setting; did you mean `people_folders`?",
            "netnotes.yaml:2: `weekly_minutes: sixty` does not fit: a whole number of 0 or more is expected; "
            "write a number such as 30",
        ]


def test_settings_are_no_note_with_problems(tmp_path: Path) -> None:
    files = {"netnotes.yaml": SETTINGS + "me: Nobody\n", "People/Ana.md": "---\nbirthday: 2026-02-30\n---\n"}
    said = run(vault(tmp_path, files), "due").stderr.splitlines()
    assert [line.split(":")[0] for line in said] == ["netnotes.yaml"] * 3 + ["1 note has problems"]


def test_check_lists_settings_once(root: Path) -> None:
    (root / "netnotes.yaml").write_text(SETTINGS)
    done = run(root, "check")
    assert done.stdout.count("peple_folders` is not a setting") == 1 and done.stderr == ""


def test_a_folder_that_is_no_vault_gets_no_report(tmp_path: Path) -> None:
    done = run(tmp_path, "report", code=1)
    assert "is no vault" in str(done.exception) and "netnotes init" in str(done.exception)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / ".obsidian").mkdir()
    assert "Wrote Network report.md: 0 people" in run(tmp_path, "report").stdout


@pytest.mark.parametrize(
    ("span", "said"),
    [("99999999d", "at most 36500d"), ("200y", "at most 36500d"), ("soon", "is not a length of time")],
)
def test_a_span_that_cannot_be(root: Path, span: str, said: str) -> None:
    assert said in run(root, "due", "--within", span, code=2).output
