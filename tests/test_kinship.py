"""Which relations are family."""

from __future__ import annotations

import pytest

from netnotes.kinship import says_family


@pytest.mark.parametrize(
    "relation",
    ["family", "Family (cousin's side)", "mother", "my dad", "sister-in-law", "in-laws", "Mère", "Großmutter", "irmã",
     "Schwägerin", "tío", "godson of my sister"],
)  # fmt: skip
def test_family(relation: str) -> None:
    assert says_family(relation)


@pytest.mark.parametrize(
    "relation",
    [
        "",
        "client",
        "neighbour",
        "colleague",
        "mere acquaintance",
        "kind neighbour",
        "sonographer",
        "fathering group",
        "Kindergarten",
    ],
)
def test_not_family(relation: str) -> None:
    assert not says_family(relation)
