"""The coding form: for every item of a codebook the sentences that may answer it, to be answered in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from analysis.errors import UsageError
from analysis.framing.codebook import Codebook
from analysis.framing.frame_rows import find_frames
from analysis.parse import article_of
from analysis.saving import save_file

if TYPE_CHECKING:
    from spacy.tokens import Doc

Separator: TypeAlias = Literal[",", ";"]

#: How yes and no may be written, `1.0` being what a spreadsheet makes of 1; the first of each is how they are kept.
ANSWERS = {"yes": ("yes", "y", "ja", "j", "1", "1.0", "1,0"), "no": ("no", "n", "nee", "0", "0.0", "0,0")}
#: What an answer is an answer to. The text is among them: when it changes, an old answer is of another sentence.
KEY = ("article", "scheme", "frame", "item", "start", "end", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A row of the form: an item of a codebook and a sentence that may answer it, with those before and after it.

    `words` are the indicators found in it. An item in which nothing was found has one row without a sentence, to be
    answered for the article as a whole. `answer` is yes, no or empty.
    """

    article: str
    scheme: str
    frame: str
    item: str
    question: str
    words: str = ""
    before: str = ""
    text: str = ""
    after: str = ""
    answer: str = ""
    coder: str = ""
    note: str = ""
    sentence: str = ""
    start: str = ""
    end: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What the row is an answer to."""
        return tuple(getattr(self, name) for name in KEY)


COLUMNS = tuple(field.name for field in fields(FormRow))


def list_candidates(doc: Doc, book: Codebook) -> list[FormRow]:
    """List, item by item, the sentences of an article in which words of the item stand, or those a network found.

    >>> from analysis.framing import load_codebook
    >>> from analysis.parse import parse
    >>> rows = list_candidates(parse("Het regent. De burgemeester verwijt de regering iets."), load_codebook("entman"))
    >>> [(row.item, row.text) for row in rows]
    [('problem', ''), ('cause', ''), ('judgement', ''), ('remedy', '')]
    """
    article = article_of(doc).id
    sentences = [(sent.text.strip(), sent.start_char) for sent in doc.sents]
    found: dict[tuple[str, str], dict[int, list[str]]] = {}
    for hit in find_frames(doc, codebook=book):
        if hit.item is None:
            continue
        found.setdefault((hit.frame, hit.item), {}).setdefault(hit.sentence, []).append(hit.text)
    rows = []
    for frame in book.frames:
        for item in frame.items:
            given = {"article": article, "scheme": book.name, "frame": frame.id, "item": item.id}
            given["question"] = item.question
            here = found.get((frame.id, item.id), {})
            if not here:
                rows.append(FormRow(**given))
            for number, words in sorted(here.items()):
                text, start = sentences[number]
                rows.append(
                    FormRow(
                        **given,
                        words="; ".join(words),
                        before=sentences[number - 1][0] if number else "",
                        text=text,
                        after=sentences[number + 1][0] if number + 1 < len(sentences) else "",
                        sentence=str(number),
                        start=str(start),
                        end=str(start + len(text)),
                    )
                )
    return rows


def fill_form(rows: Iterable[FormRow], answers: Iterable[FormRow], coder: str) -> list[FormRow]:
    """Take over what a coder has answered before, where it is an answer to the same item and words."""
    known = {row.key: row for row in answers if row.coder == coder}
    filled = []
    for row in rows:
        old = known.get(row.key)
        taken = {"coder": coder} if old is None else {"coder": coder, "answer": old.answer, "note": old.note}
        filled.append(FormRow(**{**dict(zip(COLUMNS, astuple(row), strict=True)), **taken}))
    return filled


def save_form(rows: Sequence[FormRow], path: str | Path, *, separator: Separator = ",") -> None:
    """Write rows of a form as CSV, in UTF-8 with the mark by which Excel knows it; `;` is what a Dutch Excel expects.

    Raises `OutputError` when the file cannot be written.
    """
    page = StringIO()
    writer = csv.writer(page, delimiter=separator, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(astuple(row) for row in rows)
    save_file("\ufeff" + page.getvalue(), path)


def read_form(path: str | Path) -> list[FormRow]:
    """Read a form, or kept answers, as a spreadsheet wrote it back: commas or semicolons, `ja` and `nee` too.

    Raises `UsageError` that names the file, the line, what is wrong and what is allowed.
    """
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f"{path}, line {line}: is not UTF-8 but ANSI or another encoding; save it again, as 'CSV UTF-8'"
        ) from None
    if not text.strip():
        raise UsageError(f"{path}: is empty; a form has the columns {', '.join(COLUMNS)}")
    head = text.partition("\n")[0]
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
        raise UsageError(f"{path}, line 1: lacks the columns {', '.join(missing)}; a form has {', '.join(COLUMNS)}")
    return [_row(fields, f"{path}, line {reader.line_num}") for fields in reader]


def _row(given: Mapping[str, Any], where: str) -> FormRow:
    values = {name: given[name] for name in COLUMNS}
    if None in values.values() or given.get(None):  # type: ignore[call-overload]
        raise UsageError(f"{where}: has not as many cells as there are columns ({len(COLUMNS)})")
    answer = values["answer"].strip().lower()
    meant = [kept for kept, written in ANSWERS.items() if answer in written]
    if answer and not meant:
        allowed = ", ".join(word for written in ANSWERS.values() for word in written)
        raise UsageError(f"{where}: the answer {values['answer']!r} is not one of {allowed}, or empty")
    values |= {"answer": meant[0] if meant else "", "coder": values["coder"].strip()}
    if values["answer"] and not values["coder"]:
        raise UsageError(f"{where}: an answer needs a coder; put a name or initials in the column 'coder'")
    return FormRow(**values)


def merge_answers(*groups: Iterable[FormRow]) -> list[FormRow]:
    """Put answers together, one a coder and row, in a fixed order; a later group replaces what an earlier one says.

    Rows without an answer are left out.
    """
    kept = {(row.key, row.coder): row for group in groups for row in group if row.answer}

    def place(row: FormRow) -> tuple[Any, ...]:
        return (row.article, row.scheme, row.frame, row.item, int(row.start or -1), row.text, row.coder)

    return sorted(kept.values(), key=place)
