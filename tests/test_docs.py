"""The documentation holds every command, option, setting, property, tag and fault, as the code has them.

The tables between `<!-- table: … -->` and `<!-- end table -->` are made here; `pytest --update-golden` rewrites them.
"""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Iterable
from pathlib import Path

import click
import pytest

from netnotes import rules
from netnotes.cli import COMMANDS, netnotes
from netnotes.commands.records import evidence_record
from netnotes.model import Evidence
from netnotes.notes.kinds import KINDS
from netnotes.properties import PROPERTIES
from netnotes.settings import DEFAULTS, about
from netnotes.stages import STAGES, WARMTHS
from tests.test_requirements import SAMPLE, requirements_table, run

ROOT = Path(__file__).parent.parent


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def commands_table() -> str:
    parts = []
    for name, (_, line) in COMMANDS.items():
        command = netnotes.get_command(click.Context(netnotes), name)
        assert command is not None and command.help and command.epilog
        context = click.Context(command, info_name=name, parent=click.Context(netnotes, info_name="netnotes"))
        arguments = " ".join(p.make_metavar(context) for p in command.params if isinstance(p, click.Argument))
        options = [
            (f"`{', '.join(p.opts)}`", (p.help or ""))
            for p in command.params
            if isinstance(p, click.Option) and p.name not in {"vault", "today", "no_cache", "as_json"}
        ]
        parts.append(f"## `{' '.join(['netnotes', name, arguments]).strip()}`\n\n{line}\n")
        parts.append(re.sub(r"\n +", "\n", command.help).strip() + "\n")
        example = command.epilog.removeprefix("Example: ")
        parts.append(f"```sh\n{example}\n```\n")
        if options:
            parts.append(table(("option", "does"), options) + "\n")
    return "\n".join(parts).strip()


def settings_table() -> str:
    def shown(value: object) -> str:
        if isinstance(value, tuple):
            return ", ".join(f"`{item}`" for item in value) or "none"
        if isinstance(value, dict):
            return ", ".join(f"`{key}: {item}`" for key, item in value.items()) or "none"
        return f"`{value}`" if value != "" else "empty"

    return table(
        ("setting", "default", "meaning"),
        ((f"`{name}`", shown(getattr(DEFAULTS, name)), item.meaning) for name, item in about().items()),
    )


def properties_table() -> str:
    return table(
        ("meaning", "keys"),
        ((item.meaning, ", ".join(f"`{key}`" for key in item.keys)) for item in PROPERTIES),
    )


def kinds_table() -> str:
    return table(
        ("tags", "what happened", "direction"),
        (
            (" ".join(f"`#{tag}`" for tag in kind.tags), kind.meaning, kind.direction or "none")
            for kind in KINDS
            if kind.tags
        ),
    )


def weights_table() -> str:
    return table(("kind", "weight"), ((kind, f"{weight:g}") for kind, weight in DEFAULTS.touch_weights.items()))


def rules_table() -> str:
    """Every rule by its file: what its docstring says first, and the settings it reads."""
    rows = []
    for path in sorted(Path(rules.__file__).parent.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = " ".join((ast.get_docstring(tree) or "").split("\n\n")[0].split())
        assert said, f"{path.name} does not say what it is"
        read = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and node.attr in DEFAULTS._fields
            if "settings" in ast.unparse(node.value)
        }
        if path.stem != "__init__":
            rows.append((f"`{path.stem}`", said, ", ".join(f"`{name}`" for name in DEFAULTS._fields if name in read)))
    return table(("rule", "what it says", "settings"), rows)


JSON = {
    "today": ("today",),
    "due": ("due",),
    "list": ("list",),
    "show": ("show", "Zsófia"),
    "who": ("who", "web"),
    "introductions": ("introductions",),
    "strength": ("strength",),
    "check": ("check",),
}


EVIDENCE = [evidence_record(Evidence("", 0, ""))]


def shape(value: object) -> str:
    """The keys of JSON: `[]{path, line}`; of an array those of all its items."""
    if isinstance(value, list):
        keys: dict[str, object] = {}
        for item in value:
            if isinstance(item, dict):
                keys |= {key: inner for key, inner in item.items() if inner or key not in keys}
        return "[]" + (shape(keys) if keys else "")
    if isinstance(value, dict):
        return "{" + ", ".join(key + shape(inner) for key, inner in value.items()) + "}"
    return ""


def json_table() -> str:
    """What every command prints; evidence and what is due are told once."""
    printed = {name: json.loads(run(*words, "--json", vault=SAMPLE)) for name, words in JSON.items()}
    printed["introductions --draft 1"] = json.loads(run("introductions", "--draft", "1", "--json", vault=SAMPLE))
    once = {f"{key}{shape(told)}": f"{key}[]" for key, told in (("follow_ups", printed["due"]), ("evidence", EVIDENCE))}
    rows = []
    for name, value in {**printed, "each evidence": EVIDENCE}.items():
        text = shape(value)
        for long, short in once.items():
            text = text.replace(long, short)
        rows.append((f"`{name}`" if name in printed else name, f"`{text}`"))
    return table(("command", "prints"), rows)


def report_excerpt() -> str:
    """The top of the sample report, and what it says of the note that the README shows."""
    text = (ROOT / "sample-vault" / "Network report.md").read_text(encoding="utf-8")
    lines = text[text.index("# Network report") :].splitlines()
    today = lines.index("## Today")
    owed = [line for line in lines[lines.index("## Owed") :] if "[[Wanjiru Kamotho]]" in line][:1]
    assert owed, "the README shows the note of somebody to whom an answer is owed"
    return "\n".join(["```markdown", *lines[: today + 6], "…", "", "## Owed", "", *owed, "…", "```"])


TABLES = {
    "commands": ("docs/commands.md", commands_table),
    "json": ("docs/commands.md", json_table),
    "settings": ("docs/settings.md", settings_table),
    "properties": ("docs/vault.md", properties_table),
    "kinds": ("docs/vault.md", kinds_table),
    "weights": ("docs/model.md", weights_table),
    "rules": ("docs/model.md", rules_table),
    "requirements": ("docs/model.md", requirements_table),
    "report": ("README.md", report_excerpt),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_as_the_code_has_it(name: str, update_golden: bool) -> None:
    file, make = TABLES[name]
    path = ROOT / file
    text = path.read_text(encoding="utf-8")
    pattern = re.compile(rf"(<!-- table: {name} -->\n).*?(<!-- end table -->)", re.DOTALL)
    assert len(pattern.findall(text)) == 1, f"{file} has no place for the table of {name}"
    wanted = pattern.sub(lambda found: f"{found[1]}\n{make()}\n\n{found[2]}", text)
    if update_golden:
        path.write_text(wanted, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == wanted, "run pytest --update-golden tests/test_docs.py"


def test_every_key_of_json_is_explained() -> None:
    section = (ROOT / "docs/commands.md").read_text(encoding="utf-8").partition("What they mean:")[2]
    explained = set(re.findall(r"`(\w+)`", section))
    printed = set(re.findall(r"\w+", " ".join(line.split("|")[2] for line in json_table().splitlines()[2:])))
    assert printed - set(STAGES) - set(WARMTHS) <= explained


def test_every_command_that_prints_json_is_documented() -> None:
    context = click.Context(netnotes)
    commands = [(name, netnotes.get_command(context, name)) for name in COMMANDS]
    assert set(JSON) == {name for name, found in commands if found and any(p.name == "as_json" for p in found.params)}


def test_every_table_in_the_documentation_is_made_here() -> None:
    found = {
        name
        for path in [*ROOT.glob("docs/*.md"), ROOT / "README.md"]
        for name in re.findall(r"<!-- table: (\S+) -->", path.read_text(encoding="utf-8"))
    }
    assert found == set(TABLES)


def test_links_between_documents_lead_somewhere() -> None:
    for path in [*ROOT.glob("docs/*.md"), *ROOT.glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links {target}"


def shown_commands() -> list[tuple[str, str]]:
    """Every command line of netnotes in a fenced sh block of a document, with its file."""
    found = []
    for path in [*ROOT.glob("docs/*.md"), *ROOT.glob("*.md")]:
        for block in re.findall(r"^```sh\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
            found += [(path.name, line) for line in block.splitlines() if line.startswith("netnotes ")]
    return found


@pytest.mark.parametrize(("file", "line"), shown_commands())
def test_a_command_shown_in_a_document_exists_with_its_options(file: str, line: str) -> None:
    _, name, *words = shlex.split(line)
    command = netnotes.get_command(click.Context(netnotes), name)
    assert command is not None, f"{file}: {line}"
    known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
    for word in words:
        assert not word.startswith("--") or word in known, f"{file}: {line}"
