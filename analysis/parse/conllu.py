"""CoNLL-U: parses as text, readable by people and other tools, written and read back without loss."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import UsageError
from analysis.parse.blocks import Block, Word, article_from, escape, escape_line, read_blocks
from analysis.parse.places import article_of, keep_article, part_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def to_conllu(doc: Doc) -> str:
    r"""Write a parse as CoNLL-U; `# newpar` and `# part` tell the parts of the article, `SpacesAfter` the white space.

    >>> from analysis.parse import parse
    >>> to_conllu(parse("De minister zweeg.")).splitlines()[-3].split("\t")[1:4]
    ['zweeg', 'zwijgen', 'VERB']
    """
    article = article_of(doc)
    lines = [f"# newdoc id = {escape_line(article.id)}"]
    for name in ("title", "outlet", "date", "url"):
        value = getattr(article, name)
        if value is not None:
            lines.append(f"# {name} = {escape_line(str(value))}")
    before: int | None = None
    for number, sentence in enumerate(doc.sents):
        part = part_at(doc, sentence.start_char)
        if part.start != before:
            lines += [f"# newpar id = {part.paragraph}", f"# part = {part.kind}"]
            if part.credit_start is not None and part.credit_end is not None:
                lines.append(f"# credit = {part.credit_start - part.start} {part.credit_end - part.start}")
            before = part.start
        lines += [f"# sent_id = {number + 1}", *_sentence_lines(sentence), ""]
    return "\n".join(lines) + "\n"


def _sentence_lines(sentence: Span) -> list[str]:
    words = [token for token in sentence if not token.is_space]
    row = {token.i: k for k, token in enumerate(words, 1)}
    lines = [f"# text = {escape_line(sentence.text.strip())}"]
    for token in words:
        head, relation = _arc(token, row)
        lines.append(
            "\t".join(
                (
                    str(row[token.i]),
                    token.text,
                    token.lemma_ or "_",
                    token.pos_ or "_",
                    token.tag_ or "_",
                    str(token.morph) or "_",
                    head,
                    relation,
                    "_",
                    "|".join(_misc(token, sentence)) or "_",
                )
            )
        )
    return lines


def _arc(token: Token, row: dict[int, int]) -> tuple[str, str]:
    if not token.dep_:
        return "_", "_"
    if token.head.i == token.i or token.head.i not in row:
        return "0", "root"
    return str(row[token.head.i]), token.dep_


def _misc(token: Token, sentence: Span) -> list[str]:
    """Give the fields of MISC: white space that is not one space, and the entity the word is part of."""
    doc = token.doc
    after = token.whitespace_
    k = token.i + 1
    while k < len(doc) and doc[k].is_space:
        after += doc[k].text_with_ws
        k += 1
    border = k == len(doc) or (k == sentence.end and part_at(doc, doc[k].idx) != part_at(doc, token.idx))
    plain = after == " " and not border
    misc = [] if plain else ["SpaceAfter=No"] if not after else [f"SpacesAfter={escape(after)}"]
    if token.i == 0 or all(t.is_space for t in doc[: token.i]):
        before = doc.text[: token.idx]
        if before:
            misc.insert(0, f"SpacesBefore={escape(before)}")
    if token.ent_iob_ in "BI" and token.ent_type_:
        misc.append(f"NER={token.ent_iob_}-{token.ent_type_}")
    return misc


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
    from spacy.util import get_lang_class

    words: list[str] = []
    spaces: list[bool] = []
    rows: list[Word | None] = []
    heads: list[int] = []
    edges: list[tuple[int, int]] = []
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
    parsed = any(word.head is not None for block in blocks for word in block.words)
    doc = Doc(
        get_lang_class("nl")().vocab,
        words=words,
        spaces=spaces,
        tags=["_SP" if row is None else row.xpos for row in rows],
        pos=["SPACE" if row is None else row.upos for row in rows],
        morphs=["" if row is None else row.feats for row in rows],
        lemmas=[word if row is None else row.lemma for word, row in zip(words, rows, strict=True)],
        heads=heads if parsed else None,
        deps=["dep" if row is None else _relation(row) for row in rows] if parsed else None,
        sent_starts=None if parsed else starts,  # type: ignore[arg-type]
        ents=["" if row is None else row.entity or "O" for row in rows],
    )
    spans = [(doc[a].idx, doc[b].idx + len(doc[b])) for a, b in edges]
    return keep_article(doc, article_from(blocks, doc.text, spans, name))


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
