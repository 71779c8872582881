"""Noun phrases as the coding rules bound them: from the determiner to the last restrictive prepositional phrase.

A relative clause, an apposition after a comma and what stands in brackets are left out; coordinated phrases are
separate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias
from weakref import WeakKeyDictionary

from analysis.grammar.demonyms import woman_of
from analysis.grammar.heads import is_measure, is_ranked, is_title, may_head, noun_of, noun_of_whole
from analysis.grammar.left_edge import left_edge
from analysis.grammar.marks import is_closed_between, marks_of
from analysis.grammar.name_spans import name_units
from analysis.grammar.names import entity_type, is_short_title, load_first_names, place_names
from analysis.grammar.nouns import BODIES, PERSONS, Noun, is_unknown_title
from analysis.grammar.right_edge import right_edge, with_field, with_reference
from analysis.grammar.verb_groups import SUBJECTS, with_helpers
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import feature, is_still, part_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Reference: TypeAlias = Literal["definite", "possessive", "indefinite", "quantified", "bare", "negative", "generic"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its tokens, its head, the proper name in it that names it, and how it refers.

    `stem` is the range without the phrases after the head; `noun` is the title or common noun that heads it.
    """

    start: int
    end: int
    head: int
    stem: tuple[int, int]
    name: tuple[int, int] | None
    noun: Noun | None
    reference: Reference
    plural: bool


#: What of a parse the phrases go by.
_PARSE: list[int | str] = ["POS", "TAG", "DEP", "HEAD", "LEMMA", "MORPH", "ENT_TYPE", "ENT_IOB", "SENT_START"]


@dataclass(frozen=True, slots=True)
class _Found:
    """The phrases of a text, in order and by their first token, with the parse they were read from."""

    parse: bytes
    phrases: list[Phrase]
    beginning: dict[int, list[Phrase]]


#: The phrases of the texts at hand; a text that is gone takes its own along.
_FOUND: WeakKeyDictionary[Doc, _Found] = WeakKeyDictionary()


def noun_phrases(doc: Doc) -> list[Phrase]:
    """Find every noun phrase that names or might name an actor, nested ones too, in the order of the text.

    They are found once for a text and its parse: whoever asks again is given the same, until a token is corrected.

    >>> doc = parse("Een woordvoerder van het OM sprak met de Belgische premier Michel, die zweeg.")
    >>> [doc[p.start : p.end].text for p in noun_phrases(doc)]
    ['Een woordvoerder van het OM', 'het OM', 'de Belgische premier Michel']
    """
    return list(_known(doc).phrases)


def phrases_from(doc: Doc, i: int) -> Sequence[Phrase]:
    """Give the noun phrases that begin with a token, the longest first.

    >>> doc = parse("Een woordvoerder van het OM sprak met de Belgische premier Michel, die zweeg.")
    >>> [doc[p.start : p.end].text for p in phrases_from(doc, 3)]
    ['het OM']
    """
    return _known(doc).beginning.get(i, ())


def _known(doc: Doc) -> _Found:
    known = _FOUND.get(doc)
    if known is not None and is_still(doc):
        return known
    parse = b"" if is_still(doc) else doc.to_array(_PARSE).tobytes()
    if known is None or known.parse != parse:
        phrases = _find(doc)
        beginning: dict[int, list[Phrase]] = {}
        for phrase in phrases:
            beginning.setdefault(phrase.start, []).append(phrase)
        known = _FOUND[doc] = _Found(parse, phrases, beginning)
    return known


def _find(doc: Doc) -> list[Phrase]:
    units = name_units(doc)
    starts = dict(units)
    inside = {i: end for start, end in units for i in range(start, end)}
    found: list[Phrase] = []
    covered: set[int] = set()
    for token in doc:
        if token.i in covered or not may_head(token, starts, inside):
            continue
        phrase = _phrase(token, starts, inside)
        found.append(phrase)
        covered.add(phrase.head)
        if phrase.name:
            covered.update(range(*phrase.name))
            covered.update(range(phrase.stem[0], phrase.stem[1]))
    return with_coordinated(doc, sorted(found, key=lambda p: (p.start, -p.end)))


def _phrase(token: Token, starts: dict[int, int], inside: dict[int, int]) -> Phrase:
    doc = token.doc
    sentence_end = token.sent.end
    head = token.i
    noun = None if head in starts else noun_of(token)
    name: tuple[int, int] | None = (head, starts[head]) if head in starts else None
    end = starts.get(head, head + 1) + is_ranked(token)
    if name is None:
        name, end = _named(token, noun, starts, end, sentence_end)
    if name is None and noun is None and token.pos_ in ("PRON", "DET", "NUM"):
        noun = noun_of_whole(token)
    start = left_edge(doc, head, inside)
    if head in starts and not any(t.pos_ in ("DET", "PRON") for t in doc[start:head]):
        start = head - 1 if start < head and _is_modifier(doc[head - 1]) else head
    while start > token.sent.start and is_short_title(doc[start - 1].text):
        start -= 1
    end = with_reference(doc, head, end, sentence_end, noun)
    stem = (start, end)
    end = with_field(doc, (start, head, end), sentence_end, noun, inside)
    if name is None or noun is not None or doc[name[0]].text[0].isupper():
        end = right_edge(doc, (start, head, end), sentence_end, name, noun, inside)
    if end in starts and end < sentence_end:
        if end - 1 > head and is_title(doc[end - 1]):
            end = starts[end]
        elif name is None and noun is not None and _is_titled(token, noun, starts, end):
            name = (end, starts[end])
            end = name[1]
            stem = (start, end)
    if end < sentence_end and end in marks_of(doc).marks and is_closed_between(doc, start, end):
        end += 1
    reference = _reference(doc, start, head)
    plural = not (name is not None and noun is None) and _is_plural(token, noun, reference)
    return Phrase(start, end, head, stem, name, noun, reference, plural)


def _is_modifier(token: Token) -> bool:
    """Tell whether a small word with an ending is the adjective right before a name: *18-jarige Bos*."""
    bends = token.is_lower or token.is_sent_start or token.text[0].isdigit()
    if token.i and token.nbor(-1).pos_ == "ADV":
        return False  # more likely a verb: Gisteren juichte Ahold
    return bends and token.dep_ == "amod" and "prenom" in token.tag_ and token.text.endswith("e")


def _named(
    token: Token, noun: Noun | None, starts: dict[int, int], end: int, stop: int
) -> tuple[tuple[int, int] | None, int]:
    """Find the name that follows its title at once: premier Michel, terreurgroep IS."""
    doc = token.doc
    if noun is not None and noun.kind in PERSONS and end + 1 < stop and end + 1 in starts and _goes_on(token, doc[end]):
        return (end + 1, starts[end + 1]), starts[end + 1]
    if end >= stop or end not in starts:
        return None, end
    titled = (
        noun is not None
        and noun.kind in PERSONS | BODIES
        and (noun.kind != "people" or noun.entry in words_of("family"))
    )
    if _meet(token, noun, (end, starts[end])):
        return None, end
    linked = doc[end].head.i == token.i and doc[end].dep_ in ("appos", "flat", "nmod", "compound", "fixed")
    if noun is None and doc[end].text in load_first_names():
        name = (end, starts[end])
        return (name, name[1]) if linked and is_unknown_title(token) else (None, end)
    singular = feature(token, "Number") != "Plur"
    if not ((titled and singular) or linked) or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None, end
    name = (end, starts[end])
    second = name[1]
    if titled and second in starts and second < stop:
        name = (second, starts[second])
    return name, name[1]


def _goes_on(title: Token, noun: Token) -> bool:
    """Tell whether a title goes on before its name: *zijn vrouw prinses Haya, directeur voetbalzaken Marc Bos*."""
    field = noun.pos_ == "NOUN" and noun.dep_ == "nmod" and noun.head.i == title.i and noun.is_lower
    return is_title(noun) or (field and noun.nbor(1).head.i == title.i)


def _is_titled(token: Token, noun: Noun, starts: dict[int, int], end: int) -> bool:
    """Tell whether a name after a phrase is that of who bears its function: *minister van Wonen Els Vos*."""
    return noun.kind in ("office", "role") and not _meet(token, noun, (end, starts[end]))


def _meet(token: Token, noun: Noun | None, name: tuple[int, int]) -> bool:
    """Tell whether a noun and the name after it only meet, and the name is of another: *rapport Bos, minister Iran*."""
    doc = token.doc
    known = doc[slice(*name)].text in place_names() and doc[name[0]].text not in load_first_names()
    place = known and all(entity_type(t) == "place" for t in doc[slice(*name)])
    if noun is not None:
        return place and noun.kind in PERSONS - {"kin"}
    if part_at(doc, token.idx).kind not in ("headline", "crosshead") or is_unknown_title(token):
        return False
    bare = token.i == 0 or doc[token.i - 1].pos_ not in ("DET", "PRON", "NUM")
    return bare and token.pos_ == "NOUN" and token.lower_ not in words_of("thing-words")


def _reference(doc: Doc, start: int, head: int) -> Reference:
    """Tell by the words before the head how a phrase refers."""
    kinds = kinds_in("determiners")
    if doc[head].lower_ in words_of("somebody"):
        return "indefinite"
    if doc[head].pos_ in ("PRON", "DET", "NUM", "SYM"):
        return "quantified"
    found: Reference | None = None
    for token in doc[start:head]:
        kind = "quantified" if is_measure(token, doc[head]) else kinds.get(token.lower_)
        if feature(token, "Poss") == "Yes" or (token.dep_ == "nmod:poss" and token.head.i == head):
            kind = "possessive"
        if kind is None and (
            (token.pos_ == "NUM" and token.head.i == head)
            or (token.text.isdigit() and token.nbor(1).lower_ not in words_of("age-unit"))
        ):
            kind = "quantified"
        if kind and (found is None or (found == "indefinite" and kind == "quantified")):
            found = kind  # type: ignore[assignment]
    return found or "bare"


def _is_plural(token: Token, noun: Noun | None, reference: Reference) -> bool:
    if token.lower_ in words_of("one") and token.pos_ != "NOUN":
        return False
    if woman_of(token) is not None:
        return False
    number = feature(token, "Number")
    if noun and noun.kind == "people" and noun.plural:
        return True
    if noun and noun.kind not in ("people", "inhabitant") and not noun.plural and noun.entry == token.lower_:
        return False
    if number:
        return number == "Plur"
    return bool(noun and noun.plural) or reference == "quantified"


def with_coordinated(doc: Doc, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Join a phrase and a second function after *en* that has no article of its own.

    >>> doc = parse("“Het gaat goed”, zegt minister van Wonen en burgemeester van Lommel, Els Vos.")
    >>> [doc[p.start : p.end].text for p in noun_phrases(doc)][0]
    'minister van Wonen en burgemeester van Lommel'
    """
    starts = {phrase.start: phrase for phrase in reversed(phrases)}
    joined: dict[int, Phrase] = {}
    gone: set[int] = set()
    for phrase in phrases:
        if id(phrase) in gone or phrase.end + 1 >= len(doc) or doc[phrase.end].lower_ not in words_of("and"):
            continue
        second = starts.get(phrase.end + 1)
        if second is not None and _are_one(doc, phrase, second, starts):
            joined[id(phrase)] = replace(phrase, end=second.end, stem=(phrase.start, second.stem[1]), name=second.name)
            gone.add(id(second))
    return [joined.get(id(phrase), phrase) for phrase in phrases if id(phrase) not in gone]


def _are_one(doc: Doc, first: Phrase, second: Phrase, starts: dict[int, Phrase]) -> bool:
    """Tell whether two functions are of one person: the second is bare, and a name or singular verb goes with both."""
    one, two = first.noun, second.noun
    if one is None or two is None or first.name is not None or second.reference != "bare":
        return False
    if one.kind not in ("office", "role") or two.kind not in ("office", "role", "kin") or one.entry == two.entry:
        return False
    if first.plural or second.plural or (one.gender and two.gender and one.gender != two.gender):
        return False
    if first.reference == "bare":
        return second.name is not None or _is_named_after(doc, second, starts)
    return first.reference in ("definite", "indefinite", "possessive") and _has_singular_verb(doc, first)


def _is_named_after(doc: Doc, phrase: Phrase, starts: dict[int, Phrase]) -> bool:
    """Tell whether a name follows after a comma, and ends there."""
    after = starts.get(phrase.end + 1) if phrase.end < len(doc) and doc[phrase.end].text == "," else None
    return after is not None and after.name is not None and after.noun is None and after.start == after.name[0]


def _has_singular_verb(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase is the subject of a verb in the singular."""
    head = doc[phrase.head]
    if head.dep_ not in SUBJECTS:
        return False
    finite = [verb for verb in with_helpers(head.head) if feature(verb, "VerbForm") == "Fin"]
    return bool(finite) and all(feature(verb, "Number") == "Sing" for verb in finite)
