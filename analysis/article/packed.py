"""Files in folders and in ZIP archives, in the order of their names."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

from analysis.article.files import ALLOWED, LARGEST
from analysis.errors import ArticleError

#: An archive that unpacks to more than this is no corpus of articles but a trap.
_LARGEST_WHOLE = 2_000_000_000


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


def members_of(raw: bytes | Path, name: str) -> Iterator[tuple[str, bytes | ArticleError]]:
    """Give the files in a ZIP archive, each with its name; one that cannot be unpacked gives its fault.

    Of an archive at a place one file at a time is held, of one that is given whole the archive besides.

    Raises `ArticleError` for an archive that is damaged or unpacks to more than anybody writes.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(raw) if isinstance(raw, bytes) else raw)
        members = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise ArticleError(f"{name}: is an archive (ZIP) that is damaged ({fault})") from None
    members = [info for info in members if not any(map(_is_hidden, PurePosixPath(info.filename).parts))]
    if sum(info.file_size for info in members) > _LARGEST_WHOLE:
        raise ArticleError(f"{name}: is an archive (ZIP) that unpacks to more than {_LARGEST_WHOLE} bytes")
    for info in members:
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
    return name.startswith((".", "~$", "__MACOSX")) or name in ("Thumbs.db", "desktop.ini")
