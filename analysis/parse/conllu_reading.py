"""Reading parses from CoNLL-U: hand-built ones, stored ones, those of other tools."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import UsageError
from analysis.judgements import Judgements, SentenceJudgement, WordJudgement
from analysis.parse.conllu_lines import Block, Word, article_from, read_blocks
from analysis.parse.judging import keep_judgements, read_sentence_comments, read_word_fields
from analysis.parse.places import hide_words, keep_article

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


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

    words: list[str] = []
    spaces: list[bool] = []
    rows: list[Word | None] = []
    heads: list[int] = []
    edges: list[tuple[int, int]] = []
    judged: list[SentenceJudgement | None] = []
    judged_words: dict[int, WordJudgement] = {}
    starts: list[bool] = []
    for number, block in enumerate(blocks):
        begin = len(words)
        if number == 0 and block.words[0].before:
            _add_white(block.words[0].before, words, spaces, rows)
        index: list[int] = []
        for k, word in enumerate(block.words):
            index.append(len(words))
            words.append(word.form)
            final = k == len(block.words) - 1
            after = word.after if word.after is not None else _usual_space(blocks, number, final)
            spaces.append(after.startswith(" "))
            rows.append(word)
            _add_white(after[1:] if after.startswith(" ") else after, words, spaces, rows)
        where = {i: k for k, i in enumerate(index)}
        before = index[0]
        for i in range(begin, len(words)):
            head = block.words[where[i]].head if i in where else None
            if i in where:
                before = i
            heads.append(index[head - 1] if head else i if i in where else before)
            starts.append(i == begin)
        edges.append((index[0], index[-1]))
        place = f"{name}, sentence {block.comments.get('sent_id') or number + 1}"
        judged.append(read_sentence_comments(block.comments, place))
        for k, word in zip(index, block.words, strict=True):
            if (judgement := read_word_fields(word.misc, index, place)) is not None:
                judged_words[k] = judgement
    hide_words([word for word, row in zip(words, rows, strict=True) if row is None], _vocab())
    parsed = any(word.head is not None for block in blocks for word in block.words)
    tagged = any("ner" in block.comments or any(word.entity for word in block.words) for block in blocks)
    doc = Doc(
        _vocab(),
        words=words,
        spaces=spaces,
        tags=["_SP" if row is None else row.xpos for row in rows],
        pos=["SPACE" if row is None else row.upos for row in rows],
        morphs=["" if row is None else row.feats for row in rows],
        lemmas=[word if row is None else row.lemma for word, row in zip(words, rows, strict=True)],
        heads=heads if parsed else None,
        deps=["dep" if row is None else _relation(row) for row in rows] if parsed else None,
        sent_starts=None if parsed else starts,  # type: ignore[arg-type]
        ents=["" if row is None else row.entity or "O" for row in rows] if tagged else None,
    )
    spans = [(doc[a].idx, doc[b].idx + len(doc[b])) for a, b in edges]
    keep_article(doc, article_from(blocks, doc.text, spans, name))
    some = any(judgement is not None for judgement in judged) or judged_words
    return keep_judgements(doc, Judgements(tuple(judged), judged_words) if some else None)


@cache
def _vocab() -> Vocab:
    from spacy.util import get_lang_class

    return get_lang_class("nl")().vocab


def _relation(word: Word) -> str:
    return "ROOT" if word.head == 0 else word.relation


def _usual_space(blocks: list[Block], number: int, final: bool) -> str:
    """Give the white space after a word that names none: a blank line before a part, nothing at the end, or a space."""
    if not final:
        return " "
    if number == len(blocks) - 1:
        return ""
    new = any(key.startswith(("newpar", "newdoc", "part")) for key in blocks[number + 1].comments)
    return "\n\n" if new else " "


def _add_white(text: str, words: list[str], spaces: list[bool], rows: list[Word | None]) -> None:
    if text:
        words.append(text)
        spaces.append(False)
        rows.append(None)
