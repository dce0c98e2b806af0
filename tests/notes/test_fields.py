"""Field lines."""

from __future__ import annotations

import pytest

from netnotes.notes.fields import field_line, meaning
from tests.notes.reading import note


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Medium:: call", ("Medium", "call", True, False)),
        ("**Medium**:: call", ("Medium", "call", True, True)),
        ("**Medium**: call", ("Medium", "call", False, True)),
        ("**Medium:** call", ("Medium", "call", False, True)),
        ("Medium: call", ("Medium", "call", False, False)),
        ("how met:: at a fair", ("how met", "at a fair", True, False)),
        ("Größe:: 2", ("Größe", "2", True, False)),
        ("Medium::", ("Medium", "", True, False)),
        ("https://example.org", None),
        ("14:00 lunch", None),
        ("no field", None),
        ("a:b", None),
        ("", None),
    ],
)
def test_a_line_that_is_a_field(text: str, expected: tuple[str, str, bool, bool] | None) -> None:
    assert field_line(text) == expected


def test_keys_compare_without_case_and_joints() -> None:
    assert meaning("Interaction Type") == meaning("interaction_type") == "kind"
    assert meaning("mood") is None


def test_fields_of_the_body_are_properties_of_the_note() -> None:
    profile = note(
        """
        company:: Acme
        - **Role**:: engineer
        She likes [interests:: jazz, ml] and (cadence:: 6w).
        - 2026-02-19: lunch [location:: Rome]
        ## 2026-02-20
        email:: not hers
        """
    ).profile
    assert (profile.company, profile.role, profile.interests, profile.cadence_days) == (
        "Acme",
        "engineer",
        ("jazz", "ml"),
        42,
    )
    assert (profile.location, profile.emails) == ("", ())


def test_a_bold_key_needs_no_second_colon_where_it_is_a_property() -> None:
    profile = note("**Role:** potter\n- **Company**: Clay\n**Mood:** fine\nneeds: a kiln\n").profile
    assert (profile.role, profile.company, profile.needs) == ("potter", "Clay", ())


def test_a_field_of_an_interaction_that_is_not_known_stays_words() -> None:
    (one,) = note("- 2026-02-19: lunch [mood:: good] #met").entries
    assert one.text == "lunch mood: good"
