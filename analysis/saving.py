"""Writing a file, whole or not at all: everything Mediabeeld writes goes through here."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import count
from pathlib import Path

from analysis.errors import OutputError

_EPOCH = (1980, 1, 1, 0, 0, 0)


def save_file(content: str | bytes | Iterable[bytes], path: str | Path) -> None:
    r"""Write a file whole or not at all: beside its place under a passing name, then moved into it in one step.

    A file that stood there stays whole until the new one is, and nothing half written is left behind. Folders are made
    where missing; text is UTF-8 with its line ends as given; through a link the file it points to is replaced; a device
    or a pipe (`/dev/stdout`) is written to as it is. What comes in pieces is written so. Raises
    `OutputError`, which names the file and the cause.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save_file("één\n", Path(folder, "uit", "a.txt"))
    ...     [(path.name, path.read_bytes()) for path in Path(folder, "uit").iterdir()]
    [('a.txt', b'\xc3\xa9\xc3\xa9n\n')]
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    pieces = (data,) if isinstance(data, bytes) else data
    place = Path(path)
    try:
        if place.exists() and not place.is_file():
            place.write_bytes(b"".join(pieces))
        else:
            _replace(Path(os.path.realpath(place)) if place.is_symlink() else place, pieces)
    except OSError as fault:
        standing = "; what stood there is as it was" if place.is_file() else ""
        raise OutputError(f"{path}: cannot be written ({fault.strerror or fault}){standing}") from fault


def _replace(place: Path, pieces: Iterable[bytes]) -> None:
    standing = place.exists()
    if standing and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, "it is write-protected")  # which a new file in its place would get round
    if not place.parent.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
    passing = place.with_name(f".mediabeeld-{secrets.token_hex(6)}")
    try:
        with passing.open("xb") as file:
            for piece in pieces:
                file.write(piece)
        if standing:
            shutil.copymode(place, passing)
        os.replace(passing, place)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise


def save_backup(path: str | Path) -> Path:
    """Copy a file to a free name beside it, and give that name: `mijn.backup-1.yaml` of `mijn.yaml`, then -2, -3.

    No backup replaces another. Raises `OutputError`.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save_file("oud", Path(folder, "mijn.yaml"))
    ...     [save_backup(Path(folder, "mijn.yaml")).name for _ in range(2)]
    ['mijn.backup-1.yaml', 'mijn.backup-2.yaml']
    """
    place = Path(path)
    backup = place
    try:
        data = place.read_bytes()
        for number in count(1):
            backup = place.with_name(f"{place.stem}.backup-{number}{place.suffix}")
            try:
                backup.open("xb").close()  # takes the name before anybody else does
                break
            except FileExistsError:
                continue
    except OSError as fault:
        raise OutputError(f"{backup}: no backup can be made ({fault.strerror or fault})") from fault
    try:
        save_file(data, backup)
        shutil.copystat(place, backup)
    except BaseException:
        backup.unlink(missing_ok=True)
        raise
    return backup


def pack_files(files: Mapping[str, bytes], *, compressed: bool = True) -> bytes:
    """Make a ZIP archive of files by name, whose clock stands still, so that the same content is the same bytes.

    >>> pack_files({"a.txt": b"ja"}) == pack_files({"a.txt": b"ja"})
    True
    """
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

    page = BytesIO()
    with ZipFile(page, "w") as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name, _EPOCH), data, ZIP_DEFLATED if compressed else ZIP_STORED)
    return page.getvalue()
