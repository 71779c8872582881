"""The command line: `mediabeeld figures`, `tables`, `actors`, `evaluate`, `explain`, `lab`.

Exit codes: 0 done; 1 an article failed (a line each on stderr, all others are done); 2 wrong usage: nothing is written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis import paths
from analysis.errors import ArticleError, MediabeeldError, UsageError

if TYPE_CHECKING:
    from analysis.article import Article
    from analysis.portrait import Portrait

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="How does a Dutch-language news article portray each actor in it?",
)


class Format(StrEnum):
    """The formats a table can be written in."""

    csv = "csv"
    json = "json"
    parquet = "parquet"


ActorsOption = Annotated[
    Path | None, typer.Option("--actors", help="A registry of actors (YAML); without it they are discovered.")
]
PipelineOption = Annotated[
    str | None, typer.Option("--pipeline", help="Another Dutch spaCy pipeline: its name or path.")
]


def main() -> None:
    """Run the command line; a fault the user can mend is one clear line, never a traceback."""
    try:
        app()
    except UsageError as fault:
        _say(fault)
        sys.exit(2)
    except MediabeeldError as fault:
        _say(fault)
        sys.exit(1)


@app.command()
def figures(
    article: Annotated[Path | None, typer.Argument(help="An article; without it the articles in seeds/.")] = None,
    actors: ActorsOption = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the figures; figures/ or figures/ARTICLE by default.")
    ] = None,
    pipeline: PipelineOption = None,
) -> None:
    """Draw how an article portrays its actors (the main job: every article in seeds/, with its tables)."""
    from analysis.article import read_article
    from analysis.figures import save_figures

    if article is not None:
        (portrait,) = _portraits([read_article(article)], actors, pipeline)
        save_figures(portrait, _folder(out or Path("figures") / portrait.article.id))
        return
    home = _checkout()
    for seed in sorted((home / "seeds").glob("*.txt")):
        (portrait,) = _portraits([read_article(seed)], actors or _registry_of(seed, home), pipeline)
        _save_tables(portrait, _folder(home / "data" / "tables" / portrait.article.id), Format.csv)
        save_figures(portrait, _folder(out or home / "figures"))


@app.command()
def tables(
    articles: Annotated[list[Path], typer.Argument(metavar="ARTICLE...", help="Text, Markdown or HTML files.")],
    out: Annotated[Path, typer.Option(help="Folder; each article gets one in it, named by its id.")],
    actors: ActorsOption = None,
    format: Annotated[Format, typer.Option(help="The format of the tables.")] = Format.csv,
    pipeline: PipelineOption = None,
) -> None:
    """Write all tables of one or more articles: quotes, mentions, events, labels, frames, sentiment, portraits."""
    from analysis.tables import check_parquet

    if format is Format.parquet:
        check_parquet()
    good, faults = _read_all(articles)
    for portrait in _portraits(good, actors, pipeline):
        _save_tables(portrait, _folder(out / portrait.article.id), format)
    if faults:
        raise typer.Exit(1)


@app.command()
def report(
    article: Annotated[Path, typer.Argument(help="An article.")],
    out: Annotated[Path, typer.Option(help="The page to write (HTML); it needs nothing beside it.")],
    actors: ActorsOption = None,
    pipeline: PipelineOption = None,
) -> None:
    """Set the portrait of an article as one page: the article marked up, the figures, the main tables."""
    from analysis.article import read_article
    from analysis.report import save_report

    (portrait,) = _portraits([read_article(article)], actors, pipeline)
    try:
        save_report(portrait, out)
    except OSError as fault:
        raise UsageError(f"--out {out}: cannot be written ({fault.strerror})") from fault


@app.command()
def actors(
    article: Annotated[Path, typer.Argument(help="An article.")],
    out: Annotated[Path, typer.Option(help="The draft registry to write (YAML).")],
    pipeline: PipelineOption = None,
) -> None:
    """Discover the actors of an article and write a draft registry for you to edit."""
    from analysis.actors import find_actors, save_actors
    from analysis.article import read_article
    from analysis.parse import load_pipeline, parse

    save_actors(find_actors(parse(read_article(article), load_pipeline(pipeline))), out)


@app.command()
def explain(code: Annotated[str, typer.Argument(help="A rule, frame or lexicon, as tables name it.")]) -> None:
    """Tell in plain words what a code in a table means."""
    from analysis.lexicon import explain as tell

    typer.echo(str(tell(code)))


@app.command()
def lab() -> None:
    """Open the notebooks in JupyterLab."""
    from importlib.util import find_spec

    if find_spec("jupyterlab") is None:
        raise UsageError("JupyterLab is not installed: pip install 'mediabeeld[notebooks]'")
    import subprocess

    sys.exit(subprocess.call([sys.executable, "-m", "jupyterlab", str(_checkout() / "notebooks")]))


def _say(fault: MediabeeldError) -> None:
    typer.echo(f"mediabeeld: {fault}", err=True)


def _read_all(files: Sequence[Path]) -> tuple[list[Article], list[ArticleError]]:
    """Read what can be read and say one line for each file that cannot; two articles of one id are refused."""
    from analysis.article import read_article

    good: list[Article] = []
    faults: list[ArticleError] = []
    homes: dict[str, Path] = {}
    for file in files:
        if homes.setdefault(file.stem, file) != file or files.count(file) > 1:
            raise UsageError(
                f"two articles with the id {file.stem!r}: {homes[file.stem]} and {file}; rename one of them"
            )
    for file in files:
        try:
            good.append(read_article(file))
        except ArticleError as fault:
            faults.append(fault)
            _say(fault)
    return good, faults


def _portraits(articles: Sequence[Article], actors: Path | None, pipeline: str | None) -> Iterator[Portrait]:
    from tqdm import tqdm

    from analysis.actors import read_actors
    from analysis.parse import load_pipeline
    from analysis.portrait import portray_many

    registry = read_actors(actors) if actors is not None else None
    nlp = load_pipeline(pipeline)
    # disable=None: a progress bar on a terminal, silence in a pipe or a log.
    yield from tqdm(portray_many(articles, registry, nlp=nlp), total=len(articles), unit="article", disable=None)


def _save_tables(portrait: Portrait, folder: Path, format: Format) -> None:
    from analysis.records import TABLES
    from analysis.tables import save_rows, to_rows

    for name in TABLES:
        rows = portrait.portrayals if name == "portraits" else portrait.records.get(name, ())
        save_rows(to_rows(rows, name), name, folder / f"{name}.{format.value}", format.value)


def _folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UsageError(f"--out {path}: cannot be made a folder ({fault.strerror})") from fault
    return path


def _checkout() -> Path:
    """Give the checkout to work in: the folder one stands in when it has seeds/, else the one this package lies in."""
    for home in (Path.cwd(), paths.ROOT):
        if (home / "seeds").is_dir():
            return home
    raise UsageError("no seeds/ folder here; name an article: mediabeeld figures ARTICLE")


def _registry_of(seed: Path, home: Path) -> Path | None:
    """Find the registry of a seed article: the one whose name the article's id ends with."""
    found = [path for path in sorted((home / "data" / "actors").glob("*.yaml")) if seed.stem.endswith(path.stem)]
    return found[0] if found else None


if __name__ == "__main__":
    main()
