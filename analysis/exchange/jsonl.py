"""JSON Lines: a line for each article, and below it a line for each coding; for R, pandas and your own scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analysis.errors import UsageError
from analysis.exchange.coding import CodedArticle, Coding, check_codings
from analysis.exchange.packing import article_data, article_from, to_json

_FORM = 'a line is {"article": {"id": …}, "text": …} or {"article": ID, "start": …, "end": …, "code": […]}'


def write_jsonl(articles: Iterable[CodedArticle]) -> bytes:
    """Write coded articles as JSON Lines, without loss."""
    lines = []
    for coded in articles:
        head = {"article": article_data(coded.article), "text": coded.article.text, "about": dict(coded.about)}
        lines.append(to_json(head))
        for coding in coded.codings:
            line: dict[str, Any] = {"article": coded.article.id, "start": coding.start, "end": coding.end}
            line |= {"text": coded.article.text[coding.start : coding.end], "code": list(coding.code)}
            line |= {"fields": dict(coding.fields), "coder": coding.coder, "memo": coding.memo}
            lines.append(to_json(line))
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def read_jsonl(data: bytes, path: Path) -> list[CodedArticle]:
    """Read coded articles from JSON Lines; `UsageError` names the line, what is wrong and what is allowed."""
    heads: dict[str, dict[str, Any]] = {}
    codings: dict[str, list[Coding]] = {}
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not a text file in UTF-8") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if isinstance(row["article"], dict):
                heads[row["article"]["id"]] = row
                codings[row["article"]["id"]] = []
            else:
                codings[row["article"]].append(_coding(row))
        except (ValueError, KeyError, TypeError) as fault:
            raise UsageError(f"{path}, line {number}: is no article and no coding ({fault!r}); {_FORM}") from None
    found = []
    for id, head in heads.items():
        article = article_from(head["article"], head["text"])
        coded = CodedArticle(article=article, codings=tuple(codings[id]), about=head.get("about", {}))
        found.append(check_codings(coded, str(path)))
    return found


def _coding(row: dict[str, Any]) -> Coding:
    return Coding(
        start=int(row["start"]),
        end=int(row["end"]),
        code=tuple(map(str, row["code"])),
        fields=row.get("fields") or {},
        coder=row.get("coder"),
        memo=row.get("memo"),
    )
