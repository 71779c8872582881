"""How what a format has no place for travels in it: as plain JSON, in lines that a reader can read too."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from analysis.article import Article, Part
from analysis.errors import UsageError

#: The line after which fields stand, one a line: `speakers: ["biden"]`.
MARK = "mediabeeld:"
#: What XML 1.0 cannot hold, not even escaped; a carriage return it can hold, but programs give it back as a line feed.
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def to_json(value: Any) -> str:
    r"""Write a value of JSON on one line, in characters that every format can hold.

    >>> print(to_json({"a": "één\r\n"}))
    {"a": "één\r\n"}
    """
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def write_fields(memo: str | None, fields: Mapping[str, Any]) -> str:
    r"""Set a memo and fields as text: the memo as it is, and below a mark the fields, one a line.

    What cannot stand so as it is (a memo with characters that XML lacks, a field with an unusual name) stands in one
    more line, without a name.

    >>> print(write_fields("Twijfel.", {"rule": "quote.aldus", "speakers": ["biden"]}))
    Twijfel.
    mediabeeld:
    rule: "quote.aldus"
    speakers: ["biden"]
    """
    shown = UNSAFE.sub("\ufffd", memo or "").strip()
    lines = [f"{name}: {to_json(value)}" for name, value in fields.items() if _NAME.fullmatch(name)]
    odd = {"fields": dict(fields)} if len(lines) < len(fields) else {}
    kept = {"memo": memo} if shown != (memo or "") or memo == "" else {}
    if odd or kept:
        lines.append(f": {to_json(odd | kept)}")
    return "\n".join([*([shown] if shown else []), *([MARK, *lines] if lines else [])])


def read_fields(text: str) -> tuple[str | None, dict[str, Any]]:
    r"""Read back what `write_fields` wrote; a text without its mark is all memo.

    >>> read_fields('Twijfel.\nmediabeeld:\nspeakers: ["biden"]')
    ('Twijfel.', {'speakers': ['biden']})
    """
    before, found, after = f"\n{text}".rpartition(f"\n{MARK}\n")
    if not found:
        return text.strip() or None, {}
    fields: dict[str, Any] = {}
    for line in filter(None, map(str.strip, after.split("\n"))):
        name, told, value = f" {line}".partition(": ")
        try:
            fields[name.strip()] = json.loads(value if told else "")
        except ValueError:  # somebody wrote in it: it is theirs
            return text.strip() or None, {}
    own = fields.pop("", {})
    return own.get("memo", before.strip() or None), own.get("fields", fields)


def need_plain(text: str, what: str) -> str:
    """Give a name as it is, or refuse one with characters that XML cannot hold."""
    if UNSAFE.search(text):
        raise UsageError(f"{what} {text!r} has a character that XML cannot hold; take another name")
    return text


def article_data(article: Article) -> dict[str, Any]:
    """Give what is known of an article besides its text, as plain JSON."""
    return {name: value for name, value in asdict(article).items() if name != "text" and value not in (None, ())}


def article_from(data: Mapping[str, Any], text: str) -> Article:
    """Make an article of what `article_data` gave, and its text."""
    parts = tuple(Part(**part) for part in data.get("parts", ()))
    return Article(**{**data, "parts": parts, "text": text})
