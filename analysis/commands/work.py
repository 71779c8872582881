"""What the commands share: reading what they are given, portraying it, saying what failed, where to write."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from analysis import paths
from analysis.errors import ArticleError, MediabeeldError, OutputError, UsageError
from analysis.messages import name_some
from analysis.progress import advance, shown_by

if TYPE_CHECKING:
    from analysis.annotations import Annotations
    from analysis.article import Article, Waiting
    from analysis.framing import Codebook
    from analysis.portrait import Portrait
    from analysis.records import Actor

T = TypeVar("T")


class Stopped(BaseException):
    """Somebody pressed Ctrl-C; no `except Exception` on the way takes it for a fault."""


@dataclass(slots=True)
class Session:
    """One run of a command: how strict it is, what it warned of, where articles lie, and how far it has come."""

    strict: bool = False
    warned: int = 0
    total: int = 0
    done: list[str] = field(default_factory=list)
    left: dict[str, None] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    advice: str = ""

    def describe(self) -> str:
        """Say what is done and how to go on."""
        if self.advice:
            return f"stopped: {self.advice}"
        if not self.total:
            return "stopped before anything was written"
        said = f"stopped: {len(self.done)} of {self.total} articles are done, and what is written of them is whole"
        if not self.left:
            return said
        return f"{said}; to go on, give those that are left: {name_some(list(self.left), 3)}"


def say(fault: Exception | str) -> None:
    """Say something on one line, beside the output."""
    typer.echo(f"mediabeeld: {fault}", err=True)


_SESSION: ContextVar[Session | None] = ContextVar("session", default=None)


@contextmanager
def begin(run: Session) -> Iterator[None]:
    """Make a session that of the commands that run inside."""
    token = _SESSION.set(run)
    try:
        yield
    finally:
        _SESSION.reset(token)


def session() -> Session:
    """Give the session of the command that runs."""
    return _SESSION.get() or Session()


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn Ctrl-C into `Stopped`, which ends a command where a file is whole."""

    def stop(*_: Any) -> None:
        raise Stopped

    try:
        before = signal.signal(signal.SIGINT, stop)
    except ValueError:  # not the main thread, which alone hears signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def end(faults: Sequence[MediabeeldError]) -> None:
    """Say what failed, a line each, and end with 1 if anything did."""
    for fault in faults:
        say(fault)
    if faults:
        raise typer.Exit(1)


def read_all(sources: Sequence[Path]) -> tuple[Waiting, list[MediabeeldError]]:
    """Read what can be read, and give the faults of what cannot; two articles of one id are refused.

    Nothing is portrayed before all ids are known, since nothing is written where a call is wrong; the articles wait for
    their turn on the disk.
    """
    from analysis.article import Waiting, read_files

    good = Waiting()
    faults: list[MediabeeldError] = []
    for reading in read_files(list(sources)):
        for article in reading.articles:
            good.append(article)
            session().homes[article.id] = reading.name
        faults += [reading.fault] if reading.fault else []
    return good, faults


def ids_of(articles: Sequence[Article]) -> list[str]:
    """Give the ids of articles, of those that wait on the disk without reading them back."""
    ids = getattr(articles, "ids", None)
    return list(ids) if ids is not None else [article.id for article in articles]


def hands_of(articles: Sequence[Article], given: Path | None, *, beside: bool = True) -> dict[str, Annotations]:
    """Read the corrections of articles, by id: those `--annotations` gives, else those that lie beside each.

    Raises `UsageError` for a broken file, and for one of another article, before any work is done.
    """
    from analysis.annotations import Annotations, annotations_of, home_of, take_given
    from analysis.errors import MediabeeldWarning

    taken = take_given(given)
    ids = ids_of(articles)
    if isinstance(taken, Annotations) and (of := taken.article) not in ids:
        there = f"; there are: {name_some(ids)}" if ids else ""
        raise UsageError(f"--annotations: {given} is of the article {of!r}, which is not given{there}")
    if given is None and not beside:
        return {}
    homes = session().homes
    found = {id: annotations_of(id, taken, home_of(homes.get(id))) for id in ids}
    hands = {id: hand for id, hand in found.items() if hand is not None}
    if given is not None and ids and not hands:
        message = f"--annotations: {given} has no file of {name_some(ids)}"
        warnings.warn(message, MediabeeldWarning, stacklevel=2)
    return hands


def work_on(
    articles: Sequence[Article],
    work: Callable[[Portrait], None],
    faults: list[MediabeeldError],
    *,
    actors: Path | None = None,
    hands: Mapping[str, Annotations] | None = None,
    pipeline: str | None = None,
    book: Codebook | None = None,
) -> None:
    """Portray articles one by one and do the work on each; one that fails does not take the others along."""
    from tqdm import tqdm

    from analysis.parse import load_pipeline
    from analysis.portrait import portray_many

    run = session()
    run.total += len(articles)
    run.left = dict.fromkeys(ids_of(articles))
    if not articles:
        return
    nlp = load_pipeline(pipeline)
    found = portray_many(articles, actors, nlp=nlp, codebook=book, annotations=hands or False, errors="collect")
    # disable=None: a progress bar on a terminal, silence in a pipe or a log.
    for article in tqdm(articles, unit="article", disable=None):
        with followed(article):
            portrait = next(found)
            if isinstance(portrait, ArticleError):
                faults.append(portrait)
            else:
                try:
                    advance("writing")
                    work(portrait)
                    run.done.append(article.id)
                except (ArticleError, OutputError) as fault:
                    faults.append(fault)
        del run.left[article.id]
    next(found, None)  # lets it say which actors of the registry nobody mentions


#: An article of so many characters takes long enough to show how far it is.
_LONG = 100_000


@contextmanager
def followed(article: Article) -> Iterator[None]:
    """Show on a terminal how far a long article is while it is portrayed, by the words that are read."""
    if len(article.text) < _LONG:
        yield
        return
    from tqdm import tqdm

    with tqdm(total=len(article.text.split()), unit="word", desc=article.id, disable=None, leave=False) as bar:

        def show(what: str, words: int) -> None:
            bar.set_postfix_str(what, refresh=not words)
            bar.update(words)

        with shown_by(show):
            yield


def work_together(
    articles: Sequence[Article],
    work: Callable[[Article, T], MediabeeldError | list[str]],
    shared: T,
    faults: list[MediabeeldError],
    *,
    registry: tuple[Actor, ...] | None,
    workers: int,
) -> None:
    """Do the work on each article in several processes; the outcome is that of `work_on`, faults in the same order.

    `work` portrays an article and does the rest, with what is `shared`; it gives its fault, or what to warn of.
    """
    from tqdm import tqdm

    from analysis.arguments import find_absent, warn_of_absent, warn_of_shared_names
    from analysis.corpus.pool import run_in_pool
    from analysis.errors import MediabeeldWarning

    run = session()
    run.total += len(articles)
    run.left = dict.fromkeys(ids_of(articles))
    warn_of_shared_names(registry or ())
    absent = {actor.id for actor in registry or ()}
    failed: dict[str, MediabeeldError] = {}
    told: dict[str, list[str]] = {}
    found = run_in_pool(work, articles, shared, workers=workers)
    for article, fault in tqdm(found, total=len(articles), unit="article", disable=None):
        if isinstance(fault, list):
            run.done.append(article.id)
            told[article.id] = fault
            absent &= find_absent(registry or (), article.text)
        else:
            mendable = isinstance(fault, MediabeeldError)
            failed[article.id] = fault if mendable else ArticleError(f"{article.id}: {fault}")
        del run.left[article.id]
    ids = ids_of(articles)
    faults += [failed[id] for id in ids if id in failed]
    for message in (message for id in ids for message in told.get(id, ())):
        warnings.warn(message, MediabeeldWarning, stacklevel=2)
    if run.done:
        place = run.done[0] if len(run.done) == 1 else f"any of the {len(run.done)} articles"
        warn_of_absent(registry or (), absent, place)


def places_for(articles: Sequence[Article], out: Path, suffix: str) -> dict[str, Path]:
    """Tell where each article goes: to the file that `--out` names, for one article, or to files in that folder."""
    named = bool(out.suffix) and not out.is_dir()
    if named and len(articles) > 1:
        raise UsageError(f"--out: {out} is one file, and there are {len(articles)} articles; name a folder")
    if named:
        check_file(out)
        return dict.fromkeys(ids_of(articles), out)
    check_folder(out)
    places = {id: out / f"{id}{suffix}" for id in ids_of(articles)}
    for place in places.values():
        check_file(place)
    return places


def check_folder(path: Path) -> None:
    """Refuse a folder that cannot be made or written in, before any work is done."""
    standing = next((place for place in (path, *path.parents) if place.exists()), None)
    if standing is None or not standing.is_dir() or not os.access(standing, os.W_OK):
        raise UsageError(f"--out: {path} cannot be a folder to write in; {standing} does not allow it")


def check_file(path: Path) -> None:
    """Refuse a file that cannot be made, before any work is done."""
    if path.is_dir():
        raise UsageError(f"--out: {path} is a folder; name a file in it")
    check_folder(path.parent)


def check_free(path: Path, force: bool) -> None:
    """Refuse to write over a file that somebody may have worked on."""
    if path.is_file() and not force:
        raise UsageError(f"--out: {path} is there already and is not overwritten; name another file, or give --force")


def keep_old(path: Path) -> None:
    """Keep beside it what stands where a file is written anew, and say so."""
    from analysis.saving import save_backup

    if path.is_file():
        typer.echo(f"{path}: written anew; what stood there is kept as {save_backup(path)}")


def flush() -> None:
    """Write what stands in the buffer of the output; a full disk behind `>` shows itself here at the latest."""
    sys.stdout.flush()


def checkout() -> Path:
    """Give the checkout to work in: the folder one stands in when it has seeds/, else the one this package lies in."""
    for home in (Path.cwd(), paths.ROOT):
        if (home / "seeds").is_dir():
            return home
    raise UsageError("no seeds/ folder here; name an article: mediabeeld figures ARTICLE")
