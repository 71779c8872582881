"""How right the numbers of a portrait are, by layer: by the user's own hand coding, else by what the package measured.

Page and notebooks print it beside the numbers that rest on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.article import read_article
from analysis.evaluation import (
    ActorEvaluation,
    Evaluation,
    evaluate,
    evaluate_actors,
    evaluate_portrait,
    evaluate_portrait_actors,
    read_actor_gold,
    read_gold,
)
from analysis.evaluation.gold_files import ACTORS, QUOTES, Row, article_id, holds_gold
from analysis.language import Language, choose_language
from analysis.measures import MEASURES
from analysis.portrait import Portrait
from analysis.sampling import read_sheet, score_sample, wilson_interval

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

#: Which layer rests on the rows of a table; of tables that are in none the sentence stands with the whole.
LAYER_OF = {measure.table: measure.layer for measure in MEASURES} | {"casualties": "deeds"}
#: What is right of what is coded by hand, with the table whose rows are coded.
CODED = {"speaker": "quotes", "actor": "mentions", "role": "events"}
#: Of which layers the package says what it measured itself, where the user measured nothing. Tone has its caveat; of
#: frames what was measured holds for one codebook alone.
MEASURED = ("speech", "names", "deeds", "certainty")


@dataclass(frozen=True, slots=True)
class Share:
    """How many are right: `what` is `speaker`, `actor` or `role` of what is coded by hand, or the table of a sheet.

    `articles` counts those that were coded, None for the article itself; `low` and `high` are the interval of a sheet.
    """

    layer: str
    what: str
    right: int
    n: int
    articles: int | None = None
    low: float = 0.0
    high: float = 1.0


class HandCoding:
    """What a user coded and checked by hand: a folder of gold, and filled sampling sheets.

    Raises `UsageError` for a folder without gold, broken gold, or a sheet that cannot be scored.
    """

    def __init__(
        self, gold: str | Path | None = None, sheets: Sequence[str | Path] = (), *, nlp: Pipeline | None = None
    ) -> None:
        self._folder = None if gold is None else Path(gold)
        self._nlp = nlp
        self._quotes, self._actors = (self._read(ending) for ending in (QUOTES, ACTORS))
        if self._folder is not None and not (self._quotes or self._actors):
            read_gold(self._folder)  # says that there is none
        self._sheets = [share for path in sheets if (share := _score_sheet(path)).n]

    @property
    def has_quotes(self) -> bool:
        """Whether quotations are coded in the folder."""
        return bool(self._quotes)

    def _read(self, ending: str) -> list[tuple[Path, Row]]:
        if self._folder is None or not holds_gold(self._folder, ending):
            return []
        return read_gold(self._folder) if ending == QUOTES else read_actor_gold(self._folder)

    def shares_of(self, portrait: Portrait) -> list[Share]:
        """Give what is known of a portrait: by its own coding, if it is coded, else by that of the whole folder.

        It is what was found that is measured, without corrections by hand.
        """
        return [*self._coded(portrait), *self._sheets]

    def _coded(self, portrait: Portrait) -> Iterator[Share]:
        if self._folder is None:
            return
        found = portrait.uncorrected()
        here: tuple[Evaluation | None, ActorEvaluation | None] = (
            evaluate_portrait(found, self._folder) if _is_coded(found, self._quotes) else None,
            evaluate_portrait_actors(found, self._folder) if _is_coded(found, self._actors) else None,
        )
        own = {share.what: share for share in _shares(*here, None, None)}
        for what, table in CODED.items():
            coded = self._quotes if table == "quotes" else self._actors
            if coded and (share := own.get(what) or self._elsewhere.get(what)):
                yield share

    @cached_property
    def _elsewhere(self) -> dict[str, Share]:
        """What is right in all articles of the folder; they are portrayed once."""
        if self._folder is None:
            return {}
        quotes = evaluate(self._folder, nlp=self._nlp) if self._quotes else None
        actors = evaluate_actors(self._folder, self._nlp) if self._actors else None
        return {share.what: share for share in _shares(quotes, actors, len(self._quotes), len(self._actors))}


def _is_coded(portrait: Portrait, gold: Sequence[tuple[Path, Row]]) -> bool:
    """Tell whether a portrait is of an article that is coded: the same text, and actors by whose ids it is coded."""
    for path, coded in gold:
        if article_id(path) != portrait.article.id:
            continue
        ids = {id for item in coded.get("quotes", ()) for id in item.get("speaker_ids") or ()}
        place = path.parent / coded.get("article", f"{article_id(path)}.txt")
        return ids <= set(portrait.names) and read_article(place).text == portrait.article.text
    return False


def _shares(
    quotes: Evaluation | None, actors: ActorEvaluation | None, n_quotes: int | None, n_actors: int | None
) -> Iterator[Share]:
    coded = actors.coded if actors else {}
    for what, table in CODED.items():
        of_quotes = table == "quotes"
        right, n = (quotes.speakers if quotes else (0, 0)) if of_quotes else coded.get(table, (0, 0))
        if n:
            yield Share(LAYER_OF[table], what, right, n, n_quotes if of_quotes else n_actors)


def _score_sheet(path: str | Path) -> Share:
    sheet, _ = read_sheet(path)
    row = score_sample(path).iloc[0]
    layer = LAYER_OF.get(sheet.table, "all")
    if not row["n"]:
        return Share(layer, sheet.table, 0, 0)
    right, n = int(row["right"]), int(row["n"])
    low, high = wilson_interval(right, n)
    return Share(layer, sheet.table, right, n, None, low, high)


def tell_accuracy(shares: Sequence[Share], language: str = "en") -> Mapping[str, str]:
    """Say by layer how right its numbers are: what the user measured, else what the package did, and whose it is.

    Raises `UsageError` for a language other than `en` and `nl`.

    >>> tell_accuracy([Share("speech", "speaker", 15, 16)])["speech"].replace(chr(160), " ")
    'Of the quotations coded by hand in this article 94 % were found with the right speaker (n = 16).'
    """
    say = choose_language(language)
    told: dict[str, list[str]] = {}
    for share in shares:
        told.setdefault(share.layer, []).append(_tell(share, say))
    for layer in MEASURED:
        told.setdefault(layer, [say.say(f"measured.{layer}")])
    return {layer: " ".join(said) for layer, said in told.items()}


def _tell(share: Share, say: Language) -> str:
    right, n = say.share(share.right, share.n), say.number(share.n)
    if share.what not in CODED:
        low, high = say.share(share.low, 1), say.share(share.high, 1)
        table = say.find(f"table.{share.what}", share.what).lower()
        return say.say("accuracy.sample", table=table, share=right, n=n, low=low, high=high)
    where = say.say("accuracy.here")
    if share.articles is not None:
        where = say.say("accuracy.there", many=share.articles != 1, n=say.number(share.articles))
    return say.say(f"accuracy.{share.what}", where=where, share=right, n=n)


def find_accuracy(
    portrait: Portrait,
    layer: str,
    gold: str | Path | None = None,
    sheets: Sequence[str | Path] = (),
    language: str = "en",
) -> str:
    """Say how right the numbers of a layer are: `speech`, `names`, `deeds`, `judgement`, `frames` or `certainty`.

    `gold` is a folder of hand coding (`docs/gold.md`), `sheets` are filled sampling sheets (`docs/agreement.md`).
    Without them, or where they have nothing of the layer, it is what the package measured on articles of its own,
    and says so; empty where nothing is known. Raises `UsageError` as `HandCoding` and `tell_accuracy` do.

    >>> from analysis.portrait import portray
    >>> find_accuracy(portray("Jan Bos kwam."), "deeds").partition(":")[0]
    'Not checked by you'
    """
    return tell_accuracy(HandCoding(gold, sheets).shares_of(portrait), language).get(layer, "")
