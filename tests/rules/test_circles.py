"""Communities, and interests that bring several people together (S3 tips 3 and 9)."""

from __future__ import annotations

from pathlib import Path

from netnotes.facts import Group
from tests.helpers import facts
from tests.rules.oracle import stating

HELLO = "- 2026-05-01 #message hello\n"


def named(*groups: Group) -> dict[str, list[str]]:
    return {group.name: [path[7:-3] for path in group.people] for group in groups}


def test_people_per_community_largest_first(tmp_path: Path) -> None:
    found = facts(
        {
            "People/Ana.md": "---\ncircles: [Uni, Gym]\n---\n",
            "People/Bo.md": "---\ncommunities: gym\ntags: [person, radio]\n---\n",
            "People/Cy.md": "---\ncircles: gym\narchived: true\n---\n",
        },
        tmp_path,
    ).communities
    assert named(*found) == {"Gym": ["Ana", "Bo"], "Uni": ["Ana"]}
    assert [group.name for group in found] == ["Gym", "Uni"]


def test_a_tag_of_three_people_is_a_community_unless_it_says_something_else(tmp_path: Path) -> None:
    tags = "tags: [radio, jazz, client]"
    files = {f"People/{name}.md": stating(HELLO, tags) for name in ("Ana", "Bo")}
    assert facts(files, tmp_path).communities == ()
    files["People/Cy.md"] = stating(HELLO, f"{tags}\ncircles: jazz cellar\npurpose: client")
    assert named(*facts(files, tmp_path).communities) == {"radio": ["Ana", "Bo", "Cy"], "jazz cellar": ["Cy"]}


def test_tags_of_dated_lines_and_tasks_are_no_community(tmp_path: Path) -> None:
    note = "- 2026-05-01 #met #deal\n- [ ] send it #urgent\n\nA #sailor at heart.\n"
    files = {f"People/{name}.md": note for name in ("Ana", "Bo", "Cy")}
    assert named(*facts(files, tmp_path).communities) == {"sailor": ["Ana", "Bo", "Cy"]}


def test_three_who_share_an_interest_are_a_group(tmp_path: Path) -> None:
    files = {f"People/{name}.md": stating(HELLO, "interests: [Chess, tea]") for name in ("Ana", "Bo")}
    assert facts(files, tmp_path).groups == ()
    files["People/Cy.md"] = stating(HELLO, "interests: chess")
    assert named(*facts(files, tmp_path).groups) == {"Chess": ["Ana", "Bo", "Cy"]}


def test_a_group_is_made_of_people_i_am_in_touch_with(tmp_path: Path) -> None:
    chess = "interests: chess"
    files = {
        "People/Ana.md": stating(HELLO, chess),
        "People/Bo.md": stating(HELLO, chess),
        "People/Prospect.md": stating("- 2026-05-01 #reply hello\n", chess),
        "People/Dormant.md": stating("- 2020-05-01 #message hello\n", chess),
        "People/Gone.md": stating(HELLO, f"{chess}\narchived: true"),
    }
    assert facts(files, tmp_path).groups == ()
