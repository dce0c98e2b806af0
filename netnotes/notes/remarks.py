"""Remarks on the kind of an interaction: guessed, not told, help without a direction, nothing that happened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial

from netnotes.diagnostics import LONGEST, Diagnostic, diagnose
from netnotes.model import Act, Evidence, Kind
from netnotes.notes.acts import NOTHING_HAPPENED
from netnotes.notes.options import ReadOptions

_make_diagnostic = partial(tuple.__new__, Diagnostic)  # of all its values, which is faster
_HELP = Act("help", "")
_JUDGED: frozenset[Kind] = frozenset(("help", "note"))  # of these more may have to be said


def remarks_on(
    acts: tuple[Act, ...], guessed: bool, stated: Sequence[str], evidence: Evidence, options: ReadOptions
) -> tuple[Diagnostic, ...]:
    """What has to be said of an interaction's acts; `stated` is what a field or a bracketed word says of its kind."""
    first = acts[0].kind
    if not guessed and len(acts) == 1 and first not in _JUDGED:
        return ()
    tag = ""
    if _HELP in acts:
        code = "help-without-direction"
    elif acts[0] == NOTHING_HAPPENED:
        code = "kind-nothing"
    elif guessed and first != "note":
        code, tag = "kind-guessed", options.tag_names.get(first, first)
    elif first == "note" and not stated:
        code = "kind-unknown"
    else:
        return ()
    path, line, text, _ = evidence
    if len(text) > LONGEST:
        return (diagnose(code, path, line, text, kind=first, tag=tag),)
    return (_make_diagnostic((path, line, *_remark(code, first, tag), text)),)


@lru_cache(maxsize=512)
def _remark(code: str, kind: str, tag: str) -> tuple[str, ...]:
    """What a remark is made of, from its code to its remedy."""
    return diagnose(code, "", 0, kind=kind, tag=tag)[2:6]
