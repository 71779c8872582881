"""A parse that nobody corrects any more, as plain values: what finders ask of spaCy's objects, answered at once.

spaCy makes a token anew each time it is asked for, looks its words up in the vocabulary and seeks its sentence, and
finders ask for each token some hundred times. Here every token and sentence is one object, whose fields are read once
and bear spaCy's names; what is seldom asked for is handed on to spaCy.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, wraps
from sys import intern
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

from analysis.parse.places import article_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

T = TypeVar("T")
#: A text, a word, or what keeps what is `known` of it.
Asked = TypeVar("Asked")


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
        "is_alpha",
        "is_lower",
        "is_punct",
        "is_quote",
        "is_sent_start",
        "is_space",
        "known",
        "lemma_",
        "lower_",
        "morph",
        "pos_",
        "sent",
        "tag_",
        "text",
    )

    def __init__(
        self,
        doc: StillDoc,
        i: int,
        idx: int,
        form: tuple[str, str, bool, bool, bool, bool, bool],
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        morph: StillFeatures,
        ent_type: str,
        starts: bool | None,
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text, self.lower_, self.is_space, self.is_punct, self.is_quote, self.is_alpha, self.is_lower = form
        self.lemma_ = lemma
        self.pos_ = pos
        self.tag_ = tag
        self.dep_ = dep
        self.morph = morph
        self.ent_type_ = ent_type
        self.is_sent_start = starts
        self.head = self
        self.sent = doc.nowhere
        self.children: Any = ()
        #: What was found out about it by questions that are asked once.
        self.known: dict[Callable[..., Any], Any] = {}

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
        found: list[StillToken] = []
        self._gather(found)
        return iter(found)

    def _gather(self, found: list[StillToken]) -> None:
        before = True
        for child in self.children:
            if before and child.i > self.i:
                found.append(self)
                before = False
            child._gather(found)
        if before:
            found.append(self)

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
        return self.doc.tokens[self.doc.parse[self.i].left_edge.i] if self.children else self

    @property
    def right_edge(self) -> StillToken:
        """The last word of its subtree."""
        return self.doc.tokens[self.doc.parse[self.i].right_edge.i] if self.children else self

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
        tops = [word for word in self if word.head is word or not self.start <= word.head.i < self.end]
        return tops[0] if len(tops) == 1 else self.doc.tokens[self._parsed.root.i]

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
        return self.doc.tokens[within] if isinstance(within, int) else self.doc[within.start : within.stop]

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
        self.text = article_of(parse).text
        self.user_data = parse.user_data
        self.known: dict[Callable[..., Any], Any] = {}
        self.nowhere = StillSpan(self, 0, 0)
        self.tokens = _read(self, parse)
        self.length = len(self.tokens)
        self.starts = [token.idx for token in self.tokens]
        self.sents: Sequence[StillSpan] = [StillSpan(self, sent.start, sent.end) for sent in parse.sents]
        for sent in self.sents:
            for token in self.tokens[sent.start : sent.end]:
                token.sent = sent

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> StillSpan | None:
        """Give the words between two offsets; None where none begin and end there."""
        if not 0 <= start < (size := len(self.text)) or not 0 < end <= size:
            return None
        first = self.tokens[bisect_right(self.starts, start) - 1]
        last = self.tokens[bisect_right(self.starts, end - 1) - 1]
        begins, ends = first.idx, last.idx + len(last.text)
        if alignment_mode == "strict":
            return StillSpan(self, first.i, last.i + 1) if begins == start and ends == end else None
        if alignment_mode == "expand":  # white space behind a token is none of it
            return StillSpan(self, first.i + (start == begins + len(first.text)), last.i + 1)
        within = range(first.i + (begins < start), last.i + (end >= ends))
        return StillSpan(self, within.start, within.stop) if within else None

    def forget(self) -> None:
        """Let go of the tokens, which know each other, and would stay until the next great sweep of memory."""
        for token in self.tokens:
            del token.head
            token.known.clear()
        self.known.clear()
        self.tokens.clear()
        del self.nowhere
        self.sents = ()

    def __len__(self) -> int:
        return self.length

    def __iter__(self) -> Iterator[StillToken]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> StillToken: ...
    @overload
    def __getitem__(self, at: slice) -> StillSpan: ...
    def __getitem__(self, at: int | slice) -> StillToken | StillSpan:
        if at.__class__ is slice:  # finders ask some thirty times a word: `isinstance` would cost as much as all else
            start, end = at.start or 0, self.length if at.stop is None else at.stop
            if start < 0 or end < 0 or end > self.length or start > end:
                start, end, _ = at.indices(self.length)
            return StillSpan(self, start, end if end > start else start)
        return self.tokens[at]  # type: ignore[return-value]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.parse, name)


def _read(doc: StillDoc, parse: Doc) -> list[StillToken]:
    """Read the tokens of a parse with those that hang on each; what many tokens share is asked of spaCy once."""
    places, heads, *columns = parse.to_array(["IDX", "HEAD", *_SHARED]).astype("int64").T.tolist()
    shared = [_asked(values, parse, ask) for values, ask in zip(columns, _SHARED.values(), strict=True)]
    tokens = [StillToken(doc, i, *told) for i, told in enumerate(zip(places, *shared, strict=True))]
    for token, up in zip(tokens, heads, strict=True):
        if up:
            head = token.head = tokens[token.i + up]
            if head.children:
                head.children.append(token)
            else:
                head.children = [token]
    return tokens


def _form(token: Token) -> tuple[str, str, bool, bool, bool, bool, bool]:
    """Give what all tokens of a form have; spaCy makes each string anew: one for all is kept."""
    text = intern(token.text)
    if text.isalpha():  # most words; letters alone are nothing else to spaCy either
        return text, intern(text.lower()), False, False, False, True, text.islower()
    kinds = token.is_space, token.is_punct, token.is_quote, token.is_alpha, token.is_lower
    return text, intern(token.lower_), *kinds


#: What tokens share, by what spaCy keeps of it, and how it is told of one of them.
_SHARED: dict[str, Callable[[Token], Any]] = {
    "ORTH": _form,
    "LEMMA": lambda token: intern(token.lemma_),
    "POS": lambda token: intern(token.pos_),
    "TAG": lambda token: intern(token.tag_),
    "DEP": lambda token: intern(token.dep_),
    "MORPH": lambda token: read_features(str(token.morph)),
    "ENT_TYPE": lambda token: intern(token.ent_type_),
    "SENT_START": lambda token: token.is_sent_start,
}


def _asked(values: Sequence[int], parse: Doc, ask: Callable[[Token], T]) -> list[T]:
    """Give what is told of each token of a parse; of those with the same value the first is asked."""
    firsts = dict(zip(reversed(values), range(len(values) - 1, -1, -1), strict=True))
    said = {value: ask(parse[i]) for value, i in firsts.items()}
    return [said[value] for value in values]


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
    def ask(asked: Any) -> T:
        try:
            known: dict[Callable[..., Any], Any] = asked.known
        except AttributeError:  # one of spaCy's, which may be corrected
            return question(asked)
        if question in known:
            told: T = known[question]
            return told
        answer = known[question] = question(asked)
        return answer

    return ask
