"""Which noun phrases refer to an actor, and how surely: not predicates, negations, generic statements, a backdrop.

`STRENGTH` is the whole of it, from top to bottom: the first row that holds of a phrase decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from analysis.actors.backdrop import is_setting
from analysis.actors.restriction import opens_relative
from analysis.actors.speaking import speaks
from analysis.cascade import Row, decide
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import AGED, BODIES, PERSONS, look_up
from analysis.grammar.relations import ARGUMENTS, PhraseAt, relation, top
from analysis.grammar.verb_groups import AUXILIARIES, SUBJECTS, auxiliaries_of, has_copula
from analysis.grammar.verbs import infinitive, is_finite
from analysis.grammar.words import kinds_in, words_of
from analysis.parse import feature
from analysis.properties import cached_property

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: strong: an actor by this phrase alone; weak: only when it is mentioned again; no: never.
Strength: TypeAlias = Literal["strong", "weak", "no"]

#: What may be an adjective or a participle before a noun.
_MODIFIERS = ("ADJ", "VERB")
_DEEDS = (*SUBJECTS, "obl:agent")
#: What follows one or some of persons told of before.
_OF_THEM = ("van", "hen")


@dataclass(frozen=True)
class Described(PhraseAt):
    """A phrase without a proper name, with what the rows of `STRENGTH` ask of it."""

    @property
    def reference(self) -> str:
        """How it refers: definite, possessive, indefinite, quantified, bare, negative or generic."""
        return self.phrase.reference

    @cached_property
    def verb(self) -> Token:
        """The word it hangs on, with those it is joined to."""
        token = self.top
        for _ in range(4):
            if token.dep_ not in ("conj", "appos", "nmod", "flat") or token.head.i == token.i:
                break
            token = token.head
        return token.head

    @property
    def is_told_of_in_heading(self) -> bool:
        """Whether a heading with a verb tells of one person who is no part of its clause: *huilt om overleden ex*."""
        told = any(is_finite(token) for token in self.doc[self.phrase.start].sent)
        return self.kind in PERSONS and self.preposition not in ("van", "voor") and told

    @property
    def _does_something(self) -> bool:
        """Whether its verb tells what is done to somebody, or said."""
        return self.verb.pos_ == "VERB" and any(t.dep_ in ("obj", "iobj", "ccomp", "xcomp") for t in self.verb.children)

    @property
    def acts_together(self) -> bool:
        """Whether several are counted or known, and together do something to somebody."""
        told = self.reference in ("definite", "quantified") or any(t.lower_ in words_of("another") for t in self.before)
        counted = self.phrase.plural and self.phrase.name is None and told
        blamed = self.top.dep_ in ("obj", "iobj") and infinitive(self.verb) in words_of("object-with-van")
        return counted and self.preposition is None and ((self.top.dep_ == "nsubj" and self._does_something) or blamed)

    @property
    def are_countries(self) -> bool:
        """Whether it means several countries, and not where something happens: *de leiders van de zeven landen*."""
        if not self.phrase.plural or self.entry not in words_of("country-noun"):
            return False
        if self.phrase.end - self.phrase.start == 1 and self.role not in _DEEDS:
            return False  # hij leerde landen
        stance = kinds_in("acting-prepositions").get(self.preposition or "", "setting")
        led = self.preposition is None or stance == "acting" or self.preposition in words_of("between-actors")
        counted = self.preposition == "van" and self.top.head.pos_ == "NUM"  # in vier van de vijf landen
        return led and not counted and self.reference not in ("negative", "generic") and not self.is_predicate

    @property
    def are_some_of_them(self) -> bool:
        """Whether it is one or some of persons told of before: *een van hen*."""
        return are_some_of_them(self.doc, self.phrase)

    @property
    def is_acting_country(self) -> bool:
        """Whether it is a country that does something to somebody, or says it: *het land stuurt schepen*."""
        one = self.entry in words_of("country-noun") and not self.phrase.plural and self.reference == "definite"
        return one and self.role == "nsubj" and self._does_something and infinitive(self.verb) not in words_of("states")

    @property
    def is_predicate(self) -> bool:
        """Whether it says what somebody is, rather than referring."""
        children = {child.dep_ for child in self.top.children}
        told = has_copula(self.top) and (
            children & {"nsubj", "csubj", "nsubj:pass"}
            or self.reference not in ("quantified", "definite", "possessive")
        )
        if told and self.phrase.plural and self.is_told_by_clause:
            return not any(
                c.lower_ == "het" and c.dep_ in ("nsubj", "expl") for c in self.top.children
            )  # het zijn boeren
        return bool(told) or self.top.dep_ == "xcomp" or self.follows_as

    @property
    def follows_as(self) -> bool:
        """Whether *als* stands before it: *als leraar*, but not the one that opens its clause: *als hij komt*."""
        before = self.doc[self.phrase.start - 1] if self.phrase.start else None
        if before is None or before.lower_ != "als" or self._is_likened(before):
            return False
        clause = before.dep_ == "mark" and before.head.pos_ in ("VERB", "AUX") and self.top.head.i == before.head.i
        return not (clause and self.top.dep_ in SUBJECTS)

    def _is_likened(self, als: Token) -> bool:
        """Whether *als* likens two: *net als de anderen, zowel mannen als vrouwen*."""
        clause = self.doc[als.sent.start : als.i]
        return any(t.lower_ in words_of("likening") and (t.i == als.i - 1 or t.lower_ == "zowel") for t in clause)

    @cached_property
    def is_setting(self) -> bool:
        """Whether an organisation is only where something happens."""
        return self.kind in ("organisation", "force") and is_setting(self.doc, self.phrase, "organisation")

    @property
    def is_house(self) -> bool:
        """Whether it is a house or the like, which is an actor only as the subject of a verb: *het hotel sluit*."""
        return is_house(self.doc, self.phrase)

    @property
    def has_adjective(self) -> bool:
        """Whether an adjective stands before its head."""
        return any(token.pos_ == "ADJ" or "prenom" in token.tag_ for token in self.before if token.pos_ in _MODIFIERS)

    @property
    def has_whole(self) -> bool:
        """Whether that which a part is part of is an actor."""
        whole = self.doc[self.phrase.head + 1 : self.phrase.end]
        token = next((t for t in whole if t.pos_ in ("NOUN", "PROPN")), None)
        if token is None or whole[0].lower_ != "van":
            return False
        noun = look_up(token.text, token.lemma_)
        shares = self.entry in words_of("share") and not (noun is not None and noun.plural)  # tien procent van Hulu
        return not shares and (token.pos_ == "PROPN" or (noun is not None and noun.kind in PERSONS | BODIES))

    @property
    def shares_owner(self) -> bool:
        """Whether the possessive before the noun it is joined to goes with it as well: *zijn zus en moeder*."""
        first = self.top.head
        joined = self.reference == "bare" and self.top.dep_ == "conj" and first.i < self.phrase.start
        return joined and any(t.dep_ == "nmod:poss" for t in first.children)

    @property
    def is_number_of(self) -> bool:
        """Whether it is the number of some people: *het aantal agenten*."""
        return self.reference == "definite" and any(t.lower_ in words_of("number-noun") for t in self.before)

    @property
    def is_plain_person(self) -> bool:
        """Whether its noun only says that people are persons, of a sex or an age: *mannen*, not *zorgenkindjes*."""
        return self.kind == "person" and (self.head[:3] == self.entry[:3] or self.entry == AGED)

    @property
    def has_clause(self) -> bool:
        """Whether a relative clause follows it."""
        return opens_relative(self.doc, self.phrase.end)

    @property
    def is_told_by_clause(self) -> bool:
        """Whether a relative clause says which people are meant: *mensen die daar wonen*."""
        return self.phrase.plural and self.has_clause

    @property
    def measures(self) -> bool:
        """Whether a noun for a body only measures the noun after it."""
        after = self.doc[self.phrase.head + 1] if self.phrase.head + 1 < len(self.doc) else None
        measured = after is not None and after.pos_ == "NOUN" and after.head.i == self.phrase.head
        return measured and self.kind == "organisation"

    @property
    def general(self) -> str | None:
        """How its noun must stand to mean nobody in particular: `bare` or `definite`; None for most nouns."""
        return kinds_in("general-nouns").get(self.head)

    @property
    def is_anybodys(self) -> bool:
        """Whether it is called that of *je*, who is anybody: *je buurman*."""
        return any(t.lower_ in words_of("anybody-possessive") for t in self.before)

    @property
    def is_bare_general(self) -> bool:
        """Whether its noun stands alone and means nobody in particular then."""
        return self.general == "bare" and self.phrase.end - self.phrase.start == 1

    @property
    def is_general_definite(self) -> bool:
        """Whether its noun means nobody in particular when it is definite, and nothing is added to it."""
        start, end = self.phrase.start, self.phrase.end
        return self.general == "definite" and end - start <= 2 and self.doc[start].pos_ in ("DET", "NOUN")

    @property
    def is_general_phrase(self) -> bool:
        """Whether its words are a fixed phrase for anybody."""
        start, end = self.phrase.start, self.phrase.stem[1]
        known = kinds_in("general-nouns")
        led = start > 0 and self.doc[start - 1 : end].text.lower() in known  # naar de rechter
        fixed = end - start > 1 and (led or self.doc[start:end].text.lower() in known)
        return fixed and not self.restricted  # but de middelbare school in Gent

    @property
    def is_imagined(self) -> bool:
        """Whether an adjective says that there may be none."""
        return any(kinds_in("general-nouns").get(t.lower_) == "hypothetical" for t in self.before)

    @property
    def is_changed(self) -> bool:
        """Whether it is a kind of which one takes another: *van bank veranderen*."""
        return self.preposition == "van" and infinitive(self.verb) in words_of("changing")

    @property
    def of_known(self) -> bool:
        """Whether what follows the head is a name or a definite phrase."""
        after = self.doc[self.phrase.stem[1] : self.phrase.end]
        marks = ("Poss=Yes", "Definite=Def")
        return any(t.pos_ == "PROPN" or any(mark in str(t.morph) for mark in marks) for t in after)

    def takes_part(self, nouns: bool = False) -> bool:
        """Tell whether it is an argument of a verb, or hangs on it (or on a noun) by a preposition of persons."""
        if self.role in ARGUMENTS | {"ROOT", "parataxis"}:
            return True
        joined = self.role.startswith("obl") or (nouns and self.role == "nmod")
        return joined and self.preposition in words_of("taking-part")

    @property
    def acts(self) -> bool:
        """Whether it is a subject, or says by *door* who does what a noun or a passive tells."""
        return self.role in _DEEDS or (self.preposition == "door" and self.role in ("nmod", "obl"))

    @property
    def episodic(self) -> bool:
        """Whether its clause tells of one occasion (past, perfect, passive, future), not of how things are."""
        return any(
            (feature(t, "Tense") == "Past" or (t.dep_ in AUXILIARIES and t.lemma_ in words_of("auxiliary-of-event")))
            and t.lower_ not in words_of("conditional")
            for t in (self.verb, *auxiliaries_of(self.verb))
        )

    @property
    def past(self) -> bool:
        """Whether its clause tells what happened."""
        told = [t for t in (self.verb, *auxiliaries_of(self.verb)) if feature(t, "Tense") == "Past"]
        return bool(told) and not any(t.lower_ in words_of("conditional") for t in told)

    @property
    def hypothetical(self) -> bool:
        """Whether its clause is a condition or tells what may be."""
        return any(t.dep_ in ("mark", "aux") and t.lower_ in words_of("hypothetical") for t in self.verb.children)


#: How surely a phrase without a proper name refers to an actor: the first row that holds.
STRENGTH: tuple[Row[Described, Strength], ...] = (
    Row("places that act together", "strong", lambda d: d.kind == "place" and d.acts_together,
        "«De twee landen» tekenden het verdrag."),
    Row("several countries", "strong", lambda d: d.are_countries, "De leiders van «de zeven landen» kwamen."),
    Row("some of them", "strong", lambda d: d.are_some_of_them, "Zes mannen vluchtten. «Een van hen» viel."),
    Row("source of speech", "strong", lambda d: speaks(d.doc, d.phrase), "Volgens «het vonnis» was er geen bewijs."),
    Row("country that acts", "weak", lambda d: d.is_acting_country,
        "Iran dreigt met oorlog. «Het land» stuurt schepen."),
    Row("no noun for an actor", "no", lambda d: d.kind in ("", "place"), "Zij kocht «de tafel»."),
    Row("negated or generic", "no", lambda d: d.reference in ("negative", "generic"), "«Geen getuige» kwam."),
    Row("predicate", "no", lambda d: d.is_predicate, "Hij is «voorzitter»."),
    Row("house where nobody acts", "no", lambda d: d.is_house, "Zij sliep in «het hotel»."),
    Row("known setting", "weak", lambda d: d.is_setting and d.reference == "definite", "Zij stond in «de rechtbank»."),
    Row("setting", "no", lambda d: d.is_setting, "Zij werkt in «een bedrijf»."),
    Row("part of an actor", "strong", lambda d: d.kind == "part" and d.has_whole, "«Een deel van de leden» zweeg."),
    Row("part of something", "no", lambda d: d.kind == "part", "«Een deel van de taart» is op."),
    Row("the number of", "no", lambda d: d.is_number_of,
        "«Het aantal agenten» groeit."),
    Row("measure", "no", lambda d: d.measures, "De politie vond «een partij» narcotica."),
    Row("imagined", "no", lambda d: d.is_imagined, "De politie zoekt «een mogelijke dader»."),
    Row("of anybody", "no", lambda d: d.is_anybodys, "Bel gerust «je buurman»."),
    Row("general phrase", "no", lambda d: d.is_general_phrase, "«Sociale media» groeien."),
    Row("joined to a possessive", "strong", lambda d: d.shares_owner, "Zijn zus en «moeder» zwegen."),
    Row("people told by a clause", "strong", lambda d: d.is_told_by_clause and d.kind in PERSONS | {"people"},
        "«Mensen» die daar wonen, klagen."),
    Row("people on one occasion", "strong",
        lambda d: d.is_bare_general and d.kind == "people" and d.role in _DEEDS and d.past,
        "Gisteren meldden «mensen» zich aan."),
    Row("people in general", "no", lambda d: d.is_bare_general and d.kind not in PERSONS, "«Mensen» zijn boos."),
    Row("persons in general", "weak", lambda d: d.is_bare_general, "«Gebruikers» zijn boos."),
    Row("general when definite", "no", lambda d: d.is_general_definite, "«De kijker» zwijgt."),
    Row("definite", "strong", lambda d: d.reference in ("definite", "possessive"), "«De jihadist» zweeg."),
    Row("members of somebody known", "strong", lambda d: d.phrase.plural and d.of_known and d.takes_part(nouns=True),
        "«Leden van zijn familie» zwegen."),
    Row("counted", "strong",
        lambda d: d.reference == "quantified" and (any(t.pos_ == "NUM" for t in d.before) or d.takes_part()),
        "Gisteren kwamen «dertien agenten»."),
    Row("quantified beside a verb", "strong", lambda d: d.reference == "quantified",
        "Het gebeurde tijdens het bewind van «enkele premiers»."),
    Row("one in a condition", "weak", lambda d: d.reference == "indefinite" and d.hypothetical,
        "Als «een vrouw» verhuist, regent het."),
    Row("one person, or one body that acts", "strong",
        lambda d: d.reference == "indefinite" and (d.kind in PERSONS or d.acts), "«Een vrouw» belde."),
    Row("one body", "weak", lambda d: d.reference == "indefinite", "Zij spraken met «een bedrijf»."),
    Row("several on one occasion", "strong",
        lambda d: d.phrase.plural and d.takes_part() and (d.heading or d.has_adjective or d.episodic),
        "«Agenten» vielen het huis binnen."),
    Row("men and women in general", "weak", lambda d: d.phrase.plural and d.is_plain_person and not d.has_adjective,
        "Het toernooi voor «vrouwen» begint."),
    Row("several of a sort", "strong", lambda d: d.phrase.plural and d.kind != "force", "«Agenten» dragen een pet."),
    Row("several forces", "weak", lambda d: d.phrase.plural, "«Regeringstroepen» dragen wapens."),
    Row("changed for another", "no", lambda d: d.is_changed, "Veel gezinnen willen van «energieleverancier» wisselen."),
    Row("one in a heading", "strong",
        lambda d: d.heading and (d.role in ARGUMENTS or d.is_told_of_in_heading),
        "«Man» schiet op agent\n\nEen man schoot gisteren op een agent in Gent."),
    Row("body that needs no article", "strong",
        lambda d: d.kind in BODIES and d.role in ARGUMENTS and d.entry in words_of("bare-bodies"),
        "«Politie» zoekt getuigen."),
    Row("body without an article", "weak", lambda d: d.heading or d.kind in BODIES, "Zij kwam met «familie»."),
    Row("anything else", "no", lambda d: True, "Zij ging naar «dokter»."),
)  # fmt: skip


def are_some_of_them(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase means one or some of persons told of before: *een van hen, drie van hen*."""
    of_them = phrase.end - phrase.head == 1 + len(_OF_THEM) and doc[phrase.head].pos_ not in ("NOUN", "PROPN")
    return of_them and all(doc[phrase.head + k].lower_ == word for k, word in enumerate(_OF_THEM, 1))


def is_house(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase names a house, a sitting or the like that does nothing here: *in het hotel*.

    >>> doc = parse("Het hotel zweeg. Zij sliep in het hotel.")
    >>> [is_house(doc, p) for p in noun_phrases(doc)]
    [False, True]
    """
    if phrase.name is not None or phrase.noun is None or phrase.noun.entry not in words_of("house"):
        return False
    if speaks(doc, phrase):
        return False
    return relation(doc, phrase) not in ("nsubj", "obl:agent") or top(doc, phrase).head.pos_ not in ("VERB", "NOUN")


def is_nobody_here(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether words that name an actor elsewhere name nobody here: *is trainer, als trainer, mensen* in general.

    >>> doc = parse("Hij is trainer. De trainer zweeg.")
    >>> [(doc[p.start : p.end].text, is_nobody_here(doc, p)) for p in noun_phrases(doc)]
    [('trainer', True), ('De trainer', False)]
    """
    if phrase.reference != "bare" or phrase.name is not None:
        return False
    row = decide(STRENGTH, Described(doc, phrase)).name
    return row == ("people in general" if phrase.plural else "predicate")


def refers(doc: Doc, phrase: Phrase) -> Strength:
    """Judge how surely a phrase without a proper name refers to an actor, by the first row of `STRENGTH` that holds.

    >>> doc = parse("De agent sprak met een vrouw. Geen getuige is arts.")
    >>> [(doc[p.start : p.end].text, refers(doc, p)) for p in noun_phrases(doc)]
    [('De agent', 'strong'), ('een vrouw', 'strong'), ('Geen getuige', 'no'), ('arts', 'no')]
    """
    return decide(STRENGTH, Described(doc, phrase)).answer
