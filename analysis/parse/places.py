"""Where something stands: the article of a `Doc`, the part and the sentence of an offset, the anchor of a record."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from analysis.article import Article, Part, find_blocks, find_parts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

_ARTICLE = "mediabeeld.article"
_PARTS = "mediabeeld.parts"
_SENTENCES = "mediabeeld.sentences"
#: Where each word form of the texts at hand stands, with the number of tokens it was read from.
_WRITTEN: WeakKeyDictionary[Doc, tuple[int, dict[str, list[int]]]] = WeakKeyDictionary()
#: In `Doc.user_data` before the pipeline runs: single line ends inside this text are not the ends of sentences.
WRAPPED = "mediabeeld.wrapped"


def article_from_text(text: str) -> Article:
    r"""Make an article of a text as it stands, whatever is in it; a first line that is a headline is its title.

    >>> [part.kind for part in article_from_text("Raid in Syrië\n\nDe leider is dood.").parts]
    ['headline', 'lead']
    """
    parts = find_parts(text, title=None, blocks=find_blocks(text))
    title = text[parts[0].start : parts[0].end] if parts and parts[0].kind == "headline" else None
    return Article(id="article", text=text, title=title, parts=tuple(parts))


def hide_words(texts: Iterable[str], vocab: Vocab) -> None:
    """Make white space of what is no part of an article, so that nobody reads it.

    Each has white space in it, as no word has: no word of another text is meant by this.
    """
    from spacy.attrs import IS_SPACE  # type: ignore[import-not-found]

    for text in texts:
        if not text.isspace():
            vocab[text].set_flag(IS_SPACE, True)


def keep_article(doc: Doc, article: Article) -> Doc:
    """Keep the article with its `Doc`, and where its parts and the sentences begin."""
    doc.user_data[_ARTICLE] = article
    doc.user_data[_PARTS] = tuple(part.start for part in article.parts)
    doc.user_data[_SENTENCES] = _starts(doc)
    return doc


def article_of(doc: Doc) -> Article:
    """Give the article a `Doc` was parsed from; a `Doc` of plain spaCy gets one from its text.

    >>> from analysis.parse import parse
    >>> article_of(parse("Het regent.")).text
    'Het regent.'
    """
    article: Article | None = doc.user_data.get(_ARTICLE)
    if article is None:
        article = article_from_text(doc.text)
        keep_article(doc, article)
    return article


def part_at(doc: Doc, offset: int) -> Part:
    r"""Give the part of the article that an offset stands in; white space between two parts goes with the first.

    >>> from analysis.parse import parse
    >>> part_at(parse("Het regent.\n\nHet waait al dagen."), 15).start
    13
    """
    parts = article_of(doc).parts
    if not parts:
        return Part(kind="body", start=0, end=len(doc.text), paragraph=0, credit_start=None, credit_end=None)
    return parts[bisect_right(doc.user_data[_PARTS], offset, 1) - 1]


def sentence_number(doc: Doc, offset: int) -> int:
    """Give the number of the sentence, from 0, that an offset stands in.

    >>> from analysis.parse import parse
    >>> sentence_number(parse("Het regent. Het waait."), 12)
    1
    """
    if _SENTENCES not in doc.user_data:
        doc.user_data[_SENTENCES] = _starts(doc)
    before = bisect_right(doc.user_data[_SENTENCES], offset)
    return before - 1 if before else 0


def places_of(doc: Doc, offsets: Sequence[int]) -> Iterator[tuple[Part, int]]:
    """Give the part and the number of the sentence of each of many offsets: what `part_at` and `sentence_number` give.

    >>> from analysis.parse import parse
    >>> [(part.kind, number) for part, number in places_of(parse("Het regent. Het waait."), [0, 12])]
    [('lead', 0), ('lead', 1)]
    """
    if not offsets:
        return iter(())
    parts = article_of(doc).parts or (part_at(doc, 0),)
    begins = doc.user_data[_PARTS] or (0,)
    sentence_number(doc, 0)
    starts = doc.user_data[_SENTENCES]
    within = (parts[bisect_right(begins, offset, 1) - 1] for offset in offsets)
    return zip(within, (bisect_right(starts, offset, 1) - 1 for offset in offsets), strict=True)


def anchor(doc: Doc, start: int, end: int) -> dict[str, Any]:
    """Give the fields of a record that say where it stands: article, start, end, text, sentence, part.

    >>> from analysis.parse import parse
    >>> fields = anchor(parse("Het regent. Het waait."), 12, 15)
    >>> fields["text"], fields["sentence"]
    ('Het', 1)
    """
    article = article_of(doc)
    return {
        "article": article.id,
        "start": start,
        "end": end,
        "text": article.text[start:end],
        "sentence": sentence_number(doc, start),
        "part": part_at(doc, start).kind,
    }


def occurrences(doc: Doc, word: str) -> list[Token]:
    """Give every token of a text that is written just so, in order.

    >>> from analysis.parse import parse
    >>> [token.i for token in occurrences(parse("Het regent. Als het regent, waait het."), "regent")]
    [1, 5]
    """
    known = _WRITTEN.get(doc)
    if known is None or known[0] != len(doc):  # tokens may be merged or split, but not written otherwise
        places: dict[str, list[int]] = {}
        for token in doc:
            places.setdefault(token.text, []).append(token.i)
        known = _WRITTEN[doc] = len(doc), places
    return [doc[i] for i in known[1].get(word, ())]


def _starts(doc: Doc) -> tuple[int, ...]:
    return tuple(token.idx for token in doc if token.i == 0 or token.is_sent_start)
