"""Files that people write in YAML, read node by node, so that every fault has its file and its line."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import yaml

from analysis.errors import UsageError

Pairs = dict[str, tuple[yaml.Node, yaml.Node]]


def compose_file(path: Path, what: str, needs: str) -> yaml.Node:
    """Read a YAML file as nodes; `what` it is and what it `needs` is said where it cannot be read, or is empty.

    Raises `UsageError` that names the file, the line and what is wrong.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read as {what} ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: {what} must be UTF-8 text") from error
    return compose_text(text, path, what, needs)


def compose_text(text: str, path: Path | str, what: str, needs: str) -> yaml.Node:
    """Read the text of a YAML file as nodes, as `compose_file` does; `path` is where it is said to stand."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(f"{path}, line {line}: not valid YAML ({error.problem})") from error
    except yaml.YAMLError as error:
        raise UsageError(f"{path}: not valid YAML ({' '.join(str(error).split())})") from error
    except RecursionError as error:
        raise UsageError(f"{path}: not {what}; its lists lie too deep in one another") from error
    if root is None:
        raise UsageError(f"{path}, line 1: it is empty; {what} needs {needs}")
    return root


def fault(path: Path, node: yaml.Node, message: str) -> UsageError:
    """Give the error of a node: the file, the line, and what is wrong."""
    return UsageError(f"{path}, line {node.start_mark.line + 1}: {message}")


def pairs_of(path: Path, node: yaml.Node, allowed: Sequence[str]) -> Pairs:
    """Give the keys of a node with their nodes; refuses what has no keys, unknown keys, and a key that stands twice."""
    if not isinstance(node, yaml.MappingNode):
        raise fault(path, node, f"expected keys and values, with the keys {', '.join(allowed)}")
    pairs: Pairs = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise fault(path, key, f"a key must be a single word; allowed are {', '.join(allowed)}")
        name = str(key.value)
        if name not in allowed:
            near = get_close_matches(name, allowed, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; allowed are {', '.join(allowed)}"
            raise fault(path, key, f"unknown key {name!r}{hint}")
        if name in pairs:
            raise fault(path, key, f"the key {name!r} stands here twice")
        pairs[name] = (key, value)
    return pairs


def items_of(path: Path, node: yaml.Node, told: str) -> list[yaml.Node]:
    """Give the items of a node that must be a list; `told` is what is said where it is none."""
    if not isinstance(node, yaml.SequenceNode):
        raise fault(path, node, told)
    return list(node.value)


def is_null(node: yaml.Node) -> bool:
    """Tell whether a node holds nothing: `null`, `~`, or no word at all."""
    return isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")
