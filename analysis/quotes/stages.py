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

from analysis.cascade import Sieve, ruled
from analysis.grammar.phrase_at import Span
from analysis.grammar.taking_part import source_taking_part
from analysis.intervals import Intervals
from analysis.quotes.attribution import beside, colons, floating, inside
from analysis.quotes.attribution.kinds import kind_of
from analysis.quotes.attribution.marked import Marked
from analysis.quotes.attribution.nested import nested_passages
from analysis.quotes.items import Attribution, Beside, Content, Item, Speaking
from analysis.quotes.quote_rows import quote_rows
from analysis.quotes.reading import according, before_cue, headlines, te_infinitives, that_clauses, told_after
from analysis.quotes.reading.clauses import withheld
from analysis.quotes.sentences.layout import CueIn, Layout, Sentence, lay_out
from analysis.quotes.speakers import resolving
from analysis.quotes.speakers.cast import Cast, cast_of
from analysis.quotes.speakers.echoes import Heading, Said, echo
from analysis.records import Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Stage 1, per cue: what a cue introduces.
INTRODUCED: tuple[Sieve[CueIn, Content], ...] = (
    Sieve("that-clause", that_clauses.that_clause, gives=("quote.dat-clause",)),
    Sieve("that-clause of a noun", that_clauses.that_noun, gives=("quote.dat-noun",)),
    Sieve("te-infinitive", te_infinitives.te_infinitive, gives=("quote.te-infinitive",)),
    Sieve("preposed that-clause", that_clauses.that_preposed, gives=("quote.dat-preposed",)),
)
#: Stage 1, per cue: the clause that a cue stands in or behind; it yields where an introduced one overlaps.
REPORTED: tuple[Sieve[CueIn, Content], ...] = (
    Sieve("according", according.according, gives=("quote.volgens",)),
    Sieve("own words", according.own_words, gives=("quote.own-words",)),
    Sieve("clause before aldus", before_cue.aldus, gives=("quote.aldus",)),
    Sieve("clause before a cue", before_cue.before_cue, gives=("quote.clause-cue",)),
    Sieve("clause before a perfect", before_cue.before_perfect, gives=("quote.clause-cue",)),
    Sieve("clause before a view", before_cue.before_view, gives=("quote.clause-cue",)),
    Sieve("clause before a cue with a colon", before_cue.before_colon, gives=("quote.clause-cue",)),
    Sieve("clause that ends in a verb", before_cue.ending_in_verb, gives=("quote.clause-cue",)),
    Sieve("answer", before_cue.answer, gives=("quote.clause-cue",)),
)
#: Stage 1, per sentence in which no cue reports a clause.
HEADLINES: tuple[Sieve[Sentence, Content], ...] = (Sieve("headline", headlines.headline, gives=("quote.headline",)),)
#: Stage 1, per sentence in which nothing is found: whether the next one says whose words it is.
TOLD: tuple[Sieve[told_after.Untaken, Content], ...] = (
    Sieve("told after", told_after.told_after, gives=("quote.told-after",)),
)
#: Stage 2, per passage between marks with words beside it.
ATTRIBUTION: tuple[Sieve[Marked, Attribution], ...] = (
    Sieve("aldus behind", beside.aldus_behind, gives=("quote.aldus",)),
    Sieve("volgens behind", beside.volgens_behind, gives=("quote.volgens",)),
    Sieve("phrase behind", beside.phrase_behind, gives=("quote.cue-phrase",)),
    Sieve("zo behind", beside.zo_behind, gives=("quote.zo",)),
    Sieve("noun behind", beside.noun_behind, gives=("quote.cue-noun",)),
    Sieve("passive behind", beside.passive_behind, gives=("quote.cue-passive",)),
    Sieve("cue behind", beside.verb_behind, gives=("quote.cue-inverted",)),
    Sieve("other verb behind", beside.other_verb_behind, gives=("quote.verb-inverted",)),
    Sieve("subject first behind", beside.subject_first_behind, gives=("quote.cue-after",)),
    Sieve("cue before the colon", colons.cue_before_colon, gives=("quote.colon",)),
    Sieve("noun before the colon", colons.noun_before_colon, gives=("quote.colon-noun",)),
    Sieve("name before the colon", colons.name_before_colon, gives=("quote.colon-name",)),
    Sieve("subject before the colon", colons.subject_before_colon, gives=("quote.colon-subject",)),
    Sieve("colon alone", colons.colon_alone, gives=("quote.colon",)),
    Sieve("cue between", beside.between, gives=("quote.cue-between",)),
    Sieve("governed by aldus", inside.aldus_inside, gives=("quote.aldus",)),
    Sieve("governed by volgens", inside.volgens_inside, gives=("quote.volgens",)),
    Sieve("governed by a phrase", inside.phrase_inside, gives=("quote.cue-phrase",)),
    Sieve("governed by a noun", inside.noun_inside, gives=("quote.cue-noun",)),
    Sieve("governed by a passive", inside.passive_inside, gives=("quote.cue-passive",)),
    Sieve("governed by a verb", inside.verb_inside, gives=("quote.embedded",)),
    Sieve("another passage of the sentence", beside.same_sentence, gives=("quote.same-sentence",)),
    Sieve("predicate of a headline", inside.headline_predicate, gives=("quote.headline-predicate",)),
)
#: Stage 3, per passage without a source: whom it continues, or who stands near. A phrase (*klinkt het*) keeps its rule.
FLOATING: tuple[Sieve[floating.Adrift, Beside], ...] = (
    Sieve("told in the next sentence", floating.told_in_next, gives=("quote.told-after",)),
    Sieve("introduced without a verb", floating.introduced_before, gives=("quote.introduced-before",)),
    Sieve("goes on in its sentence", floating.goes_on_in_sentence, gives=("quote.continued",)),
    Sieve("goes on from the sentence before", floating.goes_on, gives=("quote.continued",)),
    Sieve("subject of the sentence before", floating.subject_before, gives=("quote.subject-before",)),
    Sieve("goes on from two sentences before", floating.goes_on_after_one, gives=("quote.continued",)),
    Sieve("subject two sentences before", floating.subject_before_one, gives=("quote.subject-before",)),
    Sieve("opens a paragraph whose next passage has a cue", floating.begins_ahead, gives=("quote.continued",)),
    Sieve("answer of a guest", floating.answer_of_guest, gives=("quote.guest",)),
    Sieve("goes on from afar", floating.goes_on_from_afar, gives=("quote.continued",)),
    Sieve("goes with the next passage", floating.goes_with_ahead, gives=("quote.continued",)),
    Sieve(
        "subject at the end of the paragraph before", floating.subject_of_block_before, gives=("quote.subject-before",)
    ),
    Sieve("subject of the sentence after", floating.subject_after, gives=("quote.subject-after",)),
    Sieve("only name of the sentence before", floating.only_name_before, gives=("quote.name-before",)),
    Sieve("piece of a sentence that goes on", floating.piece_goes_on, gives=("quote.continued",)),
    Sieve("colon behind which somebody goes on", floating.colon_goes_on, gives=("quote.continued",)),
    Sieve("phrase for the last source", floating.phrase_for_last),
    Sieve("phrase for the subject before", floating.phrase_for_subject),
    Sieve("phrase for a source from afar", floating.phrase_from_afar),
)
#: Stage 4, per source: which actor it stands for.
SPEAKERS: tuple[Sieve[resolving.Source, Speaking], ...] = (
    Sieve("description of the subject before", resolving.described_as_subject, gives=("speaker.described-subject",)),
    Sieve("description of the last speaker", resolving.described_as_speaker, gives=("speaker.described-speaker",)),
    Sieve("description of the one most told of", resolving.described_as_known, gives=("speaker.described-known",)),
    Sieve("joint mentions", resolving.joint_mentions, gives=("speaker.joint",)),
    Sieve("mention of the pronoun", resolving.pronoun_mention, gives=("speaker.pronoun-mention",)),
    Sieve("own mention", resolving.own_mention, gives=("speaker.mention",)),
    Sieve("mention around", resolving.mention_around, gives=("speaker.mention-around",)),
    Sieve("pronoun for the subject of its sentence", resolving.pronoun_in_clause, gives=("speaker.pronoun-subject",)),
    Sieve("pronoun for the last speaker", resolving.pronoun_for_speaker, gives=("speaker.pronoun-speaker",)),
    Sieve("pronoun for the nearest", resolving.pronoun_for_nearest, gives=("speaker.pronoun-nearest",)),
    Sieve("surname", resolving.same_surname, gives=("speaker.surname",)),
    Sieve("same last word", resolving.same_words, gives=("speaker.same-word",)),
)
#: Stage 4, per heading without a source.
HEADINGS: tuple[Sieve[Heading, Speaking], ...] = (Sieve("echo", echo, gives=("speaker.echo",)),)

#: All tables by name, in the order in which they are asked.
TABLES: Mapping[str, tuple[Sieve[Any, Any], ...]] = MappingProxyType(
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
    nested = [_item(_attribute(marked), number) for number, marked in nested_passages(layout)]
    items = _in_order([*items, *nested, *_nicknames(layout)])
    return quote_rows(layout, items, _speak(layout, items, cast))


def _in_order(items: Sequence[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.start, -item.end))


def _plain(sentence: Sentence) -> list[Item]:
    """Read what is reported without marks in a sentence."""
    introduced: list[Item] = []
    for hit in sentence.cues():
        item = _report(sentence, ruled(INTRODUCED, CueIn(sentence, hit))) if hit.cue.complements else None
        if item and not any(other.start <= item.start < other.end for other in introduced):
            introduced += [] if that_clauses.within_other(sentence, item.source, item.cue) else [item]
    reported: list[Item] = []
    for hit in sentence.cues():
        item = _report(sentence, ruled(REPORTED, CueIn(sentence, hit)))
        reported += [item] if item and not _overlaps(item, reported) else []
    if not reported:
        item = _report(sentence, ruled(HEADLINES, sentence))
        reported += [item] if item else []
    for item in reported:
        others = [other for other in introduced if not _tells(sentence, item, other)]
        introduced += [] if _overlaps(item, others) else [item]
    return introduced


def _told(layout: Layout, items: Sequence[Item]) -> list[Item]:
    """Read the sentences that the next one attributes."""
    taken = {item.sentence for item in items if item.kind != "scare"}
    found = (_report(sentence, ruled(TOLD, told_after.Untaken(sentence, taken))) for sentence in layout.sentences)
    return [item for item in found if item]


def _report(sentence: Sentence, found: tuple[str | None, Content] | None) -> Item | None:
    """Make the item of what a sieve has read; None where that says nothing, as the text does not tell it as said."""
    if found is None or (found[1].cue is not None and withheld(sentence.doc, found[1].cue)):
        return None
    code, content = found
    source = source_taking_part(sentence.doc, content.source)
    return Item(content.start, content.end, "indirect", str(code), sentence.number, source=source, cue=content.cue)


def _tells(sentence: Sentence, item: Item, other: Item) -> bool:
    """Tell whether *volgens X* reports that others say or think something: *Volgens X denken mensen dat …*."""
    if item.rule != "quote.volgens" or other.source is None or other.cue is None:
        return False
    first = sentence.doc[min(other.source[0], other.cue.first)].idx
    return item.start <= first and other.end <= item.end


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
    found = None if marked.place == "alone" or (marked.nested and not marked.speech) else ruled(ATTRIBUTION, marked)
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
    source = source_taking_part(marked.doc, source)
    return replace(item, source=source, cue=found.cue, unclosed=not (passage.closed or marked.nested))


def _nicknames(layout: Layout) -> list[Item]:
    """Read the nicknames between marks inside names."""
    return [
        Item(p.start, p.end, "scare", "quote.scare-nickname", sentence.number, passage=p)
        for p in layout.nicknames
        for sentence in layout.sentences
        if p.depth == 0 and sentence.start <= p.left < sentence.end
    ]


def _float(layout: Layout, items: Sequence[Item], cast: Cast) -> list[Item]:
    """Give every passage without a source of its own the source that it continues or stands beside; in order."""
    done = _in_order(items)
    places: dict[int, list[int]] = {}
    for n, item in enumerate(done):
        places.setdefault(item.sentence, []).append(n)
    spoken: list[Item] = []
    for n, item in enumerate(done):
        found = ruled(FLOATING, floating.Adrift(layout.sentences, done, n, cast, places, spoken))
        if found:
            code, by = found
            done[n] = replace(
                item, source=by.source, cue=by.cue or item.cue, how=by.how, follows=by.follows, floated=code
            )
        if done[n].spoken:
            spoken.append(done[n])
    return done


def _speak(layout: Layout, items: Sequence[Item], cast: Cast) -> list[Speaking]:
    """Resolve the sources of all items to actors, each source once; then the headings that echo them."""
    spoken: list[tuple[Item, Speaking]] = []
    heard: list[tuple[int, tuple[str, ...]]] = []
    known: dict[Span, Speaking] = {}
    direct = Intervals([(n, i) for n, i in enumerate(items) if i.kind == "direct"], ends=_place)
    for item in items:
        who = Speaking()
        if item.source is not None and item.kind != "scare":
            source = resolving.Source(layout, item.source, cast, spoken, heard)
            if item.source not in known:
                known[item.source] = _ruled(ruled(SPEAKERS, source))
            found = known[item.source]
            if not resolving.speaks_of_self(source, found, direct):
                who = replace(found, how=item.how or found.how)
        spoken.append((item, who))
        heard += [(item.start, who.speakers)] if who.speakers else []
    said = Said(layout, spoken)
    return [_ruled(ruled(HEADINGS, Heading(said, item))) if item.source is None else who for item, who in spoken]


def _place(numbered: tuple[int, Item]) -> tuple[int, int]:
    return numbered[1].start, numbered[1].end


def _ruled(found: tuple[str | None, Speaking] | None) -> Speaking:
    return replace(found[1], rule=found[0]) if found else Speaking()
