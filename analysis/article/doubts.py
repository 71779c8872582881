"""Whether a text is a Dutch news article at all: what is likely not to be, one line of warning each."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence

from analysis.article.encodings import find_misread
from analysis.article.furniture import count_datelines
from analysis.article.language_check import foreign_language
from analysis.article.model import Article
from analysis.errors import MediabeeldWarning

#: A file of fewer words is a headline or a note.
FEWEST_WORDS = 6
#: Between two rules, a text of this many words is an article of its own.
_WHOLE = 40

_REST = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd\ue000-\uf8ff]")
_RULE = re.compile(r"^[ \t]*(?:={5,}|-{8,}|\*{5,}|_{8,}|#{5,})[ \t]*\r?$", re.M)
_FIRST_HEADING = re.compile(r"^# +\S", re.M)


def find_doubts(article: Article, *, file: bool = True) -> Iterator[str]:
    """Say what makes a text doubtful: another language, few words, rests of binary data, several articles, misreading.

    Of a text that is no file, few words are no doubt: a sentence is given to be tried.

    >>> list(find_doubts(Article(id="a", text="Ja, dat is zo.")))
    ['has 4 words only; what is found in so few means little']
    """
    text = article.text
    if language := foreign_language(text):
        yield f"seems to be in {language}; Mediabeeld knows Dutch alone, so what it finds here means nothing"
    words = len(re.findall(r"\w+", text))
    if file and words < FEWEST_WORDS:
        yield f"has {words} words only; what is found in so few means little"
    if rests := len(_REST.findall(text)):
        yield f"holds {rests} characters that are none (rests of another format or encoding)"
    if sign := _several(text):
        yield f"seems to hold several articles ({sign}); split it, since they are read as one"
    if misread := find_misread(text):
        before, after = text[misread[0][0] : misread[0][1]], misread[0][2]
        yield f"was read in a wrong encoding before it came here ({before!r} for {after!r}); it is read as it was meant"


def _several(text: str) -> str | None:
    """Give the sign that a text holds several articles; None when there is none."""
    if len(_FIRST_HEADING.findall(text)) > 1:
        return f"{len(_FIRST_HEADING.findall(text))} headings of the first rank"
    chunks = [chunk for chunk in _RULE.split(text) if len(chunk.split()) >= _WHOLE]
    if len(chunks) > 1:
        return f"{len(chunks)} texts between lines of dashes"
    if (datelines := count_datelines(text)) > 1:
        return f"{datelines} datelines"
    return None


def warn_of(name: str, doubts: Iterator[str] | Sequence[str], level: int) -> None:
    """Warn with a `MediabeeldWarning` for each doubt."""
    for doubt in doubts:
        warnings.warn(f"{name}: {doubt}", MediabeeldWarning, stacklevel=level)
