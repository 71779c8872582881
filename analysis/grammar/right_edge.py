"""Where a phrase ends: with the prepositional phrases that restrict its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.grammar.attachment import is_of_object, is_of_verb
from analysis.grammar.names import entity_type, load_first_names, place_names
from analysis.grammar.nouns import PERSONS, Noun, look_up
from analysis.grammar.verbs import is_finite, speech_verbs
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import part_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


#: How a word may hang on the noun right before it.
_BESIDE = ("appos", "nmod", "flat", "compound")


def right_edge(
    doc: Doc,
    core: tuple[int, int, int],
    stop: int,
    name: tuple[int, int] | None,
    noun: Noun | None,
    inside: dict[int, int],
) -> int:
    """Find where a phrase ends: with the prepositional phrases that restrict its head.

    `core` has its first token, its head and its end without them; `inside` has the tokens of proper names, each with
    the end of its name.
    """
    start, head, end = core
    while end < stop and doc[end].pos_ == "ADP" and doc[end].lower_ in kinds_in("restrictive-prepositions"):
        led = " ".join(t.lower_ for t in doc[end : end + 3]) in words_of("led-by")
        target = _object(doc[end + 2] if led else doc[end], stop)
        if target is None or _is_of_other(doc[end], target, doc[head]):
            break
        after = max(_object_end(doc, target, stop, inside), end + 2)
        whole = _fills_prefield(doc, start, end, after, stop) or _is_seated(doc[head], doc[end], target, noun)
        if not whole and not _restricts(doc[end], target, doc[head], name, noun, led):
            break
        end = after
    return end


def with_reference(doc: Doc, head: int, end: int, stop: int, noun: Noun | None) -> int:
    """Find where a noun ends with what says right behind it of which: *de chef daarvan*, *de vrouw in kwestie*."""
    if noun is None or end != head + 1 or end >= stop:
        return end
    words = [token.lower_ for token in doc[end : min(end + 2, stop)]]
    return end + next((size for size in (1, 2) if " ".join(words[:size]) in words_of("of-it")), 0)


def with_field(doc: Doc, core: tuple[int, int, int], stop: int, noun: Noun | None, inside: dict[int, int]) -> int:
    """Find where a function ends with its field, which stands right behind it without *van*: *hoogleraar criminologie*.

    In a heading that may be whatever it is of: *bouwer windmolenpark Gent*, *slachtoffers brand*.
    """
    start, head, end = core
    if noun is None or end != head + 1 or doc[head].pos_ != "NOUN":
        return end
    heading = part_at(doc, doc[head].idx).is_heading and start == head and noun.kind in PERSONS
    function = noun.kind in ("office", "role") and not noun.plural
    while end < stop and (heading or (function and end == head + 1)) and _is_field(doc[end], head, heading):
        end = inside.get(end, end + 1)
    return end


def _is_field(token: Token, head: int, heading: bool) -> bool:
    """Tell whether a word right behind a phrase hangs on it, and names nobody who stands beside it."""
    hangs = token.dep_ in _BESIDE and token.head.i < token.i and (heading or head <= token.head.i)
    if not hangs or token.pos_ not in ("NOUN", "PROPN"):
        return False
    other = look_up(token.text, token.lemma_)
    if heading:
        return (other is None or other.kind not in PERSONS) and token.i > head + (token.pos_ == "PROPN")
    return other is None and token.pos_ == "NOUN" and token.is_lower


def _is_of_other(preposition: Token, target: Token, head: Token) -> bool:
    """Tell whether a preposition behind a phrase belongs to the verb or to its own noun, and restricts nobody."""
    return (
        target.lower_ in words_of("relative-object")
        or _is_addressee(head, preposition, target)
        or is_of_verb(preposition, head, target)
        or is_of_object(preposition, head)
        or _is_fixed(preposition, target)
    )


def _restricts(
    preposition: Token, target: Token, head: Token, name: tuple[int, int] | None, noun: Noun | None, led: bool
) -> bool:
    """Tell whether a preposition right behind a phrase says with its noun which one it is."""
    end, above = preposition.i, target.head
    if above.text.endswith("-") and head.head.i == above.i:
        above = head  # voor- en tegenstanders van de windmolens
    van = preposition.lower_ == "van"
    always = kinds_in("restrictive-prepositions")[preposition.lower_] == "always"
    higher = (t.i for t in (above, above.head) if t.pos_ != "VERB")
    employed = _is_employed(head, preposition, target, noun)
    attached = employed or head.i <= above.i < end or any(head.i <= i < end for i in higher)
    behind_name = name is not None and name[1] == end
    of_body = name is not None and _is_body(target, head.doc[name[0]])
    near = (end == head.i + 1 and above.pos_ in ("NOUN", "PROPN")) or (
        behind_name and (target.pos_ == "PROPN" or of_body)
    )
    named = behind_name or (name is not None and noun is None)
    return (
        target.lower_ not in words_of("no-names")
        and (van or (target.pos_ != "NUM" and (above.pos_ != "PROPN" or above.i == head.i)))
        and (always or noun is not None or name is not None)
        and (attached or (near if always else led))
        and (not named or _names_allow(preposition, target, noun))
    )


def _is_fixed(preposition: Token, target: Token) -> bool:
    """Tell whether a preposition is one with the word after it: *van achteren, in ruil voor*; or leads to a medium."""
    after = preposition.nbor(1).lower_
    if after in words_of("adverbial-noun") or target.lower_ in words_of("adverbial-noun"):
        return True
    return preposition.lower_ == "in" and any(t.lower_ in words_of("medium") for t in (target, *target.children))


def _is_employed(head: Token, preposition: Token, target: Token, noun: Noun | None) -> bool:
    """Tell whether some are of the body right after them: *bestuurders bij grote banken*."""
    plural = noun is not None and noun.kind in ("role", "office") and noun.plural and preposition.i == head.i + 1
    bare = head.i == head.sent.start or head.nbor(-1).pos_ not in ("DET", "PRON", "NUM", "ADJ")
    body = look_up(target.text, target.lemma_)
    return plural and bare and preposition.lower_ == "bij" and body is not None and body.kind == "organisation"


def _is_body(target: Token, name: Token) -> bool:
    """Tell whether a definite noun names the body that a person is of: *Els Vos van de brandweer*."""
    body = look_up(target.text, target.lemma_) if target.pos_ == "NOUN" else None
    definite = any(c.dep_ == "det" and c.lower_ in ("de", "het") for c in target.children)
    person = name.text in load_first_names() or entity_type(name) == "person"
    return person and body is not None and body.kind in ("organisation", "force") and definite


def _fills_prefield(doc: Doc, start: int, end: int, after: int, stop: int) -> bool:
    """Tell whether a sentence opens with a phrase and what follows up to its verb, so that all is one part of it.

    One part stands before the finite verb of a Dutch main clause: *De leden in de Kamer zwijgen.*
    """
    if not doc[start].is_sent_start or after >= stop or not is_finite(doc[after]):
        return False
    plain = not any(is_finite(t) or t.is_punct for t in doc[start:after])
    return plain and doc[after].head.i in (after, doc[start:end].root.head.i)


def _is_seated(head: Token, preposition: Token, target: Token, noun: Noun | None) -> bool:
    """Tell whether a body has its seat in the place right after it: *de rechtbank in Groningen*."""
    near = preposition.i == head.i + 1 and target.i == preposition.i + 1
    seated = preposition.lower_ == "in" and noun is not None and noun.entry in words_of("seated-body")
    return near and seated and target.text in place_names()


def _is_addressee(head: Token, preposition: Token, target: Token) -> bool:
    """Tell whether a medium after the one who speaks is told so: meldden omwonenden aan Reuters."""
    told = head.dep_ == "nsubj" and head.head.i < head.i and head.head.lemma_ in speech_verbs()
    relayed = told and preposition.lower_ in words_of("relay")
    return relayed and any(t.lower_ in words_of("medium") for t in target.subtree)


def _names_allow(preposition: Token, target: Token, noun: Noun | None) -> bool:
    """After a name only the portfolio, office, body or home follows: minister Blok van Buitenlandse Zaken."""
    if preposition.lower_ == "uit":
        return target.text in place_names() and target.i == preposition.i + 1
    if preposition.lower_ != "van":
        return False
    body = look_up(target.text, target.lemma_) if target.pos_ == "NOUN" else None
    if body is not None and body.kind == "organisation":
        return True
    return (noun is not None and noun.kind in ("office", "role")) or (
        target.text[0].isupper() and target.text not in place_names()
    )


def _object(preposition: Token, stop: int) -> Token | None:
    """Give the noun a preposition governs."""
    target = preposition.head
    if (
        preposition.dep_ in ("case", "mark", "fixed")
        and preposition.i < target.i < stop
        and target.pos_ in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM", "X")
    ):
        return target
    for token in preposition.doc[preposition.i + 1 : min(stop, preposition.i + 5)]:
        if token.pos_ in ("NOUN", "PROPN"):
            return token
        if token.pos_ not in ("DET", "ADJ", "NUM", "PRON"):
            return None
    return None


def _object_end(doc: Doc, target: Token, stop: int, inside: dict[int, int]) -> int:
    end = inside.get(target.i, target.i + 1)
    if target.text.endswith("-") and end + 1 < stop and doc[end].lower_ in words_of("conjunction"):
        end += 2  # the first part of a compound that the second completes: 16- en 17-jarigen
    field = doc[end - 1].text in words_of("portfolio-fields")
    linked = end in inside and end < stop and doc[end].head.i == target.i
    if linked and not field and doc[end].text not in load_first_names():
        end = inside[end]
    return end
