"""The first person plural inside a quotation: the body for which somebody speaks, or else the speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.actors.known import is_proper
from analysis.actors.prominence import RUNNING
from analysis.cascade import Sieve, first
from analysis.grammar.demonyms import origins_in
from analysis.grammar.nouns import BODIES, Noun, look_up
from analysis.grammar.wording import normalise
from analysis.grammar.words import words_of
from analysis.intervals import Intervals
from analysis.parse import anchor, article_of
from analysis.properties import cached_property
from analysis.records import Actor, Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TYPES = ("organisation", "group", "place")
_PRONOUNS = ("pronoun", "possessive")
#: The shortest name or noun that opens a compound.
_SHORTEST = 2


def resolve_plural(
    doc: Doc, actors: Sequence[Actor], mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> list[Mention]:
    """Give a mention for every *wij, ons, onze* in a quotation: the body its one speaker speaks for, or the speaker.

    A body speaks for itself; somebody speaks for the body that stands in what he is called (*woordvoerder van de bond*,
    *FNV-voorzitter Els Vos*) or that his function tells of (`SPOKEN_FOR`). Where no such body is told, *wij* is the
    speaker, who is one of those meant for sure, but *onze* may be everybody's and is nobody's.
    Only the added mentions are returned, in reading order.

    >>> from analysis.actors import identify
    >>> from analysis.parse import parse
    >>> from analysis.quotes import find_quotes
    >>> doc = parse("“Wij staken”, zei woordvoerder Els Vos van de vakbond.")
    >>> actors, mentions = identify(doc)
    >>> quotes = find_quotes(doc, mentions)
    >>> [(m.text, m.actor) for m in resolve_plural(doc, actors, mentions, quotes)]
    [('Wij', 'vakbond')]
    """
    known = {actor.id: actor for actor in actors}
    taken = {(m.start, m.end) for m in mentions}
    bodies = _Bodies(article_of(doc).text, known, mentions)
    spoken = Intervals(q for q in quotes if q.kind in {"direct", "mixed"})
    found: list[Mention] = []
    forms = words_of("first-person-plural")
    for token in doc:
        if token.lower_ not in forms or token.pos_ in {"NOUN", "PROPN"}:
            continue
        innermost = spoken.innermost(token.idx, token.idx + 1)
        if _speaks_of_people(token) or innermost is None or (token.idx, token.idx + len(token)) in taken:
            continue
        speakers = innermost.speakers
        if len(speakers) != 1 or speakers[0] not in known:
            continue
        place = anchor(doc, token.idx, token.idx + len(token))
        body = bodies.spoken_for(known[speakers[0]])
        possessive = token.lower_ in words_of("possessive")
        if body is None and (possessive or _is_everybody(token)):
            continue
        rule = "mention.spoken-for" if body else "mention.plural-speaker"
        form = "possessive" if possessive else "pronoun"
        found.append(Mention(**place, actor=body or speakers[0], form=form, rule=rule))  # type: ignore[arg-type]
    return found


def _speaks_of_people(token: Token) -> bool:
    """Tell whether a word opens *wij mensen*."""
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ in words_of("people-of-we")


def _is_everybody(token: Token) -> bool:
    """Tell whether the sentence speaks of all people: *Wij mensen hebben fouten die ons plagen*."""
    return any(_speaks_of_people(t) for t in token.sent if t.lower_ in words_of("first-person-plural"))


class _Bodies:
    """The organisations, groups and places of a text, where each mention of one stands, and what each is called.

    All that is asked of them for a speaker is made once a text.
    """

    def __init__(self, text: str, known: Mapping[str, Actor], mentions: Sequence[Mention]) -> None:
        self.text = text
        self.known = known
        self.bodies = [actor for actor in known.values() if actor.type in _TYPES]
        ids = {actor.id for actor in self.bodies}
        named = [(k, m) for k, m in enumerate(mentions) if m.actor in ids]
        self.named = sorted(named, key=lambda pair: pair[1].start)
        self.starts = [m.start for _, m in self.named]
        self.own: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.form not in _PRONOUNS:
                self.own.setdefault(mention.actor, []).append(mention)
        self._found: dict[str, str | None] = {}

    def spoken_for(self, speaker: Actor) -> str | None:
        """Give the body that somebody speaks for, by `SPOKEN_FOR`, asked once a speaker; None for none."""
        if speaker.id not in self._found:
            found = first(SPOKEN_FOR, Speaking(speaker, self))
            self._found[speaker.id] = found[1] if found else None
        return self._found[speaker.id]

    def told_with(self, mention: Mention) -> str | None:
        """Give the body that stands in an expression, or right behind it: *woordvoerder van de bond*."""
        words = words_of("speaking-for")
        longest = max(map(len, words)) + len(", ")
        found: list[tuple[int, str]] = []
        for k in range(bisect_right(self.starts, mention.start), len(self.named)):
            number, inner = self.named[k]
            between = self.text[mention.end : inner.start].strip(" \n,")
            if len(between) > longest:
                break
            inside = inner.end <= mention.end and inner.form != "possessive"
            if inside or (between in words and inner.start > mention.end):
                found.append((number, inner.actor))
        return min(found)[1] if found else None

    @cached_property
    def by_name(self) -> dict[str, set[str]]:
        """The bodies by their names in lower case."""
        return _by_form((body.id, _names(body)) for body in self.bodies)

    @cached_property
    def by_words(self) -> dict[str, set[str]]:
        """The bodies by all they are called, in lower case."""
        return _by_form((body.id, _called(body)) for body in self.bodies)

    @cached_property
    def cabinets(self) -> list[Actor]:
        """The cabinets, also those of a country: *het Britse kabinet*."""
        return [body for body in self.bodies if _governs(body)]

    @cached_property
    def groups(self) -> dict[str, set[str]]:
        """The groups by the entries of the plurals they are called."""
        return _by_form((body.id, _entries(body)) for body in self.bodies if body.type == "group")

    @cached_property
    def place(self) -> str | None:
        """The place named most; None where two are as often."""
        return _most(m.actor for m in self.by_noun if self.known[m.actor].type == "place")

    @cached_property
    def organisation(self) -> str | None:
        """The organisation named most that is no cabinet; None where two are as often."""
        bodies = {body.id for body in self.bodies if body.type == "organisation" and not _governs(body)}
        return _most(m.actor for m in self.by_noun if m.actor in bodies)

    @cached_property
    def organisations_in(self) -> dict[int, set[str]]:
        """The organisations named in a sentence, by its number."""
        found: dict[int, set[str]] = {}
        for mention in self.by_noun:
            if self.known[mention.actor].type == "organisation":
                found.setdefault(mention.sentence, set()).add(mention.actor)
        return found

    @cached_property
    def by_noun(self) -> list[Mention]:
        """The mentions of bodies that are no pronouns."""
        return [m for _, m in self.named if m.form not in _PRONOUNS]


def _by_form(called: Iterable[tuple[str, Iterable[str]]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for body, forms in called:
        for form in forms:
            found.setdefault(form.lower(), set()).add(body)
    return found


def _most(named: Iterable[str]) -> str | None:
    """Give the one that comes most; None where two come as often."""
    counted = Counter(named).most_common(2)
    alone = len(counted) == 1 or (len(counted) == 2 and counted[0][1] > counted[1][1])
    return counted[0][0] if alone else None


@dataclass(frozen=True)
class Speaking:
    """Somebody who says *wij*, and the bodies of the article."""

    speaker: Actor
    bodies: _Bodies

    @property
    def own(self) -> Sequence[Mention]:
        """The expressions for the speaker, in the order of the text."""
        return self.bodies.own.get(self.speaker.id, [])

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words the speaker is called by, each once."""
        return tuple(dict.fromkeys(word for mention in self.own for word in mention.text.split()))

    @cached_property
    def nouns(self) -> list[Noun]:
        """The nouns for a person or a body among them."""
        return [noun for word in self.words if (noun := look_up(word.strip(",.()"))) is not None]

    @property
    def origins(self) -> set[str]:
        """The places that the adjectives among them name: *de Britse premier*."""
        return origins_in(self.words)

    @property
    def functions(self) -> set[str]:
        """Their entries."""
        return {noun.entry for noun in self.nouns}

    @property
    def in_office(self) -> bool:
        """Whether one of them is an office."""
        return any(noun.kind == "office" for noun in self.nouns)


def itself(s: Speaking) -> str | None:
    """Find a body that speaks itself."""
    return s.speaker.id if s.speaker.type != "person" else None


def told(s: Speaking) -> str | None:
    """Find the body that stands in what the speaker is called, or right behind it; a place for one in office."""
    found = (body for mention in s.own if (body := s.bodies.told_with(mention)) is not None)
    return next((body for body in found if s.in_office or s.bodies.known[body].type != "place"), None)


def compounded(s: Speaking) -> str | None:
    """Find the one body whose name, else noun, opens the word for the speaker: *FNV-voorzitter*, *Kamervoorzitter*."""
    for called in (s.bodies.by_name, s.bodies.by_words):
        bodies = {body for word in s.words for opening in _openings(word) for body in called.get(opening, ())}
        if bodies:
            return bodies.pop() if len(bodies) == 1 else None
    return None


def _openings(word: str) -> Iterator[str]:
    """Give in lower case what may be a body's name or noun at the begin of a compound for a person."""
    for length in range(_SHORTEST, len(word)):
        noun = look_up(word[length:].removeprefix("-"))
        # a member of a house or council speaks for a party rather
        if noun is not None and noun.kind in ("office", "role") and noun.entry not in words_of("member"):
            yield word[:length].lower()


def _names(body: Actor) -> set[str]:
    """Give the names of a body, and *Kamer* of *Tweede Kamer*."""
    names = {name for name in (body.name, *body.aliases) if is_proper(name)}
    last = body.name.split()[-1]
    noun = look_up(last) if names else None
    return names | ({last} if noun is not None and noun.kind in BODIES else set())


def _called(body: Actor) -> set[str]:
    """Give the words a body is called by, those of descriptions without their article."""
    return {body.name} | _names(body) | {normalise(text)[1] for text in (*body.roles, *body.descriptors)}


def cabinet(s: Speaking) -> str | None:
    """Find the one cabinet, for one who has a seat in it; for *de Britse premier* that of his country."""
    if not s.functions & words_of("cabinet-office"):
        return None
    own = s.origins
    called = {body.id: _called(body) for body in s.bodies.cabinets}
    if own:
        found = [id for id, texts in called.items() if own & origins_in(w for text in texts for w in text.split())]
    else:
        found = [id for id, texts in called.items() if texts & words_of("cabinet")]
    return found[0] if len(found) == 1 else None


def town(s: Speaking) -> str | None:
    """Find the place named most, for a mayor."""
    return s.bodies.place if s.functions & words_of("town-office") else None


def headed(s: Speaking) -> str | None:
    """Find the organisation named most, for one with a name who heads or speaks for one: *topman*."""
    if not s.functions & words_of("body-office") or all(mention.form != "name" for mention in s.own):
        return None
    return s.bodies.organisation


def _governs(body: Actor) -> bool:
    return any(words.rpartition(" ")[2] in words_of("cabinet") for words in _called(body))


def one_of_them(s: Speaking) -> str | None:
    """Find the one group that is called by the plural of the noun for the speaker, unless that is an office."""
    own = {noun.entry for noun in s.nouns if noun.kind != "office"}
    groups = {body for entry in own for body in s.bodies.groups.get(entry, ())}
    return groups.pop() if len(groups) == 1 else None


def _entries(body: Actor) -> set[str]:
    words = (word for text in _called(body) for word in text.split())
    return {noun.entry for word in words if (noun := look_up(word)) is not None and noun.plural}


def pair(s: Speaking) -> str | None:
    """Find the pair of whom the speaker is one: *de twee*."""
    return s.speaker.members_of[0] if len(s.speaker.members_of) == 1 else None


def team(s: Speaking) -> str | None:
    """Find the one organisation in the first sentence of running text with the speaker, for one of a team."""
    if not s.functions & words_of("team-office"):
        return None
    first_told = next((m for m in s.own if m.part in RUNNING), None)
    bodies = s.bodies.organisations_in.get(first_told.sentence, set()) if first_told is not None else set()
    return next(iter(bodies)) if len(bodies) == 1 else None


#: For which body somebody speaks who says *wij*: the first sieve that answers.
SPOKEN_FOR: tuple[Sieve[Speaking, str], ...] = (
    Sieve("itself", itself, "“«Wij» staken”, zei de vakbond."),
    Sieve("told", told, "“«Wij» staken”, zei woordvoerder Els Vos van de vakbond."),
    Sieve("compounded", compounded, "De FNV zweeg. “«Wij» staken”, zei FNV-voorzitter Els Vos."),
    Sieve("cabinet", cabinet, "Het kabinet verhoogt de belasting niet. “«Wij» wachten”, zei minister Els Vos."),
    Sieve("town", town, "Gent wil het feest houden. “«Wij» wachten”, zei burgemeester Els Vos."),
    Sieve("headed", headed, "KBC groeit. “«Wij» bouwen”, zei topvrouw Els Vos."),
    Sieve("one-of-them", one_of_them, "De bakkers staken. “«Wij» blijven thuis”, zei bakker Els Vos."),
    Sieve("pair", pair, "Jan Bos en Els Vos trouwen in juni. De twee wonen in Gent. “«Wij» zijn blij”, zei Bos."),
    Sieve("team", team, "Middenvelder Jan Maes verloor met Ajax. “«Wij» vochten hard”, zei Maes."),
)
