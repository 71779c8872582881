"""By what an actor of one article is known in another: keys of names, never of descriptions."""

from __future__ import annotations

from analysis.actors.known import is_proper, name_key
from analysis.grammar.names import INITIAL, surname
from analysis.grammar.nouns import look_up
from analysis.grammar.words import words_of
from analysis.records import Actor


def key_of(name: str) -> str:
    """Give the key of a name: capitals, spaces and a Dutch genitive make no difference.

    >>> key_of("Joe  Biden"), key_of("joe Biden")
    ('joe biden', 'joe biden')
    """
    return " ".join(name_key(name.split())).casefold()


def keys_of(actor: Actor) -> dict[str, str | None]:
    """Give the key of an actor's name and, of a person called by more than one name, those of first name and surname.

    A description (*de agent*, *een Brit*) has no key, and neither has a suspect's initial (*Mohamed B.*): it is
    somebody else in every article.

    >>> keys_of(Actor(id="a", name="Mark van der Laan", type="person"))
    {'name_key': 'mark van der laan', 'first_key': 'mark', 'surname_key': 'van der laan'}
    >>> keys_of(Actor(id="b", name="De Vries", type="person"))
    {'name_key': 'de vries', 'first_key': None, 'surname_key': None}
    >>> keys_of(Actor(id="c", name="de agent", type="person"))["name_key"]
    """
    keys: dict[str, str | None] = dict.fromkeys(("name_key", "first_key", "surname_key"))
    words, person = tuple(actor.name.split()), actor.type == "person"
    if not is_proper(actor.name) or (len(words) == 1 and _is_inhabitant(words[0])):
        return keys
    if person and INITIAL.match(words[-1]):
        return keys
    keys["name_key"] = key_of(actor.name)
    last = words if words[0].lower() in words_of("person-particle") else surname(words)  # De Vries, Van der Laan
    if person and len(last) < len(words):
        keys |= {"first_key": key_of(words[0]), "surname_key": key_of(" ".join(last))}
    return keys


def _is_inhabitant(word: str) -> bool:
    noun = look_up(word)
    return noun is not None and noun.kind == "inhabitant"
