"""What a marked passage is: speech (direct, mixed), or words between marks without a speech event (scare).

Five tables, by where the passage stands; in each the first row that holds says the kind and the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.grammar.verbs import is_finite
from analysis.grammar.words import words_of
from analysis.quotes.attribution.inside import main_subject
from analysis.quotes.attribution.marked import Marked
from analysis.quotes.attribution.scare import is_term, label_of
from analysis.quotes.items import Kind
from analysis.quotes.sentences.can_speak import can_speak

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Instead of a code: that of the label round the passage, or that of its cue.
LABEL, CUE = "(the label's)", "(the cue's)"
#: Words of the shortest clause, of the shortest piece of one without a verb, of the longest scare and longest title.
_CLAUSE, _LONG, _SHORT, _TITLE = 4, 6, 3, 6


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of kinds: a kind, the code of its rule, and what must hold of the passage, in words too."""

    kind: Kind
    code: str
    says: str
    holds: Callable[[Marked], bool]


def kind_of(m: Marked) -> tuple[Kind, str]:
    """Tell the kind of a passage whose attribution is known, and the rule that says so.

    >>> sentence = lay_out(parse("De spelers kregen een “overlevingspakket” mee.")).sentences[0]
    >>> kind_of(Marked(sentence, sentence.passages[0]))
    ('scare', 'quote.scare')
    """
    row = next(row for row in table_of(m) if row.holds(m))
    code = _label(m) if row.code == LABEL else m.rule if row.code == CUE else row.code
    return row.kind, str(code)


def table_of(m: Marked) -> tuple[Row, ...]:
    """Give the table for a passage: in a quotation, alone, without a cue, introduced by one, governed by one."""
    if m.nested:
        return NESTED
    if m.place == "alone":
        return ALONE
    if m.found is None:
        return CUELESS
    introduced = m.place in {"first", "colon"} and m.rule not in {"quote.embedded", "quote.cue-noun"}
    return INTRODUCED if introduced else GOVERNED


def _label(m: Marked) -> str | None:
    """Give the label round a passage; a title in small letters that a cue calls something is none."""
    label = label_of(m)
    return None if label == "quote.scare-title" and m.small and _calls(m) else label


def _calls(m: Marked) -> bool:
    """Tell whether its cue calls something what is quoted: *zij noemt de film “prachtig”*."""
    return m.found is not None and m.found.cue is not None and "naming" in m.found.cue.cue.traits


def _titled(m: Marked) -> bool:
    """Tell whether a passage inside a sentence is written like a title or a name: it begins with a capital."""
    return m.capital and m.words[0].lower_ != "ik"


def _hangs(m: Marked) -> bool:
    """Tell whether a passage without a full stop hangs at the end of a paragraph: a heading glued to it."""
    left = m.passage.left
    return left > 0 and not m.sentence.layout.text[left - 1].isspace() and not m.ends_sentence


def _nominal(m: Marked) -> bool:
    return all(t.pos_ in {"NOUN", "PROPN", "ADJ", "X"} for t in m.words)


def _long(m: Marked) -> bool:
    return m.n >= _LONG or (m.clause and m.n >= _CLAUSE)


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
        infinitive = m.words[0].pos_ == "VERB" and m.words[0].morph.get("VerbForm", []) == ["Inf"]
        return infinitive and any(m.doc[i].lower_ in words_of("modal") for i in m.sentence.finite())
    if not m.words or not is_finite(m.words[0]) or m.passage.left <= m.sentence.start:
        return False
    before = m.doc[m.left - 1]
    return before.text in {",", ")"} or before.pos_ in {"NOUN", "PROPN", "PRON"}


def _full(m: Marked) -> bool:
    """Tell whether an introduced passage is all that somebody says: a clause, or behind such a cue anything."""
    return m.clause or m.n >= _CLAUSE or m.rule in _WHOLE


def _by_nobody(m: Marked) -> bool:
    """Tell whether it is nobody in particular that calls it so: *men noemt dat “groene stroom”*."""
    source = m.found.source if m.found else None
    alone = source is not None and source[1] - source[0] == 1
    return source is not None and alone and m.doc[source[0]].lower_ in words_of("generic-pronoun")


def _by_thing(m: Marked) -> bool:
    """Tell whether what seems the source is a bare noun that neither speaks nor is read (*Celstraf geëist*)."""
    source = m.found.source if m.found and m.found.cue else None
    if source is None or _calls(m) or can_speak(m.doc, source):
        return False
    words = list(m.doc[slice(*source)])
    bare = words[0].is_sent_start and words[0].lower_ not in words_of("determiner", "common-article")
    texts = words_of("document", "report-place", "medium")
    return bool(bare) and words[0].pos_ != "DET" and len(words) > 1 and not any(t.lower_ in texts for t in words)


def _sourced(m: Marked) -> bool:
    return m.found is not None and m.found.source is not None


def _sentences(m: Marked) -> int:
    return sum(t.text in {".", "!", "?"} for t in m.tokens)


def _embedded(m: Marked) -> bool:
    return m.rule == "quote.embedded"


#: Cues behind which also a word or two is direct speech.
_WHOLE = {"quote.aldus", "quote.cue-inverted", "quote.colon", "quote.colon-name", "quote.verb-inverted"}
#: It stands in a quotation.
NESTED = (
    Row("direct", CUE, "speech with a source", lambda m: m.found is not None),
    Row("direct", "quote.nested", "speech with a capital", lambda m: m.speech and m.capital),
    Row("scare", "quote.scare", "anything else", lambda m: True),
)
#: Nothing of the narrator's stands beside the passage.
ALONE = (
    Row(
        "scare",
        "quote.scare",
        "a few words, glued to the end of a paragraph",
        lambda m: not m.sentence.heading and not m.clause and m.n <= _SHORT and _hangs(m),
    ),
    Row("scare", "quote.scare-title", "a noun as a heading", lambda m: m.sentence.heading and m.n == 1 and _nominal(m)),
    Row("mixed", "quote.heading", "a heading", lambda m: m.sentence.heading),
    Row("mixed", "quote.floating", "a word or two", lambda m: not m.clause and m.n < _SHORT),
    Row("direct", "quote.floating", "anything else", lambda m: True),
)
#: The narrator's sentence has no cue for it.
CUELESS = (
    Row("scare", LABEL, "words round it make it a title or a label", lambda m: _label(m) is not None),
    Row("scare", "quote.scare-title", "a capital and no verb", lambda m: _titled(m) and not m.clause),
    Row("mixed", "quote.heading", "first in a heading", lambda m: m.sentence.heading and m.place == "first"),
    Row(
        "direct",
        "quote.floating",
        "first, long, a capital",
        lambda m: m.place == "first" and m.capital and m.n >= _LONG,
    ),
    Row("mixed", "quote.fragment", "a clause, or worded as a piece of one", lambda m: _long(m) or _is_piece(m)),
    Row("scare", "quote.scare", "anything else", lambda m: True),
)
#: A cue stands behind it or before its colon.
INTRODUCED = (
    Row("direct", CUE, "a clause, long, or behind such a cue", _full),
    Row("mixed", CUE, "anything else", lambda m: True),
)
#: A cue of the sentence that it is a part of governs it.
GOVERNED = (
    Row("scare", "quote.scare-called", "nobody calls it so", lambda m: _calls(m) and m.n <= _SHORT and _by_nobody(m)),
    Row(
        "scare",
        "quote.scare",
        "a few words, the source a thing",
        lambda m: _embedded(m) and not m.clause and m.n <= _CLAUSE and _by_thing(m),
    ),
    Row(
        "scare",
        LABEL,
        "words round it make it a title or a label, no clause",
        lambda m: not (m.clause and m.n > _SHORT) and _label(m) is not None,
    ),
    Row("scare", "quote.scare-term", "the narrator's term elsewhere", lambda m: _embedded(m) and is_term(m)),
    Row(
        "scare",
        "quote.scare-title",
        "a capital, short, no verb",
        lambda m: _titled(m) and not m.clause and m.n <= _TITLE and m.place != "first",
    ),
    Row(
        "scare",
        "quote.scare-called",
        "called so in a passive without an agent",
        lambda m: m.rule == "quote.cue-passive" and m.n <= _SHORT and not _sourced(m),
    ),
    Row("direct", CUE, "a clause that a cue interrupts", lambda m: m.clause and m.rule == "quote.cue-between"),
    Row(
        "direct",
        CUE,
        "a whole clause with a capital, or sentences",
        lambda m: m.clause and m.n >= _CLAUSE and (m.capital or _sentences(m) > 1),
    ),
    Row("mixed", CUE, "anything else", lambda m: True),
)


#: All tables by name.
TABLES: Mapping[str, tuple[Row, ...]] = MappingProxyType(
    {"NESTED": NESTED, "ALONE": ALONE, "CUELESS": CUELESS, "INTRODUCED": INTRODUCED, "GOVERNED": GOVERNED}
)
