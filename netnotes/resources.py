"""The files that travel with netnotes: templates and the sample vault.

Level 0. In an installed package they lie inside it, in a checkout at the top level.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Where the file or folder `name` (such as `templates/report.md.j2`) lies.

    Raises FileNotFoundError when this installation lacks it.
    """
    for place in (_PACKAGE, _PACKAGE.parent):
        if (place / name).exists():
            return place / name
    raise FileNotFoundError(f"{name} is missing from this installation of netnotes")


def resource_text(name: str) -> str:
    """The text of the file `name`."""
    return resource(name).read_text(encoding="utf-8")
