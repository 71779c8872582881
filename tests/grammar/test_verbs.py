"""Verbs: the infinitive with and without its particle."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis import paths
from analysis.grammar.negation import negator_of_clause
from analysis.grammar.verb_groups import carried, carried_by, verb_group
from analysis.grammar.verbs import infinitive, is_present_participle, known_verbs, particles_of, simple_infinitive
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
        (
            (
                ("slaagde", "inslagen", "VERB", 0, "root"),
                ("er", "er", "ADV", 1, "advmod"),
                ("in", "in", "ADP", 1, "compound:prt"),
            ),
            "slagen",
            "slagen",
        ),
        (
            (
                ("waar", "waar", "ADV", 4, "advmod"),
                ("hij", "hij", "PRON", 4, "nsubj"),
                ("voor", "voor", "ADP", 4, "compound:prt"),
                ("stond", "voorstaan", "VERB", 0, "root"),
            ),
            "staan",
            "staan",
        ),
        (
            (
                ("aan", "aan", "ADP", 3, "compound:prt"),
                ("het", "het", "DET", 3, "det"),
                ("doen", "aandoen", "VERB", 0, "root"),
            ),
            "doen",
            "doen",
        ),
    ],
)
def test_infinitives(words: tuple[tuple[str, str, str, int, str], ...], whole: str, simple: str) -> None:
    token = next(token for token in read_conllu(rows(*words)) if token.pos_ == "VERB")
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


@pytest.mark.parametrize(
    ("form", "lemma", "present"),
    [
        ("juichend", "juichen", True),
        ("lopende", "lopen", True),
        ("staand", "staan", True),
        ("uitstekend", "uitstekend", True),
        ("geopend", "openen", False),
        ("erkende", "erkennen", False),
        ("verdiend", "verdienen", False),
        ("gehavend", "havenen", False),
    ],
)
def test_a_present_participle_is_the_infinitive_with_a_d(form: str, lemma: str, present: bool) -> None:
    assert is_present_participle(read_conllu(rows((form, lemma, "VERB", 0, "root")))[0]) is present


def test_at_least_four_hundred_verbs_are_known() -> None:
    assert len(known_verbs()) >= 400


def test_an_infinitive_goes_with_the_modal_before_it_and_not_with_the_verb_both_hang_on() -> None:
    text = rows(
        ("Hij", "hij", "PRON", 2, "nsubj"),
        ("wil", "willen", "VERB", 0, "root"),
        ("dat", "dat", "SCONJ", 5, "mark"),
        ("zij", "zij", "PRON", 5, "nsubj"),
        ("blijft", "blijven", "VERB", 2, "ccomp"),
        ("vastzitten", "vastzitten", "VERB", 2, "ccomp"),
    )
    text = text.replace("\tblijven\tVERB\t_\t_", "\tblijven\tVERB\t_\tVerbForm=Fin")
    doc = read_conllu(text.replace("\tvastzitten\tVERB\t_\t_", "\tvastzitten\tVERB\t_\tVerbForm=Inf"))
    wil, blijft, vastzitten = doc[1], doc[4], doc[5]
    assert (verb_group(wil), verb_group(blijft)) == ((wil,), (vastzitten, blijft))
    assert negator_of_clause(wil) is None


@pytest.mark.parametrize("path", sorted((paths.ROOT / "tests" / "parses").glob("*.conllu")), ids=lambda path: path.stem)
def test_a_verb_is_in_its_own_group_so_that_what_stands_above_a_group_stands_above_the_verb(path: Path) -> None:
    verbs = [token for token in read_conllu(path) if token.pos_ in ("VERB", "AUX")]
    assert [verb.text for verb in verbs if verb not in verb_group(verb)] == []
    assert [v.text for v in verbs if (lower := carried(v)) is not None and carried_by(lower) != v] == []
