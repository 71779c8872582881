"""`read_article` and `read_articles`: files, folders and texts become articles."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePosixPath

from analysis.article.blocks import find_blocks
from analysis.article.doubts import find_doubts, warn_of
from analysis.article.drafts import Draft, Reader, Source
from analysis.article.file_kinds import OTHER_SUFFIXES, is_page, recognise_data, recognise_file
from analysis.article.files import ALLOWED, decode, read_bytes
from analysis.article.model import FIELDS, Article
from analysis.article.packed import files_in, is_plain_archive, members_of, saved_with_pages
from analysis.article.parts import find_parts
from analysis.article.plain import read_plain
from analysis.article.portable import read_pdf
from analysis.article.rich_text import read_rtf
from analysis.article.sheets import read_csv, read_json, read_xlsx
from analysis.article.streams import may_stream
from analysis.article.web import read_page
from analysis.article.word import read_docx
from analysis.errors import ArticleError, UsageError

#: Which ending of a file is read by what: the one place to add a format.
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_page,
    ".htm": read_page,
    ".docx": read_docx,
    ".rtf": read_rtf,
    ".pdf": read_pdf,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".xlsx": read_xlsx,
    ".jsonl": read_json,
    ".json": read_json,
}
_ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read: its name, the articles in it, what was taken for what, or why it could not be read."""

    name: str
    articles: tuple[Article, ...] = ()
    notes: tuple[str, ...] = ()
    fault: ArticleError | None = None


def read_article(
    source: str | Path,
    *,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    section: str | None = None,
    page: str | None = None,
) -> Article:
    r"""Read one news article, from a file or a text, and divide it into its parts.

    A `Path`, and a `str` that names an existing file or looks like a path, is a file; any other `str` is the text
    itself. Plain text and Markdown are not changed: the text is the decoded input without byte-order mark and without
    front matter (title, outlet, date … in YAML between `---` lines), line ends included. Of a format that keeps the
    title apart (HTML, a table, an export of an archive) it is composed as `title\n\nbody`, paragraphs divided by blank
    lines. In Markdown the marks stay in the text. Arguments override what the file says. The id is the file name
    without its ending; that of a text is `article`.

    `READERS` says which ending is read by what; what a file is by its first bytes goes before its name.

    Raises `ArticleError` (which file, what was wrong, what is allowed) for what cannot be read and for a file of
    several articles, which `read_articles` reads; `UsageError` where a library is missing. Warns with
    `MediabeeldWarning` of a text that is likely no Dutch news article.

    >>> article = read_article("Raid in Syrië\n\nDe IS-leider is dood. “Een daad van lafheid”, aldus Biden.")
    >>> article.id, article.title, [part.kind for part in article.parts]
    ('article', 'Raid in Syrië', ['headline', 'lead'])
    """
    given = dict(zip(FIELDS, (title, outlet, date, url, byline, section, page), strict=True))
    path = _path(source)
    name = "the text" if path is None else str(path)
    content = str(source) if path is None else read_bytes(path)
    read = Source(content, name)
    drafts = list(_drafts(read, "" if path is None else path.suffix.lower()))
    if len(drafts) > 1:
        raise ArticleError(
            f"{name}: holds {len(drafts)} articles; read_articles reads them all (a command does so too)"
        )
    if not drafts:
        raise ArticleError(f"{name}: holds no article; {ALLOWED}")
    article = finish(drafts[0], id or _id_of(drafts[0]) or (_stem(path) if path else "article"), given)
    warn_of(name, find_doubts(article, file=path is not None), level=3)
    return article


def read_articles(source: str | Path) -> Iterator[Article]:
    r"""Read all articles of a file, a folder, a ZIP archive, a text, or standard input (`-`), in order.

    A table (CSV, xlsx, JSON) has an article a row, an export of an archive many. The id of an article is the file name
    without its ending; of several in a file the field `id`, else `FILE-0001` and so on. Raises `ArticleError` at the
    first that cannot be read, and `UsageError` when two have the same id; warns as `read_article` does.

    >>> [article.id for article in read_articles("id,text\nx1,De brandweer blust.\nx2,De dijken houden.\n")]
    ['x1', 'x2']
    """
    for reading in read_files([source]):
        if reading.fault is not None:
            raise reading.fault
        yield from reading.articles


def read_files(sources: list[str | Path] | list[Path], *, warn: bool = True) -> Iterator[Reading]:
    """Read files, folders, ZIP archives and standard input file by file, each with its articles or its fault.

    Two articles of one id are refused with `UsageError`: they would be one folder, also when they differ in capitals.
    """
    homes: dict[str, str] = {}
    for source in sources:
        for reading in _read(source):
            for article in reading.articles:
                key = article.id.casefold()
                if key in homes:
                    raise UsageError(
                        f"two articles with the id {article.id!r}: {homes[key]} and {reading.name}; rename one of them"
                    )
                homes[key] = reading.name
                if warn:
                    where = reading.name if len(reading.articles) == 1 else f"{reading.name}, {article.id}"
                    warn_of(where, find_doubts(article, file=reading.name != "the text"), level=4)
            yield reading


def _read(source: str | Path) -> Iterator[Reading]:
    if str(source) == "-":
        yield from _readings(Source(sys.stdin.buffer.read(), "standard input"), "", "stdin")
        return
    try:
        path = _path(source)
        if path is not None and path.is_dir():
            yield from _folder(path)
            return
        if path is not None:
            yield from _at(path)
            return
    except ArticleError as fault:
        yield Reading(str(source)[:200], fault=fault)
        return
    yield from _readings(Source(str(source), "the text"), "", "article")


def _at(path: Path) -> Iterator[Reading]:
    """Read the file at a place: a large one that has a record after the other piece by piece, any other at once."""
    suffix = path.suffix.lower()
    if may_stream(path, suffix):
        yield from _readings(Source(path, str(path)), suffix, _stem(path))
    elif is_plain_archive(path):
        yield from _some(_members(path, str(path)), str(path))
    else:
        yield from _file(read_bytes(path), str(path), path.name)


def _folder(folder: Path) -> Iterator[Reading]:
    files = files_in(folder)
    if not files:
        yield Reading(str(folder), fault=ArticleError(f"{folder}: is an empty folder; {ALLOWED}"))
        return
    yield from _some(_files(files), str(folder))


def _files(files: list[Path]) -> Iterator[Reading]:
    saved = saved_with_pages(files)
    yield from (Reading(str(home), notes=(_SAVED_WITH,)) for home in dict.fromkeys(saved.values()))
    for path in files:
        if path in saved:
            continue
        if _is_no_article(path):
            yield Reading(str(path), notes=("left out: no article by its name",))
            continue
        try:
            yield from _at(path)
        except ArticleError as fault:
            yield Reading(str(path), fault=fault)


def _some(readings: Iterator[Reading], name: str) -> Iterator[Reading]:
    """Give what was read of a folder or an archive; that all of it was left out is a fault."""
    taken = False
    for reading in readings:
        taken = taken or bool(reading.articles or reading.fault)
        yield reading
    if not taken:
        yield Reading(name, fault=ArticleError(f"{name}: holds no article; {ALLOWED}"))


#: What lies beside articles in people's folders: registries, corrections, pictures, programs.
_BESIDE = frozenset(
    ".yaml .yml .ann .bib .py .r .ipynb .css .js .log .lock .ini .toml .parquet .bak .tmp .download "
    ".png .jpg .jpeg .gif .svg .webp .ico .bmp .tif .tiff .heic .heif .avif .psd "
    ".mp3 .m4a .wav .ogg .aac .flac .mp4 .m4v .mov .avi .webm .mkv .woff .woff2 .ttf .otf .eot".split()
)
_SAVED_WITH = "left out: what the browser saved with the page"


#: What tells of a folder and lies in it, by name: who made it, under which licence. An article may be called *Over X*.
_ABOUT = frozenset("readme license licence licentie copying notice changelog authors contributing leesmij".split())
#: The endings that such a file has, if it has one.
_ABOUT_ENDINGS = ("", ".txt", ".md", ".rst", ".html", ".pdf", ".docx", ".rtf")


def _is_no_article(path: Path | PurePosixPath) -> bool:
    """Tell by its name whether a file in a folder or an archive is no article."""
    suffix = path.suffix.lower()
    return suffix in _BESIDE or (path.stem.lower() in _ABOUT and suffix in _ABOUT_ENDINGS)


def _file(content: bytes, name: str, base: str) -> Iterator[Reading]:
    kind = recognise_file(content)
    suffix = PurePosixPath(base).suffix.lower()
    if (kind is None or kind.suffix != _ZIP) and (suffix != _ZIP or kind is not None):
        yield from _readings(Source(content, name), suffix, _stem(PurePosixPath(base)))
        return
    yield from _some(_members(content, name), name)


def _members(archive: bytes | Path, name: str) -> Iterator[Reading]:
    try:
        for member, raw in members_of(archive, name):
            where = f"{name}/{member}"
            if raw is None:
                yield Reading(where, notes=(_SAVED_WITH,))
            elif isinstance(raw, ArticleError):
                yield Reading(where, fault=raw)
            elif _is_no_article(PurePosixPath(member)):
                yield Reading(where, notes=("left out: no article by its name",))
            else:
                stem = _stem(PurePosixPath(member))
                yield from _readings(Source(raw, where), PurePosixPath(member).suffix.lower(), stem)
    except ArticleError as fault:
        yield Reading(name, fault=fault)


#: So many articles of a large file are given at a time.
_AT_ONCE = 500


def _readings(source: Source, suffix: str, stem: str) -> Iterator[Reading]:
    """Read a source: all articles in it at once, of a large file so many at a time."""
    drafts = _drafts(source, suffix)
    most = _AT_ONCE if isinstance(source.content, Path) else None
    given = 0
    while True:
        try:
            here = list(islice(drafts, most))
            if not here and not given:
                raise ArticleError(f"{source.name}: holds no article; {ALLOWED}")
        except ArticleError as fault:
            yield Reading(source.name, notes=tuple(source.notes), fault=fault)
            return
        if not here:
            return
        count = source.counted[-1] if most else len(here)
        width = max(4, len(str(count)))
        articles = []
        for number, draft in enumerate(here, given + 1):
            id = _id_of(draft) or (stem if count == 1 else f"{stem}-{number:0{width}}")
            articles.append(finish(draft, id, {}))
        yield Reading(source.name, tuple(articles), tuple(source.notes))
        source.notes.clear()
        given += len(here)
        if most is None:
            return


def _drafts(source: Source, suffix: str) -> Iterator[Draft]:
    """Read a source by what it is: by its first bytes, by its ending, and as text by what stands in it."""
    yield from _choose(source, suffix)(source)


def _choose(source: Source, suffix: str) -> Reader:
    if isinstance(source.content, Path):
        return READERS[suffix]
    raw = source.content if isinstance(source.content, bytes) else source.content[:4096].encode("utf-8", "replace")
    if kind := recognise_file(raw):
        reader = READERS.get(kind.suffix or "")
        if reader is None:
            raise ArticleError(f"{source.name}: is {kind.what}, not an article; {ALLOWED}")
        return reader
    if suffix not in READERS and suffix in OTHER_SUFFIXES:
        raise ArticleError(f"{source.name}: is {OTHER_SUFFIXES[suffix]}, not an article; {ALLOWED}")
    reader = READERS.get(suffix, read_plain)
    if reader not in (read_plain, read_page):
        return reader
    text = source.content if isinstance(source.content, str) else _peek(source.content, source.name)
    if data := recognise_data(text):
        if data.suffix not in READERS:
            raise ArticleError(f"{source.name}: is {data.what}, not an article; {ALLOWED}")
        return READERS[data.suffix]
    return reader


def _peek(raw: bytes, name: str) -> str:
    head = raw[:4096].decode("utf-8", "replace")
    return head if is_page(head) else decode(raw, name)[0]


def finish(draft: Draft, id: str, given: Mapping[str, str | None]) -> Article:
    """Make an article of a draft: tell its parts, and let what a caller knows override what the file says."""
    known = {field: given.get(field) or draft.fields.get(field) for field in FIELDS}
    title = draft.headline if draft.blocks is not None else known["title"]
    blocks = find_blocks(draft.text) if draft.blocks is None else draft.blocks
    parts = find_parts(draft.text, title=title, blocks=blocks)
    article = Article(id=id, text=draft.text, parts=parts, **known)
    if article.title is None and parts and parts[0].kind == "headline":
        article = replace(article, title=draft.text[parts[0].start : parts[0].end])
    return article


def _id_of(draft: Draft) -> str | None:
    """Give the id that a file names, without what no folder can be called."""
    named = re.sub(r"[\\/:*?\"<>|\x00-\x1f]+", "_", (draft.fields.get("id") or "").strip()).strip(". ")
    return named[:200] or None


def _stem(path: Path | PurePosixPath) -> str:
    """Give a file name without its ending; of a name of dots alone (`...txt`) all, since `..` would name a folder."""
    return path.stem if path.stem.strip(".") else path.name


def _path(source: str | Path) -> Path | None:
    """Find the file that a source names; None when it is a text."""
    if re.match(r"https?:/{1,2}[^/\s]+\S*$", str(source)):  # a Path keeps one slash of two
        address = re.sub(r"^(https?:)/+", r"\1//", str(source))
        raise ArticleError(f"{address}: pages are not fetched from the web; save the page and give the file")
    if isinstance(source, Path):
        return source
    if not source.strip() or len(source) >= 250 or any(char in source for char in "\r\n\x00"):
        return None
    if is_page(source):
        return None
    one_word = " " not in source
    ends = source.lower().endswith((*READERS, _ZIP)) and (one_word or not source.lower().endswith((".csv", ".json")))
    separated = one_word and ("/" in source or "\\" in source or source.lower().endswith(tuple(OTHER_SUFFIXES)))
    try:
        return Path(source) if ends or separated or Path(source).exists() else None
    except OSError:
        return None
