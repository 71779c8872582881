"""Mentions: every expression of a text that refers to one of its actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from analysis.actors.backdrop import is_credit, is_short_form, mentioning
from analysis.actors.capitals import is_capital, stands_for
from analysis.actors.clusters import is_another, name_words, names_another
from analysis.actors.known import Register, make_register, name_in, name_key
from analysis.actors.pairs import BOTH, TWO
from analysis.actors.place_weights import is_backdrop
from analysis.actors.pronoun_resolution import Spoken, find_pronouns
from analysis.actors.reference import are_some_of_them, is_house, is_nobody_here
from analysis.actors.restriction import is_plain_person, selects, wording
from analysis.cascade import Sieve, first
from analysis.grammar.noun_phrases import Phrase, noun_phrases
from analysis.grammar.nouns import AGED, PERSONS, look_up
from analysis.grammar.relations import PhraseAt
from analysis.grammar.wording import last_word, normalise
from analysis.grammar.words import words_of
from analysis.lexicon import load_lexicon
from analysis.parse import anchor, article_of, part_at
from analysis.properties import cached_property
from analysis.records import Actor, Mention, reading_order

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEXICON = "actor-nouns"
#: The rule of a description; where discovery gave it to its actor by a sieve, with that behind a hyphen.
DESCRIPTION = "mention.descriptor"
#: An actor's id, the form of the mention, the code of its rule.
Found: TypeAlias = tuple[str, str, str]
#: How an expression refers, and its words as they are compared.
Wording: TypeAlias = tuple[str, str]


def find_mentions(doc: Doc, actors: Sequence[Actor], spoken: Sequence[Spoken] = ()) -> list[Mention]:
    """Find every mention of the actors: names, roles, descriptors, and third-person pronouns whose referent is certain.

    `spoken`: stretches of the text (character offsets, half open) with those who say these words, where that is known:
    *hij* and *zij* in them are none of these.

    >>> from analysis.parse import parse
    >>> doc = parse("Premier Alexander De Croo sprak met de bonden. Hij dankte de bonden.")
    >>> actors = [
    ...     Actor(id="de-croo", name="Alexander De Croo", type="person", gender="male"),
    ...     Actor(id="bonden", name="bonden", type="group", descriptors=("de bonden",)),
    ... ]
    >>> [(m.text, m.actor) for m in find_mentions(doc, actors)][:3]
    [('Premier Alexander De Croo', 'de-croo'), ('de bonden', 'bonden'), ('Hij', 'de-croo')]
    """
    return with_pronouns(doc, actors, find_expressions(doc, actors), spoken)


def find_expressions(doc: Doc, actors: Sequence[Actor], known: Sequence[Mention] = ()) -> list[Mention]:
    """Find the mentions of actors that are no pronouns, besides those that are known, in reading order."""
    register = make_register(actors)
    if not register.actors:
        return list(known)
    found, taken = _phrases_found(doc, register)
    taken |= {token.i for m in known for token in doc.char_span(m.start, m.end) or ()}
    return _nested(reading_order([*known, *found, *_words_left(doc, taken, register)]))


def with_pronouns(
    doc: Doc, actors: Sequence[Actor], expressions: Sequence[Mention], spoken: Sequence[Spoken] = ()
) -> list[Mention]:
    """Give the mentions of actors that are no pronouns, and the pronouns that stand for them, in reading order."""
    if not expressions:
        return []
    pronouns = find_pronouns(doc, noun_phrases(doc), expressions, {actor.id: actor for actor in actors}, spoken)
    return _nested(reading_order([*expressions, *pronouns]))


def _phrases_found(doc: Doc, register: Register) -> tuple[list[Mention], set[int]]:
    """Find the phrases that refer to an actor; and the tokens of all that name one, whether or not they refer here."""
    found: list[Mention] = []
    taken: set[int] = set()
    last: dict[str, int] = {}
    told: dict[Wording, int] = {}
    reach = -1
    for phrase in mentioning(doc):
        expression = Expression(doc, phrase, register, last, told)
        match = first(EXPRESSIONS, expression)
        if match is None:
            if expression.is_another:
                taken.update(range(phrase.start, phrase.stem[1]))
            continue
        actor, form, rule = match[1]
        taken.update(range(phrase.start, phrase.stem[1]))
        if _is_left_out(doc, phrase, register.actors[actor]):
            continue
        # whose name only says whose the other is (de oom van Nadal) is not spoken of himself
        last[actor] = last.get(actor, -1) if phrase.end <= reach else phrase.start
        reach = max(reach, phrase.end)
        told[expression.whole] = phrase.start
        found.append(_mention(doc, phrase.start, phrase.end, actor, form, rule))
    return found, taken


def _is_left_out(doc: Doc, phrase: Phrase, actor: Actor) -> bool:
    """Tell whether an expression of an actor does not refer to it here: the setting, a negation, *als trainer*."""
    if phrase.reference == "negative" or is_nobody_here(doc, phrase) or is_house(doc, phrase):
        return True
    if is_short_form(doc, phrase):
        return True
    if actor.type == "place" and phrase.name is None and (phrase.noun is None or phrase.noun.kind != "place"):
        return False
    return actor.type in ("place", "organisation") and is_backdrop(doc, phrase, actor.type)


@dataclass(frozen=True)
class Expression(PhraseAt):
    """A phrase beside what is known of the actors: their expressions, where each was mentioned last, by what words."""

    register: Register
    last: Mapping[str, int]
    told: Mapping[Wording, int]

    @cached_property
    def whole(self) -> Wording:
        """How it refers, and its words."""
        return normalise(self.doc[self.phrase.start : self.phrase.end].text)

    @cached_property
    def stem(self) -> Wording:
        """How it refers, and its words without the phrases after its head."""
        end = self.phrase.stem[1]
        return self.whole if end == self.phrase.end else normalise(self.doc[self.phrase.start : end].text)

    def holders(self, words: str) -> tuple[str, ...]:
        """Give the actors whose role some words are, as they are compared."""
        return self.register.roles.get(words, ())

    def latest(self, holders: Sequence[str]) -> str | None:
        """Give the one of several who was mentioned last."""
        return max(holders, key=lambda actor: self.last.get(actor, -1), default=None)

    def fitting(self, holders: Sequence[str]) -> Sequence[str]:
        """Give those of several of whom the title before a name may be, by its gender: *moeder H.*; else all."""
        genders = {actor: self.register.actors[actor].gender for actor in holders}
        return [actor for actor in holders if self.gender in (None, genders[actor] or self.gender)] or holders

    @property
    def of_somebody_else(self) -> bool:
        """Whether it describes a person indefinitely once more: *Een man zweeg. Een man lachte*, *een van hen*."""
        person = self.phrase.reference == "indefinite" and self.kind in PERSONS
        one = (person or are_some_of_them(self.doc, self.phrase)) and not self.phrase.plural
        before = self.told.get(self.whole) if one and f"-{AGED}" not in self.whole[1] else None
        return before is not None and not part_at(self.doc, self.doc[before].idx).is_heading

    @cached_property
    def selects(self) -> bool:
        """Whether a relative clause selects whom it means."""
        return self.phrase.name is None and selects(self.doc, self.phrase)

    @property
    def is_another(self) -> bool:
        """Whether a plain noun for a person means somebody only its relative clause tells: *de man die haar wurgde*."""
        return self.selects and is_plain_person(self.doc, self.phrase)

    @property
    def is_city(self) -> bool:
        """Whether it is a capital that does not stand for its country here: *Rusland bombardeerde Kiev*."""
        return is_capital(self.doc, self.phrase) and stands_for(self.doc, self.phrase) == "city"

    @property
    def form(self) -> str:
        """The form of a description: several who are counted are an aggregate."""
        counted = self.phrase.reference == "quantified" and self.phrase.plural
        return "aggregate" if counted else "descriptor"


def selected(e: Expression) -> Found | None:
    """Find whom a relative clause selects, by the whole with its clause."""
    actor = _described(normalise(wording(e.doc, e.phrase)), e.register) if e.selects else None
    return (actor, e.form, DESCRIPTION) if actor else None


def description(e: Expression) -> Found | None:
    """Find whose description it is, whole or without the phrases after its head."""
    phrase = e.phrase
    if e.is_another or e.of_somebody_else or e.is_city:
        return None
    actor = _described(e.whole, e.register) or _described(e.stem, e.register)
    if actor is None:
        return None
    if phrase.name is not None and phrase.name[1] <= phrase.stem[1]:
        return actor, "name", "mention.name"
    return actor, e.form, DESCRIPTION


def proper_name(e: Expression) -> Found | None:
    """Find whose name it holds, whole or in part; of a surname that several bear, that of the one mentioned last."""
    if e.phrase.name is None or names_another(e.doc, e.phrase):
        return None
    words = name_words(e.doc, e.phrase.name)
    actor = name_in(words, e.register) or e.latest(e.fitting(e.holders(normalise(" ".join(words))[1])))
    if actor is not None and is_another(e.doc, e.phrase, e.register.actors[actor].type):
        return None
    return (actor, "name", "mention.name" if e.phrase.noun is None else "mention.title-name") if actor else None


def role(e: Expression) -> Found | None:
    """Find who holds the role: by its words, then by its head alone; of several the one mentioned last."""
    actor = _role_holder(e) if e.phrase.name is None and not e.is_another else None
    if actor is None:
        return None
    if e.register.actors[actor].type == "person" and e.phrase.reference in ("definite", "bare"):
        return actor, "role", "mention.role"
    return actor, e.form, DESCRIPTION


#: Whose expression a phrase is: the first sieve that answers.
EXPRESSIONS: tuple[Sieve[Expression, Found], ...] = (
    Sieve("selected", selected, "De man die schoot, zit vast. «De man» die reed, is vrij.", (DESCRIPTION,)),
    Sieve("description", description, "«De jihadist» zweeg.", (DESCRIPTION, "mention.name")),
    Sieve("proper-name", proper_name, "«Minister Els Vos» zweeg.", ("mention.name", "mention.title-name")),
    Sieve("role", role, "«De premier» zweeg.", ("mention.role", DESCRIPTION)),
)


def _described(wording: Wording, register: Register) -> str | None:
    kind, words = wording
    exact = register.descriptors.get((kind, words))
    if exact or kind == "indefinite":
        return exact
    return register.descriptors.get(("bare", words)) or (
        register.descriptors.get(("definite", words)) if kind == "bare" and " " in words else None
    )


def _role_holder(e: Expression) -> str | None:
    phrase = e.phrase
    whole = e.holders(e.whole[1])
    if phrase.reference in ("indefinite", "quantified"):
        fresh = [actor for actor in whole if actor not in e.last]
        return fresh[0] if fresh else e.latest(whole)
    alone = phrase.reference == "bare" and phrase.start == phrase.head and not e.doc[phrase.start].is_sent_start
    stem = e.holders(e.stem[1])
    other = any(token.lower_ in words_of("another") for token in e.before)
    head = e.register.roles.get(e.head, ()) if phrase.reference == "definite" and not other else ()
    return e.latest(whole or (() if alone else stem or head))


def _words_left(doc: Doc, taken: set[int], register: Register) -> list[Mention]:
    """Find names and longer descriptors that no phrase covered, whatever the parser took their words for.

    One begins with its first word, or with an article before that.
    """
    tokens = list(doc)
    texts = [token.text for token in tokens]
    left: list[Mention] = []
    firsts = register.firsts
    begins = [token.lower_ in firsts for token in tokens]
    after = (*begins[1:], False)
    reach = 0
    for i, token in enumerate(tokens):
        if i < reach or not (begins[i] or (after[i] and token.pos_ in ("DET", "PRON"))):
            continue
        size, actor, form = _known_at(tokens, texts, i, register, taken)
        place = actor in register.actors and register.actors[actor].type == "place"
        if size and not place and not is_credit(doc, i):
            left.append(_mention(doc, i, i + size, actor, form, "mention.name" if form == "name" else DESCRIPTION))
        reach = i + size
    return left


def _known_at(
    tokens: Sequence[Token], texts: Sequence[str], i: int, register: Register, taken: set[int]
) -> tuple[int, str, str]:
    """Find the longest expression of an actor that begins at a token: its size, the actor, the form."""
    token = tokens[i]
    text = article_of(token.doc).text
    stop = min(i + register.longest, len(tokens))
    longest_name = max(1, register.lengths.get(name_key([*texts[i : i + 1], ""])[0], 0))
    for size in range(next((k for k in range(i, stop) if k in taken), stop) - i, 0, -1):
        actor = register.names.get(name_key(texts[i : i + size])) if size <= longest_name else None
        if actor and (size > 1 or _is_stray_name(token)):
            return size, actor, "name"
        if size == 1 and token.lower_ != BOTH:
            break
        last = tokens[i + size - 1]
        words = text[token.idx : last.idx + len(last)]
        if last_word(words) not in register.lasts:
            continue
        described = register.descriptors.get(normalise(words))
        if described and not token.is_punct and not last.is_punct:
            return size, described, "aggregate" if last.lower_ in (TWO, BOTH) else "descriptor"
    return 0, "", ""


def _is_stray_name(token: Token) -> bool:
    """Tell whether a single word may be a name that the parser took for something else."""
    return token.text[0].isupper() and token.pos_ in ("NOUN", "ADJ", "VERB", "X") and not token.is_sent_start


def _mention(doc: Doc, start: int, end: int, actor: str, form: str, rule: str) -> Mention:
    span = doc[start:end]
    lexicon = load_lexicon(LEXICON).id if look_up(span.root.text) and form != "name" else None
    return Mention(**anchor(doc, span.start_char, span.end_char), actor=actor, form=form, rule=rule, lexicon=lexicon)  # type: ignore[arg-type]


def _nested(mentions: Sequence[Mention]) -> list[Mention]:
    """Drop what stands twice, and mark the mentions that lie inside a larger one."""
    kept: list[Mention] = []
    seen: set[tuple[int, int]] = set()
    reach = -1
    for mention in mentions:
        if (mention.start, mention.end) in seen:
            continue
        seen.add((mention.start, mention.end))
        kept.append(replace(mention, nested=True) if mention.end <= reach else mention)
        reach = max(reach, mention.end)
    return kept
