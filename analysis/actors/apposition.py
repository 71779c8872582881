"""A description and a name for one actor: in apposition (*zijn advocaat, Jan Smit*), or the name a few sentences later.

`appositions` finds two phrases with a comma between them; `described_before` finds who was described first and is named
now: *De imam zweeg. De imam Youssef Karam …*
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.actors.agreement import Description
from analysis.actors.clusters import Cluster, type_of
from analysis.actors.restriction import selected_end
from analysis.actors.so_far import only
from analysis.grammar.names import name_gender, name_type
from analysis.grammar.negation import denied_by
from analysis.grammar.noun_phrases import Phrase, noun_phrases
from analysis.grammar.nouns import BODIES, PERSONS
from analysis.grammar.relations import is_heading, top
from analysis.grammar.verbs import speech_verbs
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: How many sentences back somebody may have been described who is named now.
REACH = 3


def appositions(doc: Doc, phrases: Sequence[Phrase]) -> dict[int, int]:
    """Find the appositions after a comma: for each of the two phrases, by its place in the list, the other.

    >>> doc = parse("De nieuwe leider van de partij, Jan Smit, zweeg.")
    >>> appositions(doc, noun_phrases(doc))
    {0: 2, 2: 0}
    """
    starts = {phrase.start: index for index, phrase in reversed(list(enumerate(phrases)))}
    found: dict[int, int] = {}
    for index, phrase in enumerate(phrases):
        selected = selected_end(doc, phrase)
        if (named := _presented(doc, phrase, starts, phrases)) is not None and not {index, named} & found.keys():
            found[index], found[named] = named, index
            continue
        comma = selected or _after_party(doc, phrase)
        if comma + 1 >= len(doc) or doc[comma].text not in (",", "(", ":"):
            continue
        other = starts.get(comma + 1)
        if other is None or other == index or {index, other} & found.keys():
            continue  # a name is beside one: Sem Bos is the broer of the dader, and not the dader as well
        last = phrases[other].end
        if doc[comma].text == "(" and (last >= len(doc) or doc[last].text != ")"):
            continue
        if doc[comma].text == ":" and not _is_named_at_last(doc, phrase, phrases[other]):
            continue
        if selected and (last >= len(doc) or not doc[last].is_punct):
            continue
        if _is_apposition(doc, phrase, phrases[other]):
            found[index] = other
            found[other] = index
    return found


def _after_party(doc: Doc, phrase: Phrase) -> int:
    """Give the end of a phrase, of a name with its party in brackets: *Jan Smit (MDP), de opvolger van Els Vos*."""
    after = [t.text for t in doc[phrase.end : phrase.end + 4]]
    party = len(after) == 4 and (after[0], after[2], after[3]) == ("(", ")", ",") and after[1].isupper()
    return phrase.end + 3 if party and phrase.name is not None and phrase.reference == "bare" else phrase.end


def _is_named_at_last(doc: Doc, phrase: Phrase, other: Phrase) -> bool:
    """Tell whether a colon names whom the text tells that there is: *Er is nog één kandidaat: minister Els Vos*."""
    new = phrase.name is None and phrase.reference in ("indefinite", "quantified")
    return new and other.name is not None and (other.end >= len(doc) or doc[other.end].lower_ not in words_of("joint"))


def _presented(doc: Doc, phrase: Phrase, starts: Mapping[int, int], phrases: Sequence[Phrase]) -> int | None:
    """Find the name that a sentence gives somebody it describes: *De verdachte is Jan Smit*, *De baby heet Anna*."""
    if phrase.reference != "definite" or phrase.name is not None or phrase.plural:
        return None
    if phrase.noun is None or phrase.noun.kind not in PERSONS or top(doc, phrase).dep_ != "nsubj":
        return None
    told = top(doc, phrase).head
    being = told.lemma_ == "heten" or any(
        t.dep_ == "cop" and t.lemma_ == "zijn" and t.i > phrase.head for t in told.children
    )
    denied = denied_by(told) is not None or any(t.dep_ in ("mark", "aux") for t in told.children)
    if not being or denied or told.dep_ != "ROOT" or told.i < phrase.end:
        return None
    after = next((t.i for t in doc[phrase.end : told.sent.end] if t.lemma_ not in ("zijn", "heten")), None)
    index = starts.get(after) if after is not None else None
    if index is None or phrases[index].name is None or phrases[index].plural:
        return None
    other = phrases[index]
    holds = other.start <= told.i < other.end or told.lemma_ == "heten"
    return index if holds and _same_sort(doc, other, phrase) else None


def _is_apposition(doc: Doc, first: Phrase, second: Phrase) -> bool:
    """Tell whether one of two phrases names and the other describes one of the same sort, and no list goes on."""
    if first.name is None and second.name is None:
        return _is_described_twice(doc, first, second)
    if (first.name is None) == (second.name is None):
        return False
    named, described = (first, second) if first.name else (second, first)
    if described.plural or described.noun is None or described.noun.kind == "people":
        return False
    one_of_them = doc[described.head].lower_ in words_of("one")
    if described.reference not in ("definite", "possessive", "indefinite", "bare") and not one_of_them:
        return False
    goes_on = second.end < len(doc) and doc[second.end].lower_ in words_of("joint")
    return not goes_on and _same_sort(doc, named, described)


def _is_described_twice(doc: Doc, first: Phrase, second: Phrase) -> bool:
    """Tell whether a description between commas is another of the one before: *De chauffeur, een Belg, zweeg*."""
    one, other = first.noun, second.noun
    if one is None or other is None or not {one.kind, other.kind} <= PERSONS or first.plural or second.plural:
        return False
    within = top(doc, second)
    last = doc[second.end].text if second.end < len(doc) else ""
    bracketed = doc[second.start - 1].text == "("  # and so closed by one
    apposed = bracketed or (within.dep_ == "appos" and first.start <= within.head.i < first.end)
    return (bracketed or last == ",") and apposed and (one.gender is None or other.gender in (None, one.gender))


def _same_sort(doc: Doc, named: Phrase, described: Phrase) -> bool:
    assert named.name is not None and described.noun is not None
    words = tuple(token.text for token in doc[slice(*named.name)])
    kind = name_type(words)
    if described.noun.kind in PERSONS:
        genders = {described.noun.gender, name_gender(words)} - {None}
        return kind in ("person", None) and len(genders) < 2  # nobody's moeder is called Kees
    part = described.noun.entry in words_of("parts-of-bodies")  # het bestuur van het bedrijf, Bos NV
    return described.noun.kind in BODIES and not part and kind in ("organisation", None) and named.noun is None


def described_before(d: Description) -> Cluster | None:
    """Find the one person whom the title before a name described without a name; with *van X* only one who speaks.

    `d` is the first phrase that holds the name.
    """
    doc, phrase, noun = d.doc, d.phrase, d.phrase.noun
    if noun is None or noun.kind not in ("office", "role") or phrase.plural or phrase.name is None:
        return None
    same = only(d.so_far.by("head", d.head))
    if same is None or same.names or same.plural or type_of(same) != "person":
        return None
    if all(is_heading(doc, p) for p in same.phrases):
        return same if _is_only_one_so_titled(doc, phrase) else None
    if phrase.reference == "bare" and noun.kind == "office" and _is_portfolio_of_one(doc, phrase, same):
        return same
    if d.sentences_since(same) > REACH or any(
        p.reference not in ("definite", "bare") or p.head > p.start + 1 for p in same.phrases
    ):
        return None
    if all(p.end == p.stem[1] for p in same.phrases):
        return same if phrase.reference == "definite" or _speaks(doc, phrase) else None
    speaks = _speaks(doc, phrase) and phrase.reference == "bare"
    return same if speaks and _is_only_one_so_titled(doc, phrase) else None


def _is_portfolio_of_one(doc: Doc, phrase: Phrase, cluster: Cluster) -> bool:
    """Tell whether a title is of the one described by its portfolio: *de minister van Defensie … minister Vos*."""
    told = [t for p in cluster.phrases for t in doc[p.stem[1] : p.end]]
    own = any(t.text in words_of("portfolio-fields") for t in told)
    return own and phrase.end == (phrase.name or (0, 0))[1] and _is_only_one_so_titled(doc, phrase)


def _is_only_one_so_titled(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether no other name has the title of a name: whom a heading calls *wethouder* is the one named so."""
    title = doc[phrase.head].lower_
    names = {
        doc[p.name[1] - 1].text
        for p in noun_phrases(doc)
        if p.name is not None and p.noun is not None and doc[p.head].lower_ == title
    }
    plural = any(p.plural and p.noun is not None and p.noun == phrase.noun for p in noun_phrases(doc))
    return len(names) == 1 and not plural


def _speaks(doc: Doc, phrase: Phrase) -> bool:
    if phrase.start and doc[phrase.start - 1].lemma_ in speech_verbs():
        return True
    subject = top(doc, phrase)
    return subject.dep_ == "nsubj" and subject.head.lemma_ in speech_verbs()
