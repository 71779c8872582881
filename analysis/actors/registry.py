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
from analysis.errors import UsageError
from analysis.records import Actor, ActorType
from analysis.saving import save_file

_KEYS = tuple(f.name for f in fields(Actor))
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
    root = _compose(path)
    pairs = _mapping(path, root, ("actors",))
    if "actors" not in pairs:
        raise _fault(path, root, "the key 'actors' is missing; it holds the list of actors")
    nodes = pairs["actors"][1]
    if not isinstance(nodes, yaml.SequenceNode):
        raise _fault(path, nodes, "'actors' must be a list")
    read = [(node, _actor(path, node)) for node in nodes.value]
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
    rows = []
    for actor in actors:
        values = {key: getattr(actor, key) for key in _KEYS}
        rows.append({key: list(v) if isinstance(v, tuple) else v for key, v in values.items() if v})
    text = yaml.safe_dump({"actors": rows}, allow_unicode=True, sort_keys=False, width=120)
    save_file(text, path)


def _compose(path: Path) -> yaml.Node:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read as a registry ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: a registry must be UTF-8 text") from error
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(f"{path}, line {line}: not valid YAML ({error.problem})") from error
    except yaml.YAMLError as error:
        raise UsageError(f"{path}: not valid YAML ({' '.join(str(error).split())})") from error
    except RecursionError as error:
        raise UsageError(f"{path}: not a registry; its lists lie too deep in one another") from error
    if root is None:
        raise UsageError(f"{path}, line 1: the registry is empty; it needs a list 'actors'")
    return root


def _fault(path: Path, node: yaml.Node, message: str) -> UsageError:
    return UsageError(f"{path}, line {node.start_mark.line + 1}: {message}")


def _mapping(path: Path, node: yaml.Node, allowed: Sequence[str]) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise _fault(path, node, f"expected keys and values, with the keys {', '.join(allowed)}")
    pairs: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _fault(path, key, f"a key must be a single word; allowed are {', '.join(allowed)}")
        name = str(key.value)
        if name not in allowed:
            near = get_close_matches(name, allowed, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; allowed are {', '.join(allowed)}"
            raise _fault(path, key, f"unknown key {name!r}{hint}")
        if name in pairs:
            raise _fault(path, key, f"the key {name!r} stands here twice")
        pairs[name] = (key, value)
    return pairs


def _actor(path: Path, node: yaml.Node) -> Actor:
    pairs = _mapping(path, node, _KEYS)
    for key in _REQUIRED:
        if key not in pairs:
            raise _fault(path, node, f"an actor needs {', '.join(_REQUIRED)}; {key!r} is missing")
    values: dict[str, Any] = {}
    for key, (_, value) in pairs.items():
        values[key] = _strings(path, key, value) if key in _LISTS else _string(path, key, value)
    if not _ID.match(values["id"]) or values["id"] in _RESERVED:
        raise _fault(
            path, pairs["id"][1], f"the id {values['id']!r} is not allowed; use small letters, digits and hyphens"
        )
    for key, choices in (("type", get_args(ActorType)), ("gender", ("female", "male"))):
        if values.get(key) is not None and values[key] not in choices:
            raise _fault(path, pairs[key][1], f"unknown {key} {values[key]!r}; allowed are {', '.join(choices)}")
    return Actor(**values)


def _string(path: Path, key: str, node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.ScalarNode):
        raise _fault(path, node, f"{key!r} must be a single text")
    text = str(node.value).strip()
    if node.tag.endswith(":null") or not text:
        if key in _REQUIRED:
            raise _fault(path, node, f"{key!r} is empty")
        return None
    return text


def _strings(path: Path, key: str, node: yaml.Node) -> tuple[str, ...]:
    if isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"):
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise _fault(path, node, f"{key!r} must be a list")
    return tuple(text for item in node.value if (text := _string(path, key, item)))


def _check_together(path: Path, read: Sequence[tuple[yaml.Node, Actor]]) -> None:
    ids: dict[str, Actor] = {}
    names: dict[str, str] = {}
    descriptors: dict[str, str] = {}
    for node, actor in read:
        if actor.id in ids:
            raise _fault(path, _value(node, "id"), f"the id {actor.id!r} stands here twice")
        ids[actor.id] = actor
        own = [text for text in (actor.name, *actor.aliases) if is_proper(text)]
        _unique(path, node, "aliases", dict.fromkeys(own), actor.id, names)
        _unique(path, node, "descriptors", {d.lower(): None for d in actor.descriptors}, actor.id, descriptors)
    for node, actor in read:
        for group in actor.members_of:
            if group not in ids:
                near = get_close_matches(group, ids, n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(ids)}"
                raise _fault(
                    path, _item(node, "members_of", group), f"{actor.id!r} is a member of unknown {group!r}; {hint}"
                )
        if actor.id in _groups(actor, ids):
            raise _fault(path, _value(node, "members_of"), f"{actor.id!r} is a member of itself, through its groups")


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
            raise _fault(path, _item(node, key, text), message)


def _value(node: yaml.Node, key: str) -> yaml.Node:
    return next((value for name, value in node.value if name.value == key), node)


def _item(node: yaml.Node, key: str, text: str) -> yaml.Node:
    value = _value(node, key)
    items = value.value if isinstance(value, yaml.SequenceNode) else []
    return next(
        (item for item in items if item.value.lower() == text.lower()), value if items else _value(node, "name")
    )
