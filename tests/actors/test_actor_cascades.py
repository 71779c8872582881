"""Every row and every sieve of the tables of `actors` decides the example it is shown with, on a stored parse."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
import yaml

from analysis import paths
from analysis.actors import find_mentions, identify, suggest_merges
from analysis.actors.agreement import Match
from analysis.actors.candidates import Pair, PronounAt
from analysis.actors.clusters import INHABITANTS
from analysis.actors.coreference import RENAMED, REPEATED, SELECTED, TAKEN_UP, WEIGHED
from analysis.actors.description_weights import Beside
from analysis.actors.discovery import APPOSITION, NAMED
from analysis.actors.epithets import AtHand
from analysis.actors.mentions import DESCRIPTION, EXPRESSIONS
from analysis.actors.merging import Two
from analysis.actors.name_matching import Names
from analysis.actors.prominence import Mentioned
from analysis.actors.pronoun_resolution import ANTECEDENTS, RULE
from analysis.actors.spoken_for import Speaking
from analysis.actors.weights import Asked
from analysis.cascade import Row
from analysis.lexicon import load_rules
from analysis.portrait import portray_doc
from analysis.records import Actor
from tests.coding_tables import PAGES, TABLES, path_of, written
from tests.parses import stored, without_marks

#: What a registry may hold and discovery does not find: an event, a role.
REGISTRY = (
    Actor(id="storm", name="de storm", type="event", descriptors=("de storm",)),
    Actor(id="els-vos", name="Els Vos", type="person", roles=("de premier",)),
)


def described(asked: Any) -> str:
    """Give the words of what a rule was asked about: a phrase, a name, a pronoun."""
    match asked:
        case Match():
            return described(asked.described)
        case Beside():
            return described(asked.d)
        case AtHand():
            return described(asked.d)
        case Names():
            return " ".join(asked.short)
        case Mentioned():
            return str(asked.head.text)
        case Pair():
            return str(asked.at.token.text)
        case Asked():
            return str(asked.at.token.text)
        case Two():
            return next(m.text for m in asked.mentions if m.actor == asked.second.id)
        case Speaking():
            return "Wij"
        case PronounAt():
            return str(asked.token.text)
    return str(asked.doc[asked.phrase.start : asked.phrase.end].text)


def answers(monkeypatch: pytest.MonkeyPatch, module: str, table: str, text: str) -> list[tuple[str, str]]:
    """Read a text with and without a registry, and tell which rule of a table answered for which words."""
    found: list[tuple[str, str]] = []

    def watched(rule: Any) -> Any:
        def watch(asked: Any) -> Any:
            answer = (rule.holds if isinstance(rule, Row) else rule.find)(asked)
            if answer is not None and answer is not False:
                found.append((rule.name, described(asked)))
            return answer

        return replace(rule, holds=watch) if isinstance(rule, Row) else replace(rule, find=watch)

    home = import_module(f"analysis.actors.{module}")
    monkeypatch.setattr(home, table, tuple(watched(rule) for rule in getattr(home, table)))
    doc = stored(text, "actors")
    if table == "PERSON":
        doc.ents = ()  # it is asked where the network does not tell what a name names
    if table == "SPOKEN_FOR":
        portray_doc(doc)  # it is asked when the quotations are known
    suggest_merges(*identify(doc))
    find_mentions(doc, REGISTRY)
    return found


RULES_OF_TABLES = [(module, table, rule) for module, table, rules in TABLES for rule in rules]


@pytest.mark.parametrize(
    ("module", "table", "rule"), RULES_OF_TABLES, ids=[f"{table}-{rule.name}" for _, table, rule in RULES_OF_TABLES]
)
def test_every_rule_decides_its_example(module: str, table: str, rule: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    text, marked = without_marks(rule.example)
    assert marked, f"{table}: {rule.name} has no example, with «» around the words that it decides"
    assert (rule.name, marked[-1]) in answers(monkeypatch, module, table, text)


def test_the_codes_that_the_tables_give_are_those_that_are_explained() -> None:
    given = {code for sieve in EXPRESSIONS for code in sieve.gives} | {RULE + sieve.name for sieve in ANTECEDENTS}
    tables = (NAMED, SELECTED, REPEATED, TAKEN_UP, RENAMED, WEIGHED)
    joining = [sieve.name for table in tables for sieve in table] + [APPOSITION, INHABITANTS]
    given |= {f"{DESCRIPTION}-{name}" for name in joining}
    # of the first person, when the quotations are known; and of pronouns for whom two are too close
    given |= {"mention.author", "mention.spoken-for", "mention.plural-speaker", "mention.undecided"}
    assert given == set(yaml.safe_load((paths.RULES / "actors.yaml").read_text("utf-8")))


JOINING = sorted(code for code in load_rules() if code.startswith(f"{DESCRIPTION}-"))


@pytest.mark.parametrize("code", JOINING)
def test_a_description_tells_by_which_sieve_it_was_joined(code: str) -> None:
    text, (words,) = without_marks(load_rules()[code].example or "")
    _, mentions = identify(stored(text, "actors"))
    assert (words, code) in [(mention.text, mention.rule) for mention in mentions]


def test_names_of_rules_are_single() -> None:
    for module, table, rules in TABLES:
        names = [rule.name for rule in rules]
        assert len(set(names)) == len(names), (module, table)
        assert all(re.fullmatch(r"[\w*, -]+", name) for name in names), (module, table)


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_show_the_tables_as_they_are(page: str) -> None:
    assert path_of(page).read_text("utf-8") == written(page), "`python -m tests.coding_tables` writes it"
