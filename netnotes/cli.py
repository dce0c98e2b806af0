"""The command `netnotes`: the table of commands, loaded only when one is used.

Level 5. A command's name and its line in `--help` stand here, so that help and completion import no command.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import NoReturn

import click

from netnotes import __version__

# name -> (module below netnotes.commands, one-line help), in the order of `netnotes --help`.
COMMANDS: dict[str, tuple[str, str]] = {
    "today": ("today", "The people to contact today, with why."),
    "due": ("due", "What you owe, and who is waiting to hear from you."),
    "list": ("list", "Everyone, or those you ask for."),
    "show": ("show", "Everything about one person, before you meet."),
    "who": ("who", "Who can help with something, and who could introduce you."),
    "introductions": ("introductions", "Pairs of people worth introducing to each other."),
    "strength": ("strength", "How strong is your network, really? One page."),
    "new": ("new", "Make a note for somebody new."),
    "log": ("log", "Write down what happened with somebody."),
    "promise": ("promises", "Write down something you said you would do."),
    "done": ("promises", "Tick a promise, or list what is open."),
    "snooze": ("set", "Leave somebody out of nudges for a while."),
    "set": ("set", "Set a property in somebody's note."),
    "archive": ("set", "Let somebody rest."),
    "unarchive": ("set", "Take somebody back out of the archive."),
    "rename": ("renaming", "Give somebody another name, links included."),
    "merge": ("renaming", "Make one note of two on one person."),
    "undo": ("undo", "Take back what netnotes wrote last."),
    "edit": ("opening", "Open somebody's note in your editor."),
    "open": ("opening", "Open somebody's note in Obsidian."),
    "report": ("report", "Write the report into the vault."),
    "watch": ("watch", "Keep the report up to date while you write."),
    "check": ("check", "What is wrong with your notes, and which were not read."),
    "init": ("init", "Begin: settings for your vault, or a small new one."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Command names in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"netnotes.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown command names the nearest one."""
        name = args[0] if args else ""
        if name and name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, 1)
            hint = f" Did you mean '{near[0]}'?" if near else " See 'netnotes --help'."
            ctx.fail(f"There is no command '{name}'.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their one-line help, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: netnotes today --vault ~/notes",
)
@click.version_option(__version__, prog_name="netnotes")
def netnotes() -> None:
    """Read the notes you keep on people; see where each relationship stands, what you owe, whom to contact today.

    The notes stay yours: plain Markdown files in a folder. Nothing leaves this machine.
    """


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process: 0 done, 1 refused or errors found, 2 wrong usage."""
    from netnotes.commands.running import leave, run

    leave(run(netnotes, args))
