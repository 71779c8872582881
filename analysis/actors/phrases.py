"""Noun phrases as the coding rules bound them: from the determiner to the last restrictive prepositional phrase.

A relative clause, an apposition after a comma and what stands in brackets are left out; coordinated phrases are separate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.actors.names import first_names, name_units, place_names
from analysis.actors.nouns import BODIES, PERSONS, Noun, look_up
from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Reference: TypeAlias = Literal["definite", "possessive", "indefinite", "quantified", "bare", "negative", "generic"]

_PARTS = {"van", "uit", "onder"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its tokens, its head, the proper name in it that names it, and how it refers.

    `stem` is the range without the phrases after the head; `nouns` are the titles and common heads, the first the leftmost.
    """

    start: int
    end: int
    head: int
    stem: tuple[int, int]
    name: tuple[int, int] | None
    noun: Noun | None
    reference: Reference
    plural: bool


def noun_phrases(doc: Doc) -> list[Phrase]:
    """Find every noun phrase that names or might name an actor, nested ones too, in the order of the text.

    >>> from analysis.parse import parse
    >>> doc = parse("Een woordvoerder van het OM sprak met de Belgische premier Michel, die zweeg.")
    >>> [doc[p.start : p.end].text for p in noun_phrases(doc)]
    ['Een woordvoerder van het OM', 'het OM', 'de Belgische premier Michel']
    """
    units = name_units(doc)
    starts = {start: end for start, end in units}
    inside = {i for start, end in units for i in range(start, end)}
    found: list[Phrase] = []
    covered: set[int] = set()
    for token in doc:
        if token.i in covered or not _may_head(token, starts, inside):
            continue
        phrase = _phrase(token, starts, inside)
        found.append(phrase)
        covered.add(phrase.head)
        if phrase.name:
            covered.update(range(*phrase.name))
            covered.update(range(phrase.stem[0], phrase.stem[1]))
    return sorted(found, key=lambda p: (p.start, -p.end))


def _may_head(token: Token, starts: dict[int, int], inside: set[int]) -> bool:
    if token.i in starts:
        return True
    if token.i in inside or token.is_punct or token.is_space:
        return False
    if token.pos_ == "NOUN":
        return not _measures_next(token)
    if token.pos_ == "PROPN":
        return look_up(token.text) is not None
    if token.pos_ in ("ADJ", "VERB", "NUM", "PRON", "DET", "X"):
        return is_nominal(token)
    return False


def is_measure(token: Token, head: Token) -> bool:
    """Tell whether a noun only counts the noun after it: een aantal agenten, een groep jongeren."""
    if token.pos_ not in ("NOUN", "NUM", "PRON") or token.lower_ not in _measures():
        return False
    return (
        head.pos_ in ("NOUN", "ADJ")
        and (head.head.i == token.i or token.head.i == head.i)
        and head.dep_ != "conj"
        and token.dep_ != "conj"
    )


def _measures() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("measures").rows if row["kind"] == "measure")


def _measures_next(token: Token) -> bool:
    for after in token.doc[token.i + 1 : token.i + 4]:
        if after.pos_ == "NOUN" and look_up(after.text, after.lemma_) is not None:
            return is_measure(token, after)
        if after.pos_ not in ("ADJ", "NUM"):
            return False
    return False


def is_nominal(token: Token) -> bool:
    """Tell whether a word that is no noun stands as one: de verdachte, de 34-jarige, twee van hen."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if (
        after is not None
        and after.pos_ in ("NOUN", "ADJ", "PROPN", "NUM")
        and token.morph.get("VerbForm") != ["Inf"]
        and not after.is_sent_start
    ):
        return False
    if token.lower_.endswith(("-jarige", "-jarigen")):
        return True
    if token.pos_ in ("PRON", "DET", "NUM"):
        partitive = after is not None and after.lower_ in _PARTS and after.pos_ == "ADP"
        return (partitive and token.lower_ in _quantifiers() | {"een", "één"}) or (partitive and token.pos_ == "NUM")
    before = token.doc[token.i - 1] if token.i else None
    noun = look_up(token.text)
    determined = before is not None and before.pos_ in ("DET", "ADJ", "NUM", "PRON") and "prenom" not in token.tag_
    return noun is not None and noun.kind in PERSONS | BODIES and determined and token.morph.get("VerbForm") != ["Fin"]


def _quantifiers() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("determiners").rows if row["kind"] == "quantified")


def _determiners() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in load_lexicon("determiners").rows}


def _phrase(token: Token, starts: dict[int, int], inside: set[int]) -> Phrase:
    doc = token.doc
    sentence_end = token.sent.end
    head = token.i
    noun = None if head in starts else noun_of(token)
    name: tuple[int, int] | None = (head, starts[head]) if head in starts else None
    end = starts.get(head, head + 1)
    if name is None:
        name, end = _named(token, noun, starts, end, sentence_end)
    if name is None and noun is None and token.pos_ in ("PRON", "DET", "NUM"):
        noun = _noun_of_whole(token)
    start = _left(doc, head, inside)
    if head in starts and not any(t.pos_ in ("DET", "PRON") for t in doc[start:head]):
        start = head
    stem = (start, end)
    if name is None or noun is not None or doc[name[0]].text[0].isupper():
        end = _right(doc, head, end, sentence_end, name, noun, starts)
    if name is None and noun is not None and end < sentence_end and end in starts and noun.kind in ("office", "role"):
        name = (end, starts[end])
        end = name[1]
        stem = (start, end)
    if end < sentence_end and doc[end].text in "’”'\"" and _odd_quotes(doc, start, end):
        end += 1
    reference = _reference(doc, start, head, noun)
    plural = not (name is not None and noun is None) and _is_plural(token, noun, reference)
    return Phrase(start, end, head, stem, name, noun, reference, plural)


def noun_of(token: Token) -> Noun | None:
    """Look up the noun of a token; a plural that looks like another noun's singular names no actor: de schepen."""
    noun = look_up(token.text, token.lemma_)
    if (
        noun is not None
        and not noun.plural
        and noun.kind != "people"
        and token.pos_ == "NOUN"
        and token.morph.get("Number") == ["Plur"]
    ):
        return None if noun.entry.endswith("en") else noun
    return noun


def _noun_of_whole(token: Token) -> Noun | None:
    """Give the noun after a quantifier that stands alone: enkele van zijn familieleden."""
    for after in token.doc[token.i + 2 : token.i + 6]:
        if after.pos_ == "NOUN":
            return look_up(after.text, after.lemma_)
        if after.pos_ not in ("DET", "ADJ", "NUM", "PRON"):
            return None
    return None


def _named(
    token: Token, noun: Noun | None, starts: dict[int, int], end: int, stop: int
) -> tuple[tuple[int, int] | None, int]:
    """Find the name that follows its title at once: premier Michel, terreurgroep IS, hoogleraar Internationaal Recht André N."""
    doc = token.doc
    if noun is not None and noun.kind in PERSONS and end + 1 < stop and end + 1 in starts and _is_title(doc[end]):
        return (end + 1, starts[end + 1]), starts[end + 1]
    if end >= stop or end not in starts:
        return None, end
    titled = (
        noun is not None
        and noun.kind in PERSONS | BODIES
        and (noun.kind != "people" or noun.entry in ("familie", "gezin", "echtpaar"))
    )
    linked = doc[end].head.i == token.i and doc[end].dep_ in ("appos", "flat", "nmod", "compound", "fixed")
    if noun is None and doc[end].text in first_names():
        return None, end
    singular = token.morph.get("Number") != ["Plur"]
    if not ((titled and singular) or linked) or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None, end
    name = (end, starts[end])
    second = name[1]
    if titled and second in starts and second < stop:
        name = (second, starts[second])
    return name, name[1]


def _is_title(token: Token) -> bool:
    """Tell whether a noun is a title that may stand between another noun and a name: zijn vrouw prinses Haya."""
    noun = look_up(token.text, token.lemma_) if token.pos_ == "NOUN" else None
    return noun is not None and noun.kind in ("office", "role") and not noun.plural


def _left(doc: Doc, head: int, inside: set[int]) -> int:
    """Find where a phrase begins: its determiner and adjectives with what belongs to them."""
    first = doc[head].sent.start
    start = head
    i = head - 1
    while i >= first:
        token = doc[i]
        if i in inside and not (token.dep_ == "nmod:poss"):
            break
        if token.pos_ == "SPACE":
            break
        if token.is_quote or token.text in "‘’“”'\"":
            quoted = (
                i - 1 >= first and doc[i - 1].pos_ in ("DET", "ADJ", "PRON", "NUM") and _within(doc[i - 1], start, head)
            )
            if not (
                quoted or (start < head and i > first and doc[i + 1].pos_ == "ADJ" and _odd_quotes(doc, i + 1, head))
            ):
                break
            i -= 1
            continue
        if token.pos_ == "PUNCT":
            if not (
                token.text == ","
                and i - 1 >= first
                and doc[i - 1].pos_ == "ADJ"
                and doc[i + 1].pos_ == "ADJ"
                and "prenom" in doc[i - 1].tag_
            ):
                break
        elif token.pos_ in ("CCONJ",):
            if not (
                "prenom" in doc[i - 1].tag_
                and doc[i - 1].pos_ in ("ADJ", "VERB")
                and doc[i + 1].pos_ in ("ADJ", "VERB")
            ):
                break
        elif not _belongs(token, start, head) and not (i == start - 1 and is_measure(token, doc[head])):
            break
        if token.pos_ not in ("PUNCT", "CCONJ"):
            start = i
        if (
            token.pos_ == "DET"
            and token.lower_ not in ("al", "alle", "beide")
            and not is_measure(doc[i - 1], doc[head])
        ):
            if (
                i - 1 >= first
                and doc[i - 1].lower_ in ("al", "heel", "beide")
                and doc[i - 1].head.i in range(i, head + 1)
            ):
                start = i - 1
            break
        i -= 1
    own = [
        t.i
        for t in doc[first:start]
        if t.head.i == head and t.dep_ in ("det", "nmod:poss") and t.pos_ in ("DET", "PRON")
    ]
    if (
        own
        and start - own[0] <= 6
        and not any(t.pos_ in ("PUNCT", "CCONJ", "AUX") or t.i in inside for t in doc[own[0] : start])
    ):
        start = own[0]
    return start


def _odd_quotes(doc: Doc, start: int, head: int) -> bool:
    return sum(doc[k].is_quote or doc[k].text in "‘’“”'\"" for k in range(start, head)) % 2 == 1


def _within(token: Token, start: int, head: int) -> bool:
    """Tell whether a word depends, directly or not, on the words of a phrase."""
    seen = 0
    while token.head.i != token.i and seen < 6:
        token = token.head
        seen += 1
        if start <= token.i <= head:
            return True
    return False


def _belongs(token: Token, start: int, head: int) -> bool:
    after = token.nbor(1)
    if token.pos_ == "DET":
        return (token.head.i >= start and token.head.i <= head) or after.i == start
    if token.pos_ == "PRON":
        determines = "Poss" in str(token.morph) or token.lower_ in _determiners() or token.dep_ in ("nmod:poss", "det")
        return determines and (_within(token, start, head) or "prenom" in token.tag_)
    if token.pos_ == "ADJ":
        degree = token.dep_ == "advmod" and start <= token.head.i < head
        return (
            degree
            or (token.dep_ in ("amod", "det", "nummod", "nmod", "conj", "obl")
            and _within(token, start, head))
            or "prenom" in token.tag_
        )
    if token.pos_ == "NUM":
        return _within(token, start, head)
    if token.pos_ == "VERB":
        return "prenom" in token.tag_ or token.dep_ == "amod"
    if token.pos_ == "ADV":
        return (
            (token.head.i != head
            and start <= token.head.i < head
            and after.pos_ in ("NUM", "ADJ", "ADV", "DET", "PRON", "VERB"))
            or (after.pos_ == "NUM" and token.lower_ in _determiners())
        )
    if token.pos_ in ("ADP", "NOUN", "PROPN"):
        return _within_premodifier(token, start, head)
    return False


def _within_premodifier(token: Token, start: int, head: int) -> bool:
    """Tell whether a word belongs to an adjective or participle before the head: de van oorsprong Surinaamse actrice."""
    k = token
    for _ in range(5):
        if k.head.i == k.i:
            return False
        k = k.head
        if start <= k.i < head and k.pos_ in ("ADJ", "VERB", "NUM"):
            return token.dep_ not in ("nsubj", "cc") and k.dep_ in ("amod", "nummod", "acl", "det")
    return False


def _right(
    doc: Doc, head: int, end: int, stop: int, name: tuple[int, int] | None, noun: Noun | None, starts: dict[int, int]
) -> int:
    """Find where a phrase ends: with the prepositional phrases that restrict its head."""
    rules = {row["word"]: row["kind"] for row in load_lexicon("restrictive-prepositions").rows}
    bare_name = name is not None and noun is None
    while end < stop:
        token = doc[end]
        if token.pos_ != "ADP" or token.lower_ not in rules:
            return end
        target = _object(token, stop)
        if target is None:
            return end
        attached = head <= target.head.i < end or any(
            head <= t.i < end for t in (target.head, target.head.head) if t.pos_ != "VERB"
        )
        if rules[token.lower_] != "always" and not attached:
            return end
        near = (
            (end == head + 1
            and target.head.pos_ in ("NOUN", "PROPN"))
            or (name is not None
            and end == name[1]
            and target.pos_ == "PROPN")
        )
        if rules[token.lower_] == "always" and not attached and not near:
            return end
        if (bare_name or (name is not None and name[1] == end)) and not _names_allow(token, target, noun):
            return end
        if noun is None and rules[token.lower_] != "always" and name is None:
            return end
        if target.lower_ in _times() or (target.pos_ == "NUM" and token.lower_ != "van"):
            return end
        end = max(_object_end(doc, target, stop, starts), end + 2)
    return end


def _times() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("no-names").rows)


def _names_allow(preposition: Token, target: Token, noun: Noun | None) -> bool:
    """After a name only the portfolio or the office follows: minister Blok van Buitenlandse Zaken."""
    if preposition.lower_ != "van":
        return False
    return (
        (noun is not None
        and noun.kind in ("office", "role"))
        or (target.text[0].isupper()
        and target.text not in place_names())
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


def _object_end(doc: Doc, target: Token, stop: int, starts: dict[int, int]) -> int:
    end = starts.get(target.i, target.i + 1)
    for start, unit_end in starts.items():
        if start <= target.i < unit_end:
            end = unit_end
    if end in starts and end < stop and doc[end].head.i == target.i:
        end = starts[end]
    return end


def _reference(doc: Doc, start: int, head: int, noun: Noun | None) -> Reference:
    """Tell by the words before the head how a phrase refers."""
    kinds = _determiners()
    if doc[head].pos_ in ("PRON", "DET", "NUM"):
        return "quantified"
    found: Reference | None = None
    for token in doc[start:head]:
        kind = "quantified" if is_measure(token, doc[head]) else kinds.get(token.lower_)
        if "Poss=Yes" in str(token.morph) or (token.dep_ == "nmod:poss" and token.head.i == head):
            kind = "possessive"
        if kind is None and (
            (token.pos_ == "NUM"
            and token.head.i == head)
            or (token.text.isdigit()
            and token.nbor(1).lower_ not in ("jaar",))
        ):
            kind = "quantified"
        if kind and (found is None or (found == "indefinite" and kind == "quantified")):
            found = kind  # type: ignore[assignment]
    return found or "bare"


def _is_plural(token: Token, noun: Noun | None, reference: Reference) -> bool:
    number = token.morph.get("Number")
    if noun and noun.kind == "people" and noun.plural:
        return True
    if noun and noun.kind not in ("people", "inhabitant") and not noun.plural and noun.entry == token.lower_:
        return False
    if number:
        return number == ["Plur"]
    return bool(noun and noun.plural) or reference == "quantified"
