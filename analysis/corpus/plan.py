"""What a corpus is to hold: its articles in the order of the input, each with the key that tells whether it changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from analysis.annotations import Annotations, Given, annotations_of, home_of, write_annotations
from analysis.article import Article, read_files
from analysis.errors import ArticleError, UsageError


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the input, or a file that cannot be read: its id, and what identifies it with all settings."""

    id: str
    key: str


@dataclass(frozen=True, slots=True)
class Item:
    """An entry with what stands behind it: the article or why there is none, and its corrections by hand."""

    entry: Entry
    content: Article | ArticleError
    hand: Annotations | None = None


def read_items(sources: Sequence[Path], recipe: str, annotations: Given = None) -> Iterator[Item]:
    """Read the input article by article, in order; a file that cannot be read is an item with its fault.

    `recipe` is the digest of the settings, `annotations` are the corrections by hand, as `portray` is given them.
    Raises `UsageError` for two articles of one id, and for standard input, which cannot be read twice.
    """
    if any(str(source) == "-" for source in sources):
        raise UsageError("a corpus reads its input twice, which standard input does not allow; save it to a file first")
    for reading in read_files(list(sources), warn=False):
        if reading.fault is not None:
            name = Path(reading.name).name
            yield Item(Entry(name, _key(recipe, [reading.name, str(reading.fault)])), reading.fault)
        for article in reading.articles:
            hand = annotations_of(article.id, annotations, home_of(reading.name))
            corrected = [] if hand is None else [write_annotations(replace(hand, codes=()))]
            key = _key(recipe, [asdict(article), *corrected] if corrected else asdict(article))
            yield Item(Entry(article.id, key), article, hand)


def _key(recipe: str, content: object) -> str:
    text = json.dumps([recipe, content], ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
