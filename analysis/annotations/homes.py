"""Where the annotations of an article lie, and those that a call is given, checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias

from analysis.annotations.corrections import Annotations
from analysis.annotations.file_reading import read_annotations
from analysis.errors import UsageError

#: What a file of annotations ends in.
ENDING = ".annotations.yaml"
#: What a call can be given: annotations, a file or a folder of files, annotations by the id of their article; None:
#: those beside the file of each article; False: none.
Given: TypeAlias = Annotations | str | Path | Mapping[str, Annotations] | Literal[False] | None


def annotations_path(article: str | Path, id: str | None = None) -> Path:
    """Give the path at which the annotations of an article are looked for: beside its file, of a seed in `data/`.

    >>> annotations_path("nieuws/brand.txt").as_posix(), annotations_path("seeds/raid.txt").as_posix()
    ('nieuws/brand.annotations.yaml', 'data/annotations/raid.annotations.yaml')
    """
    place = Path(article)
    folder = place.parent
    if folder.name == "seeds":
        folder = folder.parent / "data" / "annotations"
    return folder / f"{id or place.stem}{ENDING}"


def home_of(article: Any) -> Path | None:
    """Give the file an article is read from, where it is given as one; of a member of an archive it is the archive."""
    if not isinstance(article, str | Path):
        return None
    try:
        return next((place for place in (Path(article), *Path(article).parents) if place.is_file()), None)
    except (OSError, ValueError):  # a text, too long for a name
        return None


def annotations_of(id: str, given: Given, home: Path | None = None) -> Annotations | None:
    """Give the annotations of an article among those a call was given, or, given None, those beside its file `home`."""
    if given is False:
        return None
    if given is None:
        beside = annotations_path(home, id) if home is not None else None
        return _read_of(beside, id) if beside is not None and beside.is_file() else None
    if isinstance(given, Annotations):
        return given if given.article == id else None
    if isinstance(given, Mapping):
        return given.get(id)
    place = Path(given)
    if place.is_dir():
        file = place / f"{id}{ENDING}"
        return _read_of(file, id) if file.is_file() else None
    read = read_annotations(place)
    return read if read.article == id else None


def take_given(given: Any, id: str | None = None) -> Given:
    """Give the annotations that a call was given, of a file as it is read, once; a folder is read article by article.

    Raises `UsageError` for what is none, no file or folder that is there, or of another article than `id`.

    >>> take_given(Annotations(article="brand"), "brand").article, take_given(None)
    ('brand', None)
    """
    if given is None or given is False:
        return given
    if isinstance(given, str | Path):
        if not Path(given).exists():
            raise UsageError(f"annotations: there is no file or folder {str(given)!r}")
        if Path(given).is_dir():
            return given
        given = read_annotations(given)
    if isinstance(given, Annotations):
        if id is not None and given.article != id:
            raise UsageError(f"annotations: they are of the article {given.article!r}, not of {id!r}")
        return given
    if isinstance(given, Mapping) and all(isinstance(v, Annotations) for v in given.values()):
        return given
    raise UsageError(
        f"annotations: allowed are a file, a folder, Annotations, or a mapping of these by article, not "
        f"{type(given).__name__}; False for none"
    )


def _read_of(file: Path, id: str) -> Annotations:
    """Read the annotations that a file has by its name; they must be of that article."""
    read = read_annotations(file)
    if read.article != id:
        raise UsageError(f"{file}: is by its name of the article {id!r}, but 'article' in it is {read.article!r}")
    return read
