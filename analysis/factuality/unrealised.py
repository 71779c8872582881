"""Deeds under words by which they are no fact: an attempt, a plan, a bid, a fear, an infinitive still to come.

Which words these are is data: the list `unrealised`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from analysis.factuality.deed_at import Around, DeedAt
from analysis.grammar.verb_groups import AUXILIARIES
from analysis.lexicon import load_lexicon

_SUBORDINATE = ("acl", "acl:relcl", "advcl", "csubj", "parataxis", "root")
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
#: What joins the words of a cluster of nouns or verbs, rather than a deed to what it is told of.
_JOINED = ("conj", "fixed", "flat", "compound")


def stands_under_a_word(told: DeedAt) -> bool:
    """Tell whether a word of the list stands over a deed, joined by its preposition, or by none as its object."""
    if told.word is None:
        return False
    around, known, words = told.around, _pairs("unrealised"), words_under("unrealised")
    for below, above in _way_up(around, told.word):
        joining, forms = around.joining(below), set(around.verbs(above))
        object_of = around.tokens[below].deprel in ("obj", "nsubj:pass", "xcomp", "ccomp")
        if joining & words:
            return True
        if object_of and not told.is_noun:
            # *dreigde ermee te schieten*: the preposition is a word of its own, or there is none
            if forms & words:
                return True
        elif any((word, form) in known for word in ({"-"} if object_of else joining) for form in forms):
            return True
    return False


def _way_up(around: Around, word: int) -> Iterator[tuple[int, int]]:
    """Give the steps from a word to the verb of its clause: through the nouns and infinitives over it."""
    for _ in range(len(around.tokens)):
        token = around.tokens[word]
        if token.head is None:
            return
        if token.deprel not in _JOINED:
            if token.deprel in _SUBORDINATE and not _is_infinitive(around, word):
                return
            yield word, token.head
            if around.tokens[token.head].upos not in _NOUNS and not _is_infinitive(around, token.head):
                return
        word = token.head


def is_to_come(around: Around, word: int) -> bool:
    """Tell whether a verb is an infinitive that is not told as done."""
    for auxiliary in around.of(word, "aux"):
        if _is_open(around, auxiliary, word):
            return True
    if not _is_infinitive(around, word):
        return False
    token, joining = around.tokens[word], around.joining(word)
    if token.head is None or token.deprel in ("conj", "root"):
        return token.deprel == "conj" and token.head is not None and is_to_come(around, token.head)
    if joining & words_under("done"):
        return False
    above = set(around.lemmas(token.head))
    if "te" in joining:
        received = {(verb, form) for verb in above for form in around.lemmas(word)} & _pairs("received")
        done = bool(received or above & words_under("implicative"))  # kreeg de premier te zien, begon te slaan
        return not done or is_to_come(around, token.head)
    return any(form in words_under("not-yet") for form in above) and _is_open(around, token.head, word)


def _is_open(around: Around, auxiliary: int, word: int) -> bool:
    """Tell whether an auxiliary leaves it open: *zal, wil, moet*, *wilde*; not *kon vluchten*, *moest toezien*."""
    forms, feats = set(around.lemmas(auxiliary)), around.tokens[auxiliary].feats or ""
    return bool(forms & words_under("not-yet")) and ("Tense=Past" not in feats or bool(forms & words_under("wished")))


def _is_infinitive(around: Around, word: int) -> bool:
    """Tell whether a verb is an infinitive, or a participle with one: *te hebben gedood*."""
    verbs = [word, *around.of(word, *AUXILIARIES)]
    finite = any("VerbForm=Fin" in (around.tokens[verb].feats or "") for verb in verbs)
    return not finite and any("VerbForm=Inf" in (around.tokens[verb].feats or "") for verb in verbs)


@cache
def _pairs(kind: str) -> frozenset[tuple[str, str]]:
    rows = load_lexicon("unrealised").rows
    return frozenset((row["beside"], row["word"]) for row in rows if row["class"] == kind)


@cache
def words_under(kind: str) -> frozenset[str]:
    """Give the words of a class of the list, whatever stands before what they say."""
    return frozenset(word for _, word in _pairs(kind))
