"""A marked passage in its reporting sentence: what stands before and behind it, and what it holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from analysis.grammar.cues import CueAt, cues_with
from analysis.grammar.negation import negator_of_clause
from analysis.grammar.passages import Passage
from analysis.grammar.phrase_at import Span
from analysis.grammar.subject_after_verb import subject_after
from analysis.grammar.verbs import infinitive, is_finite
from analysis.grammar.veridicality import saying_beside, veridicality_of
from analysis.grammar.words import words_of
from analysis.properties import cached_property
from analysis.quotes.attribution.governing import governing_cue
from analysis.quotes.items import Attribution, Item
from analysis.quotes.sentences.layout import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Place = Literal["alone", "first", "colon", "inside", "nested"]
_PAUSES = {",", "–", "-", "—"}
#: Words that are too few for speech in a quotation.
_FEW = 2
_STOPS = (".", "!", "?", "…")


@dataclass(frozen=True)
class Behind:
    """What follows a passage: its first word `k`, the cues up to `end`, and how the passage closes.

    `pause` is a comma or a dash; the passage is `closed` by that or by a mark of its own; it is `alone` when no words
    stand before it.
    """

    doc: Doc
    k: int
    end: int
    hits: tuple[CueAt, ...]
    pause: bool
    closed: bool
    alone: bool

    @property
    def hit(self) -> CueAt | None:
        """The cue that the first word is."""
        return self.hits[0] if self.hits and self.hits[0].first == self.k else None

    @property
    def phrase(self) -> CueAt | None:
        """The preposition or fixed phrase that the first word is."""
        return self.hit if self.hit and self.hit.cue.type in {"preposition", "phrase"} else None

    @property
    def inverted(self) -> bool:
        """Whether a verb comes first, as it does when what is said precedes it."""
        cue = self.hit
        verb = cue is not None and cue.cue.type == "verb" and not cue.participle
        return not self.phrase and (is_finite(self.doc[self.k]) or verb)

    @property
    def copula(self) -> bool:
        """Whether that verb is a copula or the auxiliary of a passive, and no cue."""
        return self.doc[self.k].lower_ in words_of("copula-or-passive") and not self.hit

    @cached_property
    def subject(self) -> Span | None:
        """The subject after the verb."""
        return subject_after(self.doc, self.k + 1, self.end)


@dataclass(frozen=True, eq=False)
class Marked:
    """A marked passage; `earlier` are those read before it in its sentence, `rule` and `found` its attribution."""

    sentence: Sentence
    passage: Passage
    earlier: tuple[Item, ...] = ()
    nested: bool = False
    rule: str | None = None
    found: Attribution | None = None

    @property
    def doc(self) -> Doc:
        """The parsed article."""
        return self.sentence.doc

    @property
    def heading(self) -> bool:
        """Whether its sentence is a headline or a crosshead."""
        return self.sentence.heading

    @cached_property
    def left(self) -> int:
        """The token of its opening mark."""
        return self.sentence.token_at(self.passage.left)

    @cached_property
    def right(self) -> int:
        """The token after its closing mark."""
        return self.sentence.token_at(self.passage.right)

    @cached_property
    def _earlier(self) -> Passage | None:
        """The last passage of the sentence that ends before it begins."""
        passages = self.sentence.passages
        places = range(bisect_left(passages, self.passage.left, key=lambda p: p.left) - 1, -1, -1)
        return next((passages[k] for k in places if passages[k].right <= self.passage.left), None)

    @cached_property
    def before(self) -> Span:
        """The tokens before it, from the passage before on or from the begin of the sentence."""
        earlier = self._earlier
        return self.sentence.token_at(earlier.right) if earlier else self.sentence.first, self.left

    @cached_property
    def after(self) -> Span:
        """The tokens behind it, up to the next passage or to the end of the sentence."""
        passages = self.sentence.passages
        later = bisect_left(passages, self.passage.right, key=lambda p: p.left)
        end = self.sentence.token_at(passages[later].left) if later < len(passages) else self.sentence.last
        return self.right, min(end, self.sentence.last)

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens between the marks."""
        return list(self.doc[self.sentence.token_at(self.passage.start) : self.sentence.token_at(self.passage.end)])

    @cached_property
    def words(self) -> list[Token]:
        """The words between the marks."""
        return [t for t in self.tokens if not t.is_punct and not t.is_space]

    @property
    def n(self) -> int:
        """How many words it holds."""
        return len(self.words)

    @cached_property
    def alphabetic(self) -> list[Token]:
        """The words of letters alone from the opening mark to the closing one."""
        return [t for t in self.doc[self.sentence.token_at(self.passage.start) : self.right] if t.is_alpha]

    @cached_property
    def clause(self) -> bool:
        """Whether it holds a finite verb and more."""
        return self.n > 1 and any(is_finite(t) for t in self.words)

    @property
    def speech(self) -> bool:
        """Whether it is speech, when it stands in a quotation: words with a verb among them, or behind a colon."""
        words = [t for t in self.tokens if not t.is_punct]
        return len(words) > _FEW and (self.colon is not None or any(is_finite(t) for t in words))

    @cached_property
    def denied(self) -> bool:
        """Whether the narrator does not tell that it was said: *heeft zij nimmer gezegd*, *als zij zegt*.

        Not *denkt niet*, which is a thought.
        """
        cue = self.found.cue if self.found else None
        if cue is not None and cue.cue.type != "verb":
            return False
        beside = saying_beside(self.tokens[0]) if self.tokens else None  # no words in “…”
        verb = self.doc[cue.first] if cue is not None else beside
        why = veridicality_of(verb) if verb is not None else None
        if verb is None or why != "denied":
            return why is not None
        negator = negator_of_clause(verb)
        quoted = negator is not None and negator.i in self.sentence.quoted
        return not quoted and infinitive(verb) not in cues_with("may-deny")

    @property
    def small(self) -> bool:
        """Whether it begins with a small letter."""
        return bool(self.words) and self.words[0].text[0].islower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return bool(self.words) and self.words[0].text[0].isupper()

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return self._text(self.passage).endswith(_STOPS)

    @cached_property
    def place(self) -> Place:
        """How it stands in its sentence: with nothing beside it, first, behind a colon, inside, or in a quotation."""
        if self.nested:
            return "nested"
        before = [t for t in self.doc[slice(*self.before)] if not t.is_space]
        passages = self.sentence.passages
        opens = passages[0] is self.passage or self._sentence_before()
        if opens and all(t.is_punct for t in before):
            after = any(not t.is_space and not t.is_punct for t in self.doc[slice(*self.after)])
            return "first" if after or self.passage is not passages[-1] else "alone"
        return "colon" if before and before[-1].text.endswith(":") else "inside"

    @cached_property
    def colon(self) -> int | None:
        """The colon right before it."""
        a, b = self.before
        while b > a and self.doc[b - 1].is_space:
            b -= 1
        return b - 1 if b > a and self.doc[b - 1].text.endswith(":") else None

    @cached_property
    def behind(self) -> Behind | None:
        """What follows it in its sentence."""
        doc, (c, d) = self.doc, self.after
        if c >= d:
            return None
        pause = doc[c].text in _PAUSES
        k = c + 1 if pause else c
        if k + 1 < d and doc[k].lower_ in words_of("resuming") and is_finite(doc[k + 1]):
            k += 1
        if k >= d:
            return None
        closed = pause or self._text(self.passage).endswith((*_STOPS, ","))
        a, b = self.before
        alone = a >= b or _only_opener(doc[a:b])
        return Behind(doc, k, d, tuple(self.sentence.cues(k, d)), pause, closed, alone)

    @cached_property
    def governor(self) -> CueAt | None:
        """The cue of the sentence that governs it, wherever that stands."""
        return governing_cue(self.sentence, self.left, self.right)

    def _text(self, passage: Passage) -> str:
        return self.sentence.layout.text[passage.start : passage.end]

    def _sentence_before(self) -> bool:
        return self._earlier is not None and self._text(self._earlier).endswith(_STOPS)


def _only_opener(tokens: Iterable[Token]) -> bool:
    """Tell whether only a conjunction, a dash or a bullet stands before a passage."""
    return all((t.is_punct or t.is_space or t.lower_ in words_of("clause-join")) and t.text != ":" for t in tokens)
