"""Noun phrases as sources: from a first word, how far the expression goes by the rules of coding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.quotes.words import is_finite, is_name, is_noun, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def noun_phrase(doc: Doc, i: int, stop: int) -> tuple[int, int] | None:
    """Give the maximal noun phrase from token `i`: title, name, van-phrase, joint names; no relative clause.

    >>> from analysis.parse import parse
    >>> doc = parse("Dat zegt minister Els Vos van Volksgezondheid (CD&V).")
    >>> doc[slice(*noun_phrase(doc, 2, len(doc)))].text
    'minister Els Vos van Volksgezondheid'
    """
    if i >= stop:
        return None
    token = doc[i]
    if token.lower_ in words_of("pronoun") and not _determines(doc, i, stop):
        return (i, i + 1)
    end = _core(doc, i, stop)
    if end is None:
        return None
    while True:
        longer = _extend(doc, i, end, stop)
        if longer is None:
            return (i, end)
        end = longer


def _determines(doc: Doc, i: int, stop: int) -> bool:
    """Tell whether a pronoun form (*deze, beide, haar*) determines a noun after it."""
    low = doc[i].lower_
    if low not in words_of("possessive") | words_of("determiner") or i + 1 >= stop:
        return False
    return doc[i + 1].pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} and not is_finite(doc[i + 1])


def _core(doc: Doc, i: int, stop: int) -> int | None:
    """Read determiners, adjectives and nouns; give the end, or None when no noun comes."""
    j, noun = i, False
    while j < stop:
        token = doc[j]
        if token.is_space and "\n" in token.text:
            break
        low = token.lower_
        if _is_determiner(token) and not noun:
            j += 1
        elif is_noun(token) and not (noun and low in words_of("time")) and not (noun and token.pos_ in {"SYM"}):
            if not noun and low in words_of("time") and not token.text[0].isupper():
                return None
            if noun and _another_noun(doc, i, j):
                break
            noun = True
            j += 1
        elif noun and low in words_of("name-particle") and is_name(doc[j - 1]) and _name_follows(doc, j, stop):
            while doc[j].lower_ in words_of("name-particle"):
                j += 1
        elif noun and token.pos_ == "NUM" and _numbers(doc, j, stop):
            j += 1
        elif _modifies(doc, j, stop, noun):
            j += 1
        elif token.text in {"-", "–", "/"} and noun and j + 1 < stop and not token.whitespace_ and is_noun(doc[j + 1]):
            j += 1
        elif token.text in {"'", "’", '"', "“", "‘", "„"} and j > i and not noun and j + 2 < stop:
            j += 1
        elif not noun and j > i and _nominalised(doc, j, stop):
            noun = True
            j += 1
        else:
            break
    return j if noun and j > i else None


def _nominalised(doc: Doc, j: int, stop: int) -> bool:
    """Tell whether an adjective after a determiner stands for a person by itself: *de Nederlandse, de verdachte*."""
    token = doc[j]
    if token.pos_ not in {"ADJ", "VERB", "NUM"} or is_finite(token) or not token.lower_.endswith(("e", "en")):
        return False
    if doc[j - 1].lower_ not in words_of("definite") or token.lower_ in words_of("time"):
        return False
    return j + 1 >= stop or doc[j + 1].is_punct or doc[j + 1].pos_ in {"ADP", "ADV", "CCONJ", "VERB", "AUX", "SCONJ"}


def _another_noun(doc: Doc, i: int, j: int) -> bool:
    """Tell whether a common noun right after a common noun is another phrase (*(volgens) de politie diefstal*)."""
    here, before = doc[j], doc[j - 1]
    if here.pos_ != "NOUN" or before.pos_ not in {"NOUN", "PROPN"} or not here.text[0].islower():
        return False
    return not (i <= here.head.i < j or before.head.i == j or (before.head.i == here.head.i and before.dep_ == "appos"))


def _numbers(doc: Doc, j: int, stop: int) -> bool:
    """Tell whether a number belongs to the name or noun before it: *Radio 5*, *nummer 4*."""
    follower = doc[j + 1] if j + 1 < stop else None
    plain = follower is None or follower.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "SYM"}
    return plain and (is_name(doc[j - 1]) or doc[j - 1].lower_ == "nummer")


def _is_determiner(token: Token) -> bool:
    return token.pos_ in {"DET", "NUM"} or token.lower_ in words_of("possessive") | words_of("determiner")


def _name_follows(doc: Doc, j: int, stop: int) -> bool:
    k = j
    while k < stop and doc[k].lower_ in words_of("name-particle"):
        k += 1
    return (
        k < stop
        and k - j <= 3
        and doc[k].text[0].isupper()
        and doc[k].pos_ in {"PROPN", "NOUN", "X"}
        and doc[j].lower_ != "op"
    )


def _modifies(doc: Doc, j: int, stop: int, noun: bool) -> bool:
    """Tell whether a word modifies a noun that comes: an adjective, a participle, an adverb before an adjective."""
    token = doc[j]
    if token.pos_ not in {"ADJ", "VERB", "ADV", "NUM", "DET"} or is_finite(token) or j + 1 >= stop:
        return False
    follower = doc[j + 1]
    if noun:
        head = doc[j - 1]
        return (
            token.pos_ == "ADJ"
            and head.pos_ == "NOUN"
            and token.text.endswith(("e", "l", "n"))
            and is_noun(follower)
            and follower.lower_ not in words_of("time")
            and (follower.pos_ == "NOUN" or token.head.i <= j + 1)
        )
    if token.pos_ == "ADV" and follower.pos_ not in {"ADJ", "NUM", "VERB"}:
        return False
    if token.pos_ == "VERB" and token.morph.get("VerbForm", []) == ["Inf"]:
        return False
    return (
        is_noun(follower)
        or follower.pos_ in {"ADJ", "NUM", "VERB", "CCONJ"}
        or (follower.text in {",", "-"} and follower.i + 1 < stop and doc[j + 2].pos_ == "ADJ")
    )


def _extend(doc: Doc, i: int, end: int, stop: int) -> int | None:
    """Add a van-phrase, an attached phrase, a coordinate or a name in apposition; None when there is nothing to add."""
    if end >= stop:
        return None
    token = doc[end]
    low = token.lower_
    named = any(is_name(t) for t in doc[i:end])
    if low in {"van", "v."}:
        inner = (
            noun_phrase(doc, end + 1, stop) if end + 1 < stop and doc[end + 1].lower_ not in words_of("time") else None
        )
        return inner[1] if inner else None
    if (
        low in words_of("attached")
        and token.pos_ == "ADP"
        and (not named or low == "uit" or doc[end - 1].pos_ == "NOUN")
    ):
        inner = noun_phrase(doc, end + 1, stop)
        if inner and any(doc[k].lower_ in words_of("medium") | words_of("report-place") for k in range(*inner)):
            return None
        if (
            inner
            and any(doc[k].dep_ == "case" and doc[k].i == end for k in [end])
            and i <= doc[end].head.head.i < end
            and doc[end].head.i < inner[1]
        ):
            return inner[1]
        return None
    if low in words_of("conjunction"):
        inner = noun_phrase(doc, end + 1, stop)
        return inner[1] if inner and _joined(doc, i, end, inner) else None
    if token.text == "," and end + 1 < stop:
        return _apposition(doc, i, end, stop)
    return None


def _joined(doc: Doc, i: int, end: int, inner: tuple[int, int]) -> bool:
    """Tell whether the phrase after a conjunction is joined to the one before it, not the begin of a new clause."""
    if inner[1] < len(doc) and is_finite(doc[inner[1]]):
        verb = doc[inner[1]]
        if verb.morph.get("Number", []) == ["Sing"]:
            return False
    heads = [t for t in doc[inner[0] : inner[1]] if t.dep_ == "conj" and i <= t.head.i < end]
    if heads:
        return True
    if not any(is_name(t) and not _after_van(t) for t in doc[i:end]) and inner[1] + 1 < len(doc):
        follower = doc[inner[1]]
        if (follower.text == "," and is_name(doc[inner[1] + 1])) or any(_personal(doc, m) for m in range(*inner)):
            return doc[inner[0]].pos_ in {"NOUN", "ADJ", "VERB"}
    return is_name(doc[end - 1]) and is_name(doc[inner[0]])


def _after_van(token: Token) -> bool:
    """Tell whether a name word belongs to a van-phrase (*minister van Binnenlands Bestuur*)."""
    k = token.i
    while k > 0 and token.i - k < 4:
        k -= 1
        if token.doc[k].lower_ == "van":
            return True
    return False


def _apposition(doc: Doc, i: int, end: int, stop: int) -> int | None:
    """Read *, Bart Somers* after a description without a name, or the next of a list that a conjunction closes."""
    k = end + 1
    if not any(_personal(doc, m) for m in range(i, end)) and is_name(doc[k]):
        m = k
        while m < stop and (
            is_name(doc[m]) or (doc[m].lower_ in words_of("name-particle") and _name_follows(doc, m, stop))
        ):
            m += 1
        closes = (
            m >= stop
            or doc[m].text in {",", "(", ".", ":", ";", "!", "?"}
            or is_finite(doc[m])
            or doc[m].pos_ in {"ADP", "ADV"}
        )
        if m - k >= 2 and closes:
            return m
    inner = noun_phrase(doc, k, stop)
    if (
        inner
        and inner[1] > k
        and _lists(doc, end, inner[0], stop)
        and any(t.dep_ == "conj" and i <= t.head.i < end for t in doc[inner[0] : inner[1]])
    ):
        return inner[1]
    return None


def _personal(doc: Doc, m: int) -> bool:
    """Tell whether two name words stand next to each other here: a first name and a surname."""
    return is_name(doc[m]) and m + 1 < len(doc) and is_name(doc[m + 1]) and doc[m].text[:1].isupper()


def _lists(doc: Doc, comma: int, start: int, stop: int) -> bool:
    return any(doc[m].lower_ in words_of("conjunction") for m in range(start, min(stop, comma + 12)))
