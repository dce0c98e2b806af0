"""Running the command line: errors, exit codes, closed pipes and full disks."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from netnotes.diagnostics import NetnotesError

REFUSED = 1
WRONG_USAGE = 2
INTERRUPTED = 130


def run(group: click.Command, args: Sequence[str] | None) -> int:
    """Run the group and return the exit code; every error is one clear message on standard error."""
    _replace_what_cannot_be_shown()
    try:
        result = group.main(args=args, prog_name="netnotes", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as error:
        error.show()
        if isinstance(error, click.NoSuchOption) and not error.possibilities and _takes_words(error.ctx):
            click.echo("Put -- before a value that begins with -, after all options.", err=True)
        return error.exit_code
    except NetnotesError as refused:
        _say(str(refused))
        return REFUSED
    except UnicodeEncodeError:  # Python hands such bytes on as halves of characters, which no note can hold
        click.echo("netnotes: what you typed holds bytes that are not UTF-8 text; type it again", err=True)
        return REFUSED
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped.", err=True)
        return INTERRUPTED
    except BrokenPipeError:  # the reader (`| head`) has what it wants
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        what = f"{error.filename} cannot be used" if error.filename else "the output cannot be written"
        if isinstance(error, FileNotFoundError) and not error.filename:
            what = "the folder you are in is not there any more"
        reason = error.strerror or str(error)
        _say(f"{what} ({reason}); check the disk and the rights")
        return REFUSED


def leave(code: int) -> NoReturn:
    """End the process with that exit code, at once: to take apart all that was read of a vault would take longer."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # nobody is left to read it; `run` has told of what could not be written
            code = code or REFUSED
    os._exit(code)


def _say(text: str) -> None:
    from netnotes.plain import clean

    click.echo(f"netnotes: {clean(text)}", err=True)


def _takes_words(context: click.Context | None) -> bool:
    return context is not None and any(isinstance(param, click.Argument) for param in context.command.params)


def _replace_what_cannot_be_shown() -> None:
    """On a terminal or in a pipe that has no emoji, a name that holds one is shown with `?` rather than not at all."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


def _drop_output() -> None:
    """Python would complain of what is still to be written when it flushes at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # no real file
        return
