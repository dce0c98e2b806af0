"""The report as its reader sees it: small vaults in text, then whole sections."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from netnotes.diagnostics import NetnotesError
from netnotes.model import Network
from netnotes.report import parse_report, render_block, render_report, since_day
from netnotes.rules import NetworkFacts
from tests.helpers import Files, facts

GOLDEN = Path(__file__).parent.parent / "golden"
SMALL = {
    "People/Ana.md": """
        ---
        would_refer: yes
        family: two girls
        interests: [ml, jazz]
        past: grew up in Porto
        needs: [translator]
        circle: uni
        why: makes every meeting lighter
        ---
        - 2024-03-10 #met coffee after the lecture
        - 2024-09-01 #gave read her draft
        - 2025-02-15 #received she wrote to the editor for me
        - 2025-07-20 #call about the move
        - 2025-12-05 #met dinner
        - 2026-06-10 #call her thesis is nearly done
        """,
    "People/Ben.md": """
        ---
        interests: [jazz, climbing]
        offers: [translator]
        circle: gym
        ---
        - 2026-01-15 #met bouldering
        - 2026-02-01 #gave lent him shoes
        - 2026-02-03 #message sent the topo
        """,
    "People/Cy.md": """
        ---
        target: true
        interests: [maps]
        ---
        - 2026-05-01 #message wrote about the atlas
        - 2026-06-20 #reply asks which atlas I mean
        - [ ] send the reading list 📅 2026-06-28
        """,
    "People/Dee.md": "- 2024-01-10 #message wrote\n",
    "People/Eli.md": "- 2026-06-25 #reply found my talk useful\n",
    "People/Gus.md": """
        ---
        birthday: 1980-07-03
        ---
        - 2026-06-27 #met at the tasting
        """,
}


def block(files: Files, tmp_path: Path, today: str = "2026-06-30", **settings: object) -> str:
    return render_block(facts(files, tmp_path, today, **settings))


def section(report: str, title: str) -> str:
    """The text of one section."""
    found = re.search(rf"^## {title}[^\n]*\n\n(.*?)(?=^## |\Z)", report, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title} in\n{report}"
    return found[1].strip()


def test_a_small_vault_gets_half_a_page(tmp_path: Path, update_golden: bool) -> None:
    report = block(SMALL, tmp_path)
    golden = GOLDEN / "report-small.md"
    if update_golden:
        golden.write_text(report, encoding="utf-8")
    assert report == golden.read_text(encoding="utf-8")
    assert report.count("\n") < 60


def test_an_empty_vault_gets_a_hint_instead_of_sections(tmp_path: Path) -> None:
    report = block({"netnotes.yaml": ""}, tmp_path)
    assert "There is nobody here yet." in report
    assert "##" not in report


def test_what_today_says_is_not_said_again(tmp_path: Path) -> None:
    report = block(SMALL, tmp_path)
    assert report.count("send the reading list") == report.count("asks which atlas I mean") == 1
    assert "also owed: answer their note of 2026-06-20: asks which atlas I mean, 3 days late (2026-06-27)" in report
    assert "## Owed" not in report  # nobody is owed anything who is not in Today


def test_owed_says_how_much_stands_in_today(tmp_path: Path) -> None:
    files = {**SMALL, "People/Dov.md": "- [ ] lend the ladder\n"}
    assert section(block(files, tmp_path), "Owed") == (
        "**Without a date**\n\n- [[Dov]]: lend the ladder\n\nAnd 4 more in Today."
    )


def test_a_promise_names_who_could_help(tmp_path: Path) -> None:
    files = {
        "People/Imke.md": "---\nneeds: enclosure design\n---\n- [ ] find someone for the enclosure 📅 2026-07-02\n",
        "People/Sol.md": "---\noffers: enclosure design\n---\n- 2026-06-01 #met\n- 2026-06-28 #gave a hand\n",
    }
    assert "[[Imke]]: find someone for the enclosure; [[Sol]] offers enclosure design · " in block(files, tmp_path)


def test_sad_news_stands_first_and_alone(tmp_path: Path) -> None:
    files = {
        "Me.md": "---\noffers: CV review\n---\n",
        "People/Ana.md": """
            ---
            needs: CV review
            ---
            - 2026-03-01 #met
            - 2026-03-02 #gave a hand
            - 2026-06-08 #heard her father is in hospital
            - 2026-06-09 #heard she learns Latin
            """,
        "People/Bo.md": "---\nneeds: CV review\n---\n- 2026-05-01 #reply hello\n- 2026-06-09 #heard wants a dog\n",
    }
    report = block(files, tmp_path, today_people=0)
    assert section(report, "Give").startswith(
        "**Be there for them**\n\n- [[Ana]]: “her father is in hospital” · 2026-06-08, 22 days ago\n\n"
        "**Follow up on what they told you**\n\n- [[Bo]]: “wants a dog”"
    )
    assert report.count("[[Ana]]") == 2  # Give, and whom one could call for a favour


def test_family_is_not_to_be_deepened(tmp_path: Path) -> None:
    note = "---\nrelation: father\n---\n- 2026-06-01 #met\n- 2026-06-28 #message thanks\n"
    report = block({"People/Pa.md": note}, tmp_path)
    assert "## Deepen" not in report and "offer help" not in report


def test_who_only_ever_asks_is_not_proposed_to_be_met(tmp_path: Path) -> None:
    lines = "".join(
        f"- 2026-0{month}-01 #they-asked for a quote\n- 2026-0{month}-02 #message no\n" for month in (3, 4, 5)
    )
    assert "## Deepen" not in block({"People/Gideon.md": lines}, tmp_path, today_people=0)


def test_an_interval_is_told_of_long_ties_only(tmp_path: Path) -> None:
    days = [f"- 2025-0{month}-01 #met\n" for month in range(1, 8)]
    lately = [f"- 2025-07-0{day} #met\n" for day in range(1, 8)]
    own = "---\ncadence: 20\n---\n"
    files = {"People/Ana.md": own + "".join(days), "People/Bo.md": own + "".join(lately)}
    text = block(files, tmp_path, today_people=0)
    assert (
        "[[Ana]]: 364 days since the last touch; every 20 days (your own); you used to be in touch about every 30"
        in text
    )
    assert "[[Bo]]: 358 days since the last touch; every 20 days (your own); the rhythm broke off" in text


def test_a_promise_links_the_note_it_stands_in(tmp_path: Path) -> None:
    files = {"People/Ana.md": "- 2026-06-20 #met x\n", "Plans.md": "- [ ] call [[Ana]] about it 📅 2026-07-02\n"}
    owed = section(block(files, tmp_path, today_people=0), "Owed")
    assert "[[Ana]]: call Ana about it · 2026-07-02, in 2 days · [[Plans]]" in owed
    today = section(block(files, tmp_path), "Today")  # beside the first follow-up
    assert "also owed: call Ana about it, 2026-07-02, in 2 days, [[Plans]]" in today


def test_the_report_holds_no_checkbox_and_no_tag(tmp_path: Path) -> None:
    files = {
        "People/Ana.md": """
            - 2026-06-20 #met talked about #gardening and `code`
            - [ ] send #urgent papers 📅 2026-06-21
            """
    }
    report = block(files, tmp_path)
    assert not re.search(r"^\s*[-*] \[.\]", report, re.MULTILINE)
    assert not re.search(r"(?<![\\\w])#\w", report)


def test_a_long_list_folds(tmp_path: Path) -> None:
    files = {f"People/P{n:03}.md": f"- [ ] promise {n:03} 📅 2026-06-01\n" for n in range(70)}
    owed = section(block(files, tmp_path, list_limit=10), "Owed")
    lines = owed.splitlines()
    assert sum(line.startswith("- ") for line in lines) == 10
    assert "> [!note]- and 58 more" in lines
    assert sum(line.startswith("> - [[") for line in lines) == 20
    assert lines[-3:] == ["> - 38 further: `netnotes due --kind promise`", "", "And 2 more in Today."]


def test_one_line_too_many_is_not_folded(tmp_path: Path) -> None:
    files = {f"People/P{n}.md": f"- [ ] promise {n} 📅 2026-06-01\n" for n in range(4)}
    assert "[!note]" not in block(files, tmp_path, list_limit=3)


def test_what_changed_since_the_last_report(tmp_path: Path) -> None:
    files = {
        "People/Ana.md": "- 2026-01-10 #met x\n- 2026-06-25 #gave her my notes\n",
        "People/Ben.md": "- 2026-06-26 #met at the fair\n",
        "People/Cy.md": "- 2025-06-20 #message hello\n",
    }
    now, before = facts(files, tmp_path, "2026-06-30"), facts(files, tmp_path, "2026-06-15")
    changed = section(render_block(now, before=before), "Changed since 2026-06-15")
    assert "**New**\n\n- [[Ben]]: contact; first noted 2026-06-26" in changed
    assert "**Closer**\n\n- [[Ana]]: contact → network; help passed: gave 2026-06-25" in changed
    assert "**Cooler**\n\n- [[Cy]]: active → fading" in changed


def test_the_same_vault_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    day = date(2026, 6, 30)
    first = render_report(facts(SMALL, tmp_path, "2026-06-16"), existing=None, before=None)
    since = since_day(first, day)
    assert since == date(2026, 6, 16)
    before = facts(SMALL, tmp_path, since.isoformat())
    second = render_report(facts(SMALL, tmp_path), existing=first, before=before)
    assert since_day(second, day) == since
    assert render_report(facts(SMALL, tmp_path), existing=second, before=before) == second
    assert parse_report(second)[2:4] == (day, since)


def test_a_vault_without_people_never_replaces_a_report(tmp_path: Path) -> None:
    full = render_report(facts(SMALL, tmp_path), existing=None, before=None)
    empty = NetworkFacts(Network(), date(2026, 7, 1))
    with pytest.raises(NetnotesError, match="no people were found"):
        render_report(empty, existing=full, before=None, force=True)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% for %}", "template's line 1"),
        ("ok\n{{ report.nothing }}", "template's line 2: there is nothing named `nothing`"),
        ("{{ nobody }}", "there is nothing named `nobody`"),
        ("{{ report.__class__.__mro__ }}", "unsafe"),
        ("{% include 'secret' %}", "no loader"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("<!-- netnotes: end -->", "marker"),
    ],
)
def test_a_template_with_faults_is_refused(tmp_path: Path, template: str, message: str) -> None:
    with pytest.raises(NetnotesError, match=re.escape(message)):
        render_block(facts({}, tmp_path), template=template)


def test_text_of_a_note_is_never_a_template(tmp_path: Path) -> None:
    files = {"People/{{7*7}}.md": "- 2026-06-20 #reply {{ 7*7 }} {% raw %}\n"}
    report = block(files, tmp_path)
    assert "49" not in report
    assert "{{" not in report


def test_every_command_a_list_names_can_be_run() -> None:
    import shlex

    import click

    import netnotes.report.sections
    from netnotes.cli import netnotes as cli

    named: set[str] = set()
    for path in Path(next(iter(netnotes.report.sections.__path__))).glob("*.py"):
        named.update(re.findall(r'"(netnotes [^"]+)"', path.read_text(encoding="utf-8")))
    kinds = ("promise", "reply", "nudge")
    lines = {line.replace("{kind}", kind) for line in named for kind in kinds}
    assert len(lines) > 5
    for line in lines:
        _, name, *options = shlex.split(line)
        found = cli.get_command(click.Context(cli), name)
        assert found is not None, line
        found.make_context(name, options)


def test_a_card_lists_some_of_what_is_owed_and_counts_the_rest(tmp_path: Path) -> None:
    lines = "".join(f"- [ ] promise {n} 📅 2026-06-{n + 1:02}\n" for n in range(28))
    block = render_block(facts({"People/Ana.md": f"- 2026-06-01: #met\n{lines}"}, tmp_path))
    owed = next(line for line in block.splitlines() if "also owed" in line)
    assert owed.count(" late (") == 9
    assert "; and 19 more" in owed
    assert max(map(len, block.splitlines())) < 1000
