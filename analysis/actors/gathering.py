"""Which proper names of a text belong together, and of what type each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.actors.backdrop import abbreviates, is_person_name
from analysis.actors.clusters import Cluster, Words, name_evidence, name_words, names_another, nickname
from analysis.actors.name_matching import Named, fullest, known_by, longer, nearest
from analysis.actors.speaking import opens_quotation, speaks
from analysis.cascade import Row, held, holding
from analysis.grammar.cues import cues_with
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.marks import marks_of
from analysis.grammar.name_spans import has_addition
from analysis.grammar.names import (
    entity_type,
    is_short_title,
    load_first_names,
    name_gender,
    name_type,
    organisation_names,
)
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import AGED, BODIES, PERSONS, is_unknown_title, look_up
from analysis.grammar.relations import ARGUMENTS, PhraseAt
from analysis.grammar.verbs import speech_verbs
from analysis.grammar.words import words_of
from analysis.parse import part_at, verb_lemma
from analysis.properties import cached_property

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: The longest stretch between two names of one, in words and marks.
_LONGEST_BETWEEN = 7
# What a piece of evidence for the type of a name counts. Set by hand, so that a word list outweighs the words around a
# name, and these the network; not measured one by one.
_OF_NETWORK = 1
_OF_TITLE = 1
_OF_WORDS, _OF_NOUN_OR_SEVERAL_WORDS = 1, 2
_OF_THING = 2
_OF_KNOWN_NAME = 3


def gather_names(doc: Doc, phrases: Sequence[Phrase]) -> dict[int, Cluster]:
    """Give every phrase that holds a proper name, by its place in the list, the cluster of that name.

    The fullest names come first, shorter ones join them; names of things (a film, a storm) have no cluster.
    """
    names = {
        i: Name(doc, p, name_words(doc, p.name))
        for i, p in enumerate(phrases)
        if p.name is not None and not names_another(doc, p)
    }
    names = _without_fused(names)
    firsts: dict[Words, int] = {}
    for i, name in names.items():
        firsts.setdefault(name.words, i)
    clusters: list[Cluster] = []
    named = Named()
    given: dict[int, Cluster] = {}
    for index in sorted(names, key=lambda i: (-len(names[i].words), i)):
        name = names[index]
        alike = [c for c in named.alike(name.words) if not _is_of_other_gender(name, c)]
        known = known_by(name.words, alike, firsts) or longer(name.words, alike, firsts)
        cluster = nearest(index, known, given, phrases) if known else Cluster()
        if not known:
            clusters.append(cluster)
        for other in known:
            if name.words not in other.names:
                other.names.append(name.words)
        _learn(cluster, name)
        given[index] = cluster
        for other in (cluster, *known):
            named.add(other)
    borne: dict[Cluster, list[int]] = {}
    for index, cluster in given.items():
        borne.setdefault(cluster, []).append(index)
    order = {index: place for place, index in enumerate(given)}
    gone: set[Cluster] = set()
    for first, second in aliases(doc, phrases):
        cluster, other = given[first], given[second]
        if cluster is not other:
            _join(cluster, other)
            gone.add(other)
            moved = borne.pop(other)
            given.update(dict.fromkeys(moved, cluster))
            borne[cluster] += moved
    for cluster in clusters:
        if cluster not in gone:
            mine = sorted(borne.get(cluster, ()), key=order.__getitem__)
            cluster.kind = _decide(cluster, [names[index] for index in mine])
    return {i: c for i, c in given.items() if c.kind in ("person", "organisation", "place")}


def _is_of_other_gender(name: Name, cluster: Cluster) -> bool:
    """Tell whether a title before a surname or first name is of the other gender than a name: *moeder H.*, *Leo H.*."""
    told = name_gender(cluster.names[0]) if len(cluster.names[0]) > 1 else None
    return len(name.words) == 1 and name.gender is not None and told is not None and told != name.gender


def _without_fused(names: Mapping[int, Name]) -> dict[int, Name]:
    """Leave out what holds the names of two, one after the other: *In de tweet noemt Trump Khan een verliezer*."""
    alone = {name.words for name in names.values() if len(name.words) == 1}
    whole = Counter(name.words for name in names.values())
    return {i: name for i, name in names.items() if not (whole[name.words] == 1 and _is_fused(name, alone))}


def _is_fused(name: Name, alone: Set[Words]) -> bool:
    """Tell whether a name of two words after a verb is that of two, each of whom is named alone as well."""
    start = (name.phrase.name or (0, 0))[0]
    after_verb = start > 0 and name.doc[start - 1].pos_ in ("VERB", "AUX")
    apart = len(name.words) == 2 and {(word,) for word in name.words} <= alone
    return after_verb and apart and not name.opens_with_first_name


def aliases(doc: Doc, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Find the pairs of names, by the places of their phrases, that the text calls two names of one.

    >>> doc = parse("Youtuber Felix Kjellberg, beter bekend als PewDiePie, zweeg.")
    >>> aliases(doc, noun_phrases(doc))
    [(0, 1)]
    """
    named = [
        (index, phrase.name)
        for index, phrase in enumerate(phrases)
        if phrase.name is not None and not names_another(doc, phrase)
    ]
    return [
        (first, second)
        for (first, name), (second, other) in pairwise(named)
        if 0 < other[0] - name[1] <= _LONGEST_BETWEEN
        and (_between(doc, name[1], other[0]) in words_of("alias-phrases") or _is_shortened(doc, name, other))
    ]


def _is_shortened(doc: Doc, name: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether letters in brackets after a name are short for it: *het Planbureau voor de Leefomgeving (PBL)*."""
    start, end = other
    alone = name[1] == start - 1 and end == start + 1 and doc[start - 1].text == "(" and doc[end].text == ")"
    return alone and doc[start].text[0].isupper() and not is_person_name(doc, name) and abbreviates(doc, start)


def _between(doc: Doc, start: int, end: int) -> str:
    return " ".join(t.lower_ for t in doc[start:end] if not t.is_punct and not t.is_space)


def _join(cluster: Cluster, other: Cluster) -> None:
    """Give a cluster what is known of another."""
    cluster.names += [words for words in other.names if words not in cluster.names]
    for kind, weight in other.evidence.items():
        cluster.vote(kind, weight)


@dataclass(frozen=True)
class Name(PhraseAt):
    """A proper name where it stands: the phrase that holds it, its words, and what the text does with it."""

    words: Words

    @property
    def opens_with_first_name(self) -> bool:
        """Whether its first word is a first name."""
        return self.words[0] in load_first_names()

    @property
    def reports(self) -> bool:
        """Whether the verb it hangs on reports speech."""
        return self.top.head.lemma_ in speech_verbs()

    @property
    def has_plain_article(self) -> bool:
        """Whether it has an article, and no adjective that persons have before their names."""
        adjectives = [t for t in self.before if t.pos_ == "ADJ"]
        personal = any(t.text[0].isupper() or t.lower_.endswith(f"-{AGED}") for t in adjectives)
        return self.phrase.reference == "definite" and not personal

    @property
    def is_work(self) -> bool:
        """Whether it is a title in English, or a single word that a cue follows: *The Guardian*, *Trouw meldt*."""
        heads_cue = len(self.words) == 1 and self.top.head.lemma_ in cues_with("reporting")
        return self.words[0] == "The" or (heads_cue and not self.opens_with_first_name)

    @property
    def has_unknown_title(self) -> bool:
        """Whether the word before it ends as a title does."""
        head = self.phrase.head
        apart = self.phrase.name is not None and head < self.phrase.name[0]
        return self.phrase.noun is None and apart and is_unknown_title(self.doc[head])

    @property
    def has_short_title(self) -> bool:
        """Whether a title in an abbreviation stands before it: *prof. dr. Maes*."""
        start = (self.phrase.name or (0, 0))[0]
        return start > 0 and is_short_title(self.doc[start - 1].text)

    @cached_property
    def may_be_common(self) -> bool:
        """Whether a single word owes its capital to where it stands: at the begin of a sentence, in a heading."""
        start, end = self.phrase.name or (0, 0)
        token = self.doc[start]
        if end - start > 1 or token.text in load_first_names() or opens_quotation(self.doc, self.phrase):
            return False
        if has_addition(token):
            return False
        heading = part_at(self.doc, token.idx).kind == "crosshead"
        return heading or (bool(token.is_sent_start) and self.role not in ARGUMENTS)

    @property
    def has_year(self) -> bool:
        """Whether a year says when it was made: *Titanic uit 1997*."""
        end = (self.phrase.name or (0, 0))[1]
        after = [token.text for token in self.doc[end : end + 2]]
        return len(after) == 2 and after[0] == "uit" and len(after[1]) == 4 and after[1].isdigit()

    @cached_property
    def entity(self) -> str | None:
        """The type that the pipeline found, of several that of most of its words; None without any."""
        tokens = self.doc[slice(*(self.phrase.name or (0, 0)))]
        types = [kind for token in tokens if (kind := entity_type(token)) is not None]
        return max(types, key=types.count, default=None)


#: When a name is that of a thing, whatever else is known: any row that holds.
THINGS: tuple[Row[Name, bool], ...] = (
    Row("number in it", True,
        lambda n: any(c.isdigit() for word in n.words for c in word) and name_type(n.words) is None,
        "Zij kocht «Windows 10»."),
    Row("year after it", True, lambda n: n.has_year, "Zij zag gisteren «Titanic» uit 1997."),
    Row("letter of a group", True,
        lambda n: len(n.words) == 1 and len(n.words[0]) == 1 and n.phrase.noun is not None and n.kind not in PERSONS,
        "In «groep B» won Spanje."),
    Row("possessive", True,
        lambda n: n.phrase.reference == "possessive" and n.phrase.noun is None and not _opens_with_first_name(n),
        "Hij verkocht «zijn Ferrari»."),
    Row("een before it", True, lambda n: _is_one_of_many(n), "Zij vroeg gisteren «een VOG»."),
    Row("noun of a thing", True, lambda n: _follows_noun_of_thing(n), "Zij zag «de serie Celblok H» gisteren."),
    Row("word of a thing in it", True, lambda n: name_type(n.words) == "thing" and n.kind not in PERSONS,
        "Zij won «de Tour de France»."),
    Row("game or part that is played", True, lambda n: n.role == "obj" and verb_lemma(n.top.head) in words_of("playing")
        and n.phrase.noun is None and not n.opens_with_first_name, "De jongens speelden «Rainbow Six» gisteren."),
    Row("noun of a feeling or of harm", True, lambda n: _tells_deed(n), "Gisteren steeg «Jodenhaat» opnieuw."),
    Row("word between marks", True, lambda n: _stands_between_marks(n), "De film heet “«Titanic»” en duurt lang."),
)  # fmt: skip


def _opens_with_first_name(name: Name) -> bool:
    return name.phrase.name is not None and name.doc[name.phrase.name[0]].text in load_first_names()


def _is_one_of_many(name: Name) -> bool:
    """Tell whether *een* stands right before a name, so that there are more of them: *een Ferrari*."""
    start = (name.phrase.name or (0, 0))[0]
    one = name.phrase.reference == "indefinite" and name.phrase.noun is None and start - name.phrase.start == 1
    return one and not name.opens_with_first_name


def _tells_deed(name: Name) -> bool:
    """Tell whether a single word with a capital is a compound of a noun for a feeling, a fight or harm: *Jodenhaat*."""
    word = name.words[0]
    sense = noun_sense(word.lower()) if len(name.words) == 1 and name.entity != "organisation" else None
    compound = sense is not None and len(word) - len(sense.lemma) > 2
    return compound and sense is not None and sense.deed in ("cognition", "conflict", "harm")


def _follows_noun_of_thing(name: Name) -> bool:
    """Tell whether a name follows the noun of a thing: de serie Celblok H, orkaan Dorian."""
    start, end = name.phrase.name or (0, 0)
    apart = not start <= name.phrase.head < end
    return name.phrase.noun is None and apart and not is_unknown_title(name.doc[name.phrase.head])


def _stands_between_marks(name: Name) -> bool:
    """Tell whether a single word stands alone between quotation marks."""
    doc, (start, end) = name.doc, name.phrase.name or (0, 0)
    return end - start == 1 and {start - 1, end} <= marks_of(doc).marks


def _learn(cluster: Cluster, name: Name) -> None:
    """Add a name to a cluster, and what it tells of its type."""
    words, noun = name.words, name.phrase.noun
    if words not in cluster.names:
        cluster.names += [form for form in dict.fromkeys((words, fullest(words))) if form not in cluster.names]
    called = nickname(name.doc, name.phrase.name) if name.phrase.name is not None else ()
    if called and called not in cluster.names:
        cluster.names.append(called)
    if name.has_short_title:
        cluster.vote("person", _OF_NOUN_OR_SEVERAL_WORDS)
    if name.has_unknown_title:
        cluster.vote("person" if name.opens_with_first_name else "organisation", _OF_TITLE)
    if held(THINGS, name) is not None:
        cluster.vote("thing", _OF_THING)
        return
    told = name_evidence(words, name.phrase)
    known = " ".join(words) in organisation_names() and all(len(other) <= len(words) for other in cluster.names)
    sure = noun is not None or (told == "organisation" and (len(words) > 1 or known))
    cluster.vote(told, _OF_NOUN_OR_SEVERAL_WORDS if sure else _OF_WORDS)
    if noun is not None and name_type(words) in ("organisation", "place"):
        cluster.vote(name_type(words), _OF_KNOWN_NAME)
    if not name.may_be_common:
        cluster.vote(name.entity, _OF_NETWORK)


#: What speaks for (or, below nought, against) a person where no list and no title tells: all rows that hold, of every
#: place where the name stands, added up. Set by hand, as the weights of evidence are.
PERSON: tuple[Row[Name, int], ...] = (
    Row("article", -2, lambda n: n.has_plain_article, "Gisteren zweeg «de Grives»."),
    Row("subject or object of speech", 2, lambda n: n.role in ARGUMENTS and n.reports, "«Grives» zegt dat het regent."),
    Row("other subject or object", 1, lambda n: n.role in ARGUMENTS and not n.reports, "«Grives» won de koers."),
    Row("preposition of persons", 1, lambda n: n.preposition in words_of("person-preposition"),
        "Volgens «Grives» regent het."),
    Row("preposition of places", -2, lambda n: n.preposition in words_of("place-preposition"),
        "Het regent in «Grives»."),
    Row("first name", 3, lambda n: n.opens_with_first_name and len(n.words) == 1, "«Anna» won."),
    Row("several words", 1, lambda n: not n.opens_with_first_name and len(n.words) > 1, "«Zix Grives» won."),
)  # fmt: skip


def _decide(cluster: Cluster, mine: Sequence[Name]) -> str | None:
    """Decide the type of a name: by title and words, else by what the text does with it."""
    votes = {k: n for k, n in cluster.evidence.items() if k in ("person", "organisation", "place", "thing")}
    if votes:
        best = max(votes, key=lambda k: (votes[k], k == "person"))
        if best == "person" and any("&" in words for words in cluster.names):
            return "organisation"  # Coen & Sander are no *hij*
        return "organisation" if best == "thing" and _speaks(mine) else best
    if all(name.may_be_common for name in mine):
        return None
    if work := next((name for name in mine if name.is_work), None):
        return "organisation" if work.role == "nsubj" and work.reports else "thing"
    if sum(answer for name in mine for answer in holding(PERSON, name).values()) > 0 and any(
        _is_person(n) for n in mine
    ):
        return "person"
    definite = any(name.phrase.reference == "definite" for name in mine)
    acts = any(name.role in ("nsubj", "obl:agent") for name in mine)
    return "organisation" if _speaks(mine) or (definite and acts) else None


def _is_person(name: Name) -> bool:
    """Tell whether a name is more than a subject or an object: it speaks, is a first name, has a noun or a party."""
    addressed = name.preposition in words_of("person-preposition")
    noun = name.phrase.noun or look_up(name.words[-1])
    called = name.entity == "group" or (noun is not None and noun.kind in PERSONS | BODIES)
    opening = tuple(t.text for t in name.doc[name.phrase.end : name.phrase.end + 3])
    of_party = len(opening) == 3 and (opening[0], opening[2]) == ("(", ")") and opening[1].isupper()
    return name.reports or addressed or name.opens_with_first_name or called or of_party


def _speaks(mine: Sequence[Name]) -> bool:
    return any(speaks(name.doc, name.phrase) for name in mine)
