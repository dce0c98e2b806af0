"""Everything netnotes does with a vault without writing to it, and what must hold of what it says."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from netnotes.cli import netnotes
from netnotes.commands.running import run
from netnotes.model import Network
from netnotes.report import parse_report, render_report
from netnotes.rules import NetworkFacts, PersonFacts
from netnotes.settings import Settings
from netnotes.vault import read_network, read_settings

TODAY = "2026-06-30"
# No terminal may be steered, and no reading direction turned, by what stands in a note.
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
HEADINGS = [
    "Network report", "Today", "Owed", "Keep in touch", "Deepen", "Give", "Dates", "The network", "Let go",
    "Changed since", "Notes with problems",
]  # fmt: skip
_WIKILINK = re.compile(r"(?<!\\)\[\[([^\[\]|\\]*)(?:\\?\|([^\[\]]*))?\]\]")
_OF_EVERYONE = [name for name, value in vars(NetworkFacts).items() if isinstance(value, cached_property)]
_OF_ONE = [name for name, value in vars(PersonFacts).items() if isinstance(value, cached_property)]


def write(root: Path, files: Mapping[str, bytes]) -> Path:
    """Writes the files and gives back the folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def derive(network: Network, day: date, settings: Settings) -> NetworkFacts:
    """Every fact of everyone, each asked for."""
    facts = NetworkFacts(network, day, settings)
    for name in _OF_EVERYONE:
        getattr(facts, name)
    for person in facts.people.values():
        for name in _OF_ONE:
            getattr(person, name)
    facts.who("jazz or a translator")
    return facts


def read_and_derive(root: Path, day: date) -> NetworkFacts:
    """Every fact that follows from a vault on a day."""
    settings, _ = read_settings(root)
    return derive(read_network(root, settings), day, settings)


def report_of(facts: NetworkFacts) -> str:
    """The report, as it is written the second time: with what changed since a month ago."""
    try:
        since = facts.day - timedelta(days=31)
    except OverflowError:
        since = facts.day
    return render_report(facts, existing=None, before=NetworkFacts(facts.network, since, facts.settings))


def say(*args: str) -> tuple[int, str, str]:
    """Exit code, output and messages of the command line, run in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = run(netnotes, args)
    said = []
    for stream in (out, err):
        stream.flush()
        said.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]  # a BytesIO
    return code, said[0], said[1]


def say_everything(root: Path, name: str) -> Iterator[tuple[str, str]]:
    """What every reading command says of a vault, as text and as JSON; `name` is somebody to be shown."""
    where = ("--vault", str(root), "--today", TODAY)
    listing = ("today", "due", "list", "introductions", "strength", "check")
    plain = [(name, ()) for name in listing]
    more = [("show", ("--", name)), ("who", ("--", name)), ("due", ("--within", "4000d")), ("check", ("--all",))]
    for command, args in [*plain, *more]:
        for form in ([], ["--json"]):
            code, out, err = say(command, *where, *form, *args)
            assert code in (0, 1, 2), (command, code)
            yield f"{command} {' '.join(form)}", out + err
    yield "list --csv", say("list", "--csv", *where)[1]
    yield "report", say("report", "--output", "-", *where)[1]


def check_said(said: str, what: str) -> None:
    """Nothing in it steers a terminal."""
    found = STEERING.search(said)
    assert not found, f"{what}: {found and said[max(found.start() - 40, 0) : found.end() + 20]!r}"


def check_report(text: str, network: Network) -> None:
    """One block with its markers intact; the headings, tables and links of a report, and nothing else that acts."""
    found = parse_report(text)
    assert found.ours and found.checksum_ok and found.block is not None and found.after == ""
    check_said(text, "report")
    for pattern in (r"\{\{", r"<%", r"%%", r"^\s*(?:>\s*)*[-*+] \[.\](?:\s|$)"):
        assert not re.search(pattern, text, re.MULTILINE), pattern
    tokens = list(_tokens(found.block))
    _check_headings(tokens)
    _check_blocks(tokens)
    _check_links(tokens, found.block, network)


def _tokens(text: str) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


def _check_headings(tokens: list[Token]) -> None:
    heads = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    known = [next((known for known in HEADINGS if head.startswith(known)), head) for head in heads]
    assert known == [head for head in HEADINGS if head in known], heads
    assert heads[0] == "Network report"


def _check_blocks(tokens: list[Token]) -> None:
    kinds = {token.type for token in tokens}
    assert not kinds & {"html_block", "html_inline", "image", "hr"}, kinds
    assert all(token.info == "mermaid" for token in tokens if token.type == "fence")
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            row = []
            for cell in tokens[at + 1 :]:
                if cell.type == "tr_close":
                    break
                row.append(cell.type)
            assert row.count("th_open") + row.count("td_open") == 6


def _check_links(tokens: list[Token], block: str, network: Network) -> None:
    """Every link leads to a note that was read; a name cannot make one that leads elsewhere."""
    notes = {person.path for person in network.people} | {fault.path for fault in network.diagnostics}
    notes |= {place.path for person in network.people for line in person.interactions for place in line.evidence}
    notes |= {promise.evidence.path for person in network.people for promise in person.promises}
    targets = {person.link for person in network.people} | notes | {path[:-3] for path in notes}
    code = "".join(token.content for token in tokens if token.type in ("fence", "code_inline"))
    for found in _WIKILINK.finditer(block):
        assert found[1] in targets or found[0] in code, found[0]
    for token in tokens:
        if token.type == "link_open":
            href = unquote(str(token.attrs["href"]))
            assert href in notes or href.startswith(("http://", "https://", "mailto:")), href
