"""The embedded pipeline as a spaCy `Language`: tokenizer, sentence splitter and reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import tee
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from analysis import paths
from analysis.dutch.judge import Heard, Sentence, judge_text
from analysis.dutch.lemmas import find_lemma
from analysis.dutch.neural import Network, Reading, Words, load_network
from analysis.dutch.sentences import sentence_starts
from analysis.dutch.tokenizer import build_tokenizer
from analysis.dutch.verb_lemmas import join_particle
from analysis.dutch.windows import read_all
from analysis.judgements import Judgements
from analysis.progress import advance

_SPACE_DEP = "dep"
_HEARD = "mediabeeld.heard"
_LONGEST = 1_000_000_000
_NOTHING = Reading([], [], {"upos": [], "feats": [], "xpos": [], "ner": []}, [])
_PIPES = ("mediabeeld_sentences", "mediabeeld_reader")
#: So many words a vocabulary may hold; an empty one has some thirteen hundred.
_MOST_WORDS = 15_000
_COLUMNS = ("HEAD", "DEP", "POS", "TAG", "LEMMA", "MORPH")


def build_pipeline(folder: Path = paths.MODEL) -> Language:
    """Build the embedded Dutch pipeline from a model folder."""
    from spacy.util import get_lang_class

    # Given so, spaCy builds no tokenizer of its own first.
    nlp = get_lang_class("nl")(create_tokenizer=lambda made: build_tokenizer(made.vocab))
    nlp.max_length = _LONGEST
    _BUILT[nlp] = nlp.tokenizer
    sentences, reader = _PIPES
    nlp.add_pipe(sentences)
    nlp.add_pipe(reader, config={"folder": str(folder)})
    return nlp


#: The pipelines built here, with their own tokenizers; and those that stand in for one whose vocabulary is large.
_BUILT: WeakKeyDictionary[Language, Callable[[str], Doc]] = WeakKeyDictionary()
_RENEWED: WeakKeyDictionary[Language, Language] = WeakKeyDictionary()


def renewed(nlp: Language) -> Language:
    """Give the embedded pipeline with an empty vocabulary once that has grown large; any other pipeline as it is.

    spaCy keeps every word it ever saw, some twenty megabytes in a thousand articles. What was read before keeps the
    vocabulary it was read with, and the network is one; so nothing that is read differs.
    """
    from spacy.vocab import create_vocab

    if nlp not in _BUILT or _BUILT[nlp] is not nlp.tokenizer or nlp.pipe_names != list(_PIPES):
        return nlp
    now = _RENEWED.get(nlp, nlp)
    if len(now.vocab.strings) < _MOST_WORDS:
        return now
    fresh = copy(nlp)
    fresh.vocab = create_vocab(nlp.lang, nlp.Defaults)
    fresh.tokenizer = build_tokenizer(fresh.vocab)
    _RENEWED[nlp] = fresh
    return fresh


@Language.component("mediabeeld_sentences", assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Mark where sentences begin; boundaries that are set already stay."""
    # What is no part of an article is a token of white space, whatever is in it.
    told = [(token.text, token.is_space, bool(token.whitespace_)) for token in doc]
    words = ["\n\n" if blank and not text.isspace() else text for text, blank, _ in told]
    spaces = [space for _, _, space in told]
    starts = sentence_starts(words, spaces, wrapped=bool(doc.user_data.get("mediabeeld.wrapped")))
    if not starts:
        return doc
    already = doc.to_array("SENT_START").astype(np.int64)
    column = np.where((already == 1) | np.array(starts), 1, -1).astype(np.int64)
    return doc.from_array(["SENT_START"], column.view(np.uint64).reshape(-1, 1))  # type: ignore[arg-type]


class Reader:
    """The component that tags, lemmatises and parses; it holds the network."""

    def __init__(self, network: Network) -> None:
        self.network = network

    def __call__(self, doc: Doc) -> Doc:
        """Read every sentence of a document."""
        return next(read_docs([doc], self.network))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Read documents in order; short sentences are read together, also those of several documents."""
        return read_docs(stream, self.network)

    def judge(self, docs: Sequence[Doc], *, titled: bool) -> Judgements | None:
        """Judge the sentences of a text read in stretches, numbered through; None if the network does not judge.

        `titled`: the first sentence is the headline.
        """
        if self.network.judgement is None:
            return None
        sentences = list(_heard_sentences(docs))
        return judge_text(self.network.judgement, self.network.labels, sentences, titled=titled)


def _heard_sentences(docs: Sequence[Doc]) -> Iterator[Sentence]:
    """List the sentences of stretches of one text, with what the network said of them when it read them."""
    begin = 0
    for doc in docs:
        heard: list[Heard | None] = doc.user_data.get(_HEARD, [])
        gap = "\n\n"
        for (start, end), said in zip(_sentence_edges(doc), heard, strict=True):
            words = [token for token in doc[start:end] if not token.is_space]
            before = "".join(token.text for token in doc[start:end] if words and token.i < words[0].i)
            yield Sentence(
                words=[token.text for token in words],
                places=[begin + token.i for token in words],
                verbs=[token.pos_ == "VERB" for token in words],
                paragraph=(gap + before).count("\n") > 1,
                heard=said,
            )
            last = words[-1].i + 1 if words else start
            gap = ("" if words else gap) + "".join(token.text for token in doc[last:end])
        begin += len(doc)


def _sentence_edges(doc: Doc) -> Iterator[tuple[int, int]]:
    already = doc.to_array("SENT_START").astype(np.int64)
    starts = [i for i, start in enumerate(already.tolist()) if i == 0 or start == 1]
    return zip(starts, [*starts[1:], len(doc)][: len(starts)], strict=True)  # an empty text has no sentence


@Language.factory(
    "mediabeeld_reader", assigns=["token.pos", "token.tag", "token.morph", "token.lemma", "token.head", "token.dep"]
)
def make_reader(nlp: Language, name: str, folder: str) -> Reader:
    """Make the reader from a model folder."""
    return Reader(load_network(Path(folder)))


def read_docs(docs: Iterable[Doc], network: Network) -> Iterator[Doc]:
    """Fill in tags, lemmas and trees, sentence by sentence; white space hangs on the word before it."""
    ours, theirs = tee(_Layout.of(doc) for doc in docs)
    readings = read_all(network, (words for layout in ours for words in layout.sentences()))
    for layout in theirs:
        yield _fill(layout, readings, judges=network.judgement is not None)


@dataclass(frozen=True, slots=True)
class _Layout:
    """A document's tokens as lists, and where its sentences begin and end; `words` are the tokens of each but space."""

    doc: Doc
    texts: list[str]
    spaced: list[bool]
    edges: list[tuple[int, int]]
    words: list[list[int]]

    @classmethod
    def of(cls, doc: Doc) -> _Layout:
        told = ((token.text, token.is_space, token.whitespace_) for token in doc)
        texts, space, white = map(list, zip(*told, strict=True)) if len(doc) else ([], [], [])
        after = [blank or bool(gap) for blank, gap in zip(space, white, strict=True)]
        edges = list(_sentence_edges(doc))
        words = [[i for i in range(begin, end) if not space[i]] for begin, end in edges]
        return cls(doc, texts, [True, *after[:-1]], edges, words)

    def sentences(self) -> Iterator[Words]:
        """Give the sentences that have words, as the network is given them."""
        for words in filter(None, self.words):
            yield [self.texts[i] for i in words], [self.spaced[i] for i in words]


def _fill(layout: _Layout, readings: Iterator[Reading], *, judges: bool) -> Doc:
    """Write the readings of the sentences of a document, which come in order, into it."""
    doc = layout.doc
    if not layout.texts:
        return doc
    add, add_feats = doc.vocab.strings.add, doc.vocab.morphology.add
    table = np.zeros((len(layout.texts), len(_COLUMNS)), np.uint64)
    entities: list[tuple[int, str]] = []
    heard: list[Heard | None] = []
    for (begin, end), words in zip(layout.edges, layout.words, strict=True):
        reading = next(readings) if words else _NOTHING
        advance("parse", sum(layout.texts[i][0].isalnum() for i in words))
        heard.append(reading.heard)
        heads = _absolute_heads(begin, end, words, reading.heads)
        lemmas = _lemmas([layout.texts[i] for i in words], reading)
        root = next(i for i, head in enumerate(heads, begin) if head == i)
        columns = zip(
            reading.relations, reading.tags["upos"], reading.tags["xpos"], lemmas, reading.tags["feats"], strict=True
        )
        told = dict(zip(words, columns, strict=True))
        rows: list[tuple[int, ...]] = []
        for i, head in enumerate(heads, begin):
            dep, upos, xpos, lemma, feats = told.get(i) or (_SPACE_DEP, "SPACE", "_SP", layout.texts[i], "_")
            dep = "ROOT" if i == root else dep
            rows.append(
                (
                    (head - i) % 2**64,
                    add(dep),
                    add(upos),
                    add(xpos),
                    add(lemma),
                    add_feats("" if feats == "_" else feats),
                )
            )
        table[begin:end] = np.array(rows, np.uint64)
        entities += zip(words, reading.tags["ner"], strict=True)
    doc = doc.from_array(list(_COLUMNS), table)  # type: ignore[arg-type]
    if judges:
        doc.user_data[_HEARD] = heard
    if entities:
        blank = set(range(len(layout.texts))).difference(*layout.words)
        doc.set_ents(_spans(doc, entities), missing=[doc[i : i + 1] for i in sorted(blank)])
    return doc


def _lemmas(words: list[str], reading: Reading) -> list[str]:
    """Give the lemmas of a sentence; a verb has the lemma with its particle, also when that stands apart.

    A participle is written as one word with its particle (*opgeblazen*); a word apart is none (*er in geslaagd*).
    """
    upos, feats = reading.tags["upos"], reading.tags["feats"]
    lemmas = [find_lemma(*item) for item in zip(words, upos, feats, reading.scripts, strict=True)]
    particles: dict[int, list[str]] = {}
    before_te: dict[int, str] = {}
    phrases = {head for head, relation in zip(reading.heads, reading.relations, strict=True) if relation == "fixed"}
    for k, (word, head, relation) in enumerate(zip(words, reading.heads, reading.relations, strict=True), 1):
        whole = "VerbForm=Part" in feats[head - 1]
        if relation == "compound:prt" and k not in phrases and upos[head - 1] == "VERB" and not whole:
            particles.setdefault(head - 1, []).append(word.lower())
            if k < len(words) and words[k].lower() == "te":
                before_te[head - 1] = word.lower()
    for k, apart in particles.items():
        lemmas[k] = join_particle(lemmas[k], apart, before_te.get(k))
    return lemmas


def _absolute_heads(begin: int, end: int, words: list[int], heads: list[int]) -> list[int]:
    """Give every token of a sentence the index of its head; the root is its own head."""
    out = list(range(begin, end))
    for i, head in zip(words, heads, strict=True):
        out[i - begin] = words[head - 1] if head else i
    first = words[0] if words else begin
    before = first
    known = set(words)
    for i in range(begin, end):
        if i in known:
            before = i
        else:
            out[i - begin] = before
    return out


def _spans(doc: Doc, entities: list[tuple[int, str]]) -> list[Span]:
    spans: list[Span] = []
    opens = {sentence.start for sentence in doc.sents}
    for i, label in entities:
        kind = label[2:]
        if label == "O":
            continue
        last = spans[-1] if spans else None
        same = last is not None and last.label_ == kind and last.end == i and i not in opens
        if label.startswith("I-") and same and last is not None:
            spans[-1] = Span(doc, last.start, i + 1, label=kind)
        else:
            spans.append(Span(doc, i, i + 1, label=kind))
    return spans
