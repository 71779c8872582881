"""Reading parses from CoNLL-U: hand-built ones, stored ones, those of other tools."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.errors import UsageError
from analysis.judgements import Judgements, SentenceJudgement, WordJudgement
from analysis.parse.conllu_lines import Block, Word, article_from, read_blocks
from analysis.parse.judging import keep_judgements, read_sentence_comments, read_word_fields
from analysis.parse.places import hide_words, keep_article

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


class _Token(NamedTuple):
    """A token of the text: a word or white space, and whether a space follows it."""

    word: Word
    space: bool
    white: bool


def read_conllu(source: Path | str) -> Doc:
    r"""Read a parse from a CoNLL-U file, or from the text of one; the article is made from its comments and paragraphs.

    `# newpar` begins a paragraph, `# part = caption` a part of that kind; without it, the text is body. Raises
    `UsageError` with the line.

    >>> lines = ["1 Het het PRON _ _ 2 nsubj _ _", "2 regent regenen VERB _ _ 0 root _ _"]
    >>> doc = read_conllu("\n".join(line.replace(" ", "\t") for line in lines))
    >>> doc.text, doc[0].head.text
    ('Het regent', 'regent')
    """
    if isinstance(source, Path) or "\t" not in source:
        path = Path(source)
        try:
            text = path.read_text("utf-8")
        except OSError as error:
            raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
        return doc_from(read_blocks(text, str(path)), str(path))
    return doc_from(read_blocks(source, "CoNLL-U"), "CoNLL-U")


def doc_from(blocks: list[Block], name: str) -> Doc:
    """Build the `Doc` of sentences read from CoNLL-U."""
    from spacy.tokens import Doc

    laid = [_lay_out(blocks, number) for number in range(len(blocks))]
    begins = accumulate(map(len, laid), initial=0)
    numbered = [list(enumerate(sentence, begin)) for sentence, begin in zip(laid, begins, strict=False)]
    places = [[i for i, token in sentence if not token.white] for sentence in numbered]
    tokens = [token for sentence in laid for token in sentence]
    words = [token.word for token in tokens]
    hide_words([token.word.form for token in tokens if token.white], _vocab())
    parsed = any(word.head is not None for block in blocks for word in block.words)
    tagged = any("ner" in block.comments or any(word.entity for word in block.words) for block in blocks)
    heads = [
        index[token.word.head - 1] if token.word.head else i
        for sentence, index in zip(numbered, places, strict=True)
        for i, token in sentence
    ]
    doc = Doc(
        _vocab(),
        words=[word.form for word in words],
        spaces=[token.space for token in tokens],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads if parsed else None,
        deps=["ROOT" if word.head == 0 else word.relation for word in words] if parsed else None,
        sent_starts=None if parsed else [k == 0 for sentence in laid for k in range(len(sentence))],
        ents=["" if token.white else token.word.entity or "O" for token in tokens] if tagged else None,
    )
    spans = [(doc[index[0]].idx, doc[index[-1]].idx + len(doc[index[-1]])) for index in places]
    keep_article(doc, article_from(blocks, doc.text, spans, name))
    return keep_judgements(doc, _judgements(blocks, places, name))


def _lay_out(blocks: list[Block], number: int) -> list[_Token]:
    """Lay a sentence out in tokens: its words, and the white space between that is more than a space."""
    words = blocks[number].words
    laid = [_white(words[0].before, 1)] if number == 0 else []
    for k, word in enumerate(words, 1):
        after = word.after if word.after is not None else _usual_space(blocks, number) if k == len(words) else " "
        laid += [_Token(word, after.startswith(" "), False), _white(after.removeprefix(" "), k)]
    return [token for token in laid if token.word.form or not token.white]


def _white(text: str, head: int) -> _Token:
    """Give the token of white space, which hangs on the word before it."""
    return _Token(Word(text, text, "SPACE", "_SP", "", head, "dep", "", "", "", {}), False, True)


def _judgements(blocks: list[Block], places: list[list[int]], name: str) -> Judgements | None:
    """Read what the network judged of sentences and words; `places` are the tokens of the words of each sentence."""
    sentences: list[SentenceJudgement | None] = []
    words: dict[int, WordJudgement] = {}
    for number, (block, index) in enumerate(zip(blocks, places, strict=True), 1):
        place = f"{name}, sentence {block.comments.get('sent_id') or number}"
        sentences.append(read_sentence_comments(block.comments, place))
        judged = ((k, read_word_fields(word.misc, index, place)) for k, word in zip(index, block.words, strict=True))
        words |= {k: judgement for k, judgement in judged if judgement is not None}
    return Judgements(tuple(sentences), words) if any(sentences) or words else None


@cache
def _vocab() -> Vocab:
    from spacy.util import get_lang_class

    return get_lang_class("nl")().vocab


def _usual_space(blocks: list[Block], number: int) -> str:
    """Give the white space after a sentence that names none: a blank line before a part, nothing at the end."""
    if number == len(blocks) - 1:
        return ""
    new = any(key.startswith(("newpar", "newdoc", "part")) for key in blocks[number + 1].comments)
    return "\n\n" if new else " "
