"""By what an actor of one article is known in another: keys of names, never of descriptions."""

from __future__ import annotations

from analysis.actors.known import is_proper, name_key
from analysis.grammar.names import surname
from analysis.grammar.nouns import look_up
from analysis.grammar.words import words_of
from analysis.records import Actor


def key_of(name: str) -> str:
    """Give the key of a name: capitals, spaces and a Dutch genitive make no difference.

    >>> key_of("Joe  Biden"), key_of("joe Biden")
    ('joe biden', 'joe biden')
    """
    return " ".join(name_key(name.split())).casefold()


def keys_of(actor: Actor) -> tuple[str | None, str | None]:
    """Give the key of an actor's name and, of a person called by more than a surname, that of the surname.

    A description (*de agent*, *een Brit*) has no key: it is somebody else in every article.

    >>> keys_of(Actor(id="a", name="Mark van der Laan", type="person"))
    ('mark van der laan', 'van der laan')
    >>> keys_of(Actor(id="b", name="Biden", type="person")), keys_of(Actor(id="c", name="de agent", type="person"))
    (('biden', None), (None, None))
    """
    words = tuple(actor.name.split())
    if not is_proper(actor.name) or (len(words) == 1 and _is_inhabitant(words[0])):
        return None, None
    last = words if words[0].lower() in words_of("person-particle") else surname(words)  # De Vries, Van der Laan
    full = actor.type == "person" and len(last) < len(words)
    return key_of(actor.name), key_of(" ".join(last)) if full else None


def _is_inhabitant(word: str) -> bool:
    noun = look_up(word)
    return noun is not None and noun.kind == "inhabitant"
