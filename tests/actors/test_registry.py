from pathlib import Path

import pytest

from analysis.actors import read_actors, save_actors
from analysis.errors import UsageError
from analysis.records import Actor

SEED = Path(__file__).parents[2] / "data" / "actors" / "al-qurayshi.yaml"

FAULTS = {
    "unknown key": ("actors:\n- id: a\n  name: A\n  type: person\n  aliasses: [B]\n", 5, "did you mean 'aliases'"),
    "unknown type": ("actors:\n- id: a\n  name: A\n  type: persoon\n", 4, "allowed are person, organisation"),
    "no name": ("actors:\n- id: a\n  type: person\n", 2, "'name' is missing"),
    "empty id": ("actors:\n- id:\n  name: A\n  type: person\n", 2, "'id' is empty"),
    "bad id": ("actors:\n- id: De Wever\n  name: A\n  type: person\n", 2, "small letters"),
    "reserved id": ("actors:\n- id: narrator\n  name: A\n  type: person\n", 2, "not allowed"),
    "id twice": (
        "actors:\n- {id: a, name: A, type: person}\n- {id: a, name: B, type: person}\n",
        3,
        "'a' stands here twice",
    ),
    "alias twice": (
        "actors:\n- {id: a, name: Jan, type: person}\n- id: b\n  name: B\n  type: person\n  aliases: [C, Jan]\n",
        6,
        "'Jan' already stands for 'a'",
    ),
    "descriptor twice": (
        "actors:\n- {id: a, name: A, type: person, descriptors: [de man]}\n"
        "- {id: b, name: B, type: person, descriptors: [De man]}\n",
        3,
        "belongs in 'roles'",
    ),
    "unknown group": (
        "actors:\n- {id: bende, name: A, type: group}\n- id: b\n  name: B\n  type: person\n  members_of: [bendes]\n",
        6,
        "did you mean 'bende'",
    ),
    "group in itself": (
        "actors:\n- id: a\n  name: A\n  type: group\n  members_of: [b]\n"
        "- {id: b, name: B, type: group, members_of: [a]}\n",
        5,
        "'a' is a member of itself",
    ),
    "not a list": ("actors:\n- {id: a, name: A, type: person, aliases: Jan}\n", 2, "'aliases' must be a list"),
    "no actors": ("actor: []\n", 1, "did you mean 'actors'"),
    "not YAML": ("actors: [\n- a: b\n", 2, "not valid YAML"),
    "empty": ("", 1, "is empty"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, fault: str) -> None:
    text, line, message = FAULTS[fault]
    file = tmp_path / "actors.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        read_actors(file)
    assert f"{file}, line {line}:" in str(caught.value)
    assert message in str(caught.value)


def test_a_missing_file_and_bad_bytes_are_usage_errors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_actors(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        read_actors(tmp_path / "bad.yaml")


def test_saving_and_reading_loses_nothing(tmp_path: Path) -> None:
    actors = (
        Actor(id="a", name="Jan Smit", type="person", aliases=("Smit",), roles=("de burgemeester",), gender="male"),
        Actor(id="b", name="raad", type="organisation", descriptors=("de raad",), members_of=("a",), note="x: y # z"),
    )
    save_actors(actors, tmp_path / "actors.yaml")
    assert read_actors(tmp_path / "actors.yaml") == actors
    save_actors(read_actors(SEED), tmp_path / "seed.yaml")
    assert read_actors(tmp_path / "seed.yaml") == read_actors(SEED)


def test_lists_too_deep_are_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "diep.yaml").write_text("actors: " + "[" * 5000, "utf-8")
    with pytest.raises(UsageError, match=r"diep\.yaml: not a registry"):
        read_actors(tmp_path / "diep.yaml")
