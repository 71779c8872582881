"""Tables set for readers: names for ids, values in words, whole numbers, and the evidence whole, in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from analysis.errors import UsageError
from analysis.language import Language, choose_language
from analysis.portrait import Portrait
from analysis.report.cells import names_in, write_value

if TYPE_CHECKING:
    import pandas as pd

#: Where a column has the words of a row in their sentence, marked.
SENTENCE = "sentence"
_NUMBERS = frozenset({"int64", "Int64", "float64", "Float64"})
#: Text that leads up to what stands in the next column.
_TO_THE_RIGHT = frozenset({"left"})
#: Columns of parts of a whole, from 0 to 1, and of what lies between two of these.
_SHARES, _POINTS = frozenset({"share", "share_a", "share_b"}), frozenset({"difference"})
_STYLE = """
.set-for-readers { border-collapse: collapse; max-width: 62em; font-size: 14px; line-height: 1.4 }
.set-for-readers caption { text-align: left; padding: 0 0 .5em; font-weight: 600; caption-side: top }
.set-for-readers th, .set-for-readers td { text-align: left !important; vertical-align: top !important;
  padding: .35em 1.2em .35em 0; border: 0; border-bottom: 1px solid #8884; white-space: pre-line !important; \
max-width: 40em }
.set-for-readers thead th { border-bottom: 2px solid #888; font-weight: 600 }
.set-for-readers .n { text-align: right !important }
.set-for-readers tr { background: none !important }
.set-for-readers b { font-weight: 700; text-decoration: underline; text-underline-offset: 2px }
"""


@dataclass(frozen=True, slots=True)
class ReaderTable:
    """A table as a reader sees it: headings, and rows of cells in HTML; a notebook shows it set."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]
    none: str
    caption: str = ""

    def __repr__(self) -> str:
        """Say how large it is."""
        return f"ReaderTable({len(self.rows)} rows: {', '.join(self.headings)})"

    def _repr_html_(self) -> str:
        classes = [' class="n"' if number else "" for number in self.numbers]
        head = "".join(f'<th scope="col"{c}>{escape(h)}</th>' for h, c in zip(self.headings, classes, strict=True))
        body = "\n".join(
            "<tr>" + "".join(f"<td{c}>{cell}</td>" for cell, c in zip(row, classes, strict=True)) + "</tr>"
            for row in self.rows
        )
        caption = f"<caption>{escape(self.caption)}</caption>\n" if self.caption else ""
        if not self.rows:
            return f"<p>{escape(' '.join(filter(None, (self.caption, self.none))))}</p>"
        return (
            f'<style>{_STYLE}</style>\n<table class="set-for-readers">\n{caption}'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
        )


def set_table(
    portrait: Portrait | None,
    table: pd.DataFrame,
    columns: Sequence[str] = (),
    *,
    caption: str = "",
    language: str = "en",
) -> ReaderTable:
    """Set a table for readers: names in place of ids, values in words, no evidence cut short.

    `table` is one of a portrait's or made from one; `columns` those to show, all without it. The column `sentence`
    shows each row's whole sentence with the row's words marked. In a notebook the table is shown; `.rows` has its cells
    as HTML. Raises `UsageError` for a column that the table lacks.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle soldaten zijn veilig”, aldus president Joe Biden.")
    >>> set_table(portrait, portrait.quotes, ["speakers", "text", "kind"]).rows
    (('Joe Biden', 'Alle soldaten zijn veilig', 'direct'),)
    """
    say = choose_language(language)
    shown = list(columns) or [str(column) for column in table.columns]
    if lacking := [column for column in shown if column not in table.columns]:
        raise UsageError(f"the table has no column {', '.join(lacking)}; it has: {', '.join(map(str, table.columns))}")
    names = names_in(portrait.names if portrait else {}, say)
    sentences = _sentences(portrait) if portrait else {}
    text = portrait.article.text if portrait else ""
    rows = []
    for row in table.to_dict("records"):
        marked = SENTENCE in shown and row[SENTENCE] in sentences
        rows.append(
            tuple(
                "".join(_mark(text, sentences[row[SENTENCE]], _spans(row)))
                if marked and column == SENTENCE
                else escape(_write(_present(row[column]), column, names, say), quote=False)
                for column in shown
            )
        )
    headings = tuple(_heading(column, say) for column in shown)
    numbers = tuple(
        column in _TO_THE_RIGHT or (str(table[column].dtype) in _NUMBERS and column != SENTENCE) for column in shown
    )
    return ReaderTable(headings, tuple(rows), numbers, say.say("none"), caption)


def _write(value: Any, column: str, names: Mapping[str, str], say: Language) -> str:
    """Write a value as a reader reads it: shares in hundreds, what lies between two of these with its sign."""
    if column in _SHARES and value is not None:
        return say.share(value, 1)
    if column in _POINTS and value is not None:
        return f"{round(100 * value):+d}".replace("-", "\u2212").replace("+0", "0")
    if column == "measure":
        return say.find(f"measure.{value}", str(value)).replace("- ", "")
    if isinstance(value, float) and not value.is_integer():
        return say.decimal(value)
    return write_value(value, column, names, say)


def _heading(column: str, say: Language) -> str:
    return say.find(f"column.{column}", column.replace("_", " ")).replace("\u00ad", "")


def _present(value: Any) -> Any:
    """Give a value, None where it is missing."""
    import pandas as pd

    if isinstance(value, list | tuple | dict):
        return value
    return None if pd.isna(value) else value


def _sentences(portrait: Portrait) -> dict[int, tuple[int, int]]:
    return {row.sentence: (row.start, row.end) for row in portrait.records.get("sentences", ())}


def _spans(row: Mapping[Any, Any]) -> list[tuple[int, int]]:
    """Give the stretches of text that are a row's evidence."""
    if parts := _present(row.get("parts")):
        return [(start, end) for start, end in parts]
    return [(int(row["start"]), int(row["end"]))] if "start" in row and "end" in row else []


def _mark(text: str, sentence: tuple[int, int], spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Give a sentence in pieces of HTML, the words that are the evidence marked; at least as much as these."""
    place, last = min([sentence[0], *(start for start, _ in spans)]), max([sentence[1], *(end for _, end in spans)])
    for start, end in sorted(spans):
        if start >= place:
            yield escape(text[place:start], quote=False)
            yield f"<b>{escape(text[start:end], quote=False)}</b>"
            place = end
    yield escape(text[place:last], quote=False)
