"""Writing `<id>.annotations.yaml`: a file that a scholar can read and edit, and that is read again without loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from analysis.actors import describe_actor
from analysis.annotations.corrections import (
    VERSION,
    AddActor,
    AddRow,
    Anchor,
    Annotations,
    Code,
    Correction,
    DropActor,
    DropRow,
    MergeActors,
    SetActor,
    SetRow,
)
from analysis.errors import UsageError
from analysis.saving import save_backup, save_file

_HEADING = "# Put right and coded by hand; what each entry may say: docs/corrections.md\n"


def save_annotations(
    annotations: Annotations, path: str | Path, *, force: bool = False, backup: bool = True
) -> Path | None:
    """Write annotations to a file, whole or not at all; one that is there is only replaced with `force`.

    What stood there is kept beside it (`a.annotations.backup-1.yaml`), whose path is given; without `backup` it is not,
    for a program that saves its own work again and again. Raises `UsageError`, `OutputError`.

    >>> from tempfile import mkdtemp
    >>> file = Path(mkdtemp()) / "a.annotations.yaml"
    >>> save_annotations(Annotations(article="a"), file)
    >>> save_annotations(Annotations(article="a"), file, force=True).name
    'a.annotations.backup-1.yaml'
    """
    place = Path(path)
    standing = place.is_file()
    if standing and not force:
        raise UsageError(f"{place}: is there already and is not overwritten; name another file, or give force")
    kept = save_backup(place) if standing and backup else None
    save_file(write_annotations(annotations), place)
    return kept


def write_annotations(annotations: Annotations) -> str:
    """Give the text of the file, the same for the same annotations.

    >>> print(write_annotations(Annotations(article="a").plus(DropActor(actor="vos", coder="jv"))))
    # Put right and coded by hand; what each entry may say: docs/corrections.md
    version: 1
    article: a
    corrections:
    - drop: actors
      actor: vos
      coder: jv
    <BLANKLINE>
    """
    data: dict[str, Any] = {"version": VERSION, "article": annotations.article}
    data |= {"text_sha256": annotations.text_sha256} if annotations.text_sha256 else {}
    data |= {"names": dict(annotations.names)} if annotations.names else {}
    if annotations.corrections:
        data["corrections"] = [describe_correction(correction) for correction in annotations.corrections]
    if annotations.codes:
        data["codes"] = [_code(code) for code in annotations.codes]
    return _HEADING + yaml.dump_all([data], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


class _Dumper(yaml.SafeDumper):
    """Writes every list and mapping out, without the marks by which YAML repeats one."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    """Write a text with rare line ends between double marks: between single ones YAML would make plain ones of them."""
    rare = any(sign in text for sign in "\x85\u2028\u2029")
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if rare else None)


_Dumper.add_representer(str, _represent_text)


def describe_correction(correction: Correction) -> dict[str, Any]:
    """Give a correction as it stands in the file, as plain values.

    >>> describe_correction(MergeActors(actors=("is", "isis"), into="is", coder="jv"))
    {'merge': ['is', 'isis'], 'into': 'is', 'coder': 'jv'}
    """
    match correction:
        case SetRow(table=table, at=at, to=to, was=was):
            own: dict[str, Any] = {
                "set": table,
                "at": _anchor(at),
                **({"was": _values(was)} if was else {}),
                "to": _values(to),
            }
        case AddRow(table=table, at=at, to=to):
            own = {"add": table, "at": _anchor(at), "to": _values(to)}
        case DropRow(table=table, at=at, was=was):
            own = {"drop": table, "at": _anchor(at), **({"was": _values(was)} if was else {})}
        case SetActor(actor=actor, to=to):
            own = {"set": "actors", "actor": actor, "to": _values(to)}
        case AddActor(actor=new):
            own = {"add": "actors", "to": describe_actor(new)}
        case DropActor(actor=actor):
            own = {"drop": "actors", "actor": actor}
        case MergeActors(actors=actors, into=into):
            own = {"merge": list(actors), "into": into}
        case _:
            own = {"split": correction.actor, "mentions": [_anchor(m) for m in correction.mentions]}
            own |= {"into": describe_actor(correction.into)}
    return {**own, **_about(correction)}


def _about(entry: Correction | Code) -> dict[str, Any]:
    return {"coder": entry.coder, **({"note": entry.note} if entry.note is not None else {})}


def _code(code: Code) -> dict[str, Any]:
    own: dict[str, Any] = {"code": list(code.code)}
    own |= {"at": _anchor(code.at)} if code.at else {}
    own |= {"values": _values(code.values)} if code.values else {}
    own |= {"blind": True} if code.blind else {}
    return {**own, **_about(code)}


def _anchor(at: Anchor) -> dict[str, Any]:
    values = {field.name: getattr(at, field.name) for field in fields(Anchor)}
    return {name: value for name, value in values.items() if value not in (None, "")}


def _values(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Anchor):
        return _anchor(value)
    if isinstance(value, Mapping):
        return _values(value)
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
