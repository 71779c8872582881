"""Reading plain text and Markdown, and exports of archives in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from analysis.article.archives import split_archive
from analysis.article.drafts import Draft, Source
from analysis.article.files import check_text, read_text
from analysis.article.model import FIELDS
from analysis.errors import ArticleError
from analysis.messages import how_many

_FRONT = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_BACK = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")


def read_plain(source: Source) -> Iterator[Draft]:
    r"""Read an article in plain text or Markdown, with or without front matter; its text is not changed.

    An export of an archive is split into its articles, each composed as `title\n\nbody`.

    >>> (draft,) = read_plain(Source("---\noutlet: De Krant\n---\nDe leider is dood.", "raid.txt"))
    >>> draft.text, draft.fields["outlet"]
    ('De leider is dood.', 'De Krant')
    """
    text = read_text(source.whole, source.name, source.notes)
    yield from read_running_text(text, source)


def read_running_text(text: str, source: Source) -> Iterator[Draft]:
    """Read a text that may be an export of an archive, or begin with front matter."""
    if found := split_archive(text):
        archive, drafts = found
        source.notes.append(f"an export of {archive}: {how_many(len(drafts), 'article')}, header lines taken as fields")
        yield from drafts
        return
    text, fields = _front_matter(text, source.name)
    check_text(text, source.name)
    if fields:
        source.notes.append(f"front matter: {', '.join(fields)}")
    yield Draft(text=text, fields=fields)


def _front_matter(text: str, name: str) -> tuple[str, dict[str, str]]:
    """Divide a text into what follows its front matter and the fields in it."""
    opening = _FRONT.match(text)
    if opening is None:
        return text, {}
    closing = _BACK.search(text, opening.end())
    if closing is None:
        raise ArticleError(f"{name}, line 1: the front matter that begins here has no closing --- line")
    try:
        # The base loader leaves every value the text it is: no date is checked, no `ja` or `no` becomes a truth value.
        data: Any = yaml.load(text[opening.end() : closing.start()], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 2
        problem = getattr(error, "problem", None) or "is not YAML"
        raise ArticleError(f"{name}, line {line}: broken front matter: {problem}; allowed is `title: …`") from None
    if not data:
        data = {}
    if not isinstance(data, dict):
        allowed = f"allowed are lines like `title: …` ({', '.join(FIELDS)})"
        raise ArticleError(f"{name}, line 2: broken front matter: {allowed}")
    for field in FIELDS:
        if not isinstance(data.get(field, ""), str):
            raise ArticleError(f"{name}: broken front matter: {field} must be a plain text; allowed is `{field}: …`")
    return text[closing.end() :], {f: data[f] for f in FIELDS if data.get(f, "") not in ("", "~", "null")}
