"""The manifest of a corpus: what it was made with, and every file with its hash, as a Frictionless data package."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from analysis.corpus.extras import need
from analysis.corpus.schemas import IN_PARTS, OF_ALL, OF_ARTICLE, corpus_schema
from analysis.corpus.shelf import Shelf
from analysis.errors import UsageError
from analysis.saving import save_file

NAME = "datapackage.json"


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Read the manifest of a corpus; None where there is none, as in a corpus that is not finished."""
    try:
        data = json.loads((folder / NAME).read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as fault:
        raise UsageError(f"{folder / NAME}: is no manifest of a corpus ({fault})") from fault
    if not isinstance(data, dict) or "mediabeeld" not in data:
        raise UsageError(f"{folder / NAME}: is no manifest of a corpus of Mediabeeld")
    return data


def save_manifest(shelf: Shelf, about: Mapping[str, Any], counts: Mapping[str, int], known: Mapping[str, str]) -> None:
    """Write the manifest, as the last file of a corpus; `known` are hashes of files that have not changed, by path."""
    resources = [_resource(shelf, name, known) for name in (*OF_ARTICLE, *OF_ALL)]
    data = {
        "profile": "data-package",
        "name": "mediabeeld-corpus",
        "title": "Portraits of the actors in a corpus of Dutch-language news articles",
        "sources": [{"title": "Mediabeeld", "version": about["mediabeeld"]}],
        "mediabeeld": {**about, "counts": dict(counts)},
        "resources": resources,
    }
    save_file(json.dumps(data, ensure_ascii=False, indent=1) + "\n", shelf.folder / NAME)


def known_hashes(manifest: Mapping[str, Any] | None) -> dict[str, str]:
    """Give the hash of each file that a manifest names."""
    return {
        path: digest
        for resource in (manifest or {}).get("resources", ())
        for path, digest in resource["hashes"].items()
    }


def _resource(shelf: Shelf, name: str, known: Mapping[str, str]) -> dict[str, Any]:
    if name in OF_ALL and name not in IN_PARTS:
        paths = [shelf.folder / f"{name}.parquet"]
    else:
        paths = [shelf.part(name, number) for number in shelf.numbers(name)]
    places = [path.relative_to(shelf.folder).as_posix() for path in paths]
    hashes = {place: known.get(place) or _hash(path) for place, path in zip(places, paths, strict=True)}
    return {
        "name": name,
        "path": places,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": sum(path.stat().st_size for path in paths),
        "schema": {"fields": [{"name": field.name, "type": _type(field.type)} for field in corpus_schema(name)]},
        "hashes": hashes,
    }


def _hash(path: Path) -> str:
    return f"sha256:{sha256(path.read_bytes()).hexdigest()}"


def _type(kind: Any) -> str:
    types = need("pyarrow.types")
    for name in ("string", "boolean", "integer", "list"):
        if getattr(types, f"is_{name}")(kind):
            return "array" if name == "list" else name
    return "number"
