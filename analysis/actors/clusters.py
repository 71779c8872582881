"""Clusters: what is known of one actor while a text is read, its phrases, names and type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from analysis.actors.capitals import stands_for
from analysis.actors.restriction import selects
from analysis.grammar.demonyms import capitals, inhabitants, origins_in
from analysis.grammar.marks import marks_of
from analysis.grammar.names import INITIALS, load_first_names, name_gender, name_type, without_genitive
from analysis.grammar.noun_phrases import Phrase, noun_phrases
from analysis.grammar.nouns import PERSONS, look_up
from analysis.grammar.relations import is_heading
from analysis.grammar.words import words_of
from analysis.records import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc

Words = tuple[str, ...]
#: What joins inhabitants to their country, as a sieve is called.
INHABITANTS = "inhabitants"


@dataclass(slots=True, eq=False)
class Cluster:
    """What is known of one actor while a text is read; `sieves` tells by which of them a phrase was given to it."""

    kind: str | None = None
    gender: str | None = None
    plural: bool = False
    names: list[Words] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    strong: bool = False
    evidence: dict[str, int] = field(default_factory=dict)
    sieves: dict[Phrase, str] = field(default_factory=dict)
    reach: int = -1
    answers: dict[Callable[[Doc, Phrase], bool], tuple[int, bool]] = field(default_factory=dict)

    def vote(self, kind: str | None, weight: int = 1) -> None:
        """Count a piece of evidence for a type."""
        if kind:
            self.evidence[kind] = self.evidence.get(kind, 0) + weight

    def call(self, *texts: str) -> None:
        """Note what it is called; what was noted before stands once."""
        self.texts += [text for text in dict.fromkeys(texts) if text not in self.texts]

    def title(self, text: str) -> None:
        """Note a title before its name."""
        if text not in self.titles:
            self.titles.append(text)

    def mention(self, phrase: Phrase) -> None:
        """Add a phrase that mentions it; `reach` is where the phrase that ends last ends."""
        self.phrases.append(phrase)
        self.reach = max(self.reach, phrase.end)

    def ever(self, question: Callable[[Doc, Phrase], bool], doc: Doc) -> bool:
        """Tell whether something holds of any phrase that mentions it; each is asked about once."""
        asked, answer = self.answers.get(question, (0, False))
        if not answer and asked < len(self.phrases):
            answer = any(question(doc, phrase) for phrase in self.phrases[asked:])
            self.answers[question] = len(self.phrases), answer
        return answer

    def absorb(self, other: Cluster, sieve: str) -> None:
        """Take over what is known of a description before its name: *zijn advocaat, Luc Debrouck*; by which sieve."""
        self.sieves |= dict.fromkeys(other.phrases, sieve) | other.sieves
        self.texts = other.texts + self.texts
        self.phrases = other.phrases + self.phrases
        self.reach = max(self.reach, other.reach)
        self.answers.clear()
        self.heads |= other.heads
        self.origins |= other.origins
        self.people |= other.people
        self.gender = self.gender or other.gender
        for kind, count in other.evidence.items():
            self.vote(kind, count)

    def __str__(self) -> str:
        """Give the fullest name, or else the first words."""
        return " ".join(longest(self.names)) if self.names else self.texts[0]


def type_of(cluster: Cluster) -> ActorType | None:
    """Decide the type of a cluster by the evidence gathered; None when a name shows no type."""
    if cluster.kind:
        return cast(ActorType, cluster.kind)
    votes = {k: n for k, n in cluster.evidence.items() if k in ("person", "organisation", "group", "place")}
    if not votes:
        return None
    if cluster.names and "group" in votes:
        votes["organisation"] = votes.get("organisation", 0) + votes.pop("group")
    best = max(votes, key=lambda kind: (votes[kind], kind == "person"))
    return cast(ActorType, best)


def name_words(doc: Doc, name: tuple[int, int]) -> Words:
    """Give the words of a name, without a genitive s and without the nickname between marks in it."""
    marks = _marks_in(doc, name)
    around = int(bool(marks) and doc[marks[0] - 1].text == "(" and doc[marks[-1] + 1].text == ")")
    nickname = range(marks[0] - around, marks[-1] + 1 + around) if marks else range(0)
    words = [t.text.replace("’", "'") for t in doc[slice(*name)] if not t.is_space and t.i not in nickname]
    if words:
        words[-1] = without_genitive(words[-1])
    return tuple(words)


def _marks_in(doc: Doc, name: tuple[int, int]) -> list[int]:
    return [i for i in range(*name) if i in marks_of(doc).marks]


def names_another(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether the name in a phrase is that of another, whom its head is of: *de moordenaar van zijn oma Toni*."""
    head = look_up(doc[phrase.head].text)
    if phrase.name is None or head is None or head.kind not in PERSONS or phrase.name[0] <= phrase.head:
        return False
    if head.plural and doc[phrase.start].lower_ == "het":
        return False  # an infinitive: het vermoorden van haar oom Jan
    between = doc[phrase.head + 1 : phrase.name[0]]
    of = next((t.i for t in between if t.lower_ == "van"), None)
    if of is None or doc[of + 1].pos_ not in ("DET", "PRON"):
        return False
    nouns = (look_up(t.text) for t in doc[of + 2 : phrase.name[0]] if t.pos_ == "NOUN")
    return any(noun is not None and noun.kind in PERSONS for noun in nouns)


def is_another(doc: Doc, phrase: Phrase, kind: str | None) -> bool:
    """Tell whether the name after a noun only tells whose somebody is: *burgemeester Gent*, *ploeg Vos*, *fans Ajax*.

    `kind` is the type of whom is named. What may be a title is its bearer's: *minister Vos*, *concurrent PSV*; that of
    a relative in a heading is not, where the text tells whose he is: *Vader Vos schikt … De vader van Marianne Vos*.
    """
    noun, name = phrase.noun, phrase.name
    if noun is None or name is None or name[0] <= phrase.head:
        return False
    several = noun.kind == "people" or (noun.kind in PERSONS and noun.plural)
    if kind == "organisation":
        return several or noun.entry in words_of("parts-of-bodies")
    if (
        noun.kind == "kin"
        and is_heading(doc, phrase)
        and _is_told_of_name(doc, noun.entry, doc[name[0]].text, doc[name[1] - 1].text)
    ):
        return True
    if kind == "person" and noun.entry in words_of("family"):
        return True
    if doc[name[0]].text in load_first_names():
        return False
    if kind == "place":
        return several or noun.kind in PERSONS
    return kind == "person" and noun.kind in ("organisation", "people")


def _is_told_of_name(doc: Doc, noun: str, first: str, name: str) -> bool:
    """Tell whether running text has a noun with *van* and a name or first name: *de vader van Jan Bos, Jans vader*."""
    told = (p for p in noun_phrases(doc) if p.noun is not None and p.noun.entry == noun and p.end > p.stem[1])
    return any(
        doc[p.stem[1]].lower_ == "van" and name in {t.text for t in doc[p.stem[1] : p.end]} and not is_heading(doc, p)
        for p in told
    ) or any(t.lower_ == noun and without_genitive(doc[t.i - 1].text) == first != doc[t.i - 1].text for t in doc[1:])


def nickname(doc: Doc, name: tuple[int, int]) -> Words:
    """Give the nickname between marks in a person's name, the tokens from a first to one before an end.

    Empty without one.

    >>> nickname(parse("Sean ‘Diddy’ Combs zweeg."), (0, 5))
    ('Diddy',)
    """
    marks = _marks_in(doc, name)
    if len(marks) != 2 or not name[0] < marks[0] < marks[1] < name[1] - 1:
        return ()
    words = tuple(token.text for token in doc[marks[0] + 1 : marks[1]])
    return words if words and all(word[0].isupper() for word in words) else ()


def phrase_type(phrase: Phrase) -> str | None:
    """Tell the type of actor that the noun of a phrase names, several persons or bodies being a group."""
    if phrase.noun is None:
        return None
    if phrase.noun.kind == "people" or (phrase.plural and phrase.name is None):
        return "group"
    return "person" if phrase.noun.kind in PERSONS else "organisation"


def gender_of(words: Words, phrase: Phrase, names: Sequence[Words]) -> str | None:
    """Give the gender that a title or a first name implies."""
    if phrase.noun and phrase.noun.kind in PERSONS and phrase.noun.gender:
        return phrase.noun.gender
    return name_gender(words) if len(words) > 1 and words in names[:1] else None


def name_evidence(words: Words, phrase: Phrase) -> str | None:
    """Tell the type a name has by its title, or by its own words."""
    if phrase.noun is not None:
        if phrase.noun.kind in PERSONS:
            return "person"
        return "place" if phrase.noun.kind == "place" else "organisation"
    alone = len(words) == 1 and INITIALS.match(words[0]) and phrase.reference != "definite"
    return name_type(words) or ("person" if alone else None)


def origins_of(doc: Doc, phrase: Phrase) -> set[str]:
    """Give the places that the adjectives of a phrase name: de Belgische premier → België."""
    return origins_in(token.text for token in doc[phrase.start : phrase.head])


def longest(names: Sequence[Words]) -> Words:
    """Give the fullest of several names; of equally long ones the first."""
    return max(names, key=lambda words: (len(words), len(" ".join(words))))


def with_inhabitants(doc: Doc, clusters: Sequence[Cluster]) -> list[Cluster]:
    """Give the inhabitants and the capital of a country that acts to it: *de Nederlanders willen, Teheran dreigt*.

    A capital stands for its country only where it speaks or decides somewhere; the city that is harmed, or that wins,
    is itself (`CAPITAL`).
    """
    countries: dict[str, Cluster] = {}
    for cluster in clusters:
        if type_of(cluster) == "place":
            countries.update({" ".join(words): cluster for words in cluster.names})
    kept: list[Cluster] = []
    for cluster in clusters:
        capital = _capital(cluster)
        country = countries.get(capitals().get(capital or "") or _land(doc, cluster) or "")
        if country is None:
            kept.append(cluster)
            continue
        if capital:
            stand = {phrase: stands_for(doc, phrase) for phrase in cluster.phrases}
            if "country" not in stand.values():
                kept.append(cluster)
                continue
            country.phrases += [phrase for phrase in cluster.phrases if stand[phrase] != "city"]
            country.texts.append(capital)  # no name of it, so that Iran is not called Teheran
            cluster.phrases = [phrase for phrase in cluster.phrases if stand[phrase] == "city"]
            if cluster.phrases:
                kept.append(cluster)
        else:
            country.phrases += cluster.phrases
            country.texts += cluster.texts
            country.sieves |= dict.fromkeys(cluster.phrases, INHABITANTS) | cluster.sieves
    return kept


def _capital(cluster: Cluster) -> str | None:
    """Give the capital that a place is, by its only name, where that mostly stands for the country."""
    name = " ".join(cluster.names[0]) if len(cluster.names) == 1 else ""
    return name if name in capitals() and type_of(cluster) == "place" and not cluster.heads else None


def _land(doc: Doc, cluster: Cluster) -> str | None:
    first = cluster.phrases[0]
    noun = first.noun
    if noun is None or noun.kind != "inhabitant" or not cluster.plural or first.reference != "definite":
        return None
    if any(phrase.end - phrase.start != 2 or selects(doc, phrase) for phrase in cluster.phrases):
        return None
    return inhabitants().get(noun.entry)
