"""The command line: `mediabeeld figures`, `tables`, `report`, `actors`, `evaluate`, `explain`, `codebook check`, `lab`.

Exit codes: 0 done; 1 an article could not be read or a file not be written (a line each on stderr, all others are
done); 2 wrong usage: nothing is written.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis import paths
from analysis.errors import ArticleError, MediabeeldError, MediabeeldWarning, OutputError, UsageError

if TYPE_CHECKING:
    from analysis.article import Article
    from analysis.framing import Codebook
    from analysis.portrait import Portrait

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="How does a Dutch-language news article portray each actor in it?",
)


codebook_app = typer.Typer(no_args_is_help=True, help="Codebooks of your own.")
app.add_typer(codebook_app, name="codebook")


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
SchemeOption = Annotated[
    str | None, typer.Option("--scheme", help="The codebook of the frames, by name; semetko-valkenburg by default.")
]
CodebookOption = Annotated[
    Path | None, typer.Option("--codebook", help="A codebook of your own for the frames, a folder or file (YAML).")
]


def main() -> None:
    """Run the command line; a fault the user can mend is one clear line, never a traceback."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", MediabeeldWarning)
        tell = warnings.showwarning

        def show(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
            if issubclass(category, MediabeeldWarning):
                _say(message)
            else:
                tell(message, category, *place, **more)

        warnings.showwarning = show
        try:
            try:
                app()
            finally:
                sys.stdout.flush()  # a full disk behind `>` shows itself here at the latest
        except UsageError as fault:
            _say(fault)
            sys.exit(2)
        except MediabeeldError as fault:
            _say(fault)
            sys.exit(1)
        except OSError as fault:
            if fault.filename is not None:
                raise
            if not isinstance(fault, BrokenPipeError):  # `| head` has seen enough
                _say(f"the output cannot be written ({fault.strerror})")
            # What is left in the buffer must not fail once more when Python ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)


@app.command()
def figures(
    article: Annotated[Path | None, typer.Argument(help="An article; without it the articles in seeds/.")] = None,
    actors: ActorsOption = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the figures; figures/ or figures/ARTICLE by default.")
    ] = None,
    pipeline: PipelineOption = None,
    scheme: SchemeOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Draw how an article portrays its actors (the main job: every article in seeds/, with its tables)."""
    from analysis.article import read_article
    from analysis.figures import save_figures
    from analysis.framing import choose_codebook

    book = choose_codebook(scheme, codebook)
    if article is not None:
        read = read_article(article)
        folder = out or Path("figures") / read.id
        _check_folder(folder)
        _tell(save_figures(_portrait(read, actors, pipeline, book), folder))
        return
    home = _checkout()
    folder = out or home / "figures"
    for place in (folder, home / "data" / "tables"):
        _check_folder(place)
    good, faults = _read_all(sorted((home / "seeds").glob("*.txt")))
    for seed in good:
        try:
            portrait = _portrait(seed, actors or _registry_of(seed.id, home), pipeline, book)
            _save_tables(portrait, home / "data" / "tables" / seed.id, Format.csv)
            _tell(save_figures(portrait, folder))
        except (ArticleError, OutputError) as fault:
            faults.append(fault)
    _end(faults)


@app.command()
def tables(
    articles: Annotated[list[Path], typer.Argument(metavar="ARTICLE...", help="Text, Markdown or HTML files.")],
    out: Annotated[Path, typer.Option(help="Folder; each article gets one in it, named by its id.")],
    actors: ActorsOption = None,
    format: Annotated[Format, typer.Option(help="The format of the tables.")] = Format.csv,
    pipeline: PipelineOption = None,
    scheme: SchemeOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Write all tables of one or more articles: quotes, mentions, events, labels, frames, sentiment, portraits."""
    from analysis.framing import choose_codebook
    from analysis.tables import check_parquet

    book = choose_codebook(scheme, codebook)
    if format is Format.parquet:
        check_parquet()
    good, faults = _read_all(articles)
    for article in good:
        _check_folder(out / article.id)
    for found in _portraits(good, actors, pipeline, book):
        if isinstance(found, ArticleError):
            faults.append(found)
            continue
        try:
            _save_tables(found, out / found.article.id, format)
        except OutputError as fault:
            faults.append(fault)
    _end(faults)


@app.command()
def report(
    article: Annotated[Path, typer.Argument(help="An article.")],
    out: Annotated[Path, typer.Option(help="The page to write (HTML); it needs nothing beside it.")],
    actors: ActorsOption = None,
    language: Annotated[str, typer.Option(help="What the page says is in English or Dutch: en or nl.")] = "en",
    pipeline: PipelineOption = None,
    scheme: SchemeOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Set the portrait of an article as one page: what stands out, the article marked up, each actor, all rows."""
    from analysis.article import read_article
    from analysis.framing import choose_codebook
    from analysis.language import choose_language
    from analysis.report import save_report

    book = choose_codebook(scheme, codebook)
    choose_language(language)
    _check_file(out)
    save_report(_portrait(read_article(article), actors, pipeline, book), out, language)


@app.command()
def actors(
    article: Annotated[Path, typer.Argument(help="An article.")],
    out: Annotated[
        Path, typer.Option(help="The draft registry to write (YAML); one that is there is not overwritten.")
    ],
    force: Annotated[
        bool, typer.Option("--force", help="Write it though it is there; the old one is kept beside it.")
    ] = False,
    pipeline: PipelineOption = None,
) -> None:
    """Discover the actors of an article and write a draft registry for you to edit."""
    from analysis.actors import find_actors, save_actors
    from analysis.article import read_article
    from analysis.parse import load_pipeline, parse
    from analysis.saving import save_backup

    _check_file(out)
    _check_free(out, force)
    found = find_actors(parse(read_article(article), load_pipeline(pipeline)))
    _check_free(out, force)
    if out.is_file():
        typer.echo(f"{out}: written anew; what stood there is kept as {save_backup(out)}")
    save_actors(found, out)


@app.command()
def evaluate(
    gold: Annotated[
        Path | None, typer.Option(help="Folder of hand coding (docs/gold.md); data/gold by default.")
    ] = None,
    pipeline: PipelineOption = None,
) -> None:
    """Measure what is found against hand coding: scores by kind and by rule, and every miss and false hit as text."""
    from analysis.evaluation import evaluate as measure
    from analysis.evaluation import evaluate_actors
    from analysis.parse import load_pipeline

    folder, nlp = gold or _checkout() / "data" / "gold", load_pipeline(pipeline)
    coded_actors = any(folder.glob("*.actors.json"))
    if any(folder.glob("*.quotes.json")) or not coded_actors:
        typer.echo(f"QUOTATIONS\n\n{measure(folder, nlp=nlp)}")
    if coded_actors:
        typer.echo(f"\nMENTIONS AND EVENTS\n\n{evaluate_actors(folder, nlp)}")


@app.command()
def explain(
    word: Annotated[
        str,
        typer.Argument(help="A column, value, rule, frame or lexicon, as tables name it; without it: what there is."),
    ] = "",
    codebook: CodebookOption = None,
) -> None:
    """Tell in plain words what a word in a table means: a column, a value, a rule, a frame, a lexicon."""
    from analysis.lexicon import explain as tell

    typer.echo(str(tell(word, codebook=codebook)))


@codebook_app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A codebook, a folder or file (YAML).")],
    pipeline: PipelineOption = None,
) -> None:
    """Try the examples of a codebook: each must be found, each counter-example must not; those that fail are listed."""
    from analysis.framing import check_codebook, read_codebook
    from analysis.parse import load_pipeline

    book = read_codebook(file)
    failures = check_codebook(book, nlp=load_pipeline(pipeline))
    for failure in failures:
        typer.echo(str(failure))
    n = sum(len(frame.examples) + len(frame.counterexamples) for frame in book.frames)
    typer.echo(f"{book.id}: {n - len(failures)} of {n} examples and counter-examples are as the codebook says")
    if failures:
        raise typer.Exit(1)


@app.command()
def lab() -> None:
    """Open the notebooks in JupyterLab."""
    from importlib.util import find_spec

    if find_spec("jupyterlab") is None:
        raise UsageError("JupyterLab is not installed: pip install 'mediabeeld[notebooks]'")
    import subprocess

    sys.exit(subprocess.call([sys.executable, "-m", "jupyterlab", str(_checkout() / "notebooks")]))


def _tell(written: Sequence[Path]) -> None:
    """Say where the figures are."""
    typer.echo(f"{len({path.stem for path in written})} figures (svg, png, csv) in {written[0].parent}")


def _say(fault: Exception | str) -> None:
    typer.echo(f"mediabeeld: {fault}", err=True)


def _end(faults: Sequence[MediabeeldError]) -> None:
    """Say what failed, a line each, and end with 1 if anything did."""
    for fault in faults:
        _say(fault)
    if faults:
        raise typer.Exit(1)


def _read_all(files: Sequence[Path]) -> tuple[list[Article], list[MediabeeldError]]:
    """Read what can be read, and give the faults of what cannot; two articles of one id are refused.

    Ids that differ in capitals alone are one folder on many disks.
    """
    from analysis.article import read_article

    good: list[Article] = []
    faults: list[MediabeeldError] = []
    homes: dict[str, Path] = {}
    for file in files:
        key = file.stem.casefold()
        if key in homes:
            raise UsageError(f"two articles with the id {file.stem!r}: {homes[key]} and {file}; rename one of them")
        homes[key] = file
    for file in files:
        try:
            good.append(read_article(file))
        except ArticleError as fault:
            faults.append(fault)
    return good, faults


def _portraits(
    articles: Sequence[Article], actors: Path | None, pipeline: str | None, book: Codebook
) -> Iterator[Portrait | ArticleError]:
    """Portray the articles one by one; one that fails does not take the others along."""
    from tqdm import tqdm

    from analysis.actors import read_actors
    from analysis.parse import load_pipeline
    from analysis.portrait import portray

    registry = read_actors(actors) if actors is not None else None
    nlp = load_pipeline(pipeline)
    # disable=None: a progress bar on a terminal, silence in a pipe or a log.
    for article in tqdm(articles, unit="article", disable=None):
        try:
            yield portray(article, registry, nlp=nlp, codebook=book)
        except MediabeeldError:
            raise
        except Exception as defect:
            yield ArticleError(f"{article.id}: {_describe(defect)}")


def _portrait(article: Article, actors: Path | None, pipeline: str | None, book: Codebook) -> Portrait:
    (found,) = _portraits([article], actors, pipeline, book)
    if isinstance(found, ArticleError):
        raise found
    return found


def _describe(defect: Exception) -> str:
    """Say on one line what went wrong in Mediabeeld itself, and where, for whoever mends it."""
    place = defect.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}, line {place.tb_lineno}" if place else "an unknown place"
    what = " ".join(f"{type(defect).__name__}: {defect}".split())
    return f"Mediabeeld itself failed ({what}; {where}); please report it with the article"


def _save_tables(portrait: Portrait, folder: Path, format: Format) -> None:
    from analysis.records import TABLES
    from analysis.tables import save_rows, to_rows

    for name in TABLES:
        rows = portrait.portrayals if name == "portraits" else portrait.records.get(name, ())
        save_rows(to_rows(rows, name), name, folder / f"{name}.{format.value}", format.value)


def _check_folder(path: Path) -> None:
    """Refuse a folder that cannot be made or written in, before any work is done."""
    from os import W_OK, access

    standing = next((place for place in (path, *path.parents) if place.exists()), None)
    if standing is None or not standing.is_dir() or not access(standing, W_OK):
        raise UsageError(f"--out: {path} cannot be a folder to write in; {standing} does not allow it")


def _check_file(path: Path) -> None:
    """Refuse a file that cannot be made, before any work is done."""
    if path.is_dir():
        raise UsageError(f"--out: {path} is a folder; name a file in it")
    _check_folder(path.parent)


def _check_free(path: Path, force: bool) -> None:
    """Refuse to write over a file that somebody may have worked on."""
    if path.is_file() and not force:
        raise UsageError(
            f"--out: {path} is there already and is not overwritten; name another file, or give --force, "
            "which keeps the old one beside it"
        )


def _checkout() -> Path:
    """Give the checkout to work in: the folder one stands in when it has seeds/, else the one this package lies in."""
    for home in (Path.cwd(), paths.ROOT):
        if (home / "seeds").is_dir():
            return home
    raise UsageError("no seeds/ folder here; name an article: mediabeeld figures ARTICLE")


def _registry_of(seed: str, home: Path) -> Path | None:
    """Find the registry of a seed article: the one whose name the article's id ends with."""
    found = [path for path in sorted((home / "data" / "actors").glob("*.yaml")) if seed.endswith(path.stem)]
    return found[0] if found else None


if __name__ == "__main__":
    main()
