"""What makes words between marks a title, a label, a nickname or a term of the article: scare quotes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import TYPE_CHECKING

from analysis.grammar.name_words import looks_named
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.attribution.marked import Marked

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Words of the longest term, of the longest label in brackets, and of the longest nickname or compound part.
_LONGEST_TERM, _LONGEST_BRACKETED, _LONGEST_NICKNAME = 4, 4, 3
#: Tokens before a passage that may make it a label.
_NEAR = 4


def label_of(m: Marked) -> str | None:
    """Give the rule by which the words round a passage make it a title or a label, if they do.

    >>> sentence = lay_out(parse("Zij schreef het boek ‘De lange weg’ in een jaar.")).sentences[0]
    >>> label_of(Marked(sentence, sentence.passages[0]))
    'quote.scare-title'
    """
    before = [t for t in m.doc[max(0, m.left - _NEAR) : m.left] if not t.is_space]
    after = m.doc[m.right] if m.right < len(m.doc) else None
    if not before:
        return None
    return next((code for code, holds in LABELS if holds(m, before, after)), None)


def _after_label(m: Marked, before: list[Token], after: Token | None) -> bool:
    """Tell whether *zogenoemde*, *genaamd (de)* or *bekend als (de)* stands before."""
    last = before[-1]
    if last.lower_ in words_of("label"):
        return True
    if len(before) > 1 and before[-2].lower_ in words_of("label") and last.pos_ in {"DET", "ADP", "ADV"}:
        return True
    words = [t.lower_ for t in before if t.pos_ != "DET"]
    return len(words) > 1 and words[-1] == "als" and words[-2] in words_of("known-as")


def _in_brackets(m: Marked, before: list[Token], after: Token | None) -> bool:
    """Tell whether a few words between marks fill a pair of brackets: *de club (‘Oude Dame’)*."""
    text = m.sentence.layout.text
    filled = text.endswith("(", 0, m.passage.left) and text.startswith(")", m.passage.right)
    return filled and m.n <= _LONGEST_BRACKETED


def _after_work(m: Marked, before: list[Token], after: Token | None) -> bool:
    return bool({before[-1].lower_, before[-1].lemma_.lower()} & words_of("work"))


def _between_names(m: Marked, before: list[Token], after: Token | None) -> bool:
    named = looks_named(before[-1]) and after is not None and looks_named(after)
    return named and m.n <= _LONGEST_NICKNAME


def _before_name(m: Marked, before: list[Token], after: Token | None) -> bool:
    return after is not None and m.n == 1 and m.words[0].pos_ == "NOUN" and looks_named(after)


def _before_label(m: Marked, before: list[Token], after: Token | None) -> bool:
    """Tell whether *gedoopt*, or a hyphen with the rest of a compound, follows."""
    if after is None:
        return False
    hyphen = after.text.startswith("-") and not after.nbor(-1).whitespace_ and m.n <= _LONGEST_NICKNAME
    return after.lower_ in words_of("label-after") or hyphen


#: What the words round a passage make of it, in order.
LABELS: tuple[tuple[str, Callable[[Marked, list[Token], Token | None], bool]], ...] = (
    ("quote.scare-label", _after_label),
    ("quote.scare-label", _in_brackets),
    ("quote.scare-title", _after_work),
    ("quote.scare-nickname", _between_names),
    ("quote.scare-label", _before_name),
    ("quote.scare-label", _before_label),
)


def is_term(m: Marked) -> bool:
    """Tell whether the article uses a few quoted words elsewhere without marks, in its own voice: a term.

    >>> layout = lay_out(parse("De wet over voltooid leven komt. Hij vindt ‘voltooid leven’ een ruim begrip."))
    >>> is_term(Marked(layout.sentences[1], layout.passages[0]))
    True
    """
    words = m.words[1:] if m.words and m.words[0].lower_ in words_of("common-article") else m.words
    if not 1 < len(words) <= _LONGEST_TERM or any(is_finite(t) for t in words):
        return False
    layout = m.sentence.layout
    text = layout.small
    term = text[words[0].idx : m.passage.end].strip(" ,.")
    first = "".join(takewhile(str.isalpha, term)) or term[:1]
    return any(
        text.startswith(term, at)
        and not text[at - 1 : at].isalpha()
        and not text[at + len(term) : at + len(term) + 1].isalpha()
        and not layout.held.around(at, at + 1)
        for at in layout.written.get(first, ())
    )
