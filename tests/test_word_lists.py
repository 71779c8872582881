"""Word lists are data: no list of Dutch words stands in the code, where nobody can read, count or correct it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from analysis.lexicon import list_lexicons, load_lexicon

CODE = Path(__file__).parents[1] / "analysis"
#: So many Dutch words together are a list.
MANY = 3
#: Groups of lexicons whose words are Dutch running words; the others hold names, forms and words of files.
GROUPS = ("certainty", "deeds", "function", "numbers", "people", "speech", "tone")
#: Columns that hold words rather than what is said of them.
WORDS = ("adjective", "cue", "forms", "lemma", "marker", "noun", "preposition", "term", "word")
#: Lists that are a construction or no words, and why.
ALLOWED = {
    ("actors/kin.py", ("haar", "hun", "z'n", "zijn")): "the possessives of the construction «X en zijn vrouw»",
    ("dutch/verb_lemmas.py", ("de", "den", "te", "ten")): "endings of the past tense",
    ("dutch/lemmas.py", ("der", "er", "ere")): "endings of the comparative",
    ("grammar/nouns.py", ("en", "eren", "innen")): "endings of the plural",
    (
        "dutch/verb_lemmas.py",
        ("be", "door", "er", "mis", "om", "onder", "over", "ver", "voor"),
    ): "prefixes of verbs, part of the conjugation",
    ("actors/backdrop.py", ("conflict", "social", "speech")): "kinds of deeds, in English",
    ("article/language_check.py", ("af", "de", "en")): "codes of languages",
    ("corpus/pseudonyms.py", ("indicator", "label", "term")): "columns",
    ("exchange/webanno.py", ("data", "label", "memo")): "fields of a format",
}


@cache
def dutch_words() -> frozenset[str]:
    """Give the words of the lexicons of running Dutch."""
    names = [
        name
        for name, home in list_lexicons().items()
        if home.parent.name in GROUPS and (home / "entries.tsv").is_file()
    ]
    cells = [row[column] for name in names for row in load_lexicon(name).rows for column in WORDS if column in row]
    return frozenset(word for cell in cells for word in cell.lower().split())


def list_literals(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """List the literal collections of Dutch words in a module: the line, and the words in order of the alphabet."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Set | ast.Tuple | ast.List | ast.Dict):
            elements = node.keys if isinstance(node, ast.Dict) else node.elts
            texts = [e.value for e in elements if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            found = sorted({text for text in texts if text in dutch_words()})
            if len(found) >= MANY:
                yield node.lineno, tuple(found)


def test_no_list_of_dutch_words_stands_in_the_code() -> None:
    found = {
        (path.relative_to(CODE).as_posix(), words): line
        for path in sorted(CODE.rglob("*.py"))
        for line, words in list_literals(path)
    }
    assert {place: line for place, line in found.items() if place not in ALLOWED} == {}, "put them in a lexicon"
    assert ALLOWED.keys() <= found.keys(), "these are allowed and stand there no longer"


@pytest.mark.parametrize(
    "code", ['X = {"hij", "zij", "wij", "ik"}', 'X = ("zeggen", "melden", "vinden", "denken", "a")']
)
def test_a_list_is_seen(tmp_path: Path, code: str) -> None:
    (tmp_path / "module.py").write_text(code, "utf-8")
    assert [(line, len(words)) for line, words in list_literals(tmp_path / "module.py")] == [(1, 4)]
