"""Whether the name of a place is that of an actor where it stands: features with weights learned from coded articles.

*Nederland* is one in *Nederland stuurt geen troepen*, and only where something happens in *in Nederland*. `FEATURES`
says what is looked at. The weights lie in the word list `place-weights`, and were learned by `training/places.py`; a
positive one speaks for an actor. `always` is what holds of every place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.actors.backdrop import is_setting, mentioning
from analysis.actors.capitals import is_capital, stands_for
from analysis.actors.clusters import name_words
from analysis.actors.speaking import speaks
from analysis.cascade import Row, holding
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.demonyms import countries
from analysis.grammar.names import entity_type
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.relations import ARGUMENTS, PhraseAt
from analysis.grammar.verbs import infinitive, verb_prepositions
from analysis.grammar.words import words_of
from analysis.lexicon import learned_weights
from analysis.parse import ask_once
from analysis.properties import cached_property
from analysis.votes import chance_of, weigh

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

#: The name of the weight of what holds of every place.
ALWAYS = "always"
#: How likely the name of a place must be that of an actor.
LIKELY = 0.45
#: How often a place is named that is named often.
_OFTEN = 4
#: Of how many of the others a place is in, if it is mostly a setting.
_HALF = 0.5


@dataclass(frozen=True)
class Place(PhraseAt):
    """A phrase that names a place."""

    @cached_property
    def others(self) -> Sequence[Place]:
        """The other phrases that name it."""
        same = _named(self.doc).get(name_words(self.doc, self.phrase.name), ()) if self.phrase.name else ()
        return [place for place in same if place.phrase.start != self.phrase.start]

    @cached_property
    def likelihood(self) -> float:
        """How likely it is the name of an actor, by the learned weights."""
        return chance_of(weigh(features_of(self), learned_weights("place-weights")))

    @cached_property
    def governor(self) -> Token:
        """The word it hangs on; in a coordination that on which the first hangs."""
        token = self.top
        while token.dep_ in ("conj", "appos", "flat") and token.head.i < token.i:
            token = token.head
        return token.head

    @cached_property
    def acts(self) -> bool:
        """Whether it is the subject of a verb, or says by *door* who does what a passive tells."""
        return self.role in ("nsubj", "obl:agent") and self.governor.pos_ == "VERB"

    @cached_property
    def is_where(self) -> bool:
        """Whether a preposition of places stands before it."""
        return self.preposition in words_of("place-preposition")

    @cached_property
    def is_setting(self) -> bool:
        """Whether it is a setting by where it stands alone."""
        return is_setting(self.doc, self.phrase, "place")

    @property
    def of_deed(self) -> bool:
        """Whether the noun it hangs on tells a deed."""
        return self.governor.pos_ == "NOUN" and noun_sense(self.governor.lower_) is not None

    def elsewhere(self, other: str) -> bool:
        """Tell whether something holds of any of the others that name it."""
        return any(getattr(place, other) for place in self.others)

    @cached_property
    def speaks(self) -> bool:
        """Whether it is the source of what is said."""
        return speaks(self.doc, self.phrase)

    @property
    def is_object(self) -> bool:
        """Whether it is the object of a verb."""
        return self.role in ("obj", "iobj")

    @property
    def named(self) -> str:
        """Its name alone."""
        return self.doc[slice(*self.phrase.name)].text if self.phrase.name else ""


#: What is looked at; the answer is what the weight is multiplied with.
FEATURES: tuple[Row[Place, float], ...] = (
    Row("subject of a verb", 1.0, lambda p: p.acts, "«Nederland» stuurt troepen."),
    Row("object", 1.0, lambda p: p.is_object, "Hij verliet «Nederland»."),
    Row("apart", 1.0, lambda p: p.role not in ARGUMENTS and p.preposition is None, "Een rit van Jan Bos: «Gent»."),
    Row("setting by where it stands", 1.0, lambda p: p.is_setting, "Hij woont in «Nederland»."),
    Row("setting everywhere", 1.0, lambda p: p.is_setting and all(other.is_setting for other in p.others),
        "Hij woont in «Gent»."),
    Row("preposition of places", 1.0, lambda p: p.is_where, "Hij woont in «Nederland»."),
    Row("van", 1.0, lambda p: p.preposition == "van", "De economie van «Nederland» groeit."),
    Row("tussen", 1.0, lambda p: p.preposition == "tussen", "De band tussen «Iran» en Irak is goed."),
    Row("verb with its preposition", 1.0,
        lambda p: p.governor.pos_ == "VERB" and (infinitive(p.governor), p.preposition) in verb_prepositions(),
        "Zij wonnen van «Spanje»."),
    Row("of a deed", 1.0, lambda p: p.of_deed, "De aanval van «Iran» mislukte."),
    Row("heading", 1.0, lambda p: p.heading, "«Nederland» wint\n\nNederland won gisteren van Spanje."),
    Row("noun before it", 1.0, lambda p: p.phrase.noun is not None, "«De gemeente Gent» bouwt huizen."),
    Row("country", 1.0, lambda p: p.named in countries(), "«Nederland» stuurt troepen."),
    Row("place for the network", 1.0, lambda p: entity_type(p.doc[p.phrase.head]) == "place", "Hij ziet «Gent»."),
    Row("acts elsewhere", 1.0, lambda p: p.elsewhere("acts"), "In «Nederland» is het nat. Nederland bouwt dijken."),
    Row("speaks elsewhere", 1.0, lambda p: p.elsewhere("speaks"), "In «Iran» is het nat. Volgens Iran regent het."),
    Row("in a heading elsewhere", 1.0, lambda p: p.elsewhere("heading"), "Iran wint\n\nIn «Iran» regent het."),
    Row("mostly a setting elsewhere", 1.0,
        lambda p: sum(o.is_setting for o in p.others) > _HALF * len(p.others), "«Gent» is mooi. In Gent regent het."),
    Row("named often", 1.0, lambda p: len(p.others) + 1 >= _OFTEN,
        "Gent is mooi. Gent is nat. Gent is klein. «Gent» is oud."),
    Row("acts elsewhere, and no place preposition", 1.0, lambda p: p.elsewhere("acts") and not p.is_where,
        "De economie van «Iran» groeit. Iran bouwt dijken."),
)  # fmt: skip


@ask_once
def _named(doc: Doc) -> Mapping[tuple[str, ...], list[Place]]:
    """Give the phrases that hold each name."""
    found: dict[tuple[str, ...], list[Place]] = {}
    for phrase in mentioning(doc):
        if phrase.name is not None:
            found.setdefault(name_words(doc, phrase.name), []).append(Place(doc, phrase))
    return found


def place_at(doc: Doc, phrase: Phrase) -> Place:
    """Give the place that a phrase names; of a text that nobody corrects any more it is made once."""
    same = _named(doc).get(name_words(doc, phrase.name), ()) if phrase.name is not None else ()
    return next((place for place in same if place.phrase == phrase), None) or Place(doc, phrase)


def features_of(place: Place) -> dict[str, float]:
    """Give the features that hold, with their values."""
    return {ALWAYS: 1.0, **holding(FEATURES, place)}


def is_backdrop(doc: Doc, phrase: Phrase, kind: str) -> bool:
    """Tell whether a place or an organisation is only where something happens; the name of a place by its weights.

    One that has a part in what its verb tells, though by a preposition of places, is none: *wapens sturen naar Irak*.

    >>> doc = parse("In België stuurt Nederland troepen.")
    >>> [(doc[p.start : p.end].text, is_backdrop(doc, p, "place")) for p in mentioning(doc) if p.name]
    [('België', True), ('Nederland', False)]
    """
    if kind != "place" or phrase.name is None:
        return is_setting(doc, phrase, kind)
    if is_capital(doc, phrase) and stands_for(doc, phrase) == "country":
        return False  # Teheran ontkent, though the text tells of feasts in Teheran as well
    place = place_at(doc, phrase)
    return not (place.is_where and not place.is_setting) and place.likelihood < LIKELY
