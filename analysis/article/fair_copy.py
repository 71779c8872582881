"""The fair copy of an article: its text as it is meant to be read, each offset of which leads back to the article.

The text of an article never changes. But page furniture, the line ends of a page width, hard spaces, marks of Markdown
or HTML and characters read in a wrong encoding are not what was written. `portray` reads the fair copy, and brings what
it finds back to the text as it was given.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.article.encodings import Edit, find_misread
from analysis.article.model import Article, Part
from analysis.article.parts import find_parts

_BLANK = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_BREAK = r"(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029])"
_MARGIN = rf"(?<!{_BLANK}){_BLANK}*{_BREAK}(?:{_BLANK}|{_BREAK})*(?:>{_BLANK}*)*"
_TAGS = "a|abbr|b|big|blockquote|br|cite|div|em|font|h[1-6]|i|li|mark|p|s|small|span|strong|sub|sup|u|ul|ol"

#: What is not to be read inside a part, and what is read instead; a callable is given the match.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    # A word broken at the end of a line, unless its hyphen is its own (Noord-Brabant, in- en uitvoer).
    (re.compile(rf"(?<=[a-zà-ÿ]{{2}})-{_MARGIN}(?=[a-zà-ÿ]{{2}})(?!(?:en|of)\b)"), ""),
    (re.compile(rf"(?<=\w-){_MARGIN}(?=[A-ZÀ-Þ])"), ""),
    (re.compile(_MARGIN), " "),
    (re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"), " "),
    (re.compile(r"[\u00ad\u200b\u200c\u2060\ufeff]+"), ""),
    # Markdown: a picture, the two ends of a link.
    (re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,1000}(?:\s+\"[^\"\n]{0,300}\")?\)"), ""),
    (re.compile(r"\[(?=[^\[\]\n]{1,300}\]\((?:[^()\s]|\([^()\s]{0,99}\)){0,999}(?:\s+\"[^\"\n]{0,300}\")?\))"), ""),
    (re.compile(r"(?<=[^\s\[])\]\((?:[^()\s]|\([^()\s]{0,99}\)){0,999}(?:\s+\"[^\"\n]{0,300}\")?\)"), ""),
    # HTML: a mark that only sets words, a character written by its name.
    (re.compile(rf"<(?:/?(?:{_TAGS})(?:\s[^<>\n]{{0,1000}})?/?)>", re.I), ""),
)
#: Emphasis: marks before and after some words, the same number of them.
_PAIRS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*]{0,300}?(?<=[^\s*])(\1)(?![\w*])"),
    re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])[^\n]{0,300}?(?<=[^\s_])(\1)(?![\w_])"),
)
_NAMED = re.compile(r"&(?:[A-Za-z]{2,10}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_LIGATURE = re.compile(r"[\ufb00-\ufb06]")
_COMPOSED = re.compile(r"[A-Za-z][\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class FairCopy:
    """An article to be read, and the way back from its offsets to those of the article it copies.

    `spans` are stretches of the copy in order: from, to, from and to in the original, and whether the words are those.
    """

    original: Article
    article: Article
    spans: tuple[tuple[int, int, int, int, bool], ...] = ()

    def start(self, offset: int) -> int:
        """Give the place in the original of what begins at an offset of the copy."""
        i = bisect_right(self.spans, offset, key=lambda span: span[0]) - 1
        if not self.spans or i < 0:
            return offset
        new, _, old, _, same = self.spans[i]
        return old + (offset - new if same else 0)

    def end(self, offset: int) -> int:
        """Give the place in the original of what ends at an offset of the copy."""
        i = bisect_left(self.spans, offset, key=lambda span: span[1])
        if not self.spans or i == len(self.spans):
            return offset
        new, _, old, end, same = self.spans[i]
        return old + offset - new if same else end

    def start_in(self, offset: int) -> int:
        """Give the place in the copy of what begins at an offset of the original: after what was left out there."""
        i = bisect_right(self.spans, offset, key=lambda span: span[2]) - 1
        if not self.spans or i < 0:
            return offset if not self.spans else 0
        new, until, old, stop, same = self.spans[i]
        return until if offset >= stop else (new + offset - old if same else new)

    def end_in(self, offset: int) -> int:
        """Give the place in the copy of what ends at an offset of the original: before what was left out there."""
        i = bisect_left(self.spans, offset, key=lambda span: span[3])
        if not self.spans or i == len(self.spans):
            return self.spans[-1][1] if self.spans else offset
        new, until, old, stop, same = self.spans[i]
        return until if offset >= stop else (max(new, new + offset - old) if same else new)


def fair_copy(article: Article) -> FairCopy:
    r"""Copy an article as it is meant to be read; one that needs nothing is its own copy.

    >>> from analysis.article.reading import read_article
    >>> copy = fair_copy(read_article("Volgens [Hendrik\u00a0Bos](https://x.be) is het *klaar*."))
    >>> copy.article.text, copy.start(8), copy.end(19)
    ('Volgens Hendrik Bos is het klaar.', 9, 20)
    """
    edits = _settled(_edits(article))
    if not edits:
        return FairCopy(article, article)
    text, pieces, spans, at, length = article.text, [], [], 0, 0
    for start, end, words in [*edits, (len(text), len(text), "")]:
        if start > at:
            pieces.append(text[at:start])
            spans.append((length, length + start - at, at, start, True))
            length += start - at
        if words:
            pieces.append(words)
            spans.append((length, length + len(words), start, end, False))
            length += len(words)
        at = end
    copied = FairCopy(article, article, tuple(spans))
    fresh = "".join(pieces)
    parts = tuple(_moved(part, copied, fresh) for part in article.parts)
    parts = tuple(part for part in parts if part.end > part.start)
    if not fresh.strip():
        return FairCopy(article, article)
    return replace(copied, article=replace(article, text=fresh, parts=parts))


def _moved(part: Part, copy: FairCopy, fresh: str) -> Part:
    """Move a part to the copy, where it is again without white space around it."""
    start, end = copy.start_in(part.start), copy.end_in(part.end)
    words = fresh[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    credit: tuple[int | None, int | None] = (None, None)
    if part.credit_start is not None and part.credit_end is not None:
        credit = (copy.start_in(part.credit_start), copy.end_in(part.credit_end))
    return replace(part, start=start, end=max(start, end), credit_start=credit[0], credit_end=credit[1])


def _edits(article: Article) -> Iterator[Edit]:
    text = article.text
    parts = article.parts or find_parts(text, title=article.title)
    at = 0
    for part in (*parts, None):
        start = part.start if part else len(text)
        if text[at:start].strip():
            yield at, start, "\n\n" if 0 < at and part else ""
        if part is None:
            return
        yield from _within(text, part.start, part.end)
        at = part.end


def _within(text: str, start: int, end: int) -> Iterator[Edit]:
    words = text[start:end]
    yield from ((start + a, start + b, new) for a, b, new in find_misread(words))
    if words.isascii() and words.isprintable() and not re.search(r"[*_<&\[]", words):
        return
    for pattern, new in _RULES:
        yield from ((found.start(), found.end(), new) for found in pattern.finditer(text, start, end))
    for pattern in _PAIRS:
        for found in pattern.finditer(text, start, end):
            yield from ((*found.span(mark), "") for mark in (1, 2))
    for found in _NAMED.finditer(text, start, end):
        if (char := html.unescape(found.group())) != found.group():
            yield found.start(), found.end(), " " if char.isspace() else char
    for pattern, form in ((_LIGATURE, "NFKC"), (_COMPOSED, "NFC")):
        for found in pattern.finditer(text, start, end):
            if (char := unicodedata.normalize(form, found.group())) != found.group():  # type: ignore[arg-type]
                yield found.start(), found.end(), char


def _settled(edits: Iterator[Edit]) -> list[Edit]:
    """Put edits in order; of two that overlap the first stands, and of two that begin together the longer."""
    settled: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if not settled or edit[0] >= settled[-1][1]:
            settled.append(edit)
    return settled
