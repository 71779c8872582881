"""One article of a corpus: portrayed, described and bound into a sheaf, in whichever process."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from analysis.article import Article, find_doubts, foreign_language, read_date
from analysis.corpus.extras import need
from analysis.corpus.fingerprints import plain_hash, sign
from analysis.corpus.keys import keys_of
from analysis.corpus.plan import Item
from analysis.corpus.pseudonyms import WORDS, pseudonym, pseudonyms_of, withhold_names, withhold_words
from analysis.corpus.schemas import OF_ARTICLE, OWN, corpus_schema
from analysis.corpus.settings import Settings
from analysis.corpus.sheaf import bind_sheaf
from analysis.errors import ArticleError, MediabeeldWarning
from analysis.records import TABLES

if TYPE_CHECKING:
    from analysis.annotations import Annotations
    from analysis.portrait import Portrait

Rows = list[dict[str, Any]]


def portray_item(item: Item, settings: Settings) -> bytes:
    """Portray an article of a corpus and bind its tables; one that fails has a row that says why, and no others."""
    if isinstance(item.content, ArticleError):
        return bind_failure(item, settings, item.content, status="unreadable")
    portrait = _portray(item.content, item.hand, settings)
    if isinstance(portrait, ArticleError):
        return bind_failure(item, settings, portrait)
    tables = _rows_of(portrait)
    about = {**_describe(item, item.content), "status": "done", "sentences": len(tables["sentences"])}
    about["unplaced"] = len(portrait.unplaced)
    return _bind({**tables, "articles": [about]}, item, settings, portrait)


def bind_failure(item: Item, settings: Settings, fault: Exception, status: str = "failed") -> bytes:
    """Bind the sheaf of an article that could not be portrayed: one row, which says why."""
    about = _describe(item, item.content if isinstance(item.content, Article) else None)
    return _bind({"articles": [{**about, "status": status, "error": str(fault)}]}, item, settings, None)


def _portray(article: Article, hand: Annotations | None, settings: Settings) -> Portrait | ArticleError:
    from analysis import parse
    from analysis.portrait import portray_many

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MediabeeldWarning)  # what an article is doubted for stands in its row
        (portrait,) = portray_many(
            [article],
            settings.actors,
            nlp=parse.load_pipeline(settings.pipeline),
            codebook=settings.codebook,
            annotations=hand or False,
            errors="collect",
        )
    return portrait


def _rows_of(portrait: Portrait) -> dict[str, Rows]:
    from analysis.tables import check_rows, to_rows

    tables: dict[str, Rows] = {}
    for name in TABLES:
        tables[name] = to_rows(portrait.found(name), name)
        check_rows(tables[name], name)
    tables["actors"] = []
    for actor in portrait.actors:
        keys = keys_of(actor)
        own: dict[str, Any] = {"article": portrait.article.id, "actor": actor.id, "aliases": list(actor.aliases)}
        own |= {"known": keys["name_key"] is not None, **keys}
        tables["actors"].append({**own, **{field: getattr(actor, field) for field in ("name", "type", "gender")}})
    return tables


def _describe(item: Item, article: Article | None) -> dict[str, Any]:
    about: dict[str, Any] = dict.fromkeys(OWN["articles"])
    about |= {"article": item.entry.id, "key": item.entry.key, "doubts": []}
    if article is None:
        return about
    fields = {name: value for name, value in asdict(article).items() if name in about}
    about |= {**fields, "date_given": article.date, "hash": plain_hash(article.text), "signature": sign(article.text)}
    about |= {"language": foreign_language(article.text) or "Dutch", "doubts": list(find_doubts(article))}
    return about | {"characters": len(article.text), "words": len(re.findall(r"\w+", article.text))}


def _bind(tables: Mapping[str, Rows], item: Item, settings: Settings, portrait: Portrait | None) -> bytes:
    pa = need("pyarrow")
    place = dict.fromkeys(("outlet", "date", "section"))
    if isinstance(item.content, Article):
        date = read_date(item.content.date or "")
        place |= {"outlet": item.content.outlet, "date": date, "section": item.content.section}
    kept = {}
    for name in OF_ARTICLE:
        rows = [{**row, "article": item.entry.id, **place} for row in tables.get(name, ())]
        rows = _withhold(name, rows, settings, portrait)
        kept[name] = pa.Table.from_pylist(rows, schema=corpus_schema(name))
    return bind_sheaf(kept)


def _withhold(name: str, rows: Rows, settings: Settings, portrait: Portrait | None) -> Rows:
    """Leave out what is not to be shared."""
    if settings.text and settings.key is None:
        return rows
    if name in WORDS:
        return []
    rows = [withhold_words(row) for row in rows]
    if settings.key is None:
        return rows
    key, persons = settings.key, pseudonyms_of(portrait.actors if portrait else (), settings.key)
    held = []
    for row in rows:
        new = withhold_names(row, persons)
        new["article"] = pseudonym(key, row["article"], "article")
        if name in ("actors", "portraits") and row["type"] == "person":
            new["name"] = persons[row["actor"]]
        if name == "actors" and row["type"] == "person":
            new["aliases"] = []
            new |= {c: row[c] and pseudonym(key, row[c], "name") for c in ("name_key", "first_key", "surname_key")}
        held.append(new)
    return held
