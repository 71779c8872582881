"""`read_article`: a file or a text becomes an `Article`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from analysis.article.blocks import find_blocks
from analysis.article.files import ALLOWED, check_text, read_bytes, read_text
from analysis.article.kinds import OTHER_SUFFIXES, is_page
from analysis.article.language import warn_of_language
from analysis.article.model import Article
from analysis.article.parts import find_parts
from analysis.article.web import read_page
from analysis.errors import ArticleError

#: What a reader is given: the bytes of a file or a text, its name for messages, the id, and the fields a caller knows.
Reader: TypeAlias = Callable[[bytes | str, str, str, Mapping[str, str | None]], Article]

FIELDS = ("title", "outlet", "date", "url")

_FRONT = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_BACK = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")


def read_article(
    source: str | Path,
    *,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    url: str | None = None,
) -> Article:
    r"""Read one news article, from a file (plain text, Markdown, HTML) or a text, and divide it into its parts.

    A `Path`, and a `str` that names an existing file or looks like a path, is a file; any other `str` is the text
    itself. The text is not changed: it is the decoded input without byte-order mark and without front matter (title,
    outlet, date, url in YAML between `---` lines), line ends included. Of an HTML page, whose title stands apart, it is
    composed as `title\n\nbody`, paragraphs divided by blank lines. In Markdown the marks stay in the text: those of
    headings, rules and wholly bold paragraphs stand between the parts, those of links and bold words inside them.
    Arguments override what the file says. The id is the file name without its ending; that of a text is `article`.

    `READERS` says which ending is read by what; a text that begins as a web page is read as one.

    Raises `ArticleError` (which file, what was wrong, what is allowed) for a missing, empty, binary or undecodable
    file, a directory, another kind of file (PDF, RTF, Word, CSV, JSON, XML, an archive) and broken front matter. Warns
    with `MediabeeldWarning` of a text that is not Dutch.

    >>> article = read_article("Raid in Syrië\n\nDe IS-leider is dood. “Een daad van lafheid”, aldus Biden.")
    >>> article.id, article.title, [part.kind for part in article.parts]
    ('article', 'Raid in Syrië', ['headline', 'lead'])
    """
    given = {"title": title, "outlet": outlet, "date": date, "url": url}
    path = _path(source)
    content = str(source) if path is None else read_bytes(path)
    name = "the text" if path is None else str(path)
    suffix = "" if path is None else path.suffix.lower()
    if suffix not in READERS and suffix in OTHER_SUFFIXES:
        raise ArticleError(f"{name}: is {OTHER_SUFFIXES[suffix]}, not an article; {ALLOWED}")
    read = READERS.get(suffix, read_plain)
    if read is read_plain and _begins_as_page(content):
        read = read_page
    article = read(content, name, id or (_stem(path) if path else "article"), given)
    warn_of_language(article.text, name)
    return article


def read_plain(source: bytes | str, name: str, id: str, given: Mapping[str, str | None]) -> Article:
    r"""Read an article in plain text or Markdown, with or without front matter; its text is not changed.

    >>> read_plain("---\noutlet: De Krant\n---\nDe leider is dood.", "raid.txt", "raid", {}).outlet
    'De Krant'
    """
    text, found = _front_matter(read_text(source, name), name)
    check_text(text, name)
    known = {field: given.get(field) or found.get(field) for field in FIELDS}
    parts = find_parts(text, title=known["title"], blocks=find_blocks(text))
    if known["title"] is None and parts and parts[0].kind == "headline":
        known["title"] = text[parts[0].start : parts[0].end]
    return Article(id=id, text=text, parts=parts, **known)


#: Which ending of a file is read by what: the one place to add a format.
READERS: dict[str, Reader] = {".txt": read_plain, ".md": read_plain, ".html": read_page, ".htm": read_page}


def _begins_as_page(content: bytes | str) -> bool:
    return is_page(content if isinstance(content, str) else content[:4096].decode("utf-8", "replace"))


def _stem(path: Path) -> str:
    """Give a file name without its ending; of a name of dots alone (`...txt`) all, since `..` would name a folder."""
    return path.stem if path.stem.strip(".") else path.name


def _path(source: str | Path) -> Path | None:
    """Find the file that a source names; None when it is a text."""
    if isinstance(source, Path):
        return source
    if not source.strip() or len(source) >= 250 or any(char in source for char in "\r\n\x00"):
        return None
    if is_page(source):
        return None
    if re.match(r"https?://\S+$", source):
        raise ArticleError(f"{source}: pages are not fetched from the web; save the page and give the file")
    ends = source.lower().endswith(tuple(READERS))
    one_word = " " not in source
    separated = one_word and ("/" in source or "\\" in source or source.lower().endswith(tuple(OTHER_SUFFIXES)))
    try:
        return Path(source) if ends or separated or Path(source).exists() else None
    except OSError:
        return None


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
