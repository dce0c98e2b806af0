"""The settings, from the cache where netnotes.yaml has not changed: reading and checking them takes longer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from netnotes.cache.records import read_diagnostics
from netnotes.cache.store import ERRORS, Store, StoreError
from netnotes.diagnostics import Diagnostic
from netnotes.settings import DEFAULTS, Settings
from netnotes.vault.find import SETTINGS_FILE
from netnotes.vault.listing import stamps


def cached_settings(root: Path, store: Store) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """As `netnotes.vault.read_settings`."""
    stamp = stamps(root, (SETTINGS_FILE,)).get(SETTINGS_FILE)
    if stamp is None:
        return _read(root)
    try:
        kept = store.table("settings")
        if kept.get("stamp") == stamp:
            values = {name: _value(value) for name, value in kept["values"].items()}
            return DEFAULTS._replace(**values), read_diagnostics(kept["faults"])
    except ERRORS:
        pass
    return _read_and_kept(root, store, stamp)


def _read_and_kept(root: Path, store: Store, stamp: list[int]) -> tuple[Settings, tuple[Diagnostic, ...]]:
    try:
        moment = store.moment()
        settings, faults = _read(root)
        if max(stamp[1:3]) < moment:
            values = {name: value for name, value in settings._asdict().items() if value != getattr(DEFAULTS, name)}
            with store.writing():
                store.put_table("settings", {"stamp": stamp, "values": values, "faults": faults})
    except StoreError:
        return _read(root)
    return settings, faults


def _read(root: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    from netnotes.vault.settings_file import read_settings

    return read_settings(root)


def _value(value: Any) -> Any:
    """A setting's value as settings have it: tuples, also within mappings."""
    if isinstance(value, list):
        return tuple(value)
    return {key: _value(item) for key, item in value.items()} if isinstance(value, dict) else value
