"""Who is mentioned in the kept sentences of rules, and in the articles whose parses were read by hand."""

from __future__ import annotations

from pathlib import Path

from analysis.actors import find_actors, find_mentions
from analysis.parse import read_conllu
from analysis.records import Actor, Mention
from tests.parses import stored

PARSES = Path(__file__).parents[1] / "parses"


def mentioned(text: str, actors: list[Actor] | None = None) -> list[Mention]:
    """Give the mentions of a text, of the actors found in it or of those given."""
    doc = stored(text, "actors")
    return find_mentions(doc, actors or find_actors(doc))


def holders(text: str) -> dict[str, str]:
    """Give the actor of every mention, by its words; of several with the same words the last."""
    return {m.text: m.actor for m in mentioned(text)}


def owners(text: str, expression: str, actors: list[Actor] | None = None) -> list[str]:
    """Give the actors of all mentions with these words, in reading order."""
    return [m.actor for m in mentioned(text, actors) if m.text == expression]


def chains(name: str) -> dict[str, list[str]]:
    """Give the words of all mentions in an article, by actor."""
    doc = read_conllu(PARSES / f"actors-{name}.conllu")
    found: dict[str, list[str]] = {}
    for mention in find_mentions(doc, find_actors(doc)):
        found.setdefault(mention.actor, []).append(mention.text)
    return found
