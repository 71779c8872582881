"""The cascades that find a quotation, in order, on one page: what is said, by whose word, and who that is.

1. `INTRODUCED` and `REPORTED`: what is reported without marks, cue by cue in a reporting sentence.
2. `ATTRIBUTION`: cue and source of a passage between marks, in its own sentence; then the tables of `kinds` say what
   it is.
3. `FLOATING`: the source of a passage that has none of its own.
4. `SPEAKERS`: the actor that a source stands for.

In each table the first sieve that answers is believed; its code is the rule of the row (of the speakers, the column
`speaker_rule`), which `explain` explains. The two stages of quote → mention → speaker are those of Muzny et al. (2017).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.quotes.attribution import beside, colons, floating, inside
from analysis.quotes.attribution.kinds import kind_of
from analysis.quotes.attribution.marked import Marked
from analysis.quotes.attribution.nested import nested_passages
from analysis.quotes.items import Attribution, Beside, Content, Item, Span, Speaking
from analysis.quotes.reading import according, before_cue, headlines, te_infinitives, that_clauses, told_after
from analysis.quotes.rows import quote_rows
from analysis.quotes.sentences.layout import Layout, Sentence, lay_out
from analysis.quotes.sieves import Sieve, first
from analysis.quotes.speakers import resolving
from analysis.quotes.speakers.cast import Cast, cast_of
from analysis.quotes.speakers.echoes import echo
from analysis.records import Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Stage 1, per cue: what a cue introduces.
INTRODUCED: tuple[Sieve[Content], ...] = (
    Sieve("that-clause", "quote.dat-clause", that_clauses.that_clause),
    Sieve("that-clause of a noun", "quote.dat-noun", that_clauses.that_noun),
    Sieve("te-infinitive", "quote.te-infinitive", te_infinitives.te_infinitive),
    Sieve("preposed that-clause", "quote.dat-preposed", that_clauses.that_preposed),
)
#: Stage 1, per cue: the clause that a cue stands in or behind; it yields where an introduced one overlaps.
REPORTED: tuple[Sieve[Content], ...] = (
    Sieve("according", "quote.volgens", according.according),
    Sieve("own words", "quote.own-words", according.own_words),
    Sieve("clause before aldus", "quote.aldus", before_cue.aldus),
    Sieve("clause before a cue", "quote.clause-cue", before_cue.before_cue),
    Sieve("clause before a perfect", "quote.clause-cue", before_cue.before_perfect),
    Sieve("clause before a cue with a colon", "quote.clause-cue", before_cue.before_colon),
    Sieve("clause that ends in a verb", "quote.clause-cue", before_cue.ending_in_verb),
    Sieve("answer", "quote.clause-cue", before_cue.answer),
)
#: Stage 1, per sentence in which no cue reports a clause.
HEADLINES: tuple[Sieve[Content], ...] = (Sieve("headline", "quote.headline", headlines.headline),)
#: Stage 1, per sentence in which nothing is found: whether the next one says whose words it is.
TOLD: tuple[Sieve[Content], ...] = (Sieve("told after", "quote.told-after", told_after.told_after),)
#: Stage 2, per passage between marks with words beside it.
ATTRIBUTION: tuple[Sieve[Attribution], ...] = (
    Sieve("aldus behind", "quote.aldus", beside.aldus_behind),
    Sieve("volgens behind", "quote.volgens", beside.volgens_behind),
    Sieve("phrase behind", "quote.cue-phrase", beside.phrase_behind),
    Sieve("zo behind", "quote.zo", beside.zo_behind),
    Sieve("noun behind", "quote.cue-noun", beside.noun_behind),
    Sieve("passive behind", "quote.cue-passive", beside.passive_behind),
    Sieve("cue behind", "quote.cue-inverted", beside.verb_behind),
    Sieve("other verb behind", "quote.verb-inverted", beside.other_verb_behind),
    Sieve("subject first behind", "quote.cue-after", beside.subject_first_behind),
    Sieve("cue before the colon", "quote.colon", colons.cue_before_colon),
    Sieve("noun before the colon", "quote.colon-noun", colons.noun_before_colon),
    Sieve("name before the colon", "quote.colon-name", colons.name_before_colon),
    Sieve("subject before the colon", "quote.colon-subject", colons.subject_before_colon),
    Sieve("colon alone", "quote.colon", colons.colon_alone),
    Sieve("cue between", "quote.cue-between", beside.between),
    Sieve("governed by aldus", "quote.aldus", inside.aldus_inside),
    Sieve("governed by volgens", "quote.volgens", inside.volgens_inside),
    Sieve("governed by a phrase", "quote.cue-phrase", inside.phrase_inside),
    Sieve("governed by a noun", "quote.cue-noun", inside.noun_inside),
    Sieve("governed by a passive", "quote.cue-passive", inside.passive_inside),
    Sieve("governed by a verb", "quote.embedded", inside.verb_inside),
    Sieve("another passage of the sentence", "quote.same-sentence", beside.same_sentence),
    Sieve("predicate of a headline", "quote.headline-predicate", inside.headline_predicate),
)
#: Stage 3, per passage without a source: whom it continues, or who stands near. A phrase (*klinkt het*) keeps its rule.
FLOATING: tuple[Sieve[Beside], ...] = (
    Sieve("told in the next sentence", "quote.told-after", floating.told_in_next),
    Sieve("goes on in its sentence", "quote.continued", floating.goes_on_in_sentence),
    Sieve("goes on from the sentence before", "quote.continued", floating.goes_on),
    Sieve("subject of the sentence before", "quote.subject-before", floating.subject_before),
    Sieve("goes on from two sentences before", "quote.continued", floating.goes_on_after_one),
    Sieve("subject two sentences before", "quote.subject-before", floating.subject_before_one),
    Sieve("opens a paragraph whose next passage has a cue", "quote.continued", floating.begins_ahead),
    Sieve("goes on from afar", "quote.continued", floating.goes_on_from_afar),
    Sieve("goes with the next passage", "quote.continued", floating.goes_with_ahead),
    Sieve("subject at the end of the paragraph before", "quote.subject-before", floating.subject_of_block_before),
    Sieve("subject of the sentence after", "quote.subject-after", floating.subject_after),
    Sieve("only name of the sentence before", "quote.name-before", floating.only_name_before),
    Sieve("piece of a sentence that goes on", "quote.continued", floating.piece_goes_on),
    Sieve("colon behind which somebody goes on", "quote.continued", floating.colon_goes_on),
    Sieve("phrase for the last source", None, floating.phrase_for_last),
    Sieve("phrase for the subject before", None, floating.phrase_for_subject),
    Sieve("phrase for a source from afar", None, floating.phrase_from_afar),
)
#: Stage 4, per source: which actor it stands for.
SPEAKERS: tuple[Sieve[Speaking], ...] = (
    Sieve("description of the subject before", "speaker.described-subject", resolving.described_as_subject),
    Sieve("description of the last speaker", "speaker.described-speaker", resolving.described_as_speaker),
    Sieve("description of the one most told of", "speaker.described-known", resolving.described_as_known),
    Sieve("joint mentions", "speaker.joint", resolving.joint_mentions),
    Sieve("mention of the pronoun", "speaker.pronoun-mention", resolving.pronoun_mention),
    Sieve("own mention", "speaker.mention", resolving.own_mention),
    Sieve("mention around", "speaker.mention-around", resolving.mention_around),
    Sieve("pronoun for the subject of its sentence", "speaker.pronoun-subject", resolving.pronoun_in_clause),
    Sieve("pronoun for the last speaker", "speaker.pronoun-speaker", resolving.pronoun_for_speaker),
    Sieve("pronoun for the nearest", "speaker.pronoun-nearest", resolving.pronoun_for_nearest),
    Sieve("surname", "speaker.surname", resolving.same_surname),
    Sieve("same last word", "speaker.same-word", resolving.same_words),
)
#: Stage 4, per heading without a source.
HEADINGS: tuple[Sieve[Speaking], ...] = (Sieve("echo", "speaker.echo", echo),)

#: All tables by name, in the order in which they are asked.
TABLES: Mapping[str, tuple[Sieve[Any], ...]] = MappingProxyType(
    {
        "INTRODUCED": INTRODUCED,
        "REPORTED": REPORTED,
        "HEADLINES": HEADLINES,
        "TOLD": TOLD,
        "ATTRIBUTION": ATTRIBUTION,
        "FLOATING": FLOATING,
        "SPEAKERS": SPEAKERS,
        "HEADINGS": HEADINGS,
    }
)


def find_quotes(doc: Doc, mentions: Sequence[Mention]) -> list[Quote]:
    """Find every quotation of an article: direct, mixed, indirect, and scare (marks without a speech event).

    Source, cue and content are as Pareti (2012) defines them, spans as `docs/coding.md` says. Speakers are the actors
    of the `mentions` that coincide with a source; without mentions they are empty and all else is the same.
    In reading order.

    >>> from analysis.parse import parse
    >>> quotes = find_quotes(parse("“Wij komen”, zei minister Els Vos. Ze zei dat het laat wordt."), [])
    >>> [(q.kind, q.source, q.cue) for q in quotes]
    [('direct', 'minister Els Vos', 'zei'), ('indirect', 'Ze', 'zei')]
    """
    layout = lay_out(doc)
    cast = cast_of(doc, mentions)
    items = [item for sentence in layout.sentences for item in [*_marked(sentence), *_plain(sentence)]]
    items = _float(layout, [*items, *_told(layout, items)], cast)
    items = _in_order([*items, *_nested(layout)])
    return quote_rows(layout, items, _speak(layout, items, cast))


def _in_order(items: Sequence[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.start, -item.end))


def _plain(sentence: Sentence) -> list[Item]:
    """Read what is reported without marks in a sentence."""
    introduced: list[Item] = []
    for hit in sentence.cues():
        item = _report(sentence, first(INTRODUCED, sentence, hit)) if hit.cue.complements else None
        if item and not any(other.start <= item.start < other.end for other in introduced):
            introduced += [] if that_clauses.within_other(sentence, item.source, item.cue) else [item]
    reported: list[Item] = []
    for hit in sentence.cues():
        item = _report(sentence, first(REPORTED, sentence, hit))
        reported += [item] if item and not _overlaps(item, reported) else []
    if not reported:
        item = _report(sentence, first(HEADLINES, sentence))
        reported += [item] if item else []
    for item in reported:
        introduced += [] if _overlaps(item, introduced) else [item]
    return introduced


def _told(layout: Layout, items: Sequence[Item]) -> list[Item]:
    """Read the sentences that the next one attributes."""
    taken = {item.sentence for item in items if item.kind != "scare"}
    found = (_report(sentence, first(TOLD, sentence, taken)) for sentence in layout.sentences)
    return [item for item in found if item]


def _report(sentence: Sentence, found: tuple[str | None, Content] | None) -> Item | None:
    if found is None:
        return None
    code, content = found
    return Item(
        content.start, content.end, "indirect", str(code), sentence.number, source=content.source, cue=content.cue
    )


def _overlaps(item: Item, others: Sequence[Item]) -> bool:
    return any(item.start < other.end and other.start < item.end for other in others)


def _marked(sentence: Sentence) -> list[Item]:
    """Read the passages between marks in a sentence: cue and source, then kind."""
    items: list[Item] = []
    for passage in sentence.passages:
        items.append(_item(_attribute(Marked(sentence, passage, tuple(items))), sentence.number))
    for n in reversed(range(len(items) - 1)):
        if beside.joins(sentence, items[n], items[n + 1]):
            this = items[n]
            items[n] = replace(items[n + 1], kind="mixed", start=this.start, end=this.end, passage=this.passage)
    return items


def _attribute(marked: Marked) -> Marked:
    """Find cue and source of a passage that is not alone; in a quotation only of speech that has a source."""
    found = None if marked.place == "alone" or (marked.nested and not marked.speech) else first(ATTRIBUTION, marked)
    if found is None or (marked.nested and found[1].source is None):
        return marked
    return replace(marked, rule=found[0], found=found[1])


def _item(marked: Marked, number: int) -> Item:
    """Make the item of a passage; a piece of a sentence without a cue has the subject of that as its source."""
    passage, found = marked.passage, marked.found or Attribution(None, None)
    kind, rule = kind_of(marked)
    item = Item(passage.start, passage.end, kind, rule, number, passage=passage)
    if kind == "scare":
        return item
    source = inside.main_subject(marked.sentence) if rule == "quote.fragment" else found.source
    return replace(item, source=source, cue=found.cue, unclosed=not (passage.closed or marked.nested))


def _nested(layout: Layout) -> list[Item]:
    """Read the passages inside passages."""
    return [_item(_attribute(marked), number) for number, marked in nested_passages(layout)]


def _float(layout: Layout, items: Sequence[Item], cast: Cast) -> list[Item]:
    """Give every passage without a source of its own the source that it continues or stands beside; in order."""
    done = _in_order(items)
    for n, item in enumerate(done):
        found = first(FLOATING, floating.Adrift(layout.sentences, done, n, cast))
        if found:
            code, by = found
            done[n] = replace(
                item, source=by.source, cue=by.cue or item.cue, how=by.how, follows=by.follows, floated=code
            )
    return done


def _speak(layout: Layout, items: Sequence[Item], cast: Cast) -> list[Speaking]:
    """Resolve the sources of all items to actors, each source once; then the headings that echo them."""
    spoken: list[tuple[Item, Speaking]] = []
    known: dict[Span, Speaking] = {}
    for item in items:
        who = Speaking()
        if item.source is not None and item.kind != "scare":
            if item.source not in known:
                known[item.source] = _ruled(first(SPEAKERS, resolving.Source(layout, item.source, cast, spoken)))
            who = replace(known[item.source], how=item.how or known[item.source].how)
        spoken.append((item, who))
    return [_ruled(first(HEADINGS, layout, spoken, item)) if item.source is None else who for item, who in spoken]


def _ruled(found: tuple[str | None, Speaking] | None) -> Speaking:
    return replace(found[1], rule=found[0]) if found else Speaking()
