"""Writing a parse as CoNLL-U, readable by people and other tools."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.article import Part
from analysis.article.model import FIELDS
from analysis.judgements import Judgements
from analysis.parse.conllu_lines import escape, escape_line
from analysis.parse.judging import judgements_of, sentence_comments, word_fields
from analysis.parse.places import article_of, part_at, sentence_number
from analysis.saving import save_file

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
    for name in FIELDS:
        value = getattr(article, name)
        if value is not None:
            lines.append(f"# {name} = {escape_line(str(value))}")
    if doc.has_annotation("ENT_IOB") and not doc.ents:
        lines.append("# ner = none")
    sentences = [sentence for sentence in doc.sents if not sentence.text.isspace()]
    numbered = enumerate(sentences, 1)
    judgements = judgements_of(doc)
    for part, group in groupby(numbered, key=lambda item: part_at(doc, _visible(item[1])[0].idx)):
        members = list(group)
        lines += _part_lines(part, _visible(members[0][1])[0].idx, _end(_visible(members[-1][1])[-1]))
        for number, sentence in members:
            lines += [f"# sent_id = {number}", *_sentence_lines(sentence, judgements), ""]
    return "\n".join(lines) + "\n"


def export_conllu(doc: Doc, path: str | Path) -> None:
    """Write a parse to a CoNLL-U file, which other tools for Universal Dependencies read; UTF-8, the same bytes always.

    `read_conllu` reads it back without loss. Raises `OutputError` for a file that cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> from analysis.parse import parse, read_conllu
    >>> with TemporaryDirectory() as folder:
    ...     export_conllu(parse("De minister zweeg."), f"{folder}/zwijgen.conllu")
    ...     read_conllu(Path(folder, "zwijgen.conllu")).text
    'De minister zweeg.'
    """
    save_file(to_conllu(doc), path)


def _visible(sentence: Span) -> list[Token]:
    return [token for token in sentence if not token.is_space]


def _end(token: Token) -> int:
    return token.idx + len(token)


def _part_lines(part: Part, start: int, end: int) -> list[str]:
    """Write the comments of a part; `span` only when its sentences hold more than it (the marks of Markdown)."""
    lines = [f"# newpar id = {part.paragraph}", f"# part = {part.kind}"]
    if (start, end) != (part.start, part.end):
        lines.append(f"# span = {part.start} {part.end}")
    if part.credit_start is not None and part.credit_end is not None:
        lines.append(f"# credit = {part.credit_start} {part.credit_end}")
    return lines


def _sentence_lines(sentence: Span, judgements: Judgements | None) -> list[str]:
    words = _visible(sentence)
    row = {token.i: k for k, token in enumerate(words, 1)}
    lines = [f"# text = {escape_line(sentence.text.strip())}"]
    judged = judgements.words if judgements else {}
    if judgements:
        lines += sentence_comments(judgements.sentences[sentence_number(sentence.doc, words[0].idx)])
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
                    "|".join([*_misc(token, sentence), *word_fields(judged.get(token.i), row)]) or "_",
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
