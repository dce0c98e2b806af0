"""The 66 requirements of the mission, each seen by a user: tried on the sample vault through the running program.

A row names the place (a command, or a section of the report), what must be read there, and a test of the rule behind
it. `docs/model.md` holds the same rows as a table.
"""

from __future__ import annotations

import ast
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from netnotes.cli import netnotes

TESTS = Path(__file__).parent
SAMPLE = TESTS.parent / "sample-vault"


class Row(NamedTuple):
    """A requirement, where it is seen, a pattern that place must hold, and a test of the rule."""

    text: str
    command: str  # a command line, or `report: Section`
    says: str
    test: str


REQUIREMENTS: dict[int, Row] = {
    1: Row("a first outgoing message makes a contact", "show Lupe", r"contact +met +in touch: first 2025-08-13", "stage::test_prospect_or_contact"),
    2: Row("superficial ties keep their purpose, which earns no strength", "show Mateus", r"Purpose +supplier", "strength::test_nothing_exceeds_its_points"),
    3: Row("asks have outcomes", "show Florent", r"you asked +declined +whether he wants a talk", "ask_log::test_the_log_shows_every_ask_and_its_outcome_newest_first"),
    4: Row("a contact's unanswered request is optional, never overdue", "due", r"Optional[^\n]*\n(.*\n)*.*Gideon Marl", "follow_ups::test_nothing_is_owed_to_a_contact_that_is_no_target"),
    5: Row("“you mostly write to ask”", "report: Deepen", r"Florent Guérinel.*you mostly write to ask", "exchange::test_mostly_asking_is_three_asks_and_more_than_half"),
    6: Row("help from a contact: offer something back", "report: Give", r"Offer something back.*\n(.*\n)*.*helped you", "giving::test_a_favour_from_a_contact_asks_for_something_back"),
    7: Row("a platform link alone is no evidence", "report: Notes with problems", r"Nothing but a link so far: .*Fatoumata", "lists::test_a_link_alone_is_no_tie"),
    8: Row("long-term: span and touch days", "show Margit", r"long-term: \d+ days, \d+ touch days", "stage::test_long_term_by_span_and_touch_days"),
    9: Row("implied reciprocity: help both ways", "show Margit", r"connection +met +help both ways: you helped them, last on\s+2025-08-29; they\s+helped you", "stage::test_one_side_of_help_is_not_both"),
    10: Row("knowing the person; gaps are questions", "show Lupe", r"Who is in your family\?", "gaps::test_the_person_comes_before_the_job"),
    11: Row("can be relied on: outcomes of asks, help at a cost", "show Margit", r"can be relied on: 1 granted, help at a cost", "stage::test_relied_on"),
    12: Row("two lists, never a balance", "show Margit", r"What you gave\n(.*\n)+What you received", "ledger::test_a_connection_is_never_prompted_to_repay"),
    13: Row("who can do it", "who enclosure", r"offers +.*enclosure", "search::test_where_it_stands"),
    14: Row("from a huge pool to a small group: counts by stage", "report", r"You keep \d+ people: \d+ contacts, \d+ in your network, \d+ connections", "lists::test_the_mix_counts_stages_and_warmths"),
    15: Row("milestones: congratulate or console", "report: Give", r"Be there for them\*\*\n\n- \[\[Mateus Farinha\]\]", "moments::test_sad_news_asks_for_consolation"),
    16: Row("common interests alone never promote", "show Lupe", r"Interests +shortwave(.*\n)+Where you stand: contact", "stage::test_prospect_or_contact"),
    17: Row("met in person or spoken directly", "show Mateus", r"network +met +spoke directly: met 2023-02-14", "stage::test_oracle"),
    18: Row("helped, asked, or been helped", "show Mateus", r"network +met +help passed:", "stage::test_help_passed"),
    19: Row("would refer without hesitation; asked for when unknown", "list --stage network", r"\? provisional: would you refer them\?", "stage::test_a_no_vetoes_the_network_even_for_an_old_friend"),
    20: Row("not sure she knows who you are", "show Anselm", r"They may not know who you are", "exchange::test_who_may_not_know_me"),
    21: Row("share content they would care about", "report: Give", r"Share something.*\n(.*\n)*.*: something on jazz", "giving::test_who_has_had_nothing_shared_for_ninety_days"),
    22: Row("engagement: they answered what you shared", "show Lupe", r"They answered what you shared on 2026-05-25, after 14 days", "exchange::test_engagement_is_an_answer_within_thirty_days"),
    23: Row("communicate regularly", "show Lupe", r"Steps from contact to network: done: (.|\n)*regularly\s+in\s+touch", "exchange::test_regular_is_three_of_the_last_six_months"),
    24: Row("actually meet: online only, worth meeting", "report: Deepen", r"Worth meeting in person.*\n(.*\n)*.*never met in person", "lists::test_whoever_answers_and_was_never_met_is_worth_meeting"),
    25: Row("offer your expertise: your offers, their needs", "report: Give", r"You could help.*\n(.*\n)*.*Wanjiru Kamotho\]\]: needs antenna design", "giving::test_needs_that_my_offers_meet_closest_ties_first"),
    26: Row("cull: stop spending time, never delete", "report: Let go", r"the notes stay", "let_go::test_of_the_oracle_only_dee_may_be_let_go"),
    27: Row("the headline is the stage mix, not the total", "strength", r"Stages +\d+ connections, \d+ in your network", "lists::test_the_mix_counts_stages_and_warmths"),
    28: Row("advocates: who referred or introduced me", "report: The network", r"They spoke for you", "lists::test_advocates_and_referees"),
    29: Row("what changed since the last report", "report since 2026-05-31: Changed", r"Since 2026-05-31|since 2026-05-31|2026-05-31", "changes::test_a_stage_and_why_it_changed"),
    30: Row("introductions only through the network", "who buoys", r"Ask .* to introduce you", "search::test_a_contact_or_an_archived_friend_is_not_asked_to_introduce"),
    31: Row("a person, not a name", "report: Notes with problems", r"Nothing but a name so far", "lists::test_a_name_is_no_person"),
    32: Row("the rhythm of touches, and when it broke", "show Wendeline", r"The rhythm broke off", "warmth::test_rhythm_breaks_after_eight_median_intervals"),
    33: Row("what they know of me", "show Margit", r"They know of me +my father's workshop", "exchange::test_who_may_not_know_me"),
    34: Row("referees: connections who referred me", "report: The network", r"Connections who referred you:\*\* \[\[Margit", "lists::test_advocates_and_referees"),
    35: Row("quality over quantity: capacity", "strength", r"minutes a week needed, 180 set aside", "capacity::test_a_small_network_is_within_reach"),
    36: Row("added versus deepened per quarter", "strength", r"This quarter: \d+ added, \d+ deepened", "trend::test_added_and_deepened_by_quarter"),
    37: Row("no immediate need is no reason to cull", "report: Let go", r"days since the last touch; never met, called or helped", "let_go::test_without_a_match_my_own_note_changes_nothing"),
    38: Row("years known", "show Margit", r"Known for 8\.7 years", "exchange::test_of_the_oracle"),
    39: Row("a next step for everyone who matters", "list", r"ask about\s+their\s+family", "next_step::test_the_cheapest_criterion_first"),
    40: Row("promises kept on time", "strength", r"Promises +45 % kept on time", "promises::test_on_time_late_and_overdue"),
    41: Row("what I can do: help delivered", "report: The network", r"What you gave:\*\* \d+ acts of help", "giving::test_help_each_way_by_kind"),
    42: Row("how well they know me: the inbound share", "show Lupe", r"They wrote 1 of the 5 messages noted", "exchange::test_of_the_oracle"),
    43: Row("five people to contact today", "today", r"1\. (.*\n)+.*5\. ", "today::test_oracle_with_a_wish"),
    44: Row("each with why, and the one criterion that would move them on", "today", r"Why +one step from a connection: (.*\n)+? *Next ", "today::test_one_step_names_the_criterion_and_what_would_meet_it"),
    45: Row("developing and maintaining are two lists", "report", r"## Keep in touch(.*\n)+## Deepen", "lists::test_developing_and_maintaining_are_two_lists"),
    46: Row("not a race: `why` beside the nudge, no ranking", "show Lupe", r"Why +makes weak signals sound like literature", "today::test_what_is_shown_beside_the_name"),
    47: Row("communities of interest", "report: The network", r"Communities:\*\* radio club \(\d+\)", "circles::test_people_per_community_largest_first"),
    48: Row("the person before the job", "show Lupe", r"Who is in your family\?\n(.*\n)+.*glad to help with", "gaps::test_the_person_comes_before_the_job"),
    49: Row("don't just collect cards", "report: Deepen", r"Only a card so far.*\n(.*\n)*.*met once", "lists::test_met_once_and_never_followed_up"),
    50: Row("online first, then face to face", "report: Deepen", r"Tomasz Wielgorz\]\]: .*never met in person", "lists::test_whoever_answers_and_was_never_met_is_worth_meeting"),
    51: Row("be helpful: needs I can meet", "report: Give", r"You could help", "giving::test_needs_that_my_offers_meet_closest_ties_first"),
    52: Row("cross-network introductions", "introductions", r"1\. .* and .*\n +.* needs .*, .* offers it", "introductions::test_a_need_an_interest_and_no_circle_make_six_points"),
    53: Row("ask questions made from the gaps", "show Florent", r"Worth asking them\n +Who is in your family\?", "gaps::test_what_is_known_is_not_asked"),
    54: Row("follow up on what they said", "show Margit", r"What they said(.*\n)+.*hip operation", "history::test_what_they_said_is_a_topic_until_my_next_touch"),
    55: Row("involve others: groups of three or more", "report: The network", r"Three or more who share an interest.*\n(.*\n)*- jazz: ", "circles::test_three_who_share_an_interest_are_a_group"),
    56: Row("follow up: after meeting, birthdays, holidays", "due", r"write after meeting on 2026-06-24(.*\n)+.*birthday", "follow_ups::test_a_first_meeting_is_followed_up"),
    57: Row("where the time would come from", "report: The network", r"Your time:\*\* about \d+ minutes a week", "capacity::test_the_articles_own_numbers"),
    58: Row("what the network gives", "report: The network", r"What the network gave you:\*\* \d+ acts of help", "giving::test_what_the_network_gives_by_the_writers_own_tags"),
    59: Row("precisely the right person, and the introduction", "who enclosure --for Imke", r"To Imke Talsma:\n\nHi Imke, you are looking for help with “enclosure”", "search::test_whom_to_ask_for_an_introduction"),
    60: Row("courtesies returned: introductions received", "report: The network", r"What the network gave you:.* introductions", "giving::test_help_each_way_by_kind"),
    61: Row("the favour list and its share", "strength", r"19 you could ask today, 36 % of all", "favour::test_of_the_oracle_ana_and_ben_of_seven"),
    62: Row("time, energy, attention: hours and span", "show Margit", r"about 13\.2 hours together", "exchange::test_of_the_oracle"),
    63: Row("consistently demonstrate value", "strength", r"to 6 people in two\s+quarters or more", "giving::test_giving_in_two_quarters_shows_value"),
    64: Row("help without return is never flagged", "show Ilinca", r"\A(?!(.|\n)*offer something)(.|\n)*What you gave\n", "ledger::test_giving_without_return_is_never_flagged"),
    65: Row("friendship may stay professional", "show Zsófia", r"we holiday together \(this\s+moves\s+no\s+stage\)", "exchange::test_professional_friendship_changes_no_stage"),
    66: Row("how strong is my network, really?", "strength", r"How strong is my network, really\?", "lists::test_the_mix_counts_stages_and_warmths"),
}  # fmt: skip


@cache
def output(command: str) -> str:
    """What the program prints for the sample vault on its day; a report's text below the wanted heading."""
    name, _, section = command.partition(": ")
    words = name.split()
    if words[0] != "report":
        return run(*words, vault=SAMPLE)
    text = report(words[2]) if words[1:2] == ["since"] else run("report", "--output", "-", vault=SAMPLE)
    if not section:
        return text
    found = re.search(rf"^## {section}.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"the report has no section {section}"
    return found[0]


def run(*words: str, vault: Path, today: str = "2026-06-30") -> str:
    """Standard output of the program."""
    args = [*words, "--vault", str(vault), "--today", today]
    done = CliRunner().invoke(netnotes, args, catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def report(since: str) -> str:
    """The report as it stands when the one before was written on the day `since`."""
    with TemporaryDirectory() as folder:
        vault = Path(folder) / "vault"
        shutil.copytree(SAMPLE, vault, ignore=shutil.ignore_patterns("Network report.md"))
        run("report", vault=vault, today=since)
        run("report", vault=vault)
        return (vault / "Network report.md").read_text(encoding="utf-8")


def test_there_are_sixty_six() -> None:
    assert list(REQUIREMENTS) == list(range(1, 67))


@pytest.mark.parametrize("number", REQUIREMENTS)
def test_requirement_is_seen(number: int) -> None:
    row = REQUIREMENTS[number]
    assert re.search(row.says, output(row.command)), output(row.command)


@pytest.mark.parametrize("number", REQUIREMENTS)
def test_requirement_names_a_test_of_its_rule(number: int) -> None:
    file, _, name = REQUIREMENTS[number].test.partition("::")
    tree = ast.parse((TESTS / "rules" / f"test_{file}.py").read_text(encoding="utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def requirements_table() -> str:
    """The table of `docs/model.md`."""
    lines = ["| | requirement | seen in | rule's test |", "| --- | --- | --- | --- |"]
    for number, row in REQUIREMENTS.items():
        lines.append(f"| {number} | {row.text} | `{row.command}` | `{row.test}` |")
    return "\n".join(lines)
