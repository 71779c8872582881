"""The command line: `mediabeeld figures`, `tables`, `report`, `actors`, `read`, `evaluate`, `explain` and others.

Exit codes: 0 done; 1 an article could not be read or a file not be written (a line each on stderr, all others are
done), or with `--strict` a warning; 2 wrong usage: nothing is written; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
import warnings
from typing import Annotated, Any

import typer

from analysis import __version__
from analysis.commands.archive import amcat_app
from analysis.commands.articles import article_app
from analysis.commands.codebooks import codebook_app
from analysis.commands.corpora import corpus_app
from analysis.commands.exchange import exchange_app
from analysis.commands.hand_coding import coding_app
from analysis.commands.main_job import figures_app
from analysis.commands.notebooks import notebook_app
from analysis.commands.work import Session, Stopped, begin, flush, say, stoppable
from analysis.errors import MediabeeldError, MediabeeldWarning, UsageError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
for commands in (figures_app, article_app, corpus_app, coding_app, exchange_app, notebook_app):
    app.add_typer(commands)
app.add_typer(codebook_app, name="codebook")
app.add_typer(amcat_app, name="amcat")


def _tell_version(value: bool) -> None:
    if value:
        typer.echo(f"mediabeeld {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version, and end.")
    ] = False,
) -> None:
    """Show how a Dutch-language news article portrays each actor in it."""


def main() -> None:
    """Run the command line; a fault the user can mend is one clear line, never a traceback."""
    run = Session()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that lacks a character shows another, not a traceback
            stream.reconfigure(errors="replace")
    with warnings.catch_warnings(), stoppable(), begin(run):
        warnings.simplefilter("always", MediabeeldWarning)
        tell = warnings.showwarning

        def show(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
            if issubclass(category, MediabeeldWarning):
                run.warned += 1
                say(message)
            else:
                tell(message, category, *place, **more)

        warnings.showwarning = show
        try:
            try:
                app()
            finally:
                flush()
        except SystemExit as ended:
            sys.exit(1 if run.strict and run.warned and not ended.code else ended.code)
        except Stopped:
            say(run.describe())
            sys.exit(130)
        except UsageError as fault:
            say(fault)
            sys.exit(2)
        except MediabeeldError as fault:
            say(fault)
            sys.exit(1)
        except OSError as fault:
            if fault.filename is not None:
                raise
            if not isinstance(fault, BrokenPipeError):  # `| head` has seen enough
                say(f"the output cannot be written ({fault.strerror})")
            # What is left in the buffer must not fail once more when Python ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)


if __name__ == "__main__":
    main()
