"""The portrait of an article: everything found in it, by actor, as tables; the one place where the finders meet."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict, TypeVar, Unpack, overload

from analysis.actors import (
    called_by,
    find_author,
    find_mentions,
    find_undecided,
    identify,
    read_actors,
    resolve_plural,
    settle_third_person,
)
from analysis.alignment import bring_back, bring_voices_back
from analysis.annotations import (
    Annotations,
    Correction,
    Given,
    Hand,
    Located,
    Unplaced,
    annotations_of,
    home_of,
    in_copy,
    locate,
    new_annotations,
    read_annotations,
    take_given,
)
from analysis.arguments import (
    check_actors,
    check_articles,
    find_absent,
    take_article,
    warn_of_absent,
    warn_of_shared_names,
)
from analysis.article import Article, FairCopy, Part, fair_copy, read_article
from analysis.casualties import find_casualties
from analysis.certainty import find_clauses, find_hedges, judge_sentences, read_marks
from analysis.claims import find_claims
from analysis.errors import ArticleError, MediabeeldError, MediabeeldWarning, UsageError
from analysis.events import find_events
from analysis.framing import Codebook, choose_codebook, find_frames, settle_frames
from analysis.labels import find_labels
from analysis.parse import article_of, find_sentences, find_tokens, parse, parse_many, still
from analysis.portrayals import sum_up
from analysis.progress import advance
from analysis.quotes import find_quotes, find_voices, resolve_first_person
from analysis.records import (
    RECORDS,
    UNKNOWN,
    Actor,
    Mention,
    Portrayal,
    Quote,
    Record,
    VoiceSpan,
    reading_order,
    voiced,
)
from analysis.saving import save_file
from analysis.sentiment import find_sentiment
from analysis.tables import to_rows, to_table

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language
    from spacy.tokens import Doc

R = TypeVar("R", bound=Record)
Actors: TypeAlias = str | Path | Sequence[Actor] | None
Articles: TypeAlias = Iterable[Article | Path | str]


@dataclass(frozen=True, slots=True)
class Finder:
    """A finder of what is told once mentions, quotations and voices are known: the table it fills and what it needs.

    `needs` are the names of what it is given besides the parse: `mentions`, `voices`, `quotes`, `codebook`, `reading`
    (the marks of certainty), or tables of finders before it.
    """

    table: str
    find: Callable[..., Sequence[Record]]
    needs: tuple[str, ...] = ("mentions", "voices")


#: The finders of a portrait, in the order of its tables; a new one is a line here, beside its record and column texts.
FINDERS = (
    Finder("events", find_events),
    Finder("labels", find_labels),
    Finder("frames", find_frames, needs=("mentions", "voices", "codebook")),
    Finder("sentiment", find_sentiment),
    Finder("casualties", find_casualties),
    Finder("hedges", find_hedges, needs=("mentions", "voices", "reading")),
    Finder("clauses", find_clauses, needs=("mentions", "voices", "quotes", "reading")),
    Finder("claims", find_claims, needs=("events", "casualties", "clauses")),
)


@dataclass(frozen=True, slots=True)
class Making:
    """With what a portrait was made, so that it can be made anew: registry, pipeline, codebook, corrections.

    `doc` is the parse of one that was made of a parse; `unplaced` are the corrections that could not be applied, and
    `coders` those who corrected an actor or took a row from it, by its id.
    """

    registry: tuple[Actor, ...] | None
    nlp: Language | None
    book: Codebook
    annotations: Annotations | None = None
    doc: Doc | None = None
    unplaced: tuple[Unplaced, ...] = ()
    coders: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Portrait:
    """How an article portrays its actors: each table an attribute, each record a stretch of `article.text`.

    `records` has the same findings as values, by table name. In a notebook a portrait shows the article, marked up.
    `made` is with what it was made; None when it was read from a file. `whole` is the portrait that `of` narrowed.
    """

    article: Article
    actors: tuple[Actor, ...]
    voices: tuple[VoiceSpan, ...]
    records: Mapping[str, tuple[Record, ...]]
    made: Making | None = field(default=None, repr=False, compare=False)
    whole: Portrait | None = field(default=None, repr=False, compare=False)

    def table(self, name: str) -> pd.DataFrame:
        """Give one table by name; `UsageError` names the tables there are."""
        return to_table(self.found(name), name)

    def found(self, name: str) -> Sequence[Record | Portrayal]:
        """Give the rows of one table as records, those of the actors summed up included."""
        return self.portrayals if name == "portraits" else self.records.get(name, ())

    @property
    def portrayals(self) -> list[Portrayal]:
        """The actors summed up, the most often mentioned first."""
        return sum_up(self.article.id, self.actors, self.records, self.made.coders if self.made else None)

    @property
    def annotations(self) -> Annotations:
        """What was put right by hand, to be saved (`annotations.save_annotations`); without any where nothing was."""
        known = self.made.annotations if self.made else None
        return known or new_annotations(self.article, self.names)

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """The corrections that are not applied, each with why."""
        return self.made.unplaced if self.made else ()

    def corrected(self, *corrections: Correction | Annotations | str | Path) -> Portrait:
        """Make the portrait anew with corrections after those it was made with: all that depends on them moves.

        They are corrections (`analysis.annotations`), annotations, or the path of a file of them. Warns with
        `MediabeeldWarning` of each that could not be applied (`unplaced`). Raises `UsageError` for a broken file, one
        of another article, and a portrait that was read from a file.

        >>> from analysis.annotations import Anchor, SetRow
        >>> portrait = portray("“Wij komen”, zei Els Vos tot Jan Bos. “Wij ook.”")
        >>> bos = SetRow(table="quotes", at=Anchor(text="Wij komen"), to={"speakers": ("Jan Bos",)}, coder="jv")
        >>> portrait.corrected(bos).quotes[["speakers", "coder"]].iloc[0].tolist()
        [['jan-bos'], 'jv']
        """
        if self.made is None:
            raise UsageError(f"{self.article.id}: was read from a file; portray the article with annotations=")
        hand = self.annotations
        for given in corrections:
            if isinstance(given, str | Path):
                given = read_annotations(given)
            if isinstance(given, Annotations):
                take_given(given, self.article.id)
                hand = replace(hand, names={**given.names, **hand.names}).plus(*given.corrections, *given.codes)
            else:
                hand = hand.plus(given)
        portrait = _made_anew(self.article, replace(self.made, annotations=hand))
        _warn_of_unplaced(portrait)
        return portrait

    def uncorrected(self) -> Portrait:
        """Make the portrait anew as it was found, without corrections; one that has none is given as it is."""
        if self.made is None or self.made.annotations is None or not self.made.annotations.corrections:
            return self
        found = replace(self.made.annotations, corrections=())
        return _made_anew(self.article, replace(self.made, annotations=found))

    @property
    def tokens(self) -> pd.DataFrame:
        """The text token by token."""
        return self.table("tokens")

    @property
    def sentences(self) -> pd.DataFrame:
        """Every sentence with its tone, frames, attribution and commitment, as the network judges it."""
        return self.table("sentences")

    @property
    def mentions(self) -> pd.DataFrame:
        """Every expression that refers to an actor."""
        return self.table("mentions")

    @property
    def quotes(self) -> pd.DataFrame:
        """Every passage of a quotation, with source, cue and speakers."""
        return self.table("quotes")

    @property
    def events(self) -> pd.DataFrame:
        """Every action: who does what to whom, and in which form it is told."""
        return self.table("events")

    @property
    def labels(self) -> pd.DataFrame:
        """Every word that characterises an actor, typed."""
        return self.table("labels")

    @property
    def frames(self) -> pd.DataFrame:
        """Every indicator of a frame."""
        return self.table("frames")

    @property
    def sentiment(self) -> pd.DataFrame:
        """Every evaluative expression."""
        return self.table("sentiment")

    @property
    def casualties(self) -> pd.DataFrame:
        """Every number of people who died, were hurt, were caught."""
        return self.table("casualties")

    @property
    def hedges(self) -> pd.DataFrame:
        """Every mark of uncertainty or commitment, every *zou* with its kind."""
        return self.table("hedges")

    @property
    def clauses(self) -> pd.DataFrame:
        """Every finite clause: to whom it is given, and how far whoever states it stands behind it."""
        return self.table("clauses")

    @property
    def claims(self) -> pd.DataFrame:
        """Every checkable statement, with where it is repeated and whether it drifts."""
        return self.table("claims")

    @property
    def portraits(self) -> pd.DataFrame:
        """One row an actor: all of the above, summed up."""
        return self.table("portraits")

    @property
    def names(self) -> dict[str, str]:
        """The name of each actor, by id: what figures call them."""
        return {actor.id: actor.name for actor in self.actors}

    def __repr__(self) -> str:
        """Say in one line what was found; the whole is in the tables."""
        counts = ", ".join(f"{len(rows)} {name}" for name, rows in self.records.items())
        return f"Portrait({self.article.id!r}: {len(self.actors)} actors, {counts})"

    def of(self, actor: str, *, members: bool = False) -> Portrait:
        """Narrow the portrait to one actor: its mentions, words, deeds and labels; `members` adds its members'.

        `actor` is an id, or a name or alias that one actor alone has. Raises `UsageError` that lists the actors when it
        is none.
        """
        actor = self._named(actor)
        wanted = {actor} | ({a.id for a in self.actors if actor in a.members_of} if members else set())
        kept = {name: tuple(r for r in rows if wanted & _involved(r)) for name, rows in self.records.items()}
        chosen = tuple(a for a in self.actors if a.id in wanted)
        return replace(self, actors=chosen, records=MappingProxyType(kept), whole=self.whole or self)

    def _named(self, actor: str) -> str:
        """Give the id of an actor called by id, name or alias."""
        if not isinstance(actor, str):
            raise UsageError(f"an actor is called by its id or name, not by {type(actor).__name__}")
        if actor in {a.id for a in self.actors}:
            return actor
        named = called_by(self.actors, actor)
        if len(named) > 1:
            raise UsageError(f"{actor!r} is a name of several actors: {', '.join(named)}; give an id")
        if not named:
            there = ", ".join(f"{a.id} ({a.name})" for a in sorted(self.actors, key=lambda a: a.id))
            raise UsageError(f"no actor {actor!r} in {self.article.id}; there are: {there or 'none'}")
        return named[0]

    def _repr_html_(self) -> str:
        from analysis.show import render_article

        return render_article(self.article, list(self._of(Mention)), list(self._of(Quote)), self.actors)

    def _of(self, kind: type[R]) -> Iterator[R]:
        return (r for rows in self.records.values() for r in rows if isinstance(r, kind))


def _involved(record: Record) -> set[str]:
    """Give the ids of the actors a record is about or comes from."""
    found: set[str] = set()
    for name in ("actor", "holder"):
        value = getattr(record, name, None)
        found |= set(value.split(";")) if value else set()
    for name in ("speakers", "agents", "patients", "actors", "targets", "sources"):
        found |= set(getattr(record, name, ()))
    return found


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
    check_articles(articles)
    if errors not in ("raise", "collect"):
        raise UsageError(f"errors={errors!r}: allowed are 'raise' and 'collect'")
    making, given = _chosen(actors, **options)
    return _portray_many(articles, making, given, collect=errors == "collect")


def _chosen(
    actors: Actors, *, nlp: Language | None = None, annotations: Given = None, **coding: Unpack[Coding]
) -> tuple[Making, Given]:
    given = take_given(annotations)
    return Making(_registry(actors), nlp, choose_codebook(**coding)), given


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
        _warn_of_unplaced(portrait)
        yield portrait
    if isinstance(annotations, Annotations) and names and annotations.article not in names:
        warnings.warn(f"annotations: of {annotations.article!r}, no article here", MediabeeldWarning, stacklevel=2)
    if registry is not None and names:
        warn_of_absent(registry, absent, names[0] if len(names) == 1 else f"any of the {len(names)} articles")


def _made_anew(article: Article, making: Making) -> Portrait:
    return _portray(article, making) if making.doc is None else _portray_doc(making.doc, making)


def _portray(article: Article, making: Making) -> Portrait:
    copy = fair_copy(article)
    (doc,) = parse_many([copy.article], making.nlp)
    located = locate(making.annotations, article.text) if making.annotations else None
    portrait = _portray_located(doc, making, in_copy(located, copy) if located else None)
    return _brought_back(portrait, copy)


def _warn_of_unplaced(portrait: Portrait) -> None:
    """Warn of each correction that is not applied; none is lost without a word."""
    for lost in portrait.unplaced:
        warnings.warn(f"{portrait.article.id}: {lost}", MediabeeldWarning, stacklevel=3)


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
    """Portray an article that is parsed already (a hand-corrected parse, or another parser's)."""
    registry = None if actors is None else tuple(actors)
    portrait = _portray_doc(doc, Making(registry, None, choose_codebook(**coding), annotations, doc))
    _warn_of_unplaced(portrait)
    return portrait


def _portray_doc(doc: Doc, making: Making) -> Portrait:
    located = locate(making.annotations, article_of(doc).text) if making.annotations else None
    return _portray_located(doc, making, located)


def _portray_located(doc: Doc, making: Making, located: Located | None) -> Portrait:
    """Find everything, in order, and correct each finding before anything that depends on it."""
    hand = Hand(doc, located or locate(Annotations(article=""), ""), making.book.name)
    with still(hand.read()) as doc:
        return _portray_by_hand(doc, making, hand)


def _portray_by_hand(doc: Doc, making: Making, hand: Hand) -> Portrait:
    registry = making.registry
    advance("actors")
    known, mentions = identify(doc) if registry is None else (registry, find_mentions(doc, registry))
    known, mentions = hand.find_actors(known, mentions, partial(find_mentions, doc))
    advance("quotes")
    quotes = hand.correct_quotes(find_quotes(doc, mentions))
    by_hand, mentions = hand.kept_apart(mentions)
    mentions = [*by_hand, *settle_third_person(doc, known, mentions, quotes)]
    mentions += [*resolve_first_person(doc, mentions, quotes), *resolve_plural(doc, known, mentions, quotes)]
    if registry is None:
        author, own = find_author(doc, mentions, quotes)
        known, mentions = (*known, *([author] if author else [])), [*mentions, *own]
    known, mentions = hand.find_author(known, mentions)
    decided, undecided = hand.decide(find_undecided(doc, known, mentions, quotes))
    mentions = reading_order([*mentions, *decided])
    voices = find_voices(doc, quotes)
    rows = reading_order([*mentions, *undecided])
    records: dict[str, Sequence[Record]] = {
        "tokens": [voiced(t, voices) for t in hand.mark_tokens(find_tokens(doc))],
        "sentences": [voiced(s, voices) for s in find_sentences(doc)],
        "mentions": [voiced(m, voices) for m in rows],
        "quotes": [_voiced_quote(q, voices) for q in quotes],
    }
    given: dict[str, Any] = {"voices": voices, "codebook": making.book}
    given |= {"mentions": mentions, "quotes": quotes, "reading": read_marks(doc, voices)}
    for finder in FINDERS:
        advance(finder.table)
        found = finder.find(doc, **{name: given[name] for name in finder.needs})
        records[finder.table] = given[finder.table] = hand.correct_rows(finder.table, found, voices)
    clauses, reading = given["clauses"], given["reading"]
    judged = judge_sentences(records["sentences"], quotes, clauses, reading=reading)  # type: ignore[arg-type]
    records["sentences"] = hand.correct_rows("sentences", settle_frames(judged, given["frames"]), voices)
    ordered = MappingProxyType({name: tuple(reading_order(rows)) for name, rows in records.items()})
    made = replace(making, unplaced=hand.unplaced, coders=hand.coders)
    return Portrait(article_of(doc), known, tuple(voices), ordered, made)


def _voiced_quote(quote: Quote, voices: Sequence[VoiceSpan]) -> Quote:
    """Give a quote its speaker's voice, also where a smaller quote begins with it; scare quotes are nobody's speech."""
    if quote.kind == "scare":
        return voiced(quote, voices)
    return replace(quote, voice=";".join(quote.speakers) or UNKNOWN, voice_kind=quote.kind)


def save_portrait(portrait: Portrait, path: str | Path) -> None:
    """Write a portrait to one JSON file, without loss; raises `OutputError`."""
    data = {
        "article": asdict(portrait.article),
        "actors": [asdict(a) for a in portrait.actors],
        "voices": [asdict(v) for v in portrait.voices],
        "records": {name: to_rows(rows, name) for name, rows in portrait.records.items()},
    }
    save_file(json.dumps(data, ensure_ascii=False, indent=1) + "\n", path)


def read_portrait(path: str | Path) -> Portrait:
    """Read back a portrait that `save_portrait` wrote; raises `UsageError` for a file that is not one."""
    try:
        data = json.loads(Path(path).read_text("utf-8"))
        article = data["article"]
        return Portrait(
            article=Article(**{**article, "parts": tuple(Part(**part) for part in article["parts"])}),
            actors=tuple(Actor(**_tuples(a)) for a in data["actors"]),
            voices=tuple(VoiceSpan(**v) for v in data["voices"]),
            records=MappingProxyType(
                {name: tuple(_record(name, _tuples(row)) for row in rows) for name, rows in data["records"].items()}
            ),
        )
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise UsageError(f"{path}: not a portrait that save_portrait wrote ({fault})") from fault


def _record(table: str, row: Mapping[str, Any]) -> Record:
    """Make a record of a row; a mention whose actor is known is one that finders can be given."""
    kind = Mention if table == "mentions" and row["actor"] is not None else RECORDS[table]
    return kind(**row)


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _tuple(value) for key, value in row.items()}


def _tuple(value: Any) -> Any:
    return tuple(_tuple(item) for item in value) if isinstance(value, list) else value


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
