"""The registry: who is in an article, as a YAML file that a scholar can read, check and edit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

import yaml

from analysis.actors.known import is_proper
from analysis.records import Actor, ActorType
from analysis.saving import save_file
from analysis.yaml_nodes import Pairs, compose_file, fault, is_null, items_of, pairs_of

#: What a registry tells of an actor.
ACTOR_FIELDS = tuple(f.name for f in fields(Actor))
_LISTS = ("aliases", "roles", "descriptors", "members_of")
_REQUIRED = ("id", "name", "type")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_RESERVED = ("author", "narrator", "unknown")


def read_actors(path: Path | str) -> tuple[Actor, ...]:
    r"""Read the actors of an article from a registry file, in file order.

    The file is YAML: a list `actors`, each with `id`, `name` and `type`, and if need be `aliases` (proper names),
    `roles`, `descriptors`, `members_of` (ids), `side`, `gender` and `note`. Raises `UsageError` that names the file,
    the line and what is allowed.

    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> file = Path(mkdtemp()) / "actors.yaml"
    >>> _ = file.write_text("actors:\n- {id: de-croo, name: Alexander De Croo, type: person, roles: [de premier]}\n")
    >>> read_actors(file)[0].roles
    ('de premier',)
    """
    path = Path(path)
    root = compose_file(path, "a registry", "a list 'actors'")
    pairs = pairs_of(path, root, ("actors",))
    if "actors" not in pairs:
        raise fault(path, root, "the key 'actors' is missing; it holds the list of actors")
    nodes = items_of(path, pairs["actors"][1], "'actors' must be a list")
    read = [(node, read_actor(path, node)) for node in nodes]
    _check_together(path, read)
    return tuple(actor for _, actor in read)


def save_actors(actors: Iterable[Actor], path: Path | str) -> None:
    """Write actors to a registry file that can be edited and read again without loss.

    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> file = Path(mkdtemp()) / "actors.yaml"
    >>> save_actors([Actor(id="om", name="Openbaar Ministerie", type="organisation", aliases=("OM",))], file)
    >>> print(file.read_text("utf-8"), end="")
    actors:
    - id: om
      name: Openbaar Ministerie
      type: organisation
      aliases:
      - OM
    """
    rows = [describe_actor(actor) for actor in actors]
    text = yaml.safe_dump({"actors": rows}, allow_unicode=True, sort_keys=False, width=120)
    save_file(text, path)


def describe_actor(actor: Actor) -> dict[str, Any]:
    """Give an actor as it stands in a registry, as plain values, without what is empty.

    >>> describe_actor(Actor(id="om", name="Openbaar Ministerie", type="organisation", aliases=("OM",)))
    {'id': 'om', 'name': 'Openbaar Ministerie', 'type': 'organisation', 'aliases': ['OM']}
    """
    values = {key: getattr(actor, key) for key in ACTOR_FIELDS}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items() if value}


def read_actor(path: Path, node: yaml.Node) -> Actor:
    """Read one actor of a registry from its node; raises `UsageError` that names the file and the line."""
    pairs = pairs_of(path, node, ACTOR_FIELDS)
    for key in _REQUIRED:
        if key not in pairs:
            raise fault(path, node, f"an actor needs {', '.join(_REQUIRED)}; {key!r} is missing")
    return Actor(**read_actor_fields(path, pairs))


def read_actor_fields(path: Path, pairs: Pairs) -> dict[str, Any]:
    """Read some fields of an actor from their nodes; raises `UsageError` that names the file and the line."""
    values: dict[str, Any] = {}
    for key, (_, value) in pairs.items():
        values[key] = _strings(path, key, value) if key in _LISTS else _string(path, key, value)
    if "id" in values and (not _ID.match(values["id"]) or values["id"] in _RESERVED):
        raise fault(
            path, pairs["id"][1], f"the id {values['id']!r} is not allowed; use small letters, digits and hyphens"
        )
    for key, choices in (("type", get_args(ActorType)), ("gender", ("female", "male"))):
        if values.get(key) is not None and values[key] not in choices:
            raise fault(path, pairs[key][1], f"unknown {key} {values[key]!r}; allowed are {', '.join(choices)}")
    return values


def _string(path: Path, key: str, node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.ScalarNode):
        raise fault(path, node, f"{key!r} must be a single text")
    text = str(node.value).strip()
    if is_null(node) or not text:
        if key in _REQUIRED:
            raise fault(path, node, f"{key!r} is empty")
        return None
    return text


def _strings(path: Path, key: str, node: yaml.Node) -> tuple[str, ...]:
    if is_null(node):
        return ()
    items = items_of(path, node, f"{key!r} must be a list")
    return tuple(text for item in items if (text := _string(path, key, item)))


def _check_together(path: Path, read: Sequence[tuple[yaml.Node, Actor]]) -> None:
    ids: dict[str, Actor] = {}
    names: dict[str, str] = {}
    descriptors: dict[str, str] = {}
    for node, actor in read:
        if actor.id in ids:
            raise fault(path, _value(node, "id"), f"the id {actor.id!r} stands here twice")
        ids[actor.id] = actor
        own = [text for text in (actor.name, *actor.aliases) if is_proper(text)]
        _unique(path, node, "aliases", dict.fromkeys(own), actor.id, names)
        _unique(path, node, "descriptors", {d.lower(): None for d in actor.descriptors}, actor.id, descriptors)
    for node, actor in read:
        for group in actor.members_of:
            if group not in ids:
                near = get_close_matches(group, ids, n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(ids)}"
                raise fault(
                    path, _item(node, "members_of", group), f"{actor.id!r} is a member of unknown {group!r}; {hint}"
                )
        if actor.id in _groups(actor, ids):
            raise fault(path, _value(node, "members_of"), f"{actor.id!r} is a member of itself, through its groups")


def _groups(actor: Actor, known: Mapping[str, Actor]) -> set[str]:
    """Give the ids of all groups an actor belongs to, those of its groups included."""
    found: set[str] = set()
    ahead = list(actor.members_of)
    while ahead:
        group = ahead.pop()
        if group not in found:
            found.add(group)
            ahead += known[group].members_of if group in known else ()
    return found


def _unique(path: Path, node: yaml.Node, key: str, texts: Iterable[str], owner: str, seen: dict[str, str]) -> None:
    for text in texts:
        if seen.setdefault(text, owner) != owner:
            message = (
                f"{text!r} already stands for {seen[text]!r}; an expression that two actors share belongs in 'roles'"
            )
            raise fault(path, _item(node, key, text), message)


def _value(node: yaml.Node, key: str) -> yaml.Node:
    return next((value for name, value in node.value if name.value == key), node)


def _item(node: yaml.Node, key: str, text: str) -> yaml.Node:
    value = _value(node, key)
    items = value.value if isinstance(value, yaml.SequenceNode) else []
    return next(
        (item for item in items if item.value.lower() == text.lower()), value if items else _value(node, "name")
    )
