"""What *volgens X* and *naar eigen zeggen* report: the rest of the sentence, or the clause that they stand in."""

from __future__ import annotations

from analysis.grammar.cues import CueAt
from analysis.grammar.phrase_at import Span
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.items import Content
from analysis.quotes.reading.clauses import content, gainsaid, joins_main
from analysis.quotes.sentences.layout import CueIn, Sentence
from analysis.quotes.sentences.sources import phrase_source

#: Words of the shortest clause; tokens of a passage that is no clause, with its marks.
_SHORTEST, _SHORT = 3, 5
#: Tokens from a source to the end of its brackets or apposition, and from there to the verb of the reported clause.
_BRACKETS, _VERB = 40, 14


def according(cue: CueIn) -> Content | None:
    """Read *Volgens X <clause>* and the clause with *volgens X* in it.

    >>> sentence = lay_out(parse("Volgens een man die in de straat woont stond de deur open.")).sentences[0]
    >>> item = according(CueIn(sentence, sentence.cues()[0]))
    >>> sentence.layout.text[item.start : item.end]
    'stond de deur open'
    """
    sentence, hit = cue
    doc = sentence.doc
    phrase = hit.cue.type == "phrase" and hit.cue.lemma.endswith(" van")
    source = phrase_source(sentence, hit) if phrase or "clause-around" in hit.cue.traits else None
    if source is None:
        return None
    opening = all(
        doc[m].pos_ in {"CCONJ", "PUNCT", "SPACE"} or doc[m].lower_ in words_of("clause-join", "focus")
        for m in range(sentence.first, hit.first)
    )
    joined = (
        hit.first > sentence.first
        and doc[hit.first - 1].lower_ in words_of("clause-join")
        and (hit.first - 2 < sentence.first or doc[hit.first - 2].text == "," or _verb_next(sentence, source[1]))
    ) or _spliced(sentence, hit, source[1])
    if opening or joined:
        start = _after_source(sentence, source[1])
        end = _reported_until(sentence, start)
    else:
        start, end = _around(sentence, hit, source)
    seen = sentence.words(start, end)
    if len([m for m in seen if not hit.first <= m < source[1]]) < _SHORTEST or not any(is_finite(doc[m]) for m in seen):
        return None
    if start < sentence.last and doc[start].lower_ == "dat" and opening:
        return None
    return content(sentence, (start, end), source, hit)


def own_words(cue: CueIn) -> Content | None:
    """Read the clause that *naar eigen zeggen* stands in; its subject is the source."""
    sentence, hit = cue
    source = phrase_source(sentence, hit) if "own-words" in hit.cue.traits else None
    if source is None:
        return None
    start, _ = _around(sentence, hit, source)
    if sentence.doc[start].lower_ in words_of("relative-subject") and is_finite(sentence.doc[start + 1]):
        source = (start, start + 1)
    return content(sentence, (start, _reported_until(sentence, hit.last)), source, hit)


def _spliced(sentence: Sentence, hit: CueAt, k: int) -> bool:
    """Tell whether a comma alone joins *volgens X* and its clause to a main clause: *Het is warm, volgens X komt …*."""
    doc = sentence.doc
    comma = hit.first > sentence.first and doc[hit.first - 1].text == ","
    main = comma and sentence.has_verb(sentence.first, hit.first) and not is_finite(doc[hit.first - 2])
    first = doc[sentence.first]
    later = first.pos_ == "SCONJ" or first.lower_ in words_of("subordinate-start", "relative")
    subject = any(t.dep_.startswith("nsubj") for t in doc[k : sentence.last])
    return main and not later and subject and _verb_next(sentence, k)


def _verb_next(sentence: Sentence, k: int) -> bool:
    return k < sentence.last and is_finite(sentence.doc[k])


def _after_source(sentence: Sentence, k: int) -> int:
    """Go past an apposition, brackets or a relative clause to the finite verb of the reported clause."""
    doc = sentence.doc
    if k < sentence.last and doc[k].lower_ in words_of("relative") and not is_finite(doc[k]):
        return _past_relative(sentence, k)
    for _ in range(3):
        if k < sentence.last and doc[k].text in {",", "("}:
            closing = {")"} if doc[k].text == "(" else {","}
            if doc[k].text == "," and k + 1 < sentence.last and is_finite(doc[k + 1]):
                return k + 1
            shut = next((m for m in range(k + 1, min(sentence.last, k + _BRACKETS)) if doc[m].text in closing), None)
            if shut is None:
                break
            k = shut + 1
    if k < sentence.last and is_finite(doc[k]):
        return k
    verb = next(iter(sentence.finite(k, min(sentence.last, k + _VERB))), None)
    return verb if verb is not None and not any(doc[m].text == "," for m in range(k, verb)) else k


def _past_relative(sentence: Sentence, k: int) -> int:
    """Go past the relative clause of a source to the verb after it: *(volgens) een man die daar woont |stond|*."""
    doc = sentence.doc
    openers = words_of("relative", "subordinator", "clause-opener")
    own: int | None = None
    nested = 0
    for m in range(k + 1, sentence.last):
        if m in sentence.quoted:
            continue
        if own is not None and doc[m - 1].text == "," and doc[m].lower_ in openers and not is_finite(doc[m]):
            nested += 1
        if not is_finite(doc[m]):
            continue
        if own is None:
            own = m
        elif nested:
            nested -= 1
        else:
            return m
    return k


def _reported_until(sentence: Sentence, start: int) -> int:
    """Give the end of a reported main clause.

    In order: before a comma and a passage that holds a clause; before *wat* and somebody who speaks against it; before
    another cue that begins a clause of its own; with the sentence.
    """
    doc = sentence.doc
    for passage in sentence.passages:
        k = sentence.token_at(passage.left)
        inner = doc[k : sentence.token_at(passage.right)]
        if k - 1 > start and doc[k - 1].text == "," and len(inner) > _SHORT and any(is_finite(t) for t in inner):
            return k - 1
    for m in range(start + _SHORTEST, sentence.last - 2):
        if doc[m].text == "," and m not in sentence.quoted and gainsaid(sentence, m + 1, sentence.last):
            return m
    ends = (_before_cue(sentence, start, hit) for hit in sentence.cues(start))
    return next((end for end in ends if end is not None), sentence.last)


def _before_cue(sentence: Sentence, start: int, hit: CueAt) -> int | None:
    """Give where the clause of another cue begins: *… en volgens X*, *…, aldus X*, *…, maar dat is volgens X*."""
    doc, k, volgens = sentence.doc, hit.first, hit.cue.lemma == "volgens"
    if k - 2 > start and doc[k - 1].lower_ in words_of("clause-join") and (volgens or is_finite(doc[k])):
        return k - 1
    if k - 1 > start and doc[k - 1].text == "," and hit.cue.lemma == "aldus":
        return k - 1
    joins = words_of("clause-join")
    joined = [m for m in range(start + 1, k) if volgens and doc[m].lower_ in joins and doc[m - 1].text == ","]
    return joined[-1] - 1 if joined and sentence.has_verb(sentence.first, joined[-1]) else None


def _around(sentence: Sentence, hit: CueAt, source: Span) -> Span:
    """Give the clause that *volgens X* stands in: the sentence, or the relative or joined clause of it."""
    doc = sentence.doc
    start = _clause_begin(sentence, hit)
    if _opens_relative(sentence, start, hit):
        later = range(source[1], sentence.last)
        return start, next((m for m in later if doc[m].text == "," and is_finite(doc[m - 1])), sentence.last)
    tail = doc[hit.first - 1].text == "," and not any(t.is_alpha for t in sentence.outside(source[1]))
    if tail and sentence.has_verb(start, hit.first):
        return start, hit.first - 1
    return start, _clause_until(sentence, start, source[1])


def _clause_begin(sentence: Sentence, hit: CueAt) -> int:
    """Give where the clause round a cue begins: at a relative pronoun, or behind a conjunction, semicolon or colon."""
    doc, first = sentence.doc, sentence.first
    subordinate = words_of("subordinate-start") | {"al", "want"}
    for k in range(hit.first - 1, first, -1):
        low, comma = doc[k].lower_, doc[k - 1].text in {",", ";"}
        if k in sentence.quoted:
            continue
        if _opens_relative(sentence, k, hit):
            return k
        if low in words_of("clause-join") and (comma or is_finite(doc[k + 1])) and sentence.has_verb(first, k):
            return k + 1
        split = low == "al" and doc[k - 2].text == ","
        if low in subordinate and (comma or split) and sentence.has_verb(first, k):
            return k if comma else k - 1
        if low in {";", ":"}:
            return k + 1
    return first


def _opens_relative(sentence: Sentence, k: int, hit: CueAt) -> bool:
    """Tell whether a relative pronoun behind a comma opens the clause of a cue."""
    token = sentence.doc[k]
    pronoun = k > sentence.first and token.lower_ in words_of("relative") and token.pos_ != "DET"
    return pronoun and token.nbor(-1).text in {",", ";"} and len(sentence.finite(k, hit.first)) <= 1


def _clause_until(sentence: Sentence, start: int, k: int) -> int:
    """Give the end of the clause round *volgens X*: at its colon, or where a main clause is joined to it."""
    doc = sentence.doc
    end = _reported_until(sentence, k)
    for m in range(k, end - 1):
        if m in sentence.quoted or not sentence.has_verb(start, m):
            continue
        if doc[m].text == ":" or (doc[m].text == "," and joins_main(sentence, m + 1)):
            return m
    return end
