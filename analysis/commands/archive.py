"""Commands for where scholars keep articles: `mediabeeld amcat get` and `mediabeeld amcat put`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.commands.work import check_file
from analysis.messages import how_many

amcat_app = typer.Typer(no_args_is_help=True, help="AmCAT: articles from a query, columns back (extra: sources).")

HostArgument = Annotated[str, typer.Argument(metavar="HOST", help="The address of the API of the AmCAT server.")]
IndexArgument = Annotated[str, typer.Argument(metavar="INDEX", help="The index (collection) on it.")]
KeyOption = Annotated[
    str | None,
    typer.Option(envvar="AMCAT_API_KEY", show_envvar=True, help="An API key; better in the environment than here."),
]


@amcat_app.command("get")
def get_articles(
    host: HostArgument,
    index: IndexArgument,
    out: Annotated[Path, typer.Option(help="The file of articles to write (jsonl), for mediabeeld corpus.")],
    query: Annotated[str | None, typer.Option(help="In the query language of AmCAT; without it all articles.")] = None,
    key: KeyOption = None,
) -> None:
    """Save the articles that a query finds."""
    from analysis.corpus.amcat import fetch_articles

    check_file(out)
    n = fetch_articles(host, index, out, query=query, key=key)
    typer.echo(f"{how_many(n, 'article')} in {out}; next: mediabeeld corpus {out} --out FOLDER")


@amcat_app.command("put")
def put_columns(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A corpus made of what `amcat get` saved.")],
    host: HostArgument,
    index: IndexArgument,
    key: KeyOption = None,
) -> None:
    """Put what was found beside the articles: columns that begin with mediabeeld_."""
    from analysis.corpus import open
    from analysis.corpus.amcat import return_columns

    opened = open(folder)
    n = return_columns(opened, host, index, key=key)
    opened.close()
    typer.echo(f"columns mediabeeld_… put beside {how_many(n, 'article')} of {index}")
