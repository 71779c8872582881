"""Arguments: the subject and the objects of a clause, also where the parse calls two phrases its subject, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.cascade import Sieve, in_turn
from analysis.grammar.antecedents import antecedent
from analysis.grammar.can_speak import can_report, can_speak
from analysis.grammar.cases import cases_of
from analysis.grammar.marks import in_quotation
from analysis.grammar.nouns import look_up
from analysis.grammar.predications import Predication, predication
from analysis.grammar.verb_groups import SUBJECTS, auxiliaries_of, has_te, opens_with, own_subject
from analysis.grammar.verbs import classes_of_verbs, infinitive, is_finite, simple_infinitive, speech_verbs
from analysis.grammar.words import words_of
from analysis.parse import ask_once

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = ("obj", "iobj")
_EMPTY = ("er", "zich")
#: Tokens from a verb on to the phrase that is its subject behind it.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a group of verbs: its subjects and objects, as the parse has them until they are mended."""

    group: tuple[Token, ...]
    finite: bool
    children: tuple[Token, ...]
    subjects: list[Token]
    objects: list[Token]

    @property
    def top(self) -> Token:
        """The verb that the group hangs by."""
        return self.group[-1]


@ask_once
def arguments(head: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Give the subjects and the objects that hang on a verb or predicate with its helpers, in the order of the text.

    A clause has one subject. Of two, a pronoun in front that points (*dat weet Biden*, *die de regering nam*) is the
    object, and otherwise the later phrase; a finite clause without any has an object that is really the subject. What
    is mended in turn stands in `MENDING`; beside a copula nothing is.

    >>> arguments(parse("Dat weet Biden.")[1])
    ((Biden,), (Dat,))
    """
    said = predication(head)
    found = as_parsed(said)
    found = found if said.copulas else in_turn(MENDING, found)
    return tuple(found.subjects), tuple(found.objects)


def as_parsed(said: Predication) -> Hanging:
    """Give what the parse hangs on a predication."""
    group, top = said.group, said.top
    members = {token.i for token in group}
    hanging = sorted((c for t in group for c in t.children if c.i not in members), key=lambda token: token.i)
    children = tuple(c for c in hanging if not _is_beyond(c, top))
    somebody = [c for c in children if c.lower_ not in _EMPTY]
    subjects = [c for c in somebody if c.dep_ in SUBJECTS and not _is_cited(c) and not is_governed(c)]
    objects = [c for c in somebody if c.dep_ in _OBJECTS and not _is_doer_above(c, top)]
    objects += [c for c in somebody if c.dep_ == "expl:pv" and _is_another(c, subjects) and not _seems(group)]
    if top.dep_ == "ROOT":
        objects = [c for c in objects if "Rel" not in c.morph.get("PronType", []) or c.lower_ == "wat"]
    return Hanging(group, said.finite, children, subjects, objects)


def _outside_marks(at: Hanging) -> Hanging | None:
    """*“De club wint”, zegt Vos*: who stands in the words said is no subject of the verb that says them."""
    said = infinitive(at.group[0]) in speech_verbs()
    subjects = [s for s in at.subjects if not (said and _is_said(s, at.top))]
    return replace(at, subjects=subjects) if len(subjects) < len(at.subjects) else None


def _without_apposition(at: Hanging) -> Hanging | None:
    """*Wij zorgverleners werken*: one phrase stands before the verb, and who *wij* are is no object."""
    opening = {s.i for s in at.subjects if s.is_sent_start and s.lower_ in words_of("with-group-name")}
    objects = [o for o in at.objects if o.i - 1 not in opening]
    return replace(at, objects=objects) if len(objects) < len(at.objects) else None


def _with_case(at: Hanging) -> Hanging | None:
    """*Hem verwijt de bond dat …*: *hem* is no subject, and of two *hij* is."""
    if len(at.subjects) != 1 or len(at.objects) != 1:
        return None
    subject, other = at.subjects[0], at.objects[0]
    nominative, oblique = words_of("nominative-person"), words_of("accusative-person") - {"haar"}  # which owns as often
    turned = subject.lower_ in oblique and other.lower_ not in oblique
    if other.pos_ == "PRON" and other.lower_ in nominative and subject.lower_ not in nominative:
        turned = turned or other.lower_ != "zij" or _number(at) == ["Plur"]
    return replace(at, subjects=[other], objects=[subject]) if turned else None


def _with_thing_in_front(at: Hanging) -> Hanging | None:
    """*Dit vindt de minister*, *dat plan noemt de bond een ramp*: with a verb of speech what cannot speak is said."""
    if len(at.subjects) != 1 or len(at.objects) != 1:
        return None
    thing, person = at.subjects[0], at.objects[0]
    front, behind = ((t.left_edge.i, t.i + 1) for t in (thing, person))
    verb, pointing = infinitive(at.group[0]), thing.lower_ in words_of("thing-in-front")
    does = verb == "doen" and not _is_done_to_somebody(at)
    minded = pointing and (does or classes_of_verbs().get(verb) == "perception")
    if verb not in speech_verbs() and not (minded and verb not in words_of("affecting")):
        return None
    if not thing.i < at.top.i < person.i or _number_of(person) not in ([], _number(at)):
        return None
    said = pointing or (thing.pos_ == "NOUN" and not _is_amount(thing) and not can_report(thing.doc, front))
    return replace(at, subjects=[person], objects=[thing]) if said and can_speak(person.doc, behind) else None


def _with_those_listed(at: Hanging) -> Hanging | None:
    """*Zij en haar gezin*: the second is a subject too, and so is the name right behind an adjective."""
    if len(at.subjects) != 1:
        return None
    first = at.subjects[0]
    for other in at.objects:
        rest = [o for o in at.objects if o is not other]
        if _is_listed_behind(other, first):
            return replace(at, subjects=[first, other], objects=rest)
        if first.pos_ == "ADJ" and other.pos_ == "PROPN" and other.left_edge.i == first.i + 1:
            return replace(at, subjects=[other], objects=rest)
    return None


def _with_object_words(at: Hanging) -> Hanging | None:
    """*Dat zegt zij*, *gebruik maken*: objects under another name."""
    found = [c for c in at.children if _is_object_word(c)]
    return replace(at, objects=at.objects + found) if found else None


def _without_subject_of_te(at: Hanging) -> Hanging | None:
    """*Wordt ervan verdacht Bos te hebben gewurgd*: an infinitive with *te* has no subject of its own."""
    if at.finite or not at.subjects or not has_te(at.top) or at.top.head.pos_ != "VERB":
        return None
    return replace(at, subjects=[], objects=_in_order(*at.objects, *at.subjects))


def _with_what_is_no_article(at: Hanging) -> Hanging | None:
    """*Dat dit mensen schaadt*: *het, dit, dat* stand before no plural, so that they are the subject of a singular."""
    subject = at.subjects[0] if len(at.subjects) == 1 else None
    if subject is None or clear_number(subject) != ["Plur"] or _number(at) != ["Sing"] or subject.pos_ != "NOUN":
        return None
    singular = words_of("thing-in-front") | {"het"}
    first = next((c for c in subject.children if c.dep_ == "det" and c.lower_ in singular), None)
    return None if first is None else replace(at, subjects=[first], objects=_in_order(*at.objects, subject))


def _without_bidden(at: Hanging) -> Hanging | None:
    """*Geef asielzoekers les*: a stem in front agrees with nobody behind it, so that who is told of is no subject."""
    verb, subject = at.top, at.subjects[0] if len(at.subjects) == 1 else None
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or at.group[0] != verb or subject.i < verb.i:
        return None
    opens = verb.is_sent_start or verb.nbor(-1).is_punct
    present = is_finite(verb) and "Pres" in verb.morph.get("Tense", []) and "Sing" in verb.morph.get("Number", [])
    differs = not verb.lower_.endswith("t") or clear_number(subject) == ["Plur"]
    if not (opens and present and differs) or verb.lower_ in words_of("third-person-stem"):
        return None
    return replace(at, subjects=[], objects=_in_order(*at.objects, subject))


def _behind_break(at: Hanging) -> Hanging | None:
    """*Dat het mis ging, zegt Vos*: the second alone."""
    broken = len(at.subjects) == 2 and _follows_break(at.top, *at.subjects)
    return replace(at, subjects=at.subjects[1:]) if broken else None


def _before_clause_below(at: Hanging) -> Hanging | None:
    """*Ik snap dat zij …*: the first alone."""
    below = len(at.subjects) == 2 and _opens_below(at.top, at.subjects[1])
    return replace(at, subjects=at.subjects[:1]) if below else None


def _with_one_subject(at: Hanging) -> Hanging | None:
    """*Dat weet Biden*: of two subjects the pronoun that points, else the one that fits the verb less, is an object."""
    if len(at.subjects) < 2 or _is_paired(at.subjects):
        return None
    told = at.subjects[0].lower_ in words_of("thing-in-front") and at.subjects[0].i < at.top.i < at.subjects[1].i
    if told and _is_done_to_somebody(at):
        return replace(at, subjects=at.subjects[:1], objects=_in_order(*at.objects, at.subjects[1]))
    below = not told and _has_te_infinitive(at.children)  # die hem probeerde te slaan, but dat deed ze door te slaan
    below = below and at.subjects[1].lower_ not in words_of("nominative-person")
    fronted = () if below else words_of("fronted-object")
    pointing = next(
        (s for s in at.subjects if s.lower_ in fronted and s.pos_ in ("PRON", "DET") and not _asks_who(s)), None
    )
    extra = pointing or _wrong_subject(at)
    subjects = [s for s in at.subjects if s is not extra][:1]
    joined = _is_conjunction(extra, subjects[0]) or extra.left_edge.dep_ == "cc"
    introduces = any(t.text == ":" for t in extra.doc[extra.i + 1 : at.top.i])  # zegt Vos: “Ik vind dat spijtig”
    objects = at.objects if joined or introduces else _in_order(*at.objects, extra)
    return replace(at, subjects=subjects, objects=objects)


def _with_subject_behind(at: Hanging) -> Hanging | None:
    """*“…”, bevestigt de burgemeester*: the object right behind a finite verb without a subject is its subject."""
    if not at.finite or at.subjects or not at.objects or _has_subject_clause(at.children):
        return None
    first = next((o for o in at.objects if o.dep_ == "iobj"), at.objects[0])
    said = infinitive(at.group[0]) in speech_verbs()
    told = said and any(c.i < at.top.i and opens_with(c, "dat") for c in at.children)  # dat hij loog, ontkent de bond
    inverted = (at.top.dep_ == "parataxis" or told) and at.top.i > 0 and at.top.nbor(-1).is_punct
    near = 0 < first.i - at.top.i <= _NEAR
    if not near or not (first.dep_ == "iobj" or inverted) or not _is_nominative(first):
        return None
    return replace(at, subjects=[first], objects=[o for o in at.objects if o is not first])


def _with_number(at: Hanging) -> Hanging | None:
    """*De demonstranten sloeg de agent*, *wie tien agenten doodt*: the phrase with the number of the verb does it."""
    if len(at.subjects) != 1 or len(at.objects) != 1:
        return None
    subject, other, number = at.subjects[0], at.objects[0], _number(at)
    meant = antecedent(subject)
    asks = meant.lower_ == "wie" and other.dep_ in SUBJECTS
    told = subject.lower_ in words_of("thing-in-front") and subject.i < at.top.i < other.i  # dat doen de posten
    relative = meant.lower_ in words_of("relative-subject") | {"wat"} and not told
    if other.dep_ == "compound:prt" or (relative and not asks):
        return None
    if meant is not subject and _fits_above(meant, number):
        return None
    if meant.i < at.top.i and number == ["Plur"] and listed_within(meant):
        return None  # de leider van de bond en de politie melden
    several = [c for c in meant.children if c.dep_ == "conj"]
    plain = meant.i < at.top.i and not any(t.lower_ in words_of("negation") for c in several for t in c.subtree)
    whole = meant.pos_ in ("NOUN", "PROPN", "PRON") and not meant.text.endswith("-")  # voedings- en zeepconcern
    joined = _number_of(meant) if several and plain and whole else []
    own, theirs = clear_number(meant) or joined, clear_number(antecedent(other))
    turned = bool(number and own and theirs) and number != own and number == theirs
    return replace(at, subjects=[other], objects=[subject]) if turned else None


#: What is mended in the subjects and objects of a verb, in this order; «» marks whom that leaves as its subjects.
MENDING: tuple[Sieve[Hanging, Hanging], ...] = (
    Sieve("outside the marks", _outside_marks, "“Ze won, denk ik”, _zegt_ «de trainer»."),
    Sieve("no apposition of *wij*", _without_apposition, "«Wij» agenten _zwijgen_."),
    Sieve("listed behind", _with_those_listed, "«De rebel» en «de dief» _zwegen_."),
    Sieve("object words", _with_object_words, "«De raad» _maakt_ plaats."),
    Sieve("none of *te*", _without_subject_of_te, "De dief wordt verdacht de agent te hebben _geslagen_."),
    Sieve("no article", _with_what_is_no_article, "De minister snapt dat «dit» rebellen _schaadt_."),
    Sieve("none bidden", _without_bidden, "_Geef_ de rebellen les."),
    Sieve("behind a break", _behind_break, "„Geen dief”, _schrijft_ «de minister»."),
    Sieve("before a clause below", _before_clause_below, "«De minister» _snapt_ dat de rebellen dat doen."),
    Sieve("one subject", _with_one_subject, "Dat _weet_ «de minister»."),
    Sieve("case", _with_case, "Hem _verwijt_ «de bond» dat hij liegt."),
    Sieve("thing in front", _with_thing_in_front, "Dit _vindt_ «de minister»."),
    Sieve("object behind", _with_subject_behind, "Het ging mis, _bevestigt_ «de minister»."),
    Sieve("number", _with_number, "De rebellen _sloeg_ «de agent»."),
)


def _in_order(*tokens: Token) -> list[Token]:
    return sorted(tokens, key=lambda token: token.i)


def is_governed(subject: Token) -> bool:
    """Tell whether what the parse calls a subject stands behind a preposition: *Aan Bos vertelt de minister dat …*.

    With *tegen de honderd man* it says how many, with *met name* that others do it too.
    """
    prepositions = [c for c in subject.children if c.dep_ == "case" and c.i == subject.left_edge.i]
    counted = any(c.dep_ == "nummod" for c in subject.children)
    return (
        any(c.lower_ in words_of("governing") and not any(True for _ in c.children) for c in prepositions)
        and not counted
    )


def _is_done_to_somebody(at: Hanging) -> bool:
    """Tell whether it is done to somebody: *dat doet haar pijn*; and not what she does: *dat doet zij vaker*."""
    done = any(c.lower_ in words_of("done-to-somebody") or (c.dep_ == "xcomp" and not has_te(c)) for c in at.children)
    return simple_infinitive(at.group[0]) == "doen" and done


def _seems(group: Sequence[Token]) -> bool:
    """Tell whether a verb tells a state, which is nobody's doing: *dat lijkt me goed*."""
    return classes_of_verbs().get(infinitive(group[0])) == "state"


def _is_another(pronoun: Token, subjects: Sequence[Token]) -> bool:
    """Tell whether what the parse takes for *zich* is somebody else: *zij helpt me*, unlike *ik schaam me*."""
    person = pronoun.morph.get("Person", [])
    other = [s for s in subjects if s.pos_ in ("NOUN", "PROPN") or s.morph.get("Person", []) not in ([], person)]
    return pronoun.lower_ in words_of("accusative-person") and bool(other) and len(other) == len(subjects)


def _wrong_subject(at: Hanging) -> Token:
    """Give which of two subjects is none: that of another number than the verb, or the one beside *ik* or *hij*."""
    first, second = at.subjects[0], at.subjects[-1]
    number = _number(at)
    fits = [not number or _number_of(s) in ([], number) for s in (first, second)]
    if second.i > 0 and "als" in (second.left_edge.lower_, second.nbor(-1).lower_):
        return second  # zulk haar als ik
    forms = words_of("nominative-person") - {"zij"}
    turned = second.lower_ in forms and first.lower_ not in forms if fits[0] == fits[1] else fits[1]
    return first if turned else second


def _asks_who(subject: Token) -> bool:
    """Tell whether a question opens with *wie*, which asks who does it: *Wie heeft de minister bedreigd?*."""
    return subject.lower_ == "wie" and bool(subject.is_sent_start) and "Int" in subject.morph.get("PronType", [])


def _number(at: Hanging) -> list[str]:
    """Give the number of the finite verb."""
    words = [*at.group, *(c for t in at.group for c in auxiliaries_of(t))]
    return next((t.morph.get("Number", []) for t in words if is_finite(t)), [])


def _number_of(subject: Token) -> list[str]:
    """Give the number of a subject as its form or what is listed with it tells; nothing for a name."""
    listed = [c for c in subject.children if c.dep_ == "conj"]
    if listed:
        both = all(c.lower_ in words_of("and") for other in listed for c in other.children if c.dep_ in ("cc", "mark"))
        return ["Plur"] if both else []
    return subject.morph.get("Number", []) if subject.pos_ in ("NOUN", "PRON") else []


def _fits_above(noun: Token, number: list[str]) -> bool:
    """Tell whether the person above what *die* may stand for has the number: *de raad van artsen die de man hoort*."""
    above = noun.head
    person = above.pos_ == "PROPN" or look_up(above.text, above.lemma_) is not None
    return noun.dep_ == "nmod" and person and clear_number(above) == number


def _is_amount(phrase: Token) -> bool:
    return phrase.lemma_.lower() in words_of("amount")


def clear_number(phrase: Token) -> list[str]:
    """Give the number of a phrase; nothing where it is listed, an amount, or a name that may be either.

    >>> doc = parse("De ministers zagen een aantal boeren.")
    >>> clear_number(doc[1]), clear_number(doc[4])
    (['Plur'], [])
    """
    if any(c.dep_ in ("conj", "fixed") for c in phrase.children) or _is_amount(phrase):
        return []
    if phrase.pos_ == "NOUN" and any(c.dep_ in ("flat", "appos") and c.i == phrase.i + 1 for c in phrase.children):
        return []  # de Zeeuwse Huisartsen Coöperatie, winkelketen Bos
    if phrase.pos_ == "PROPN":
        names = (phrase, *(c for c in phrase.children if c.dep_ == "flat"))
        return [] if any(name.lower_.endswith(("s", "en")) for name in names) else ["Sing"]
    if phrase.lower_ in words_of("thing-in-front"):
        return ["Sing"]
    if phrase.pos_ not in ("NOUN", "PRON"):
        return []
    counted = [c for c in phrase.children if c.dep_ == "nummod" and c.i < phrase.i]
    if counted:
        return ["Plur"] if counted[0].lower_ not in words_of("one") | {"1"} else []
    return list(phrase.morph.get("Number", []))


def listed_within(phrase: Token) -> list[Token]:
    """Give those whom the parse lists with a part of a phrase, who may be joined with the whole.

    >>> listed_within(parse("De leider van de bond en de politie melden zeven doden.")[1])
    [politie]
    """
    parts = [phrase, *(c for c in phrase.children if c.dep_ in ("amod", "flat"))]  # het Syrische Observatorium voor …
    owners = [c for part in parts for c in part.children if c.dep_ == "nmod" and cases_of(c)]
    listed = [c for owner in owners for c in owner.children if c.dep_ == "conj" and c.i > owner.i and not cases_of(c)]
    return [c for c in listed if any(j.dep_ == "cc" and j.lower_ == "en" for j in c.children)]


def _is_listed_behind(token: Token, first: Token) -> bool:
    """Tell whether *en* or *of* joins a phrase to the one right before it."""
    edge = token.left_edge
    joined = edge.dep_ == "cc" and edge.head.i == token.i and edge.lower_ in ("en", "of")
    return joined and first.right_edge.i == edge.i - 1


def _is_beyond(token: Token, top: Token) -> bool:
    """Tell whether a phrase is of a clause that begins behind a relative one: *wat hem stoorde is dat zij zweeg*."""
    if top.dep_ not in ("acl:relcl", "acl") or token.i <= top.i:
        return False
    between = token.doc[top.i + 1 : token.i]
    return any(is_finite(t) and t.head.i != top.i for t in between) and any(t.lower_ in ("dat", "of") for t in between)


def _is_said(subject: Token, verb: Token) -> bool:
    """Tell whether a phrase is part of what stands between marks, where the verb does not."""
    end = subject.right_edge
    within = in_quotation(verb.doc, subject.left_edge.idx, end.idx + len(end))
    return within and not in_quotation(verb.doc, verb.idx)


def _follows_break(verb: Token, first: Token, second: Token) -> bool:
    """Tell whether a verb opens its clause behind a mark, with its subject right behind it: *“…”, schrijft iemand*."""
    if not first.i < verb.i < second.i or not verb.nbor(-1).is_punct or second.left_edge.i != verb.i + 1:
        return False
    if verb.nbor(-1).text == ":":
        return True
    return verb.nbor(-1).text == "," and in_quotation(verb.doc, first.idx) and not in_quotation(verb.doc, verb.idx)


def _is_paired(subjects: Sequence[Token]) -> bool:
    """Tell whether two subjects are two that do it both: *zowel de koningin als ik*, *zij en hij*."""
    first, second = (subjects[i].left_edge for i in (0, 1))
    if _is_listed_behind(subjects[1], subjects[0]):
        return True
    return first.lower_ in ("zowel", "noch") and second.i > 0 and second.lower_ in ("als", "noch")


def _opens_below(verb: Token, second: Token) -> bool:
    """Tell whether a second subject is that of the clause behind it: *snap dat zij …*, *drie zijn er, twee komen*."""
    first = second.left_edge.i
    between = verb.doc[verb.i + 1 : first] if second.i > verb.i else ()
    if any(t.pos_ == "SCONJ" and t.dep_ == "mark" and t.head.i > second.i for t in between):
        return True
    joined = first > verb.i and (verb.doc[first - 1].text == "," or verb.doc[first - 1].dep_ == "cc")
    return joined and any(
        c.dep_ in ("conj", "parataxis") and c.i > second.i and not own_subject(c) for c in verb.children
    )


def _has_te_infinitive(children: Sequence[Token]) -> bool:
    """Tell whether a verb has an infinitive with *te*, whose object stands before it: *die hem probeerde te slaan*."""
    return any(c.dep_ == "xcomp" and has_te(c) for c in children)


def _is_conjunction(token: Token, subject: Token) -> bool:
    """Tell whether a pointing word is the conjunction before the subject: *dat die was omgekomen*."""
    return token.lower_ == "dat" and subject.i == token.i + 1


def _is_cited(token: Token) -> bool:
    """Tell whether a phrase only says whose words these are: *aldus Biden*, *aldus nog de president*."""
    first = min(t.i for t in token.subtree)
    adverb = first > 1 and token.doc[first - 1].pos_ == "ADV"
    before = token.doc[max(0, first - 1 - adverb) : first + 1]
    return any(t.lower_ in ("aldus", "volgens") for t in before)


def _is_doer_above(token: Token, top: Token) -> bool:
    """Tell whether a phrase with *door* is of the participle before the infinitive: *door X gedwongen te stelen*."""
    return "door" in cases_of(token) and token.i < top.head.i < top.i


def _is_object_word(token: Token) -> bool:
    """Tell whether a word is an object under another name: *Dat* in front, the noun of *gebruik maken*."""
    if token.dep_ == "advmod" and token.lower_ in words_of("thing-in-front"):
        return True
    return token.dep_ == "compound:prt" and token.pos_ == "NOUN"


def _has_subject_clause(children: Sequence[Token]) -> bool:
    return any(c.dep_ in ("csubj", "expl") for c in children)


def _is_nominative(token: Token) -> bool:
    return "Acc" not in token.morph.get("Case", []) and token.lower_ not in words_of("accusative-person")
