"""A parse that nobody corrects any more, as plain values: what finders ask of spaCy's objects, answered at once.

spaCy makes a token anew each time it is asked for, looks its words up in the vocabulary and seeks its sentence, and
finders ask for each token some hundred times. Here every token and sentence is one object, whose fields are read once
and bear spaCy's names; what is seldom asked for is handed on to spaCy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, wraps
from sys import intern
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

T = TypeVar("T")
Asked = TypeVar("Asked", "Doc", "Token")


class StillFeatures:
    """The morphological features of a word, as `spacy.tokens.MorphAnalysis`."""

    __slots__ = ("joined", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        #: Each feature with its value, several with commas between.
        self.joined: dict[str, str] = dict(pair.split("=", 1) for pair in text.split("|") if pair)

    def get(self, field: str, default: list[str] | None = None) -> list[str]:
        """Give the values of a feature; without any, the default or an empty list."""
        found = self.joined.get(field)
        return found.split(",") if found is not None else [] if default is None else default

    def __str__(self) -> str:
        return self.text


#: One for each set of features, of which a language has some hundreds.
read_features = cache(StillFeatures)


class StillToken:
    """A word, as `spacy.tokens.Token`; of each place there is one, which is equal to itself alone."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_sent_start",
        "is_space",
        "known",
        "left",
        "lemma_",
        "lower_",
        "morph",
        "pos_",
        "right",
        "sent",
        "tag_",
        "text",
    )

    def __init__(self, doc: StillDoc, token: Token) -> None:
        self.doc = doc
        self.i = token.i
        self.idx = token.idx
        # spaCy makes each string anew: one for all tokens that have it is kept.
        self.text = intern(token.text)
        self.lower_ = intern(token.lower_)
        self.lemma_ = intern(token.lemma_)
        self.pos_ = intern(token.pos_)
        self.tag_ = intern(token.tag_)
        self.dep_ = intern(token.dep_)
        self.morph = read_features(str(token.morph))
        self.ent_type_ = intern(token.ent_type_)
        self.is_space = token.is_space
        self.is_punct = token.is_punct
        self.is_sent_start = token.is_sent_start
        self.left = token.left_edge.i
        self.right = token.right_edge.i
        self.head = self
        self.sent = doc.nowhere
        self.children: Sequence[StillToken] = ()
        #: What was found out about it by questions that are asked once.
        self.known: dict[Callable[..., Any], Any] | None = None

    @property
    def lefts(self) -> Iterator[StillToken]:
        """Its dependents before it."""
        return (child for child in self.children if child.i < self.i)

    @property
    def rights(self) -> Iterator[StillToken]:
        """Its dependents after it."""
        return (child for child in self.children if child.i > self.i)

    @property
    def subtree(self) -> Iterator[StillToken]:
        """It and all that hangs on it, as spaCy orders them: those before it with theirs, itself, those after it."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def ancestors(self) -> Iterator[StillToken]:
        """Its head, the head of that, and so on."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def left_edge(self) -> StillToken:
        """The first word of its subtree."""
        return self.doc.tokens[self.left]

    @property
    def right_edge(self) -> StillToken:
        """The last word of its subtree."""
        return self.doc.tokens[self.right]

    def nbor(self, i: int = 1) -> StillToken:
        """Give a neighbour; raises `IndexError` outside the text."""
        at = self.i + i
        if at < 0:
            raise IndexError(f"no token {at}")
        return self.doc.tokens[at]

    def is_ancestor(self, descendant: StillToken) -> bool:
        """Tell whether another word hangs on it."""
        return any(token is self for token in descendant.ancestors)

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def __getattr__(self, name: str) -> Any:
        return getattr(self.doc.parse[self.i], name)


class StillSpan:
    """A stretch of words, as `spacy.tokens.Span`."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: StillDoc, start: int, end: int) -> None:
        self.doc = doc
        self.start = start
        self.end = end

    @property
    def start_char(self) -> int:
        """The offset of its first letter."""
        return self.doc.tokens[self.start].idx if self.start < self.end else self._parsed.start_char

    @property
    def end_char(self) -> int:
        """The offset after its last letter."""
        if self.start == self.end:
            return self._parsed.end_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its text, without white space after it."""
        return self.doc.text[self.start_char : self.end_char] if self.start < self.end else ""

    @property
    def root(self) -> StillToken:
        """The word in it that is nearest to the root of its sentence."""
        return self.doc.tokens[self.start if self.end == self.start + 1 else self._parsed.root.i]

    @property
    def sent(self) -> StillSpan:
        """The sentence it begins in."""
        return self.doc.tokens[self.start].sent

    @property
    def _parsed(self) -> Span:
        return self.doc.parse[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[StillToken]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> StillToken: ...
    @overload
    def __getitem__(self, at: slice) -> StillSpan: ...
    def __getitem__(self, at: int | slice) -> StillToken | StillSpan:
        within = range(self.start, self.end)[at]
        return self.doc.tokens[within] if isinstance(within, int) else _span(self.doc, within)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._parsed, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StillSpan) and (self.start, self.end) == (other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __str__(self) -> str:
        return self.text


class StillDoc:
    """A parsed text, as `spacy.tokens.Doc`; `parse` is spaCy's."""

    def __init__(self, parse: Doc) -> None:
        self.parse = parse
        self.text = parse.text
        self.user_data = parse.user_data
        self.known: dict[Callable[..., Any], Any] | None = None
        self.nowhere = StillSpan(self, 0, 0)
        self.tokens = [StillToken(self, token) for token in parse]
        below: dict[int, list[StillToken]] = {}
        for token, parsed in zip(self.tokens, parse, strict=True):
            token.head = self.tokens[parsed.head.i]
            if token.head is not token:
                below.setdefault(token.head.i, []).append(token)
        for i, children in below.items():
            self.tokens[i].children = children
        self.sents: Sequence[StillSpan] = [StillSpan(self, sent.start, sent.end) for sent in parse.sents]
        for sent in self.sents:
            for token in sent:
                token.sent = sent

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> StillSpan | None:
        """Give the words between two offsets; None where none begin and end there."""
        span = self.parse.char_span(start, end, alignment_mode=alignment_mode)
        return None if span is None else StillSpan(self, span.start, span.end)

    def forget(self) -> None:
        """Let go of the tokens, which know each other, and would stay until the next great sweep of memory."""
        for token in self.tokens:
            token.children = ()
            token.known = None
            del token.head
        self.known = None
        self.tokens.clear()
        del self.nowhere
        self.sents = ()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[StillToken]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> StillToken: ...
    @overload
    def __getitem__(self, at: slice) -> StillSpan: ...
    def __getitem__(self, at: int | slice) -> StillToken | StillSpan:
        if isinstance(at, slice):
            return _span(self, range(len(self.tokens))[at])
        return self.tokens[at]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.parse, name)


def _span(doc: StillDoc, within: range) -> StillSpan:
    return StillSpan(doc, within.start, max(within.start, within.stop))


@contextmanager
def still(doc: Doc) -> Iterator[Doc]:
    """Read a parse into plain values, which answer as spaCy's `Doc` does, for as long as nobody corrects it.

    Its tokens and spans are to be forgotten afterwards: they know each other, and would be kept with the text.

    >>> from analysis.parse import parse
    >>> with still(parse("De minister zweeg.")) as doc:
    ...     [(token.lower_, token.head.lower_) for token in doc[1:3]]
    [('minister', 'zweeg'), ('zweeg', 'zweeg')]
    """
    read = StillDoc(doc)
    try:
        yield cast("Doc", read)
    finally:
        read.forget()


def is_still(doc: Doc) -> bool:
    """Tell whether nobody corrects a parse any more."""
    return isinstance(doc, StillDoc)


def ask_once(question: Callable[[Asked], T]) -> Callable[[Asked], T]:
    """Keep the answer to a question about a word or a text that the parse alone decides, where nobody corrects it."""

    @wraps(question)
    def ask(asked: Asked) -> T:
        if not isinstance(asked, StillToken | StillDoc):
            return question(asked)
        known = asked.known
        if known is None:
            known = asked.known = {}
        if question not in known:
            known[question] = question(asked)
        answer: T = known[question]
        return answer

    return ask
