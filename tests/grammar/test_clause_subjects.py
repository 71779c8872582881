"""Whose subject, by hand-made parses: each sieve and each mending in its example, «» around whom it gives."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from spacy.tokens import Doc, Token

from analysis.cascade import Sieve, first, in_turn
from analysis.grammar.clause_subjects import SUBJECT, find_subjects
from analysis.grammar.predications import predication
from analysis.grammar.subjects_and_objects import MENDING, arguments, as_parsed
from analysis.parse import read_conllu
from analysis.quotes.sentences.layout import lay_out
from analysis.quotes.sentences.subjects import SUBJECT_PHRASE, VerbIn

PARSE = Path(__file__).parent.parent / "parses" / "subjects.conllu"
CASES = re.compile(r"«(.+?)»|_(.+?)_|[^«_]+")


@cache
def doc() -> Doc:
    return read_conllu(PARSE)


def marked(example: str) -> tuple[Token, list[str]]:
    """Give the verb of an example in the hand-made parse, and whom it marks."""
    at = doc().text.index(re.sub("[«»_]", "", example))
    found: list[str] = []
    verb = None
    for case in CASES.finditer(example):
        if case[2]:
            verb = next(token for token in doc() if token.idx == at)
        found += [case[1]] if case[1] else []
        at += len(case[1] or case[2] or case[0])
    assert verb is not None, "an example has _ _ around its verb"
    return verb, found


def heads(tokens: tuple[Token, ...] | list[Token]) -> list[str]:
    return [token.text for token in tokens]


def named(sieves: tuple[Sieve[object, object], ...]) -> list[object]:
    return [pytest.param(sieve, id=sieve.name) for sieve in sieves]


@pytest.mark.parametrize("sieve", named(SUBJECT))  # type: ignore[arg-type]
def test_a_sieve_gives_the_subject_of_its_example(sieve: Sieve[object, object]) -> None:
    verb, who = marked(sieve.example)
    found = first(SUBJECT, predication(verb))
    assert found is not None
    assert (found[0], heads(list(found[1]))) == (sieve.name, [words.split()[-1] for words in who])


@pytest.mark.parametrize("sieve", named(MENDING))  # type: ignore[arg-type]
def test_a_mending_leaves_the_subjects_of_its_example(sieve: Sieve[object, object]) -> None:
    verb, who = marked(sieve.example)
    before = in_turn(MENDING[: [s.name for s in MENDING].index(sieve.name)], as_parsed(predication(verb)))
    assert sieve.find(before) is not None
    assert heads(arguments(verb)[0]) == [words.split()[-1] for words in who]


@pytest.mark.parametrize("sieve", named(SUBJECT_PHRASE))  # type: ignore[arg-type]
def test_a_sieve_gives_the_phrase_of_its_example(sieve: Sieve[object, object]) -> None:
    verb, who = marked(sieve.example)
    sentence = next(s for s in lay_out(doc()).sentences if s.first <= verb.i < s.last)
    found = first(SUBJECT_PHRASE, VerbIn(sentence, verb))
    assert found is not None
    assert (found[0], [doc()[slice(*found[1])].text]) == (sieve.name, who)


def test_who_is_asked_for_is_named_once() -> None:
    for table in (SUBJECT, MENDING, SUBJECT_PHRASE):
        assert len({sieve.name for sieve in table}) == len(table)


def test_an_infinitive_has_no_subject_of_its_own() -> None:
    assert find_subjects(next(token for token in doc() if token.text == "betreuren")) == ()
