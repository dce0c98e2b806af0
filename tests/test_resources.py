"""The files that travel with netnotes are found."""

from __future__ import annotations

import pytest

from netnotes.resources import resource, resource_text


def test_the_templates_and_the_sample_vault_are_found() -> None:
    assert resource("sample-vault").is_dir()
    assert "{{ report.headline.text }}" in resource_text("templates/report.md.j2")


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.txt is missing"):
        resource("nothing.txt")
