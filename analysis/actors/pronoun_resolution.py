"""Third-person pronouns and possessives, where gender, number and distance leave one antecedent.

Of the `candidates` that are left the first of the sieves of `ANTECEDENTS` that answers takes one; `weights`
tells which is the likeliest.
"""

from __future__ import annotations

import logging
from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.actors.candidates import REACH, History, PronounAt
from analysis.actors.known import is_proper
from analysis.actors.pairs import pair_candidates
from analysis.actors.prominence import MAIN_SUBJECT, SUBJECT, Candidate, candidate_of, in_sentences
from analysis.actors.speaking import is_cue_beside_quote
from analysis.actors.weights import LIKELY, asked_of, features_of, probabilities
from analysis.cascade import Sieve, first
from analysis.grammar.cases import cases_of
from analysis.grammar.marks import in_quotation
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import look_up
from analysis.grammar.pronouns import LEXICON, pronouns_in
from analysis.grammar.verbs import speech_verbs
from analysis.grammar.words import words_of
from analysis.intervals import Intervals
from analysis.lexicon import learned_weights, load_lexicon
from analysis.parse import anchor, article_of, sentence_number
from analysis.records import Actor, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LOG = logging.getLogger(__name__)

#: The words of somebody: their first character, the one after their last, and the ids of those who say them.
Spoken: TypeAlias = tuple[int, int, Sequence[str]]
#: How many sentences back one may have begun to speak whose words go on.
FARTHEST = 6
#: How likely several must be, whom nobody is wronged by; and where no others can be meant.
SEVERAL, ONLY_SEVERAL = 0.3, 0.2
#: How likely somebody must be to whom *zei hij* is given though another spoke last.
SURE = 0.5
#: How likely somebody must be to be the doer of harm, or suspected, where another may be meant.
GRAVE = 0.7
#: The rule of a pronoun's mention is its sieve, with this before it.
RULE = "mention.pronoun-"


def bound_by_subject(at: PronounAt) -> Candidate | None:
    """Give *zichzelf* and *elkaar* the last subject before them in the sentence: *De jongen verraadde zichzelf*."""
    if not at.reflexive:
        return None
    return next((c for c in reversed(at.candidates) if c.sentence == at.sentence and c.weight >= SUBJECT), None)


def last_other(at: PronounAt) -> Candidate | None:
    """Give *diens* and *die* the one named last who is not the subject: *Jan zag Piet en diens vrouw*."""
    # by the end, so that in *zijn collega Els Vos* and *de advocaat van Els Vos* it is Els Vos
    return max(at.candidates, key=attrgetter("end", "start"), default=None) if at.pointing else None


def joined(at: PronounAt) -> Candidate | None:
    """Give a possessive the one it follows at once: *de emir en zijn vrouw*, but not *sloeg hem met zijn hand*."""
    if not at.possessive or at.pointing or at.by_body:
        return None
    text, words = article_of(at.token.doc).text, words_of("companion")
    return next((c for c in reversed(at.candidates) if text[c.end : at.token.idx].strip() in words), None)


def own_body(at: PronounAt) -> Candidate | None:
    """Give a possessive before a part of the body the one harmed or touched there: *Zij stak Jan Maes in zijn rug*."""
    hurt = at.hurt
    return next((c for c in reversed(at.candidates) if hurt is not None and c.start <= hurt.idx < c.end), None)


def own_subject(at: PronounAt) -> Candidate | None:
    """Give a possessive the subject of its clause; *haar* only one known to be a woman."""
    if at.subject is None or not at.possessive or at.pointing or not at.subject.is_ancestor(at.token):
        return None
    told = next((c for c in reversed(at.candidates) if at.is_of_subject(c)), None)
    fits = told is not None and (at.pronoun.gender != "female" or at.genders.get(told.actor) == "female")
    return told if fits else None


def who_reports(at: PronounAt) -> Candidate | None:
    """Give the subject of a reported clause the one with a name who reports it: *Jan Maes zei dat hij kwam*."""
    if at.reporter is None or at.wrongs or at.pointing:
        return None
    reporter = at.reporter
    told = next((c for c in reversed(at.candidates) if c.start <= reporter.idx < c.end), None)
    # one without a name may be another description of somebody with a name
    name = at.actors[told.actor].name if told is not None else ""
    return told if name and is_proper(name) and look_up(name) is None else None


def speaks_again(at: PronounAt) -> Candidate | None:
    """Give *hij* who says something, and *volgens hem*, the only one who spoke in the sentence before, as its subject.

    Not beside a quotation, which anybody else may have been asked for.
    """
    if at.reflexive or at.pointing or at.possessive or at.number != "singular" or is_cue_beside_quote(at.token):
        return None
    source = not words_of("source-preposition").isdisjoint(cases_of(at.token))
    if not source and not (at.token.dep_ == "nsubj" and at.token.head.dep_ == "ROOT" and _says(at.token.head)):
        return None
    spoke = [c for c in at.candidates if c.speaks and c.sentence == at.sentence - 1 and c.weight >= MAIN_SUBJECT]
    one = spoke[-1] if len({c.actor for c in spoke}) == 1 else None
    return one if one is not None and at.actors[one.actor].type == "person" else None


def _says(verb: Token) -> bool:
    return verb.lemma_ in speech_verbs()


def most_prominent(at: PronounAt) -> Candidate | None:
    """Give the pronoun the likeliest candidate by the learned weights, if likely enough: *De premier … Hij*."""
    if at.reflexive or at.pointing or not at.candidates:
        return None
    asked = asked_of(at)
    if at.beside_unknown and len(asked) > 1:
        return None
    odds = probabilities([features_of(one) for one in asked], learned_weights("reference-weights"))
    best = max(range(len(asked)), key=lambda i: odds[i])
    # Beside a quotation whoever spoke last is the likeliest of all, unless another is so by more than half.
    likely, only = (SEVERAL, ONLY_SEVERAL) if at.number == "plural" and not at.wrongs else (LIKELY, LIKELY)
    enough = GRAVE if at.wrongs else SURE if is_cue_beside_quote(at.token) else likely
    return asked[best].last if odds[best] >= (only if len(asked) == 1 else enough) else None


def goes_on_speaking(at: PronounAt) -> Candidate | None:
    """Give *hij* beside a quotation the person who spoke last, or the last subject: *“…”, zei hij*."""
    if at.reflexive or at.pointing or at.number != "singular" or not is_cue_beside_quote(at.token):
        return None
    heard = [
        c
        for c in at.since(FARTHEST)
        if at.actors[c.actor].type == "person"
        and (c.speaks or c.weight >= MAIN_SUBJECT)
        and not c.quoted
        and not at.in_its_words(c)
        and at.agrees(c)
    ]
    return max(heard, key=lambda c: (c.speaks, c.start), default=None)


#: Whom a pronoun stands for: the first sieve that answers.
ANTECEDENTS: tuple[Sieve[PronounAt, Candidate], ...] = (
    Sieve("bound-by-subject", bound_by_subject, "De jongen verraadde «zichzelf»."),
    Sieve("last-other", last_other, "Jan Maes zag Piet Claes en «diens» vrouw."),
    Sieve("joined", joined, "De emir en «zijn» vrouw zwegen."),
    Sieve("own-body", own_body, "Piet Claes stak Jan Maes in «zijn» rug."),
    Sieve("own-subject", own_subject, "De rechter veroordeelde de man die «zijn» buurvrouw wurgde."),
    Sieve("who-reports", who_reports, "Piet Claes zag Jan Maes. Maes zei tegen Claes dat «hij» kwam."),
    Sieve("speaks-again", speaks_again, "Piet Claes zei dat Jan Maes ziek was. «Hij» zei ook dat Maes slaapt."),
    Sieve("most-prominent", most_prominent, "De premier sprak met Els Vos. «Hij» zweeg."),
    Sieve("goes-on-speaking", goes_on_speaking,
          "“Het is mooi”, zei Jan Smit. “De club wint. Dat is leuk. Piet is blij. Goed”, zei «hij» later."),
)  # fmt: skip


def find_pronouns(
    doc: Doc,
    phrases: Sequence[Phrase],
    mentions: Sequence[Mention],
    actors: Mapping[str, Actor],
    spoken: Sequence[Spoken] = (),
) -> list[Mention]:
    """Find the pronouns and possessives that certainly stand for one of the actors, in reading order.

    `mentions` are those by name, role and descriptor; the pronouns found count as mentions for those after them, but
    what somebody says tells nothing of those whom the newspaper means outside the marks, so these are read first.
    `spoken`: the words of somebody, in which *hij* and *zij* are never himself or herself.
    """
    tokens = {token.idx: token for token in doc}
    plural = {doc[p.start].idx: p.plural for p in phrases}

    def seen_as(mention: Mention, several: bool) -> Candidate:
        return candidate_of(tokens[mention.start], mention, several, actors)

    alone = [seen_as(m, plural.get(m.start, False)) for m in mentions]
    together = pair_candidates(doc, mentions, actors, alone)
    titled = {c.start for c in together}  # the title of both does not make one of them several
    alone = [replace(c, plural=False) if c.start in titled else c for c in alone]
    seen = sorted([*alone, *together], key=attrgetter("start"))
    history = History(doc, seen)
    spoken_at = Intervals(spoken, ends=lambda words: (words[0], words[1]))
    genders: dict[str, str | None] = {actor.id: actor.gender for actor in actors.values()}
    lexicon = load_lexicon(LEXICON).id
    found: list[Mention] = []
    for token, pronoun in sorted(pronouns_in(doc), key=lambda pair: in_quotation(doc, pair[0].idx)):
        at = PronounAt(token, pronoun, _not_saying(token, seen, spoken_at), history, actors, genders)
        chosen = first(ANTECEDENTS, at)
        if chosen is None:
            continue
        sieve, candidate = chosen
        _LOG.debug("%s (%d) is %s by %s", token.text, token.idx, candidate.actor, sieve)
        kind: Literal["possessive", "pronoun"] = "possessive" if at.possessive else "pronoun"
        mention = Mention(
            **anchor(doc, token.idx, token.idx + len(token.text)),
            actor=candidate.actor,
            form=kind,
            rule=RULE + sieve,
            lexicon=lexicon,
        )
        found.append(mention)
        if genders.get(candidate.actor) is None and actors[candidate.actor].type == "person":
            if pronoun.gender in ("male", "female") and at.number == "singular":
                genders[candidate.actor] = pronoun.gender
        taken = seen_as(mention, candidate.plural)
        insort(seen, taken, key=attrgetter("start"))
        history.add(taken)
    return sorted(found, key=attrgetter("start"))


def _not_saying(token: Token, seen: Sequence[Candidate], spoken: Intervals[Spoken]) -> Sequence[Candidate]:
    """Give the mentions near a word without those who say it, and those just heard: they may be the ones who go on."""
    says = {actor for _, _, who in spoken.around(token.idx, token.idx + 1) for actor in who}
    if not says:
        return seen
    here = sentence_number(token.doc, token.idx)
    near = in_sentences(seen, here - FARTHEST, here)
    says |= {c.actor for c in near if c.speaks and here - c.sentence <= REACH}
    return [c for c in near if c.actor not in says]
