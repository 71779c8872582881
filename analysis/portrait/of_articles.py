"""From an article, from many, or from a parse to portraits: how each is read, corrected, and told of when it fails."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict, Unpack, overload

from analysis.actors import read_actors
from analysis.alignment import bring_back, bring_voices_back
from analysis.annotations import Annotations, Given, Hand, Located, annotations_of, home_of, in_copy, locate, take_given
from analysis.arguments import (
    check_actors,
    check_articles,
    find_absent,
    take_article,
    warn_of_absent,
    warn_of_shared_names,
)
from analysis.article import Article, FairCopy, fair_copy, read_article
from analysis.errors import ArticleError, MediabeeldError, MediabeeldWarning, UsageError
from analysis.framing import Codebook, choose_codebook
from analysis.parse import article_of, parse, parse_many, still
from analysis.portrait.finders import find_all
from analysis.portrait.record import Making, Portrait, warn_of_unplaced
from analysis.records import Actor

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

Actors: TypeAlias = str | Path | Sequence[Actor] | None
Articles: TypeAlias = Iterable[Article | Path | str]


class Coding(TypedDict, total=False):
    """By which codebook the frames of a portrait are read: a scheme by name, or one of your own, a folder or file."""

    scheme: str | None
    codebook: Codebook | str | Path | None


class Options(Coding, total=False):
    """How a portrait is made: by which codebook, by which pipeline, `nlp`, it is read, and with which corrections."""

    nlp: Language | None
    annotations: Given


def portray(article: Article | Path | str, actors: Actors = None, **options: Unpack[Options]) -> Portrait:
    """Show how an article portrays each actor in it.

    `article` is an `Article`, a file or plain text; `actors` a registry (file or values), without which the actors are
    discovered. Options: `nlp`, a spaCy pipeline to read with; `scheme` names the codebook of the frames, or `codebook`
    is one of your own, a folder or file; `annotations` are corrections by hand, a file, a folder of files or
    `Annotations` (docs/corrections.md): by default those that lie beside the file of the article, with False none.
    Raises `ArticleError` for an article that cannot be read, `UsageError` for a broken registry, codebook or file of
    annotations. Warns of corrections that could not be applied.

    >>> portrait = portray("“Alle soldaten zijn veilig”, aldus president Joe Biden.")
    >>> portrait.quotes[["text", "kind", "source"]].iloc[0].tolist()
    ['Alle soldaten zijn veilig', 'direct', 'president Joe Biden']
    """
    _check_options("portray", Options, options)
    taken = take_article(article)
    given = take_given(options.get("annotations"), taken.id)
    options["annotations"] = annotations_of(taken.id, given, home_of(article)) or False
    (portrait,) = portray_many([taken], actors, **options)
    return portrait


@overload
def portray_many(
    articles: Articles, actors: Actors = None, *, errors: Literal["raise"] = "raise", **options: Unpack[Options]
) -> Iterator[Portrait]: ...
@overload
def portray_many(
    articles: Articles, actors: Actors = None, *, errors: Literal["collect"], **options: Unpack[Options]
) -> Iterator[Portrait | ArticleError]: ...
def portray_many(
    articles: Articles,
    actors: Actors = None,
    *,
    errors: Literal["raise", "collect"] = "raise",
    **options: Unpack[Options],
) -> Iterator[Portrait | ArticleError]:
    """Portray many articles, one after another, in the order given; nothing is held but the one at hand.

    Each is read in its fair copy (`article.fair_copy`), and its records are slices of the article as it was given. With
    `errors="collect"` an article that fails gives its `ArticleError` in the place of a portrait, and the others go on.
    Warns of actors of a registry that no article mentions, and of an expression that two of them have. Options are
    those of `portray`.
    """
    _check_options("portray_many", Options, options)
    check_articles(articles)
    if errors not in ("raise", "collect"):
        raise UsageError(f"errors={errors!r}: allowed are 'raise' and 'collect'")
    making, given = _chosen(actors, **options)
    return _portray_many(articles, making, given, collect=errors == "collect")


def _check_options(function: str, known: type[Coding], given: Collection[str]) -> None:
    """Refuse options that a function does not have: *codebok*."""
    allowed = list(known.__annotations__)
    if unknown := [name for name in given if name not in allowed]:
        raise UsageError(f"{function}: unknown option {', '.join(unknown)}; allowed are {', '.join(allowed)}")


def _chosen(
    actors: Actors, *, nlp: Language | None = None, annotations: Given = None, **coding: Unpack[Coding]
) -> tuple[Making, Given]:
    given = take_given(annotations)
    return Making(_registry(actors), nlp, choose_codebook(**coding), _again), given


def _portray_many(
    articles: Articles, making: Making, annotations: Given, *, collect: bool
) -> Iterator[Portrait | ArticleError]:
    registry = making.registry
    absent = {actor.id for actor in registry or ()}
    names: list[str] = []
    for given in articles:
        try:
            article = take_article(given)
            hand = annotations_of(article.id, annotations, home_of(given))
            portrait = _portray(article, replace(making, annotations=hand))
        except ArticleError as fault:
            if not collect:
                raise
            yield fault
            continue
        except MediabeeldError:
            raise
        except Exception as defect:
            if not collect:
                raise
            name = given.id if isinstance(given, Article) else str(given)[:80]
            yield ArticleError(f"{name}: {_describe(defect)}")
            continue
        absent &= find_absent(registry or (), article.text)
        names.append(article.id)
        warn_of_unplaced(portrait)
        yield portrait
    if isinstance(annotations, Annotations) and names and annotations.article not in names:
        warnings.warn(f"annotations: of {annotations.article!r}, no article here", MediabeeldWarning, stacklevel=2)
    if registry is not None and names:
        warn_of_absent(registry, absent, names[0] if len(names) == 1 else f"any of the {len(names)} articles")


def _again(article: Article, making: Making) -> Portrait:
    return _portray(article, making) if making.doc is None else _portray_doc(making.doc, making)


def _portray(article: Article, making: Making) -> Portrait:
    copy = fair_copy(article)
    (doc,) = parse_many([copy.article], making.nlp)
    located = locate(making.annotations, article.text) if making.annotations else None
    portrait = portray_parsed(doc, making, in_copy(located, copy) if located else None)
    return _brought_back(portrait, copy)


def _brought_back(portrait: Portrait, copy: FairCopy) -> Portrait:
    """Bring a portrait of the fair copy back to the article as it was given."""
    if not copy.spans:
        return portrait
    records = {name: tuple(bring_back(rows, copy)) for name, rows in portrait.records.items()}
    voices = tuple(bring_voices_back(portrait.voices, copy))
    return replace(portrait, article=copy.original, voices=voices, records=MappingProxyType(records))


def _describe(defect: Exception) -> str:
    """Say on one line what went wrong in Mediabeeld itself, and where, for whoever mends it."""
    place = defect.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}, line {place.tb_lineno}" if place else "an unknown place"
    what = " ".join(f"{type(defect).__name__}: {defect}".split())
    return f"Mediabeeld itself failed ({what}; {where}); please report it with the article"


def _registry(actors: Actors) -> tuple[Actor, ...] | None:
    check_actors(actors)
    if actors is None:
        return None
    registry = read_actors(actors) if isinstance(actors, str | Path) else tuple(actors)
    warn_of_shared_names(registry)
    return registry


def portray_doc(
    doc: Doc, actors: Sequence[Actor] | None = None, annotations: Annotations | None = None, **coding: Unpack[Coding]
) -> Portrait:
    """Portray an article that is parsed already (a hand-corrected parse, or another parser's).

    >>> doc = parse("“Alle soldaten zijn veilig”, aldus president Joe Biden.")
    >>> portray_doc(doc).quotes["speakers"].tolist()
    [['joe-biden']]
    """
    _check_options("portray_doc", Coding, coding)
    registry = None if actors is None else tuple(actors)
    portrait = _portray_doc(doc, Making(registry, None, choose_codebook(**coding), _again, annotations, doc))
    warn_of_unplaced(portrait)
    return portrait


def _portray_doc(doc: Doc, making: Making) -> Portrait:
    located = locate(making.annotations, article_of(doc).text) if making.annotations else None
    return portray_parsed(doc, making, located)


def portray_parsed(doc: Doc, making: Making, located: Located | None) -> Portrait:
    """Portray a parsed article with the corrections that have a place in it."""
    hand = Hand(doc, located or locate(Annotations(article=""), ""), making.book.name)
    with still(hand.read()) as doc:
        return find_all(doc, making, hand)


def extract_quotes(text: str, *, nlp: Language | None = None) -> pd.DataFrame:
    """List who says what in a plain Dutch text: the table of quotes, in one line for scripts.

    >>> extract_quotes("“Alle soldaten zijn veilig”, aldus de president.")[["text", "source", "cue"]].iloc[0].tolist()
    ['Alle soldaten zijn veilig', 'de president', 'aldus']
    """
    return portray(read_article(text), nlp=nlp).quotes


def score_sentences(text: str) -> pd.DataFrame:
    """Read a text and give its sentences as a table, one row a sentence, with the columns of the table `sentences`.

    >>> list(score_sentences("Het regent.").columns)[8:14]
    ['tone', 'tone_score', 'frames', 'frame_scores', 'attribution', 'commitment']
    """
    return portray_doc(parse(text)).sentences
