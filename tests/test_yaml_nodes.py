"""Files that people write: every fault has its file, its line, what is wrong and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from analysis.errors import UsageError
from analysis.yaml_nodes import compose_file, compose_text, is_null, items_of, pairs_of

PATH = Path("actoren.yaml")


def read(text: str) -> yaml.Node:
    return compose_text(text, PATH, "a registry", "a list 'actors'")


def test_keys_and_items_are_read_with_their_nodes() -> None:
    pairs = pairs_of(PATH, read("actors: [jan, ~]\n"), ("actors",))
    one, other = items_of(PATH, pairs["actors"][1], "'actors' must be a list")
    assert (one.value, is_null(one), is_null(other)) == ("jan", False, True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "actoren.yaml, line 1: it is empty; a registry needs a list 'actors'"),
        ("a: [", "actoren.yaml, line 1: not valid YAML (expected the node content, but found '<stream end>')"),
        ("\nactor: 1", "actoren.yaml, line 2: unknown key 'actor'; did you mean 'actors'?"),
        ("xyz: 1", "actoren.yaml, line 1: unknown key 'xyz'; allowed are actors"),
        ("actors: 1\nactors: 2", "actoren.yaml, line 2: the key 'actors' stands here twice"),
        ("- 1", "actoren.yaml, line 1: expected keys and values, with the keys actors"),
        ("[1]: 2", "actoren.yaml, line 1: a key must be a single word; allowed are actors"),
    ],
)
def test_a_fault_names_the_line_and_what_is_allowed(text: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        pairs_of(PATH, read(text), ("actors",))
    assert str(raised.value) == message


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\xfa")
    for name, told in (("a.yaml", "a registry must be UTF-8 text"), ("b.yaml", "cannot be read as a registry")):
        with pytest.raises(UsageError, match=told):
            compose_file(tmp_path / name, "a registry", "a list 'actors'")
