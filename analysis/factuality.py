"""Factuality: on what each deed of an article rests, so that what is alleged, tried or denied is never shown as done.

`SIEVES` is the cascade: the first criterion that fits decides; a deed that none fits the newspaper tells as fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, TypeAlias, TypeVar

from analysis.claims import clause_around
from analysis.judgements import Commitment
from analysis.language import Language
from analysis.lexicon import load_lexicon
from analysis.portrait import Portrait
from analysis.processes import process
from analysis.records import UNKNOWN, Clause, Event, Hedge, Mention, Record, Token

R = TypeVar("R", bound=Record)

#: As what a deed is told: done, done on somebody's word, perhaps or not (yet) done, not done.
Status: TypeAlias = Literal["fact", "attributed", "uncertain", "denied"]
#: Why: the criterion that decided.
Reason: TypeAlias = Literal[
    "negated", "accused", "suspect", "unrealised", "reportative", "hedged", "not-asserted", "attributed", "asserted"
]
#: What a suspect may be suspected of: a deed of these classes of whoever is called so anywhere in the article.
_CRIMES = ("harm", "conflict", "transfer")
#: No hedge makes these uncertain: what stresses, and the future of a past.
_NO_HEDGES = ("booster", "prospective")
_SUBORDINATE = ("acl", "acl:relcl", "advcl", "csubj", "parataxis", "root")
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
#: What joins the words of a cluster of nouns or verbs, rather than a deed to what it is told of.
_JOINED = ("conj", "fixed", "flat", "compound")


@dataclass(frozen=True, slots=True)
class Factuality:
    """As what a deed is told, why, and on whose word: `sources` are actor ids, `source` the words for it.

    `status` is fact (the newspaper states it as done), attributed (a source does), uncertain (hearsay, hedged, a
    charge, a plan, a question, half of a condition) or denied; `reason` the criterion that decided.
    """

    status: Status
    reason: Reason
    sources: tuple[str, ...] = ()
    source: str | None = None

    @property
    def commitment(self) -> Commitment:
        """How far whoever tells it stands behind it, on the scale of the table `clauses`."""
        return COMMITMENTS[self.reason]

    @property
    def is_fact(self) -> bool:
        """Whether the newspaper states it as done."""
        return self.status == "fact"


@dataclass(frozen=True, slots=True)
class _Told:
    """A deed with what its criteria look at."""

    event: Event
    word: int | None
    clause: Clause | None
    context: _Context

    @property
    def is_noun(self) -> bool:
        return self.event.diathesis == "nominal"


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known of the article around a deed: its words with their tree, its hedges, who is called a suspect."""

    tokens: Sequence[Token]
    hedges: Sequence[Hedge]
    suspects: frozenset[str]
    children: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def lemmas(self, word: int) -> Iterator[str]:
        """Give the forms under which a word may stand in a word list."""
        yield self.tokens[word].text.lower()
        yield self.tokens[word].lemma.lower()

    def verbs(self, word: int) -> Iterator[str]:
        """Give the forms of a word, and those of a verb with its particle: *staat terecht*."""
        for form in self.lemmas(word):
            yield form
            yield from (
                self.tokens[part].text.lower() + form for part in self.of(word, "compound:prt", "advmod", "xcomp")
            )

    def of(self, word: int, *relations: str) -> Iterator[int]:
        """Give the words that depend on a word by one of some relations."""
        return (child for child in self.children.get(word, ()) if self.tokens[child].deprel in relations)

    def joining(self, word: int) -> set[str]:
        """Give the words that join a noun or an infinitive to what is above it: *op verdenking van*, *te*, *door*."""
        cases = [
            *self.of(word, "case", "mark"),
            *(c for m in self.of(word, "case", "mark") for c in self.of(m, "fixed")),
        ]
        return {form for case in cases for form in self.lemmas(case)}


def find_factuality(portrait: Portrait) -> list[Factuality]:
    """Tell of each deed, in the order of the table `events`, as what it is told: fact, attributed, uncertain, denied.

    >>> from analysis.portrait import portray
    >>> portrait = portray("Jan Bos sloeg de agent. Volgens Els Vos sloeg Jan Bos de agent. Jan Bos zou hem slaan.")
    >>> [told.status for told in find_factuality(portrait)]
    ['fact', 'attributed', 'uncertain']

    Saurí & Pustejovsky (2009), FactBank; Karttunen (1971), Implicative Verbs.
    """
    tokens, clauses = _all(portrait, "tokens", Token), _all(portrait, "clauses", Clause)
    children: defaultdict[int, list[int]] = defaultdict(list)
    for row, token in enumerate(tokens):
        if token.head is not None:
            children[token.head].append(row)
    hedges = [hedge for hedge in _all(portrait, "hedges", Hedge) if hedge.kind not in _NO_HEDGES]
    context = _Context(tokens, hedges, _find_suspects(portrait, tokens, hedges), children)
    words = {token.start: row for row, token in enumerate(tokens)}
    found = []
    for event in _all(portrait, "events", Event):
        told = _Told(event, words.get(event.start), clause_around(event.start, clauses), context)
        reason: Reason = next((reason for is_so, reason in SIEVES if is_so(told)), "asserted")
        found.append(Factuality(STATUSES[reason], reason, *_source(portrait, told)))
    return found


def tell_factuality(told: Factuality, names: Mapping[str, str], language: Language) -> str:
    """Say in words on what a deed rests, *volgens het OM, niet zeker*; nothing of a fact.

    >>> from analysis.language import choose_language
    >>> tell_factuality(Factuality("attributed", "attributed", ("om",)), {"om": "het OM"}, choose_language("nl"))
    'volgens het OM'
    """
    said = []
    if told.sources or told.source or told.reason == "attributed":
        nobody = told.source or language.say("factuality.a-source")
        source = language.join([names.get(one, one) for one in told.sources]) if told.sources else nobody
        said.append(language.say("factuality.attributed", source=" ".join(source.split())))
    if told.reason not in ("attributed", "asserted"):
        said.append(language.say(f"factuality.{told.reason}"))
    return ", ".join(said)


def _is_negated(told: _Told) -> bool:
    """Tell whether it is denied; of *slaagde er niet in te doden* the infinitive is not done either."""
    infinitive = told.event.rule.startswith("event.infinitive")
    return told.event.negated or (infinitive and told.clause is not None and told.clause.commitment == "denied")


def _is_accused(told: _Told) -> bool:
    """Tell whether it is what somebody is charged with or cleared of: *verdacht van de moord*."""
    return told.event.alleged or _stands_under(told, "accused")


def _is_of_a_suspect(told: _Told) -> bool:
    """Tell whether the doer is called a suspect, here or elsewhere: *de verdachte stak hem neer*."""
    event, context = told.event, told.context
    if process(event.deed) != "does":
        return False
    if event.agent_start is not None and event.agent_end is not None:
        start, end = event.agent_start, event.agent_end
        phrase = [row for row, token in enumerate(context.tokens) if start <= token.start < end]
        if any(form in _words("suspect") for row in phrase for form in context.lemmas(row)):
            return True
        if any(start <= hedge.start and hedge.end <= end for hedge in context.hedges):
            return True
    return event.deed in _CRIMES and bool(context.suspects & set(event.agents))


def _is_unrealised(told: _Told) -> bool:
    """Tell whether it is tried, planned, bidden or to come: *poging tot moord*, *zal bombarderen*, *om te doden*."""
    return _stands_under(told, "unrealised") or (told.word is not None and _is_to_come(told.context, told.word))


def _is_claimed(told: _Told) -> bool:
    """Tell whether its clause is what somebody only holds to be so: *er zijn aanwijzingen dat*, *beweerd wordt dat*."""
    context, word = told.context, told.word
    while word is not None and context.tokens[word].deprel == "conj":
        word = context.tokens[word].head
    if word is None:
        return False
    head = context.tokens[word].head
    opened = any(context.tokens[mark].text.lower() in ("dat", "of") for mark in context.of(word, "mark"))
    return head is not None and opened and any(form in _words("claimed") for form in context.lemmas(head))


def _is_hearsay(told: _Told) -> bool:
    return _has(told, "attribution", "reportative")


def _is_hedged(told: _Told) -> bool:
    """Tell whether a hedge stands over it; over a noun only in its own phrase: *de vermeende aanval*."""
    start = told.event.start
    beside = [h for h in told.context.hedges if h.scope_start <= start < h.scope_end and _is_phrase(h, told.clause)]
    return bool(beside) or _has(told, "commitment", "hedged")


def _is_not_asserted(told: _Told) -> bool:
    return _has(told, "commitment", "not-asserted")


def _is_attributed(told: _Told) -> bool:
    if told.clause is None:
        return told.event.voice_kind != "narrator"
    return told.clause.attribution == "attributed"


#: The cascade: the first criterion that fits tells why a deed is no fact.
SIEVES: tuple[tuple[Callable[[_Told], bool], Reason], ...] = (
    (_is_negated, "negated"),
    (_is_accused, "accused"),
    (_is_unrealised, "unrealised"),
    (_is_hearsay, "reportative"),
    (_is_hedged, "hedged"),
    (_is_claimed, "hedged"),
    (_is_not_asserted, "not-asserted"),
    (_is_attributed, "attributed"),
    (_is_of_a_suspect, "suspect"),
)
STATUSES: Mapping[Reason, Status] = {
    **dict.fromkeys((reason for _, reason in SIEVES), "uncertain"),
    "negated": "denied",
    "attributed": "attributed",
    "asserted": "fact",
}
COMMITMENTS: Mapping[Reason, Commitment] = {
    "negated": "denied",
    "accused": "not-asserted",
    "unrealised": "not-asserted",
    "not-asserted": "not-asserted",
    "reportative": "hedged",
    "hedged": "hedged",
    "suspect": "hedged",
    "attributed": "asserted",
    "asserted": "asserted",
}


def _has(told: _Told, scale: str, value: str) -> bool:
    """Tell what the clause is; a noun that is definite is taken for granted in it (*wie zit er achter de moord?*)."""
    if told.clause is None or getattr(told.clause, scale) != value:
        return False
    return not (told.is_noun and told.clause.attribution != "attributed" and _is_definite(told))


def _is_definite(told: _Told) -> bool:
    if told.word is None:
        return False
    context = told.context
    return any("Definite=Def" in (context.tokens[c].feats or "") or "Poss=Yes" in (context.tokens[c].feats or "")
               for c in context.of(told.word, "det", "nmod:poss"))  # fmt: skip


def _is_phrase(hedge: Hedge, clause: Clause | None) -> bool:
    """Tell whether a hedge bears on a noun phrase, which is less than the clause it stands in."""
    return clause is None or (clause.start <= hedge.scope_start and hedge.scope_end <= clause.end and
                              hedge.scope_end - hedge.scope_start < clause.end - clause.start)  # fmt: skip


def _stands_under(told: _Told, kind: str) -> bool:
    """Tell whether a word of a class stands over a deed, joined by its preposition, or by none as its object."""
    if told.word is None:
        return False
    context, known = told.context, _pairs(kind)
    for below, above in _way_up(context, told.word):
        joining = context.joining(below)
        object_of = context.tokens[below].deprel in ("obj", "nsubj:pass", "xcomp", "ccomp")
        beside = {"-"} if object_of else joining
        if object_of and not told.is_noun:
            # *ervan beschuldigd te hebben gedood*: the preposition is a word of its own, or there is none
            beside = {"-", *joining, *(p for p, _ in known)}
        if any((word, form) in known for word in beside for form in context.verbs(above)) or joining & _words(kind):
            return True
    return False


def _way_up(context: _Context, word: int) -> Iterator[tuple[int, int]]:
    """Give the steps from a word to the verb of its clause: through the nouns and infinitives over it."""
    for _ in range(len(context.tokens)):
        token = context.tokens[word]
        if token.head is None:
            return
        if token.deprel not in _JOINED:
            if token.deprel in _SUBORDINATE and not _is_infinitive(context, word):
                return
            yield word, token.head
            if context.tokens[token.head].upos not in _NOUNS and not _is_infinitive(context, token.head):
                return
        word = token.head


def _is_to_come(context: _Context, word: int) -> bool:
    """Tell whether a verb is an infinitive that is not told as done."""
    for auxiliary in context.of(word, "aux"):
        if _is_open(context, auxiliary, word):
            return True
    if not _is_infinitive(context, word):
        return False
    token, joining = context.tokens[word], context.joining(word)
    if token.head is None or token.deprel in ("conj", "root"):
        return token.deprel == "conj" and token.head is not None and _is_to_come(context, token.head)
    if joining & _words("done"):
        return False
    above = set(context.lemmas(token.head))
    if "te" in joining:
        return not above & _words("implicative")
    return any(form in _words("not-yet") for form in above) and _is_open(context, token.head, word)


def _is_open(context: _Context, auxiliary: int, word: int) -> bool:
    """Tell whether an auxiliary leaves it open: *zal, wil, moet*, *wilde*; not *kon vluchten*, *moest toezien*."""
    forms, feats = set(context.lemmas(auxiliary)), context.tokens[auxiliary].feats or ""
    return bool(forms & _words("not-yet")) and ("Tense=Past" not in feats or bool(forms & _words("wished")))


def _is_infinitive(context: _Context, word: int) -> bool:
    """Tell whether a verb is an infinitive, or a participle with one: *te hebben gedood*."""
    verbs = [word, *context.of(word, "aux", "aux:pass")]
    finite = any("VerbForm=Fin" in (context.tokens[verb].feats or "") for verb in verbs)
    return not finite and any("VerbForm=Inf" in (context.tokens[verb].feats or "") for verb in verbs)


def _find_suspects(portrait: Portrait, tokens: Sequence[Token], hedges: Sequence[Hedge]) -> frozenset[str]:
    """Find who is called a suspect somewhere in the article: *de verdachte*, *de vermoedelijke schutter*."""
    places = [token.start for token in tokens if {token.text.lower(), token.lemma.lower()} & _words("suspect")]
    places += [hedge.start for hedge in hedges if hedge.kind == "adverb"]
    mentions = _all(portrait, "mentions", Mention)
    return frozenset(m.actor for m in mentions if m.actor and any(m.start <= place < m.end for place in places))


def _source(portrait: Portrait, told: _Told) -> tuple[tuple[str, ...], str | None]:
    """Give on whose word it is told: ids, and the words of the text for them."""
    clause, event = told.clause, told.event
    if clause is None:
        voices = () if event.voice_kind == "narrator" or event.voice == UNKNOWN else tuple(event.voice.split(";"))
        return voices, None
    if clause.attribution == "none" or clause.source_start is None or clause.source_end is None:
        return clause.sources, None
    return clause.sources, " ".join(portrait.article.text[clause.source_start : clause.source_end].split())


@cache
def _pairs(kind: str) -> frozenset[tuple[str, str]]:
    rows = load_lexicon("unrealised").rows
    return frozenset((row["beside"], row["word"]) for row in rows if row["class"] == kind)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for _, word in _pairs(kind))


def _all(portrait: Portrait, table: str, kind: type[R]) -> list[R]:
    rows: Sequence[Any] = portrait.records.get(table, ())
    return [row for row in rows if isinstance(row, kind)]
