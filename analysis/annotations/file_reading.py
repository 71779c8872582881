"""Reading `<id>.annotations.yaml`: everything is checked as it is read, and every fault has its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import yaml

from analysis.actors import ACTOR_FIELDS, read_actor, read_actor_fields
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
    SplitActor,
)
from analysis.annotations.row_fields import GIVEN, OWN, Field, fields_of, is_fit, needed_of, tell_allowed
from analysis.errors import UsageError
from analysis.records import RECORDS
from analysis.tables import to_float, types_of
from analysis.yaml_nodes import Pairs, compose_file, compose_text, fault, is_null, items_of, pairs_of

#: What stands for the actors where otherwise the name of a table stands.
ACTORS = "actors"
_HEAD = ("version", "article", "text_sha256", "coder", "names", "corrections", "codes")
_ANCHOR = tuple(field.name for field in fields(Anchor))
_ABOUT = ("coder", "note")


class _File:
    """A file of annotations while it is read: where it is, and who coded what names nobody."""

    def __init__(self, path: Path, coder: str | None) -> None:
        self.path, self.coder = path, coder

    def refuse(self, node: yaml.Node, message: str) -> UsageError:
        return fault(self.path, node, message)

    def about(self, node: yaml.Node, pairs: Pairs) -> dict[str, Any]:
        """Give who coded an entry, and what they noted."""
        coder = self.text(pairs["coder"][1]) if "coder" in pairs else self.coder
        if not coder:
            raise self.refuse(node, "nobody is named as the coder; put 'coder' here, or once at the top of the file")
        note = pairs["note"][1] if "note" in pairs else None
        return {"coder": coder, "note": None if note is None or is_null(note) else self.text(note)}

    def text(self, node: yaml.Node) -> str:
        """Give a text as it was written, also where YAML would make a date or a number of it."""
        if not isinstance(node, yaml.ScalarNode) or is_null(node):
            raise self.refuse(node, "expected a text")
        return str(node.value)

    def texts(self, node: yaml.Node, what: str) -> tuple[str, ...]:
        return tuple(self.text(item) for item in items_of(self.path, node, f"expected a list of {what}"))

    def number(self, node: yaml.Node, what: str, least: int) -> int:
        value = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        if not value.isdecimal() or int(value) < least:
            raise self.refuse(node, f"{what} must be a whole number from {least} on")
        return int(value)

    def anchor(self, node: yaml.Node) -> Anchor:
        """Read a place: the words alone, or the words with what tells them from others alike."""
        if isinstance(node, yaml.ScalarNode) and not is_null(node):
            values: dict[str, Any] = {"text": str(node.value)}
        else:
            pairs = pairs_of(self.path, node, _ANCHOR)
            if "text" not in pairs:
                raise self.refuse(node, "a place needs 'text', the words of the article that stand there")
            values = {name: self.text(pairs[name][1]) for name in ("text", "before", "after") if name in pairs}
            least = {"start": 0, "end": 1, "occurrence": 1}
            values |= {n: self.number(pairs[n][1], f"{n!r}", m) for n, m in least.items() if n in pairs}
            if ("start" in values) != ("end" in values):
                raise self.refuse(node, "'start' and 'end' go together")
            if "start" in values and values["end"] - values["start"] != len(values["text"]):
                told = f"{values['end'] - values['start']} characters, and 'text' has {len(values['text'])}"
                raise self.refuse(node, f"from 'start' to 'end' are {told}; offsets count Unicode code points")
        if not values["text"].strip():
            raise self.refuse(node, "'text' is empty; it must be words of the article")
        return Anchor(**values)

    def anchors(self, node: yaml.Node) -> tuple[Anchor, ...]:
        return tuple(self.anchor(item) for item in items_of(self.path, node, "expected a list of places"))


def read_annotations(path: str | Path) -> Annotations:
    r"""Read what was written by hand of an article (docs/corrections.md).

    Raises `UsageError` that names the file, the line, what is wrong and what is allowed.

    >>> from tempfile import mkdtemp
    >>> file = Path(mkdtemp()) / "a.annotations.yaml"
    >>> _ = file.write_text("article: a\ncoder: jv\ncorrections:\n- {set: quotes, at: Kom, to: {speakers: [vos]}}\n")
    >>> read_annotations(file).corrections[0].to
    {'speakers': ('vos',)}
    """
    place = Path(path)
    return _read_root(place, compose_file(place, *_NEEDS))


def parse_annotations(text: str, where: str) -> Annotations:
    """Read the text of a file of annotations, as `write_annotations` gives it; `where` is named in its faults.

    Raises `UsageError`, as `read_annotations` does.
    """
    return _read_root(Path(where), compose_text(text, where, *_NEEDS))


#: What is read, and what it cannot do without.
_NEEDS = ("a file of annotations", "at least 'article', the id of the article")


def _read_root(place: Path, root: yaml.Node) -> Annotations:
    pairs = pairs_of(place, root, _HEAD)
    if "article" not in pairs:
        raise fault(place, root, "'article' is missing; it is the id of the article that these annotations are of")
    plain = _File(place, None)
    if "version" in pairs and plain.text(pairs["version"][1]) != str(VERSION):
        raise fault(place, pairs["version"][1], f"this Mediabeeld reads version {VERSION} of annotations")
    head = {n: plain.text(pairs[n][1]) for n in ("article", "text_sha256") if n in pairs and not is_null(pairs[n][1])}
    file = _File(place, plain.text(pairs["coder"][1]) if "coder" in pairs else None)
    return Annotations(
        **head,
        names=_names(file, pairs["names"][1]) if "names" in pairs else {},
        corrections=tuple(_correction(file, node) for node in _entries(file, pairs, "corrections")),
        codes=tuple(_code(file, node) for node in _entries(file, pairs, "codes")),
    )


def _entries(file: _File, pairs: Pairs, key: str) -> Sequence[yaml.Node]:
    if key not in pairs or is_null(pairs[key][1]):
        return ()
    return items_of(file.path, pairs[key][1], f"{key!r} must be a list")


def _names(file: _File, node: yaml.Node) -> dict[str, str]:
    if is_null(node):
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise file.refuse(node, "'names' must give the name of each actor by its id")
    return {file.text(key): file.text(value) for key, value in node.value}


def _correction(file: _File, node: yaml.Node) -> Correction:
    if not isinstance(node, yaml.MappingNode):
        raise file.refuse(node, f"a correction has one of the keys {', '.join(VERBS)}")
    keys = [str(key.value) for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    verbs = [key for key in keys if key in VERBS]
    if len(verbs) != 1:
        raise file.refuse(node, f"a correction has one of the keys {', '.join(VERBS)}; here are {verbs or keys}")
    return VERBS[verbs[0]](file, node)


def _table(file: _File, node: yaml.Node, *, fixed: bool = False) -> str:
    table = file.text(node)
    allowed = [name for name in RECORDS if not fixed or name not in GIVEN]
    if table not in allowed:
        known = table in GIVEN and "its rows are those of the text, and can only be set; "
        raise file.refuse(node, f"{table!r} cannot stand here; {known or ''}allowed are {', '.join(allowed)}, {ACTORS}")
    return table


def _read(file: _File, node: yaml.Node, verb: str, keys: Sequence[str], needed: Sequence[str]) -> Pairs:
    pairs = pairs_of(file.path, node, (verb, *keys, *_ABOUT))
    if missing := [key for key in needed if key not in pairs]:
        raise file.refuse(
            node, f"a correction with {verb!r} needs {', '.join(needed)}; {', '.join(missing)} is missing"
        )
    return pairs


def _is_of_actor(node: yaml.Node, verb: str) -> bool:
    return any(key.value == verb and value.value == ACTORS for key, value in node.value)


def _set(file: _File, node: yaml.Node) -> Correction:
    if _is_of_actor(node, "set"):
        pairs = _read(file, node, "set", ("actor", "to"), ("actor", "to"))
        own = pairs_of(file.path, pairs["to"][1], [name for name in ACTOR_FIELDS if name != "id"])
        to = read_actor_fields(file.path, own)
        return SetActor(actor=file.text(pairs["actor"][1]), to=to, **file.about(node, pairs))
    pairs = _read(file, node, "set", ("at", "to", "was"), ("at", "to"))
    table = _table(file, pairs["set"][1])
    to = _values(file, pairs["to"][1], table)
    was = _values(file, pairs["was"][1], table) if "was" in pairs else {}
    if not to:
        raise file.refuse(pairs["to"][1], f"nothing is set; {table} has {', '.join(fields_of(table))}")
    return SetRow(table=table, at=file.anchor(pairs["at"][1]), to=to, was=was, **file.about(node, pairs))


def _add(file: _File, node: yaml.Node) -> Correction:
    if _is_of_actor(node, "add"):
        pairs = _read(file, node, "add", ("to",), ("to",))
        return AddActor(actor=read_actor(file.path, pairs["to"][1]), **file.about(node, pairs))
    pairs = _read(file, node, "add", ("at", "to"), ("at", "to"))
    table = _table(file, pairs["add"][1], fixed=True)
    values = _values(file, pairs["to"][1], table, skipped=(OWN,))
    if missing := [name for name in needed_of(table) if values.get(name) is None]:
        told = f"a row of {table} needs {', '.join(needed_of(table))}; {', '.join(missing)} is missing"
        raise file.refuse(pairs["to"][1], told)
    return AddRow(table=table, at=file.anchor(pairs["at"][1]), to=values, **file.about(node, pairs))


def _drop(file: _File, node: yaml.Node) -> Correction:
    if _is_of_actor(node, "drop"):
        pairs = _read(file, node, "drop", ("actor",), ("actor",))
        return DropActor(actor=file.text(pairs["actor"][1]), **file.about(node, pairs))
    pairs = _read(file, node, "drop", ("at", "was"), ("at",))
    table = _table(file, pairs["drop"][1], fixed=True)
    was = _values(file, pairs["was"][1], table) if "was" in pairs else {}
    return DropRow(table=table, at=file.anchor(pairs["at"][1]), was=was, **file.about(node, pairs))


def _merge(file: _File, node: yaml.Node) -> Correction:
    pairs = _read(file, node, "merge", ("into",), ("into",))
    actors = file.texts(pairs["merge"][1], "ids or names of actors")
    into = file.text(pairs["into"][1])
    if not set(actors) - {into}:
        raise file.refuse(pairs["merge"][1], "'merge' needs at least one actor besides the one in 'into'")
    return MergeActors(actors=actors, into=into, **file.about(node, pairs))


def _split(file: _File, node: yaml.Node) -> Correction:
    pairs = _read(file, node, "split", ("mentions", "into"), ("mentions", "into"))
    mentions = file.anchors(pairs["mentions"][1])
    if not mentions:
        raise file.refuse(pairs["mentions"][1], "'mentions' is empty; it holds the places of those that are another's")
    into = read_actor(file.path, pairs["into"][1])
    return SplitActor(actor=file.text(pairs["split"][1]), mentions=mentions, into=into, **file.about(node, pairs))


#: How each kind of correction is read, by the key it has.
VERBS: dict[str, Callable[[_File, yaml.Node], Correction]] = {
    "set": _set,
    "add": _add,
    "drop": _drop,
    "merge": _merge,
    "split": _split,
}


def _values(file: _File, node: yaml.Node, table: str, skipped: Sequence[str] = ()) -> dict[str, Any]:
    known: Mapping[str, Field] = {name: f for name, f in fields_of(table).items() if name not in skipped}
    pairs = pairs_of(file.path, node, tuple(known))
    return {name: _value(file, value, table, known[name]) for name, (_, value) in pairs.items()}


def _value(file: _File, node: yaml.Node, table: str, field: Field) -> Any:
    if field.kind in ("place", "places"):
        empty = is_null(node) and not field.needed and field.name != OWN
        return None if empty else (file.anchors if field.kind == "places" else file.anchor)(node)
    value = _texts(file, node, field) if field.kind in ("actor", "actors") else _plain(file, node, field.rule)
    if not is_fit(field, value):
        shown = list(value) if isinstance(value, tuple) else value
        raise file.refuse(node, f"{field.name!r} of {table} cannot be {shown!r}; allowed: {tell_allowed(field)}")
    return value


def _texts(file: _File, node: yaml.Node, field: Field) -> Any:
    if isinstance(node, yaml.SequenceNode):
        names = file.texts(node, "ids or names of actors")
        return names if field.kind == "actors" else ";".join(names)
    return None if is_null(node) else file.text(node)


def _plain(file: _File, node: yaml.Node, rule: Mapping[str, Any]) -> Any:
    """Read a plain value as the column has it: what is a text there stays one (*no*, *2022-02-03*)."""
    if isinstance(node, yaml.SequenceNode):
        return tuple(_plain(file, item, rule.get("items", {"type": "string"})) for item in node.value)
    if not isinstance(node, yaml.ScalarNode):
        raise file.refuse(node, "expected one value, or a list of them")
    kinds = types_of(rule)
    if is_null(node) and "null" in kinds:
        return None
    if "string" in kinds:
        return str(node.value)
    return to_float(_bare(node), rule)


def _bare(node: yaml.ScalarNode) -> Any:
    """Read a value as YAML does, but a date as the text it is."""
    if is_null(node):
        return None
    kept = node.tag.endswith((":int", ":float", ":bool"))
    return yaml.safe_load(node.value) if kept else str(node.value)


_CODE = ("code", "at", "values", "blind")


def _code(file: _File, node: yaml.Node) -> Code:
    pairs = pairs_of(file.path, node, (*_CODE, *_ABOUT))
    if "code" not in pairs:
        raise file.refuse(node, "a code needs 'code': its name, or a list of names from the general to the particular")
    named = pairs["code"][1]
    code = (file.text(named),) if isinstance(named, yaml.ScalarNode) else file.texts(named, "names of codes")
    if not code or not all(code):
        raise file.refuse(named, "'code' is empty; it is a name, or a list of names from the general to the particular")
    at = pairs["at"][1] if "at" in pairs else None
    blind = _deep(file, pairs["blind"][1]) if "blind" in pairs else False
    if not isinstance(blind, bool):
        raise file.refuse(pairs["blind"][1], "'blind' must be true or false")
    values = _deep(file, pairs["values"][1]) if "values" in pairs else {}
    if not isinstance(values, dict):
        raise file.refuse(pairs["values"][1], "'values' must be keys and values: what else was coded")
    return Code(
        code=code,
        at=None if at is None or is_null(at) else file.anchor(at),
        values={name: _answer(value) if name == "answer" else value for name, value in values.items()},
        blind=blind,
        **file.about(node, pairs),
    )


def _answer(value: Any) -> Any:
    """Give the answer of a coding form, which YAML takes for true and false where it is not quoted."""
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def _deep(file: _File, node: yaml.Node) -> Any:
    """Read plain values in lists and mappings, whatever they are."""
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, value in node.value:
            if file.text(key) in found:
                raise file.refuse(key, f"the key {key.value!r} stands here twice")
            found[file.text(key)] = _deep(file, value)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_deep(file, item) for item in node.value]
    return _bare(node) if isinstance(node, yaml.ScalarNode) else None
