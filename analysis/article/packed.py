"""Files in folders and in ZIP archives, in the order of their names."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePath, PurePosixPath

from analysis.article.files import ALLOWED, LARGEST
from analysis.errors import ArticleError

#: An archive that unpacks to more than this is no corpus of articles but a trap.
_LARGEST_WHOLE = 2_000_000_000


#: How browsers call the folder of what belongs to a page that they save.
_SAVED = ("_files", "_bestanden")


def files_in(folder: Path) -> list[Path]:
    """List the files in a folder and the folders in it; hidden ones are left out."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(map(_is_hidden, path.relative_to(folder).parts)))


def is_plain_archive(path: Path) -> bool:
    """Tell whether a file is a ZIP archive of files, and no document of Word, Excel and the like."""
    try:
        if path.suffix.lower() != ".zip" or not path.is_file():
            return False
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return not names & {"mimetype", "word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"}


def saved_with_pages(files: Iterable[PurePath]) -> dict[PurePath, PurePath]:
    """Give the files that a browser saved with a page, each with the folder they are in: *X_files* beside *X.html*.

    >>> saved_with_pages(map(PurePosixPath, ["a/Brand.html", "a/Brand_files/ad.html", "b_files/c.txt"]))
    {PurePosixPath('a/Brand_files/ad.html'): PurePosixPath('a/Brand_files')}
    """
    known = list(files)
    pages = {file.with_suffix("") for file in known if file.suffix.lower() in (".html", ".htm")}
    homes = {file: next((home for home in reversed(file.parents) if _page_of(home) in pages), None) for file in known}
    return {file: home for file, home in homes.items() if home is not None}


def _page_of(home: PurePath) -> PurePath | None:
    """Give the page, without its ending, that a folder was saved with; None for any other folder."""
    ending = next((ending for ending in _SAVED if home.name.endswith(ending)), None)
    return home.with_name(home.name.removesuffix(ending)) if ending and home.name != ending else None


def members_of(raw: bytes | Path, name: str) -> Iterator[tuple[str, bytes | ArticleError | None]]:
    """Give the files in a ZIP archive, each with its name; one that cannot be unpacked gives its fault.

    Of what a browser saved with a page the folder is given alone, with None. Of an archive at a place one file at a
    time is held, of one that is given whole the archive besides. Raises `ArticleError` for an archive that is damaged
    or unpacks to more than anybody writes.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(raw) if isinstance(raw, bytes) else raw)
        members = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise ArticleError(f"{name}: is an archive (ZIP) that is damaged ({fault})") from None
    members = [info for info in members if not any(map(_is_hidden, PurePosixPath(info.filename).parts))]
    if sum(info.file_size for info in members) > _LARGEST_WHOLE:
        raise ArticleError(f"{name}: is an archive (ZIP) that unpacks to more than {_LARGEST_WHOLE} bytes")
    saved = saved_with_pages(PurePosixPath(info.filename) for info in members)
    yield from ((str(home), None) for home in dict.fromkeys(saved.values()))
    for info in members:
        if PurePosixPath(info.filename) in saved:
            continue
        where = f"{name}/{info.filename}"
        if info.file_size > LARGEST:
            yield info.filename, ArticleError(f"{where}: is too large; at most {LARGEST} bytes are allowed")
            continue
        try:
            with archive.open(info) as file:
                yield info.filename, file.read(LARGEST + 1)
        except RuntimeError:
            yield info.filename, ArticleError(f"{where}: is locked with a password; {ALLOWED}")
        except Exception as fault:  # of a damaged archive: zlib, lzma and zipfile have an error each
            yield info.filename, ArticleError(f"{where}: cannot be unpacked ({fault})")


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX")) or name.endswith("~") or name in ("Thumbs.db", "desktop.ini")
