"""What a marked passage is: speech (direct, mixed), or words between marks without a speech event (scare).

Six tables, by where the passage stands; in each the first row that holds says the kind and the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.cascade import Row, decide
from analysis.grammar.can_speak import can_speak
from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.parse import feature
from analysis.quotes.attribution.inside import main_subject
from analysis.quotes.attribution.marked import Marked
from analysis.quotes.attribution.scare import is_term, label_of
from analysis.quotes.items import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Instead of a code: that of the label round the passage, or that of its cue.
LABEL, CUE = "(the label's)", "(the cue's)"
#: Rows with a kind and a code each.
Table = tuple[Row[Marked, tuple[Kind, str]], ...]
#: Words of the shortest clause, of the shortest piece of one without a verb, of the longest scare and longest title.
_CLAUSE, _LONG, _SHORT, _TITLE = 4, 6, 3, 6


def kind_of(m: Marked) -> tuple[Kind, str]:
    """Tell the kind of a passage whose attribution is known, and the rule that says so.

    >>> sentence = lay_out(parse("De spelers kregen een “overlevingspakket” mee.")).sentences[0]
    >>> kind_of(Marked(sentence, sentence.passages[0]))
    ('scare', 'quote.scare')
    """
    kind, code = decide(table_of(m), m).answer
    return kind, str(_label(m) if code == LABEL else m.rule if code == CUE else code)


def table_of(m: Marked) -> Table:
    """Give the table for a passage: denied, in a quotation, alone, without a cue, introduced or governed by one."""
    if m.denied:
        return DENIED
    if m.nested:
        return NESTED
    if m.place == "alone":
        return ALONE
    if m.found is None:
        return CUELESS
    introduced = m.place in {"first", "colon"} and m.rule not in {"quote.embedded", "quote.cue-noun"}
    return CUED if introduced else GOVERNED


def _label(m: Marked) -> str | None:
    """Give the label round a passage; a title in small letters that a cue calls something is none."""
    label = label_of(m)
    return None if label == "quote.scare-title" and m.small and _calls(m) else label


def _calls(m: Marked) -> bool:
    """Tell whether its cue calls something what is quoted: *zij noemt de film “prachtig”*."""
    return m.found is not None and m.found.cue is not None and "naming" in m.found.cue.cue.traits


def _is_titled(m: Marked) -> bool:
    """Tell whether a passage inside a sentence is written like a title or a name: it begins with a capital."""
    return m.capital and m.words[0].lower_ != "ik"


def _is_glued(m: Marked) -> bool:
    """Tell whether a few words without a full stop hang at the end of a paragraph: a heading glued to it."""
    left = m.passage.left
    glued = left > 0 and not m.sentence.layout.text[left - 1].isspace() and not m.ends_sentence
    return glued and not m.heading and not m.clause and m.n <= _SHORT


def _is_piece_alone(m: Marked) -> bool:
    """Tell whether a passage is a word or two that are no sentence by themselves (*“Daarom.”* is one)."""
    return not m.clause and m.n < _SHORT and not (m.capital and m.ends_sentence)


def _is_nominal(m: Marked) -> bool:
    return all(t.pos_ in {"NOUN", "PROPN", "ADJ", "X"} for t in m.words)


def _is_long(m: Marked) -> bool:
    return m.n >= _LONG or (m.clause and m.n >= _CLAUSE)


def _opens(m: Marked) -> bool:
    return m.place == "first" and m.capital and m.n >= _LONG


def _is_piece(m: Marked) -> bool:
    """Tell whether a passage is worded like a piece of somebody's sentence, in a sentence whose subject can speak."""
    return (_begins_amid(m.words) or _is_predicate(m)) and main_subject(m.sentence) is not None


def _begins_amid(words: list[Token]) -> bool:
    """Tell whether words hold an infinitive with *te*, or begin with a function word in lower case."""
    if any(t.lower_ == "te" and t.i + 1 < len(t.doc) and t.nbor().pos_ == "VERB" for t in words[:-1]):
        return True
    functional = {"DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV", "AUX"}
    return len(words) > 1 and words[0].text[0].islower() and words[0].pos_ in functional


def _is_predicate(m: Marked) -> bool:
    """Tell whether marks hold a predicate: its finite verb first after the subject, or the infinitive of a modal."""
    if m.n == 1:
        infinitive = m.words[0].pos_ == "VERB" and feature(m.words[0], "VerbForm") == "Inf"
        return infinitive and any(m.doc[i].lower_ in words_of("modal") for i in m.sentence.finite())
    if not m.words or not is_finite(m.words[0]) or m.passage.left <= m.sentence.start:
        return False
    before = m.doc[m.left - 1]
    return before.text in {",", ")"} or before.pos_ in {"NOUN", "PROPN", "PRON"}


def _is_full(m: Marked) -> bool:
    """Tell whether an introduced passage is all that somebody says: a clause, or behind such a cue anything."""
    return m.clause or m.n >= _CLAUSE or m.rule in _WHOLE


def _by_nobody(m: Marked) -> bool:
    """Tell whether it is nobody in particular that calls it so: *men noemt dat “groene stroom”*."""
    source = m.found.source if m.found and _calls(m) else None
    alone = source is not None and source[1] - source[0] == 1
    return source is not None and alone and m.doc[source[0]].lower_ in words_of("generic-pronoun")


def _by_thing(m: Marked) -> bool:
    """Tell whether what seems the source is a bare noun that neither speaks nor is read (*Celstraf geëist*)."""
    source = m.found.source if m.found and m.found.cue and _is_embedded(m) else None
    if source is None or m.clause or _calls(m) or can_speak(m.doc, source):
        return False
    words = list(m.doc[slice(*source)])
    bare = words[0].is_sent_start and words[0].lower_ not in words_of("determiner", "common-article")
    texts = words_of("document", "report-place", "medium")
    return bool(bare) and words[0].pos_ != "DET" and len(words) > 1 and not any(t.lower_ in texts for t in words)


def _by_no_agent(m: Marked) -> bool:
    return m.rule == "quote.cue-passive" and m.n <= _SHORT and m.found is not None and m.found.source is None


def _is_labelled(m: Marked) -> bool:
    return not (m.clause and m.n > _SHORT) and _label(m) is not None


def _is_short_title(m: Marked) -> bool:
    return _is_titled(m) and not m.clause and m.n <= _TITLE and m.place != "first"


def _is_whole(m: Marked) -> bool:
    several = sum(t.text in {".", "!", "?"} for t in m.tokens) > 1
    return m.clause and m.n >= _CLAUSE and (m.capital or several)


def _is_embedded(m: Marked) -> bool:
    return m.rule == "quote.embedded"


#: Cues behind which also a word or two is direct speech.
_WHOLE = {"quote.aldus", "quote.cue-inverted", "quote.colon", "quote.colon-name", "quote.verb-inverted"}
#: It stands in a quotation.
NESTED: Table = (
    Row("speech with a source", ("direct", CUE), lambda m: m.found is not None),
    Row("speech with a capital", ("direct", "quote.nested"), lambda m: m.speech and m.capital),
    Row("anything else", ("scare", "quote.scare"), lambda m: True),
)
#: The narrator says that it was not said.
DENIED: Table = (Row("nobody said it", ("scare", "quote.scare"), lambda m: m.denied),)
#: Nothing of the narrator's stands beside the passage.
ALONE: Table = (
    Row("a few words, glued to the end of a paragraph", ("scare", "quote.scare"), _is_glued),
    Row("a noun as a heading", ("scare", "quote.scare-title"), lambda m: m.heading and m.n == 1 and _is_nominal(m)),
    Row("a heading", ("mixed", "quote.heading"), lambda m: m.heading),
    Row("a word or two that are no sentence", ("mixed", "quote.floating"), _is_piece_alone),
    Row("anything else", ("direct", "quote.floating"), lambda m: True),
)
#: The narrator's sentence has no cue for it.
CUELESS: Table = (
    Row("words round it make it a title or a label", ("scare", LABEL), lambda m: _label(m) is not None),
    Row("a capital and no verb", ("scare", "quote.scare-title"), lambda m: _is_titled(m) and not m.clause),
    Row("first in a heading", ("mixed", "quote.heading"), lambda m: m.heading and m.place == "first"),
    Row("first, long, a capital", ("direct", "quote.floating"), _opens),
    Row("a clause, or worded as a piece of one", ("mixed", "quote.fragment"), lambda m: _is_long(m) or _is_piece(m)),
    Row("anything else", ("scare", "quote.scare"), lambda m: True),
)
#: A cue stands behind it or before its colon.
CUED: Table = (
    Row("a clause, long, or behind such a cue", ("direct", CUE), _is_full),
    Row("anything else", ("mixed", CUE), lambda m: True),
)
#: A cue of the sentence that it is a part of governs it.
GOVERNED: Table = (
    Row("nobody in particular calls it so", ("scare", "quote.scare-called"), lambda m: m.n <= _SHORT and _by_nobody(m)),
    Row("a few words, the source a thing", ("scare", "quote.scare"), lambda m: m.n <= _CLAUSE and _by_thing(m)),
    Row("words round it make it a title or a label, no clause", ("scare", LABEL), _is_labelled),
    Row("the narrator's term elsewhere", ("scare", "quote.scare-term"), lambda m: _is_embedded(m) and is_term(m)),
    Row("a capital, short, no verb", ("scare", "quote.scare-title"), _is_short_title),
    Row("called so in a passive without an agent", ("scare", "quote.scare-called"), _by_no_agent),
    Row("a clause that a cue interrupts", ("direct", CUE), lambda m: m.clause and m.rule == "quote.cue-between"),
    Row("a whole clause with a capital, or sentences", ("direct", CUE), _is_whole),
    Row("anything else", ("mixed", CUE), lambda m: True),
)
#: All tables by name.
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "NESTED": NESTED,
        "DENIED": DENIED,
        "ALONE": ALONE,
        "CUELESS": CUELESS,
        "CUED": CUED,
        "GOVERNED": GOVERNED,
    }
)
