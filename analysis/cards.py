"""Files of fields in YAML (cards, codebooks, rules, columns), read with errors that name the file and the line."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from analysis import paths
from analysis.errors import UsageError


def read_mapping(path: Path) -> dict[str, Any]:
    """Read a YAML file that is a mapping of fields; `UsageError` names the file, the line and what is wrong."""
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=_loader(path))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not a text file in UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise UsageError(f"{path}, line {mark.line + 1 if mark else 1}: is not YAML ({problem})") from None
    if not isinstance(data, dict):
        raise UsageError(f"{path}, line 1: must be a mapping of fields")
    return data


def _loader(path: Path) -> type[yaml.SafeLoader]:
    """Give the loader for a file: the fast one, in C, for our own; others may be nested deeper than it bears."""
    fast: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return fast if path.is_relative_to(paths.PACKAGE) else yaml.SafeLoader


def read_lines(path: Path, *keys: str) -> list[int]:
    """Give the line on which each entry of a list in a YAML file begins; `keys` lead to the list."""
    node: Any = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    for key in keys:
        node = next(value for name, value in node.value if name.value == key)
    return [entry.start_mark.line + 1 for entry in node.value]


def digest(entries: Any) -> str:
    """Give eight hexadecimal digits that identify a list of entries, whatever the order of the fields of an entry.

    >>> digest([{"form": "zei", "lemma": "zeggen"}]) == digest([{"lemma": "zeggen", "form": "zei"}])
    True
    """
    text = json.dumps(entries, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8")).hexdigest()[:8]


def need(data: Any, fields: tuple[str, ...], where: str) -> None:
    """Refuse what is no mapping with all of some fields; `UsageError` says where and which are lacking."""
    if not isinstance(data, dict):
        raise UsageError(f"{where} must be a mapping with {', '.join(fields)}")
    if missing := [field for field in fields if not data.get(field)]:
        raise UsageError(f"{where} lacks {', '.join(missing)}")
