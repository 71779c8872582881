"""Whom an expression speaks of: by the role its entry names, and the construction it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.grammar.accusations import accusation_over
from analysis.grammar.agents import agent, is_passive, objects, patients, preposition, subject
from analysis.grammar.antecedents import antecedent
from analysis.grammar.deed_nouns import noun_sense
from analysis.grammar.marks import in_quotation
from analysis.grammar.mention_heads import Heads
from analysis.grammar.relations import is_definite
from analysis.grammar.verb_groups import auxiliaries_of, has_copula
from analysis.grammar.verbs import infinitive, verb_form
from analysis.grammar.words import words_of
from analysis.sentiment.evaluations import Entry, entries_of
from analysis.sentiment.expressions import Expression
from analysis.sentiment.participants import brought_by, carrier, clause_of, first_listed, joined, owners, verb_in, whose
from analysis.sentiment.somebody import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

_UPON = frozenset(("op", "tegen"))
_FOR = frozenset(("voor", "aan"))
_BY = frozenset(("door",))
_TO = frozenset(("aan",))
_AGAINST = frozenset(("tegen",))


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom an expression is about, who judges or feels (or nobody the clause names), and by which construction."""

    targets: tuple[Token, ...]
    judge: Token | None
    rule: str


def read(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """Read whom an expression speaks of by one of its entries; None when it speaks of nobody."""
    reader = _READERS.get((entry.upos, entry.role))
    found = reader(expression, entry, heads) if reader is not None else None
    if found is None:
        return None
    own = {word.i for word in expression.words} if expression.head.pos_ not in ("NOUN", "PROPN") else set[int]()
    spread = [one for target in found.targets for one in joined(target) if one.i not in own]
    if entry.type == "effect":
        spread = [one for one in spread if is_somebody(one, heads)]
    else:
        spread = [one for one in spread if one.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET", "SYM")]
    return Reading(tuple(spread), found.judge, found.rule) if spread else None


def _verb_object(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*X doodt Y*, *Y werd gedood*: of Y; *X prijst Y*: of Y, by X; *X klaagt over Y*: what the preposition brings."""
    verb = expression.head
    if entry.type == "effect" and _is_only_felt(verb, heads):
        return None
    if entry.prepositions:
        carriers = (verb, *(word for word in expression.words if word.head.i == verb.i))  # bezwaar maken tegen X
        found = tuple(one for word in carriers for one in brought_by(word, entry.prepositions) if not _is_medium(one))
        if entry.type != "effect":
            found = tuple(sorted(found, key=lambda one: (one.i < verb.i, one.i)))
            judged = tuple(_owner_named(one, heads) or one for one in found)
            return Reading(judged, agent(verb), "sentiment.attitude") if judged else None
        return Reading(found, None, "sentiment.verb-object") if found else None
    undergoing = [token for token in patients(verb) if token not in expression.words]
    if entry.type == "effect":
        return Reading(tuple(undergoing[:2]), None, "sentiment.verb-object") if undergoing else None
    chosen = [doer for token in undergoing[:1] for doer in _doers_of(token, heads)]
    if expression.befalls and any(is_somebody(token, heads) for token in undergoing):
        return None
    return Reading(tuple(chosen), agent(verb), "sentiment.attitude") if chosen else None


def _is_only_felt(verb: Token, heads: Heads) -> bool:
    """Tell whether a verb tells a feeling that nobody brought about, which is no effect: *hij was teleurgesteld*.

    Nor is what somebody is taken for: *mannen die hij verdacht vond*.
    """
    if verb.dep_ in ("xcomp", "obj") and verb.head.pos_ == "VERB" and verb_form(verb) == "Part":
        if verb_in(verb.head, "calling-verb"):
            return True
    doer = agent(verb)
    return verb_in(verb, "feeling-verb") and (
        doer is None or not is_somebody(doer, heads) or infinitive(verb) == "genieten"
    )


def _verb_subject(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*X faalt*, *X verloor*: of X."""
    verb = expression.head
    who = agent(verb)
    if entry.type == "effect" and (_is_only_felt(verb, heads) or _is_counted(who) or _is_quoted(who, verb, heads)):
        return None
    if entry.type == "effect":
        if is_passive(verb) and who is None and _does_itself(expression):
            who = subject(verb)
        return Reading((who,), None, "sentiment.verb-subject") if who is not None else None
    if who is None and _does_itself(expression) and not any(c.dep_ == "aux:pass" for c in verb.children):
        who = subject(verb)
    if who is None or _is_empty(who):
        return None
    if verb.dep_ == "amod" and (called := _called(verb.head)) is not None:
        return called  # noemt de conclusies opruiende taal
    if expression.befalls and not is_somebody(who, heads):
        return None  # een gebrek aan voedsel bedreigt de bijen: no thing is to blame
    judge = who if infinitive(verb) in words_of("denying-verb") else _pleased(verb, heads)
    return Reading(tuple(_doers_of(who, heads)), judge, "sentiment.deed-verb")


def _is_counted(who: Token | None) -> bool:
    """Tell whether a subject is a number of something, to which nothing happens: *het aantal armen daalde*."""
    definite = who is not None and any(c.dep_ == "det" and c.lower_ != "een" for c in who.children)
    return who is not None and definite and who.lemma_.lower() in words_of("measure-noun")


def _is_quoted(who: Token | None, verb: Token, heads: Heads) -> bool:
    """Tell whether a subject is a name of no actor that falls, and so an index or a price: *de Midkap daalde*."""
    return who is not None and who.pos_ == "PROPN" and not heads.of(who) and verb_in(verb, "dwindling-verb")


def _pleased(verb: Token, heads: Heads) -> Token | None:
    """Give whom something pleases or not: *het viel hem tegen*, *dat ging de minister te ver*."""
    if not verb_in(verb, "pleasing-verb"):
        return None
    return next((one for one in objects(verb) if is_somebody(one, heads)), None)


def _does_itself(expression: Expression) -> bool:
    """Tell whether the subject of a participle does it itself: *is weggezakt*, unlike *is gedood*, *werd verloren*."""
    if any(entry.role == "object" for entry in expression.entries):
        return False
    return not any(verb_in(helper, "passive-verb") for helper in auxiliaries_of(expression.head))


def _bearer(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*laffe X*, *X is laf*, *Y noemt X laf*, *X speelde knap*: of X."""
    token = expression.head
    while token.dep_ == "conj" and token.head.pos_ == token.pos_ and token.head.i < token.i:
        token = token.head
    if entry.prepositions and not list(brought_by(token, entry.prepositions)):
        return None
    if verb_form(token) == "Part" and any(verb_in(helper, "possessing-verb") for helper in auxiliaries_of(token)):
        return None  # heeft het land verlaten: a deed, no quality
    if token.dep_ in ("amod", "acl", "acl:relcl"):
        return _borne_by_noun(token, entry, heads)
    called = _called(token)
    if called is not None:
        return called if entry.type != "effect" else Reading(called.targets, None, called.rule)
    if has_copula(token) or (token.dep_ == "xcomp" and verb_in(token.head, "becoming-verb", "demanding-verb")):
        who = subject(token)
        return None if _is_empty(who) else _predicated(who, heads)
    if token.dep_ in ("advmod", "obl", "xcomp", "advcl", "obj") and token.head.pos_ in ("VERB", "AUX"):
        return _borne_by_verb(token, entry, heads)
    return _predicated(subject(token), heads) if token.dep_ == "ROOT" else None


def _borne_by_noun(token: Token, entry: Entry, heads: Heads) -> Reading | None:
    """*laffe X*: of the noun; *hij is de beste speler*, *X vindt het een goed plan*: of what the noun is said of."""
    noun = token.head
    if (called := _called(noun)) is not None:
        return called
    if entry.type != "effect" and has_copula(noun) and not _is_empty(who := subject(noun)):
        return _predicated(who, heads)
    if _is_plain(token) and is_somebody(noun, heads) and not is_definite(noun):
        return None
    return Reading(tuple(_doers_of(noun, heads)), None, "sentiment.attribute")


def _borne_by_verb(token: Token, entry: Entry, heads: Heads) -> Reading | None:
    """*X speelde knap*: of who does it that way, where the verb is one of doing so."""
    verb = token.head
    if verb_in(verb, "incurring-verb") and any(brought_by(verb, _TO)):
        return None  # maakte zich schuldig aan fraude: the fraud says it
    if verb_form(token) == "Part" and verb_in(verb, "possessing-verb"):
        return None  # heeft maatregelen getroffen: what hebben helps to tell
    if entry.type == "effect":
        who = subject(verb) if not is_passive(verb) else None
        return Reading((who,), None, "sentiment.predicate") if who is not None and token.dep_ == "xcomp" else None
    if token.lower_ in words_of("landed") and verb_in(verb, "landing-verb"):
        return None  # kwamen in dorpen terecht
    if _is_of_the_clause(token, entry) or verb_in(verb, "calling-verb"):
        return None  # X vindt het oneerlijk dat: not of X
    if any(of.aspect == "effect" and of.role == "subject" and of.polarity < 0 for of in entries_of(verb)):
        return None  # verloor onterecht: who suffers by it does nothing
    if _is_plain(token) and not verb_in(verb, "performing-verb", "demanding-verb"):
        return None
    who = agent(verb)
    if who is None or not (is_somebody(who, heads) or verb_in(verb, "proceeding-verb", "demanding-verb")):
        return None
    return Reading(tuple(_doers_of(who, heads)), None, "sentiment.manner")


def _is_plain(token: Token) -> bool:
    return token.lemma_.lower() in words_of("plain-quality")


def _predicated(who: Token | None, heads: Heads) -> Reading | None:
    """*X is laf*: of the subject."""
    return Reading(tuple(_doers_of(who, heads)), None, "sentiment.predicate") if who is not None else None


def _is_empty(who: Token | None) -> bool:
    """Tell whether nobody is named: by no subject, or by *het*."""
    return who is None or who.lower_ in words_of("empty")


def _is_of_the_clause(adverb: Token, entry: Entry) -> bool:
    """Tell whether an adverb says how it is that something happened, not how somebody did it.

    *Uitzonderlijk kreeg de pers hem te zien*: nobody acts; *Opmerkelijk zweeg de premier*: before the finite verb
    stands what is thought of the whole, unless it judges who acts (*Dapper sprong hij*) or the verb asks how well.
    """
    verb = adverb.head
    if infinitive(verb) in words_of("getting"):
        return True
    if entry.type != "appreciation" or verb_in(verb, "performing-verb"):
        return False
    who = subject(verb)
    return who is not None and adverb.i < verb.i < who.i


def _called(token: Token) -> Reading | None:
    """*Y noemt X laf*, *Y vindt het voorstel belachelijk*: of the object, by the subject."""
    head = token.head
    if token.dep_ not in ("xcomp", "advmod", "obl", "obj", "ccomp", "obl:arg") or head.pos_ not in ("VERB", "AUX"):
        return None
    if not verb_in(head, "calling-verb") or preposition(token) not in (None, "als", "tot"):
        return None
    undergoing = [t for t in patients(head) if t.i != token.i]
    return Reading(tuple(undergoing[:1]), agent(head), "sentiment.called") if undergoing else None


def _feeling(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*X is woedend op Y*, *X reageert boos op Y*: of Y, by X."""
    token = expression.head
    found = list(brought_by(token, entry.prepositions))
    judge: Token | None
    if token.dep_ == "amod":
        judge = token.head
    else:
        judge = subject(token) if token.head.pos_ not in ("VERB", "AUX") or token.dep_ in ("ROOT", "conj") else None
        verb = token.head
        if token.dep_ in ("advmod", "xcomp", "obj", "obl", "advcl") and verb.pos_ in ("VERB", "AUX"):
            judge = subject(verb)
            found += [t for t in brought_by(verb, words_of("towards")) if t.i > token.i or not found]
        judge = judge if judge is not None else subject(token)
    found += [c for c in token.children if c.dep_ == "obj"]  # de kritiek beu
    found.sort(key=lambda one: one.i < token.i)  # not: over het algemeen positief tegenover het plan
    quoted = in_quotation(token.doc, token.idx)  # schrijft op Twitter: “Ik ben zo blij”
    found = [one for one in found if in_quotation(one.doc, one.idx) == quoted]
    chosen = [doer for one in found[:1] for doer in _doers_of(one, heads)]
    return Reading(tuple(chosen), judge, "sentiment.attitude") if chosen else None


def _label(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*de terrorist*: expression and target in one; *X is een held*, *Y noemt X een held*: of X."""
    noun = expression.head
    if has_copula(noun):
        return _predicated(subject(noun), heads)
    if (called := _called(noun)) is not None:
        return called
    if noun.dep_ == "xcomp" and noun.head.pos_ in ("VERB", "AUX") and (who := subject(noun.head)) is not None:
        return Reading((who,), None, "sentiment.predicate")
    if noun.dep_ == "appos" and noun.head.i != noun.i:
        return Reading((noun.head,), None, "sentiment.label")
    if entry.type == "appreciation":
        owner = [one for one in owners(noun) if is_somebody(one, heads)]
        return Reading((owner[0],), None, "sentiment.quality") if owner else None
    if entry.upos == "PART" and not is_somebody(noun, heads):
        return None
    if noun.dep_ == "ROOT" and all(c.dep_ in ("amod", "punct", "dep") for c in noun.children):
        return None  # a heading of one word
    return Reading((noun,), None, "sentiment.label")


def _deed(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*de fraude van X*, *X pleegde fraude*, *X verdacht van fraude*, *dat is bedrog*: of the doer, else the deed."""
    noun = expression.head
    if has_copula(noun):
        return _predicated(subject(noun), heads)
    if (called := _called(noun)) is not None:
        return called
    for doer in _doers_named(noun, entry):
        if is_somebody(doer, heads):
            return Reading((doer,), None, "sentiment.deed")
    if entry.only_with_somebody or not is_definite(noun):
        return None
    return Reading((noun,), None, "sentiment.deed")


def _doers_named(noun: Token, entry: Entry) -> Iterator[Token]:
    """Give who the sentence says did a deed, the surest first."""
    yield from brought_by(noun, _BY)
    if preposition(noun) == "van" and noun.head.lower_ in words_of("there-is-noun"):
        yield from (one for word in (noun.head, noun.head.head) for one in brought_by(word, words_of("body-place")))
    if (accusation := accusation_over(noun)) is not None:
        yield from () if accusation.accused is None else (accusation.accused,)
        return  # who only speaks of an accusation has done nothing
    verb, own, noun = carrier(noun), noun, first_listed(noun)
    above = noun.head
    if verb is not None:
        carried = (noun.dep_ in ("obj", "nsubj:pass") or preposition(noun) == "aan") and not _is_lacking(verb)
        caused = preposition(noun) == "voor" and verb_in(verb, "causing-verb")  # zorgt voor overlast
        if caused or (carried and verb_in(verb, "doing-verb")):
            who = agent(verb)
            if who is not None:
                yield who
    reason = noun.dep_ == "nmod" and preposition(noun) in words_of("reason")
    if reason and above.pos_ in ("NOUN", "NUM", "PROPN", "PRON"):
        upper = carrier(above)
        yield from brought_by(above, _FOR | _BY)
        if upper is not None and verb_in(upper, "sentencing-verb"):
            yield from patients(upper)
        elif upper is not None and verb_in(upper, "undergoing-verb") and (who := subject(upper)) is not None:
            yield who
        yield from owners(above)
    if _van_of(own) == "agent" or (_van_of(own) is None and not entry.only_with_somebody):
        yield from owners(own)


def _undergone(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*X kreeg een boete*, *een boete voor X*, *de dood van X*, *de aanval op X*: of X."""
    noun = expression.head
    event = entry.upos == "NOUN" and _van_of(noun) is not None and not entry.of_contest
    if has_copula(noun):
        return None
    for who in _sufferers(noun, entry, event):
        if is_somebody(who, heads):
            return Reading((who,), None, "sentiment.undergone")
    return None


def _is_lacking(verb: Token) -> bool:
    """Tell whether a verb says that its object is needed, and so not there: *heeft geluk nodig*."""
    return any(c.lower_ == "nodig" for c in verb.children)


def _sufferers(noun: Token, entry: Entry, event: bool) -> Iterator[Token]:
    """Give who the sentence says undergoes or attains what a noun tells, the surest first."""
    yield from brought_by(noun, _UPON if event else _FOR)
    named = [c for c in noun.children if c.dep_ in ("nmod", "flat") and c.pos_ == "PROPN" and preposition(c) is None]
    yield from named  # nominatie Maes
    yield from _in_relative_clause(noun)
    verb, own, noun = carrier(noun), noun, first_listed(noun)
    if verb is not None and preposition(noun) == "in" and (taken := [one for one in objects(verb) if one != noun]):
        yield from taken  # nam zijn auto in beslag
    elif verb is not None:
        held = noun.dep_ in ("obj", "obl", "obl:arg", "compound:prt", "xcomp") and preposition(noun) != "op"
        did = preposition(noun) == "aan" and verb_in(verb, "doing-verb")
        judged = verb_in(verb, "calling-verb") and any(one.i != noun.i for one in objects(verb))  # vindt het een ramp
        # Not: wacht op hulp, maakte zich schuldig aan geweld.
        if held and not did and not judged and verb_in(verb, "undergoing-verb") and not _is_lacking(verb):
            who = subject(verb)
            if who is not None and not is_passive(verb):
                yield who
        if verb_in(verb, "giving-verb") and noun.dep_ != "nsubj":
            yield from (one for one in objects(verb) if one.i != noun.i)
            yield from brought_by(verb, _FOR)
            if entry.polarity < 0:
                yield from (one for word in (own, verb) for one in brought_by(word, _AGAINST))  # eist cel tegen X
            helpers = [
                c for c in (*verb.children, verb.head) if c.pos_ in ("VERB", "AUX") and verb_in(c, "receiving-verb")
            ]
            if helpers and (who := subject(verb) or subject(verb.head)) is not None:
                yield who
            if is_passive(verb) and noun.dep_ == "obj" and (who := subject(verb)) is not None:
                yield who
        if not event and verb_in(verb, "sentencing-verb") and noun.dep_ != "nsubj:pass":
            yield from patients(verb)
        if noun.dep_ == "nsubj:pass":
            yield from brought_by(verb, frozenset(("bij",)))
        if noun.dep_ == "nsubj" and verb_in(verb, "going-verb"):
            yield from brought_by(verb, frozenset(("naar",)))
    if entry.polarity < 0:
        yield from brought_by(own, frozenset(("bij",)))
    if entry.of_contest or (entry.polarity < 0 and _van_of(own) != "agent") or _van_of(own) == "patient":
        yield from owners(own)  # zijn blessure befell him; zijn vergoeding only says that he has one


def _in_relative_clause(noun: Token) -> Iterator[Token]:
    """Give who gets what a noun tells by the clause behind it: *de straf die X kreeg*, *die de rechter hem oplegde*."""
    for clause in noun.children:
        relative = {c.dep_ for c in clause.children if c.lower_ in words_of("relative-subject")}
        if clause.dep_ != "acl:relcl" or not relative:
            continue
        if verb_in(clause, "giving-verb"):
            undergoing = (c for c in clause.children if c.dep_ in ("iobj", "obj"))
            yield from (c for c in undergoing if c.lower_ not in words_of("relative-subject"))
            yield from brought_by(clause, _FOR)
        elif verb_in(clause, "undergoing-verb") and "obj" in relative:
            yield from (c for c in clause.children if c.dep_ == "nsubj")


def _van_of(noun: Token) -> str | None:
    """Tell whom *van* brings beside a noun of deed: its agent, its patient; None of a noun that tells none."""
    sense = noun_sense(noun.lemma_)
    return sense.van if sense is not None else None


def _is_medium(phrase: Token) -> bool:
    """Tell whether a phrase says on which medium something is told: *lovende woorden op Twitter*."""
    return preposition(phrase) == "op" and phrase.lower_ in words_of("medium-name")


def _attitude(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*kritiek van Y op X*, *X kreeg kritiek*, *tot woede van Y deed X dat*: of X, by Y."""
    noun = expression.head
    if entry.type == "effect":  # de overwinning op X
        undergoing = tuple(brought_by(noun, entry.prepositions))[:1]
        return Reading(undergoing, None, "sentiment.undergone") if undergoing else None
    verb = carrier(noun)
    judge = whose(noun)
    found = [t for t in brought_by(noun, entry.prepositions) if preposition(t) != "van" and not _is_medium(t)]
    if not found and verb is not None:
        if noun.dep_ in ("obj", "obl", "obl:arg") and verb_in(verb, "receiving-verb") and not is_passive(verb):
            who = subject(verb)
            found = [who] if who is not None else []
        elif preposition(noun) == "tot" and not verb_in(
            verb, "holding-verb"
        ):  # tot woede van, not: oproepen tot protest
            who = agent(verb)
            found = [who] if who is not None else []
        elif verb_in(verb, "attitude-verb"):
            found = list(brought_by(verb, entry.prepositions - words_of("no-attitude-object")))
            found = [t for t in found if t != noun and not _is_medium(t)]
    brings = preposition(noun) == "tot"  # leidde tot verontwaardiging: of others
    if judge is None and verb is not None and verb_in(verb, "attitude-verb") and not verb_in(verb, "receiving-verb"):
        judge = None if brings else agent(verb)
    if judge is not None and (judge == noun or judge in expression.words):
        judge = None  # er is veel lof voor X
    chosen = [doer for one in found[:1] for doer in _doers_of(one, heads)]
    return Reading(tuple(chosen), judge, "sentiment.attitude") if chosen else None


def _phrase_bearer(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*X is onder de maat*, *X in opspraak*: of the subject of the clause, or the noun the phrase stands with."""
    head = expression.head
    if (
        head.dep_ in ("nmod", "amod", "acl")
        and head.head.pos_ in ("NOUN", "PROPN")
        and head.head not in expression.words
    ):
        return Reading(tuple(_doers_of(head.head, heads)), None, "sentiment.phrase")
    if (called := _called(head)) is not None:
        return called
    who = subject(head) if any(c.dep_ in ("nsubj", "cop") for c in head.children) else subject(clause_of(head))
    if who is None or who in expression.words:
        return None
    return Reading(tuple(_doers_of(who, heads)), None, "sentiment.phrase")


def _phrase_object(expression: Expression, entry: Entry, heads: Heads) -> Reading | None:
    """*felle kritiek op X*, *not amused over X*: of what the preposition brings."""
    noun = expression.head.pos_ in ("NOUN", "PRON")
    return _attitude(expression, entry, heads) if noun else _feeling(expression, entry, heads)


def _doers_of(token: Token, heads: Heads) -> list[Token]:
    """Give whom a judged phrase falls back on: somebody itself; of a deed or work its owner; else the phrase itself."""
    token = antecedent(token)
    if (named := _owner_named(token, heads)) is not None:
        return [named]
    who = _maker(token)
    return [who] if who is not None and _falls_on(token, who, heads) else [token]


def _owner_named(token: Token, heads: Heads) -> Token | None:
    """Give somebody itself, and of a deed or work who its phrase says has or does it: *het spel van Ajax*."""
    had = () if _van_of(token) == "patient" else owners(token)  # zijn mishandeling: not of him
    return next(
        (one for one in (token, *had, *brought_by(token, _BY), *_acting_so(token)) if is_somebody(one, heads)), None
    )


def _acting_so(noun: Token) -> Iterator[Token]:
    """Give who does something the way that a noun names: *de manier waarop X speelt*."""
    for clause in noun.children:
        if clause.dep_ == "acl:relcl" and any(c.lower_ in words_of("manner-relative") for c in clause.children):
            yield from (c for c in clause.children if c.dep_ == "nsubj")


def _falls_on(work: Token, who: Token, heads: Heads) -> bool:
    """Tell whether what is said of a work is said of who makes, has or is it.

    *Dit plan is een misser* and *heeft nare gevolgen*: of the plan; but who *had een goede nacht* is not praised.
    """
    verb = carrier(work)
    somebody = is_somebody(who, heads)
    if has_copula(work):
        return somebody or who.pos_ == "NOUN"
    if verb is not None and work.dep_ == "obj" and verb_in(verb, "possessing-verb") and not _is_performance(work):
        return who.pos_ == "NOUN" and not somebody
    return somebody


def _is_performance(work: Token) -> bool:
    """Tell whether a noun names how somebody does or is known: *had een sterk seizoen, een prima reputatie*."""
    return work.lemma_.lower() in words_of("performance-noun")


def _maker(work: Token) -> Token | None:
    """Give who the clause says does, makes or has a thing: *X trekt het plan in*, *X won met een fraaie sprong*."""
    if has_copula(work):  # dit besluit is een onnodige stap
        return subject(work)
    verb = carrier(work)
    if verb is None:
        return None
    made = work.dep_ == "obj" and verb_in(verb, "doing-verb", "making-verb")
    made = made or (work.dep_ == "obj" and _is_performance(work) and verb_in(verb, "undergoing-verb"))
    return agent(verb) if made or preposition(work) == "met" else None


Reader = Callable[[Expression, Entry, Heads], Reading | None]
#: How a word of a class is read for whom it speaks of, by the role its entry names.
_READERS: dict[tuple[str, str], Reader] = {
    ("VERB", "object"): _verb_object,
    ("VERB", "subject"): _verb_subject,
    ("ADJ", "bearer"): _bearer,
    ("ADJ", "object"): _feeling,
    ("ADV", "doer"): _bearer,
    ("NOUN", "bearer"): _label,
    ("NOUN", "doer"): _deed,
    ("NOUN", "undergoer"): _undergone,
    ("NOUN", "object"): _attitude,
    ("PART", "bearer"): _label,
    ("PHRASE", "bearer"): _phrase_bearer,
    ("PHRASE", "doer"): _deed,
    ("PHRASE", "object"): _phrase_object,
    ("PHRASE", "undergoer"): _undergone,
}
