"""Verbs: the infinitive with and without its particle."""

from __future__ import annotations

import pytest

from analysis.grammar.verbs import infinitive, known_verbs, particles_of, simple_infinitive
from analysis.parse import read_conllu


def rows(*words: tuple[str, str, str, int, str]) -> str:
    return "\n".join(
        f"{i}\t{form}\t{lemma}\t{pos}\t_\t_\t{head}\t{dep}\t_\t_"
        for i, (form, lemma, pos, head, dep) in enumerate(words, 1)
    )


@pytest.mark.parametrize(
    ("words", "whole", "simple"),
    [
        ((("blies", "opblazen", "VERB", 0, "root"), ("op", "op", "ADP", 1, "compound:prt")), "opblazen", "blazen"),
        (
            (("maakte", "maken", "VERB", 0, "root"), ("gebruik", "gebruik", "NOUN", 1, "compound:prt")),
            "gebruikmaken",
            "maken",
        ),
        (
            (("maakte", "maken", "VERB", 0, "root"), ("ophef", "ophef", "NOUN", 1, "compound:prt")),
            "ophef maken",
            "maken",
        ),
        ((("zweeg", "zwijgen", "VERB", 0, "root"),), "zwijgen", "zwijgen"),
    ],
)
def test_infinitives(words: tuple[tuple[str, str, str, int, str], ...], whole: str, simple: str) -> None:
    token = read_conllu(rows(*words))[0]
    assert (infinitive(token), simple_infinitive(token)) == (whole, simple)


def test_the_particle_right_before_te_is_the_one_of_the_verb() -> None:
    words = (
        ("koos", "kiezen", "VERB", 0, "root"),
        ("er", "er", "PRON", 1, "obl:arg"),
        ("voor", "voor", "ADP", 7, "compound:prt"),
        ("om", "om", "ADP", 7, "mark"),
        ("weg", "weg", "ADV", 7, "compound:prt"),
        ("te", "te", "ADP", 7, "mark"),
        ("gaan", "gaan", "VERB", 1, "xcomp"),
    )
    token = read_conllu(rows(*words).replace("gaan\tVERB\t_\t_", "gaan\tVERB\t_\tVerbForm=Inf"))[6]
    assert ([word.text for word in particles_of(token)], infinitive(token)) == (["weg"], "weggaan")


def test_at_least_four_hundred_verbs_are_known() -> None:
    assert len(known_verbs()) >= 400
