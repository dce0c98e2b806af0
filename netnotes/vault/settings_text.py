"""Settings as the text of a netnotes.yaml. Level 2, pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from netnotes.settings import about

HEAD = "# Settings of netnotes. What is left out has a sensible default.\n"
_PLAIN = re.compile(r"[^\W\d_](?:[\w ./'-]*[\w.'])?")
_NOT_TEXT = frozenset(("yes", "no", "true", "false", "on", "off", "null", "y", "n"))


def settings_text(values: Mapping[str, Any]) -> str:
    """The text of a netnotes.yaml with these settings, each under its meaning."""
    meanings = about()
    parts = [f"\n# {meanings[name].meaning}\n{setting_line(name, value)}\n" for name, value in values.items()]
    return HEAD + "".join(parts)


def setting_line(name: str, value: Any) -> str:
    """One setting as it stands in netnotes.yaml."""
    return f"{name}: {_written(value)}"


def _written(value: Any) -> str:
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_written(key)}: {_written(item)}' for key, item in value.items())}}}"
    if isinstance(value, str):
        is_plain = _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXT
        return value if is_plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)
