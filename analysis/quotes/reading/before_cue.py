"""What stands before its cue: *<clause>, zegt X*, *<clause>, aldus X*, *…, heeft X gemeld*, *Niet fijn, zegt X*."""

from __future__ import annotations

from dataclasses import replace

from analysis.grammar.can_speak import can_report, can_speak
from analysis.grammar.cues import CueAt
from analysis.grammar.negators import is_negator
from analysis.grammar.phrase_at import Span
from analysis.grammar.subject_after_verb import skip_adjuncts, subject_after
from analysis.grammar.taking_part import source_taking_part
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.items import Content
from analysis.quotes.reading.clauses import content, main_first
from analysis.quotes.sentences.layout import CueIn, Sentence
from analysis.quotes.sentences.sources import phrase_source

#: Characters from which on a passage that opens the sentence is what is said, so that no clause is read round it.
_LONG_PASSAGE = 25
#: Words of the longest answer without a verb, and of the shortest clause before *aldus*.
_LONGEST_ANSWER, _SHORTEST = 5, 3
#: Tokens after the source within which an object clause or a colon would belong to the cue.
_FAR = 14


def aldus(cue: CueIn) -> Content | None:
    """Read *<clause>, aldus X*."""
    sentence, hit = cue
    if hit.cue.lemma != "aldus":
        return None
    return _before(sentence, hit) or _before_colon(sentence, hit)


def before_cue(cue: CueIn) -> Content | None:
    """Read *<clause>, zegt X*, and the clause around *, zegt X,*.

    >>> sentence = lay_out(parse("De dader is gevlucht, zegt de politie.")).sentences[0]
    >>> found = before_cue(CueIn(sentence, sentence.cues()[0]))
    >>> sentence.layout.text[found.start : found.end]
    'De dader is gevlucht'
    """
    sentence, hit = cue
    return None if hit.cue.lemma == "aldus" else _before(sentence, hit)


def before_perfect(cue: CueIn) -> Content | None:
    """Read *<clause>, (zo) heeft X gemeld*: the auxiliary opens the clause of the cue, which closes the sentence.

    >>> sentence = lay_out(parse("De brug gaat dicht, heeft de gemeente gemeld.")).sentences[0]
    >>> found = before_perfect(CueIn(sentence, sentence.cues()[0]))
    >>> sentence.layout.text[found.start : found.end]
    'De brug gaat dicht'
    """
    sentence, hit = cue
    doc = sentence.doc
    if not hit.participle or hit.cue.type != "verb" or "indirect" not in hit.cue.kinds:
        return None
    k = hit.first
    while k > sentence.first and doc[k].text != "," and k not in sentence.quoted:
        k -= 1
    k += 2 if doc[k + 1].lower_ == "zo" else 1
    if k >= hit.first or doc[k].lower_ not in words_of("perfect"):
        return None
    source = subject_after(doc, k + 1, hit.first)
    if source is None or not all(
        t.pos_ in {"ADV", "ADP", "DET", "NOUN", "PROPN", "ADJ", "AUX", "VERB", "NUM"}
        for t in doc[source[1] : hit.first]
    ):
        return None
    found = _before(sentence, CueAt(k, k + 1, hit.cue))
    return replace(found, cue=hit) if found and found.source == source else None


def before_view(cue: CueIn) -> Content | None:
    """Read *<clause>, (zo) is X van mening*.

    >>> sentence = lay_out(parse("De brug is onveilig, zo is de gemeente van mening.")).sentences[0]
    >>> found = before_view(CueIn(sentence, sentence.cues()[-1]))
    >>> sentence.layout.text[found.start : found.end]
    'De brug is onveilig'
    """
    sentence, hit = cue
    if "of-subject" not in hit.cue.traits:
        return None
    doc = sentence.doc
    comma = next((k for k in range(hit.first, sentence.first, -1) if doc[k].text == ","), None)
    if comma is None or comma in sentence.quoted or not sentence.has_verb(sentence.first, comma):
        return None
    k = comma + (2 if doc[comma + 1].lower_ == "zo" else 1)
    source = subject_after(doc, k + 1, hit.first) if is_finite(doc[k]) else None
    if source is None or source[1] != hit.first or not can_report(doc, source) or not _is_main(sentence, comma):
        return None
    return content(sentence, (sentence.first, comma), source, hit)


def before_colon(cue: CueIn) -> Content | None:
    """Read *<clause>, zegt X: “…”*: a clause in the reporter's words, and after the colon the speaker's own."""
    sentence, hit = cue
    return None if hit.cue.lemma == "aldus" else _before_colon(sentence, hit)


def ending_in_verb(cue: CueIn) -> Content | None:
    """Read *Het regent, zegt X* and *Hij stopt omdat hij moe is, zegt X*: a main clause that ends in a finite verb."""
    sentence, hit = cue
    doc = sentence.doc
    comma = hit.first - 2 if doc[hit.first - 1].lower_ == "zo" else hit.first - 1
    main = _says(sentence, hit, comma) and is_finite(doc[comma - 1]) and main_first(sentence, sentence.first, comma)
    source = _speaker_after(sentence, hit) if main else None
    if source is None:
        return None
    k = skip_adjuncts(doc, source[1], sentence.last)
    closed = k >= sentence.last or doc[k].text in {".", ",", "("} or doc[k].pos_ in {"ADP", "PUNCT", "SPACE"}
    if not closed:
        return None
    return content(sentence, (sentence.first, comma), source, hit, least=2)


def answer(cue: CueIn) -> Content | None:
    """Read *Niet fijn, zegt X* and *Prima, zegt X, maar niet nu*: a few words without a verb open the sentence."""
    sentence, hit = cue
    doc = sentence.doc
    comma = hit.first - 1
    if not _says(sentence, hit, comma) or not _is_answer(sentence, comma):
        return None
    source = _speaker_after(sentence, hit)
    if source is None:
        return None
    k = skip_adjuncts(doc, source[1], sentence.last)
    if all(t.is_punct and t.text not in {",", ":"} for t in doc[k : sentence.last]):
        return content(sentence, (sentence.first, comma), source, hit, least=1)
    if doc[k].text == "," and doc[k + 1].lower_ in words_of("clause-join") and sentence.has_verb(k):
        return content(sentence, (sentence.first, sentence.last), source, hit)
    return None


def _before(sentence: Sentence, hit: CueAt) -> Content | None:
    """Read the clause before a cue.

    In order: a comma parts the cue from words that are not a long passage; those are a main clause, or may be a piece
    of one that goes on after the source; the cue has a source after it, and nothing follows that would be its object.
    """
    doc, first, aldus = sentence.doc, sentence.first, hit.cue.lemma == "aldus"
    k = hit.first - 1 if hit.first - 1 > first and doc[hit.first - 1].lower_ in {"zo", "dat"} else hit.first
    comma = k - 1
    if comma <= first or doc[comma].text not in {",", "–", "-"} or comma in sentence.quoted:
        return None
    opening = next((p for p in sentence.passages if p.left == sentence.start), None)
    if opening and opening.end - opening.start > _LONG_PASSAGE:
        return None
    if len(sentence.words(first, comma)) < (_SHORTEST if aldus else 1):
        return None
    verb = sentence.has_verb(first, comma)
    whole = verb and not is_finite(doc[comma - 1])
    if (whole and not aldus and not _is_main(sentence, comma)) or not _can_close(sentence, hit):
        return None
    source = _source_after(sentence, hit)
    if source is None:
        impersonal = whole and "impersonal-phrase" in hit.cue.traits
        return content(sentence, (first, comma), None, hit) if impersonal else None
    if not _closes(sentence, source) or not (aldus or _reports(sentence, source)):
        return None
    parted = source[1] < sentence.last and doc[source[1]].text == ","
    if whole or (aldus and (verb or not (parted and sentence.has_verb(source[1] + 1)))):
        return content(sentence, (first, comma), source, hit)
    if parted and _goes_on(sentence, source[1] + 1):
        return content(sentence, (first, sentence.last), source, hit)
    return None


def _can_close(sentence: Sentence, hit: CueAt) -> bool:
    """Tell whether a cue can follow what it reports: a finite verb, *aldus*, *dixit*, *klinkt het*."""
    if hit.cue.type != "verb":
        return "may-close" in hit.cue.traits
    later = sentence.doc[hit.first]
    if "indirect" in hit.cue.kinds and not hit.participle and is_finite(later):
        return True
    return later.pos_ == "AUX" or "may-close" in hit.cue.traits


def _source_after(sentence: Sentence, hit: CueAt) -> Span | None:
    if hit.cue.type == "verb":
        return subject_after(sentence.doc, hit.first + 1, sentence.last)
    return phrase_source(sentence, hit)


def _reports(sentence: Sentence, source: Span) -> bool:
    texts = words_of("document", "report-place")
    return can_speak(sentence.doc, source) or any(t.lower_ in texts for t in sentence.doc[slice(*source)])


def _before_colon(sentence: Sentence, hit: CueAt) -> Content | None:
    doc = sentence.doc
    colon = next((m for m in range(hit.last, sentence.last) if doc[m].text == ":"), None)
    if colon is None or hit.participle or not main_first(sentence, sentence.first, hit.first):
        return None
    last = sentence.first + sum(1 for t in doc[sentence.first : sentence.last] if not t.is_space)
    if colon + 1 not in sentence.quoted and colon + 1 < last:
        return None
    passages = tuple(p for p in sentence.passages if p.right <= doc[colon].idx)
    return _before(replace(sentence, last=colon, passages=passages), hit)


def _says(sentence: Sentence, hit: CueAt, comma: int) -> bool:
    """Tell whether a finite verb that reports stands behind a comma in a sentence without marks."""
    spoken = hit.cue.type == "verb" and "indirect" in hit.cue.kinds and not hit.participle
    finite = spoken and is_finite(sentence.doc[hit.first])
    return finite and not sentence.passages and comma > sentence.first and sentence.doc[comma].text == ","


def _speaker_after(sentence: Sentence, hit: CueAt) -> Span | None:
    source = source_taking_part(sentence.doc, subject_after(sentence.doc, hit.last, sentence.last))
    return source if source and can_report(sentence.doc, source) else None


def _goes_on(sentence: Sentence, k: int) -> bool:
    """Tell whether the reported clause goes on after *, zegt X,*: words of the narrator's sentence, not a quotation."""
    seen = sentence.words(k, sentence.last)
    return bool(seen) and seen[0] == k and not sentence.passages and sentence.doc[k].lower_ not in words_of("relative")


def _is_main(sentence: Sentence, comma: int) -> bool:
    """Tell whether a main clause stands before a comma, not only a subordinate clause that opens the sentence."""
    finite = sentence.finite(sentence.first, comma)
    if sentence.doc[sentence.first].lower_ not in words_of("subordinate-start"):
        return not all(_is_relative(sentence, m) for m in finite)
    return len(finite) >= 2 and any(t.text == "," for t in sentence.doc[sentence.first + 1 : comma])


def _is_relative(sentence: Sentence, m: int) -> bool:
    """Tell whether a finite verb belongs to a relative clause: a relative pronoun between the last comma and it."""
    doc = sentence.doc
    for k in range(m - 1, sentence.first, -1):
        if doc[k].text == ",":
            return False
        if doc[k].lower_ in words_of("relative") and doc[k].pos_ == "PRON" and not is_finite(doc[k + 1]):
            return doc[k - 1].pos_ in {"NOUN", "PROPN", "PUNCT"}
    return False


def _closes(sentence: Sentence, source: Span) -> bool:
    """Tell whether no object, no *dat* and no colon follow the source."""
    rest = sentence.doc[source[1] : sentence.last]
    for token in rest[:_FAR]:
        if token.text in {",", "(", "."}:
            break
        if (token.lower_ == "dat" and token.pos_ == "SCONJ") or token.text == ":" or token.i in sentence.quoted:
            return False
    thing = len(rest) > 0 and rest[0].pos_ in {"NOUN", "DET", "PROPN"} and rest[0].lower_ not in words_of("time")
    return not (thing and rest[0].dep_ == "obj")


def _is_answer(sentence: Sentence, comma: int) -> bool:
    """Tell whether the words before a comma can be all that somebody says: short, without a verb, no time, no place."""
    doc = sentence.doc
    seen = sentence.words(sentence.first, comma)
    if not 0 < len(seen) <= _LONGEST_ANSWER or seen[0] != sentence.first or sentence.has_verb(sentence.first, comma):
        return False
    opening = words_of("time", "plain-adverb", "opening-adverb", "clause-join")
    denial = is_negator(doc[seen[0]])
    if doc[seen[0]].lower_ in opening or (doc[seen[0]].pos_ in {"ADP", "SCONJ", "CCONJ"} and not denial):
        return False
    return doc[seen[-1]].pos_ in {"ADJ", "INTJ", "NOUN", "ADV", "VERB"}
