"""The conditions without which a word of the list of hedges is no hedge: *zo snel mogelijk*, *zeker dertien doden*.

`CONDITIONS` has one function a condition; the card of the list tells each in plain words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from analysis.grammar.finite import content_of, form_of, word_before
from analysis.grammar.negation import negator_of_clause, negator_over
from analysis.grammar.nouns import look_up
from analysis.grammar.verb_groups import has_copula, has_te
from analysis.grammar.verbs import infinitive, is_finite, simple_infinitive
from analysis.grammar.words import words_of
from analysis.parse import feature

if TYPE_CHECKING:
    from spacy.tokens import Token

    from analysis.grammar.finite import Finite, Finites


#: The infinitives of *kan te maken hebben met*.
_TO_DO_WITH = {"maken", "hebben"}
#: The verb of *maakt dat mogelijk*.
_ENABLES = "maken"


def holds(condition: str, token: Token, finites: Finites) -> bool:
    """Tell whether a condition of the list of hedges holds of a word."""
    return CONDITIONS[condition](token, finites)


def is_somebody(subject: Token | None) -> bool:
    """Tell whether a subject is a person or a body of persons, as far as the word says."""
    if subject is None:
        return False
    if subject.pos_ == "PRON":
        return subject.lower_ not in words_of("thing-pronoun")
    return subject.pos_ == "PROPN" or look_up(subject.text, subject.lemma_) is not None


def _after(token: Token, n: int = 1) -> Token | None:
    return token.doc[token.i + n] if token.i + n < token.sent.end else None


def _next(token: Token) -> str:
    after = _after(token)
    return str(after.lower_) if after is not None else ""


def _with_te(token: Token, finites: Finites) -> bool:
    """Tell whether an infinitive with *te* goes with a verb."""
    clause = finites.of(token)
    verbs = clause.verbs if clause is not None else ()
    below = [*verbs, *token.children]
    return any(
        has_te(verb) for verb in below if verb != token and verb.morph.get("VerbForm", []) in (["Inf"], ["Part"])
    )


def _infinitives(clause: Finite) -> set[str]:
    """Give the infinitives of a clause, separable verbs whole."""
    return {lemma for v in clause.verbs if v != clause.verb for lemma in (infinitive(v), simple_infinitive(v))}


def _possibly(token: Token, finites: Finites) -> bool:
    """Tell whether *mogelijk* is *perhaps*: not *zo snel mogelijk*, *alle mogelijke*, *maakt mogelijk*."""
    if {"zo", "zoveel"} & {word_before(token), word_before(token, 2)}:
        return False
    if token.dep_ == "amod":
        before = word_before(token)
        return before not in words_of("before-all-possible") and not before.endswith("st")
    clause = finites.of(token)
    if clause is None:
        return True
    made = [verb for verb in clause.verbs if simple_infinitive(verb) == _ENABLES]
    if made and has_te(made[0]) and {simple_infinitive(verb) for verb in clause.verbs} >= _TO_DO_WITH:
        return True
    if made and (
        token.dep_ == "xcomp" or _next(token) in (made[0].lower_, "te", ".", ",", "", *(v.lower_ for v in clause.verbs))
    ):
        return False
    predicate = token.dep_ == "xcomp" and simple_infinitive(token.head) in words_of("takes-predicate")
    if has_copula(token) or predicate:
        return any(c.head.dep_ in ("csubj", "ccomp") and c.opener is not None for c in finites.below(clause))
    return True


def _is_whether(token: Token, finites: Finites) -> bool:
    """Tell whether a clause stands beside of which a predicate tells that it is open: *niet zeker of hij komt*."""
    clause = finites.of(token)
    if clause is None:
        return False
    beside = [*finites.below(clause), *([clause.parent] if clause.parent is not None else [])]
    openers = [c.opened_by for c in beside]
    openers.append(token.sent[0].lower_)  # Of hij komt, is onduidelijk
    openers.append(_next(token))
    return any(opener in words_of("clause-question") for opener in openers)


def _is_chance(token: Token, finites: Finites) -> bool:
    clause = finites.of(token)
    if clause is not None and words_of("chance-verb") & {simple_infinitive(v) for v in clause.verbs}:
        return False
    if any(c.dep_ == "amod" and c.lower_ in words_of("occasion") for c in token.children):
        return False  # laatste kans op toeslag
    if _next(token) in ("dat", "op"):
        return True
    if token.dep_ == "obj" and infinitive(token.head) in words_of("chance-judging"):
        return True
    copula = clause is not None and clause.verb.lower_ in words_of("chance-copula")
    return copula and token.dep_ in ("nsubj", "ROOT") and any(c.lower_ == "de" for c in token.children)


def _is_attribute(token: Token, finites: Finites) -> bool:
    return token.dep_ == "amod"


def _is_clausal(token: Token, finites: Finites) -> bool:
    after = _after(token)
    degree = after is not None and after.pos_ == "ADJ" and token.head.i == after.i
    return token.dep_ != "amod" and token.pos_ != "VERB" and not degree


def _is_clear(token: Token, finites: Finites) -> bool:
    """Tell whether *duidelijk* says that something is sure: *het is duidelijk dat*; not *niet duidelijk of*."""
    clause = finites.of(token)
    if clause is None or negator_over(token, through=()) is not None or token.dep_ == "amod" or _next(token) == "te":
        return False
    verbs = {simple_infinitive(verb) for verb in clause.verbs}
    if verbs & words_of("clear-verb"):
        return False
    content = [c.opened_by for c in finites.below(clause)]
    if any(opener != "dat" and opener in words_of("clause-question") for opener in content):
        return False
    if "worden" in verbs and (clause.head == token or simple_infinitive(clause.head) == "worden"):
        return False  # it came to be known
    predicate = has_copula(token) or (token.dep_ in ("xcomp", "advmod") and verbs & {"zijn", "worden"})
    told = "dat" in content or content_of(token, finites) is not None or clause.subject is not None
    return bool(predicate) and told


def _has_content(token: Token, finites: Finites) -> bool:
    clause = finites.of(token)
    if clause is None:
        return _is_expected_in_heading(token)
    if token.dep_ == "amod" or _is_generic(clause.subject):
        return False
    if token not in (clause.verb, clause.head) or _is_able(token, clause):
        return False
    if content_of(token, finites) is not None or _follows_quotation(token, clause):
        return True
    if (token.dep_ == "parataxis" and _next(token) == "ik") or _is_inserted(token):
        return True
    if any(c.dep_ in ("xcomp", "ccomp") and has_te(c) for c in token.children):
        return True
    if simple_infinitive(token) not in words_of("expecting") or word_before(token) in words_of("before-expected"):
        return False
    if any(v.lower_ in ("wordt", "worden") for v in clause.verbs):
        return not is_somebody(clause.subject)
    if clause.subject is None:
        return False
    objects = [c for c in token.children if c.dep_ == "obj"]
    return bool(objects) and not any(_is_born(c) for c in objects)


def _is_expected_in_heading(token: Token) -> bool:
    """Tell whether a heading without a finite verb tells what is expected: *vertragingen verwacht*."""
    things = [c for c in token.children if c.dep_ in ("nsubj", "nsubj:pass", "obj") and c.i < token.i]
    expecting = simple_infinitive(token) in words_of("expecting") and "Part" in feature(token, "VerbForm")
    return expecting and token.dep_ == "ROOT" and bool(things) and not any(map(_is_born, things))


def _is_inserted(token: Token) -> bool:
    """Tell whether a verb with *ik* stands inside a clause that has its finite verb: *dat had hij denk ik niet*."""
    if _next(token) != "ik" or feature(token, "Tense") == "Past":
        return False
    sentence = token.doc[token.sent.start : token.i]
    before = next((t for t in reversed(list(sentence)) if is_finite(t) or t.is_punct or t.pos_ == "SCONJ"), None)
    return before is not None and is_finite(before)


def _is_generic(subject: Token | None) -> bool:
    return subject is not None and subject.lower_ in words_of("generic-subject")


def _is_able(token: Token, clause: Finite) -> bool:
    """Tell whether a verb of thinking is only what somebody can or may do: *kan een belletje verwachten*."""
    return token != clause.verb and clause.verb.lower_ in words_of("modal")


def _is_born(token: Token) -> bool:
    """Tell whether what is expected is somebody: *een zoon, een kindje*."""
    return is_somebody(token) or token.lower_.endswith(tuple(words_of("born")))


def _follows_quotation(token: Token, clause: Finite) -> bool:
    """Tell whether a verb follows a quotation or a clause and a comma: *„…”, denkt zij*."""
    return word_before(token) == "," and clause.verb == token and clause.is_verb_first


def _is_estimate(token: Token, finites: Finites) -> bool:
    on = any(w.lower_ == "op" for c in token.children for w in (c, *c.children))
    return token.dep_ != "amod" and (on or content_of(token, finites) is not None)


def _is_own(token: Token, finites: Finites) -> bool:
    """Tell whether somebody thinks so, rather than must or may do: not *moet inschatten*."""
    clause = finites.of(token)
    return clause is None or not _is_able(token, clause)


def _is_inferred(token: Token, finites: Finites) -> bool:
    """Tell whether a modal concludes: *zal hebben meegespeeld*, *zal wel*, *moet wel waar zijn*."""
    clause = finites.of(token)
    if clause is None or clause.verb != token or clause.is_past:
        return False
    subject = clause.subject
    if subject is not None and subject.lower_ in words_of("first-person", "first-person-plural"):
        return False
    forms = {form_of(v, clause) for v in clause.verbs}
    if simple_infinitive(token) == "moeten" and not any(v.lower_ == "geweest" for v in clause.verbs):
        forms.discard("Part")
    if "Part" in forms and "worden" not in _infinitives(clause) and _is_perfect(clause):
        return True
    near = [w.lower_ for w in token.doc[token.i + 1 : token.i + 4]]
    return "wel" in near and simple_infinitive(token) in words_of("concluding-modal") and "zijn" in _infinitives(clause)


def _is_perfect(clause: Finite) -> bool:
    """Tell whether a perfect infinitive goes with the verb; *zal gerealiseerd zijn* tells how a thing will be."""
    auxiliaries = [
        v for v in clause.verbs if simple_infinitive(v) in words_of("perfect-auxiliary") and v != clause.verb
    ]
    been = any(v.lower_ == "geweest" for v in clause.verbs)
    return bool(auxiliaries) and (been or any(v.dep_ not in ("aux:pass", "cop") for v in auxiliaries))


def _is_meant(token: Token, finites: Finites) -> bool:
    clause = finites.of(token)
    if clause is None or not words_of("meaning-infinitive") & _infinitives(clause):
        return False
    return negator_of_clause(clause.head) is not None


def _is_possible(token: Token, finites: Finites) -> bool:
    """Tell whether *kunnen* is a possibility: a thing may happen; not what somebody is able or allowed to do."""
    clause = finites.of(token)
    if clause is None or clause.verb != token or clause.is_past or is_somebody(clause.subject):
        return False
    infinitives = _infinitives(clause)
    becoming = any(v.lower_ == "worden" and v.dep_ != "aux:pass" for v in clause.verbs) and not any(
        form_of(v, clause) == "Part" for v in clause.verbs
    )
    happening = becoming or words_of("happening-infinitive") & infinitives or infinitives >= _TO_DO_WITH
    if negator_of_clause(clause.head) is not None or ("worden" in infinitives and not becoming):
        return False
    return bool(happening)


def _is_present(token: Token, finites: Finites) -> bool:
    clause = finites.of(token)
    if clause is None:
        return _is_expected_in_heading(token)
    if _is_inserted(token):
        return True
    return not clause.is_past and clause.verb.lower_ not in words_of("conditional", "perfect")


def _proceeds(token: Token, finites: Finites) -> bool:
    prepositions = {word.lower_ for child in token.children for word in (child, *child.children)}
    about = "van" in prepositions or "ervan" in prepositions or content_of(token, finites) is not None
    clause = finites.of(token)
    return (
        infinitive(token) in words_of("proceeding-from")
        and about
        and clause is not None
        and is_somebody(clause.subject)
    )


def _seems(token: Token, finites: Finites) -> bool:
    """Tell whether *lijken* hedges: *lijkt te slapen*, *lijkt erop dat*, *lijkt waar*; not *lijkt op haar vader*."""
    clause = finites.of(token)
    if any(w.lower_ == "alsof" for w in token.doc[token.i + 1 : token.i + 4]) and not _is_likened(token, clause):
        return clause is not None and not clause.is_past and "het" in (_next(token), word_before(token))
    if clause is not None and any(c.opened_by in ("alsof", "of") for c in finites.below(clause)):
        return False
    if _with_te(token, finites) or content_of(token, finites) is not None or token.dep_ == "cop":
        return True
    words = clause.words if clause is not None else ()
    if any(w.lower_ in ("op", "erop") and w.i > token.i for w in words) or (
        _next(token) == "het" and word_before(token) == ""
    ):
        return False
    return not _is_likened(token, clause) and any(
        c.dep_ in ("xcomp", "obj", "advmod", "ccomp")
        and (c.pos_ in ("ADJ", "NOUN") or "Part" in feature(c, "VerbForm"))
        for c in token.children
    )


def _is_likened(token: Token, clause: Finite | None) -> bool:
    """Tell whether *lijken* only compares: *lijkt wel een feest*."""
    return clause is not None and any(w.lower_ == "wel" and abs(w.i - token.i) == 1 for w in clause.words)


def _appears(token: Token, finites: Finites) -> bool:
    """Tell whether *schijnen* reports: *schijnt te slapen*, *het schijnt dat*, *naar het schijnt*; not of the sun."""
    if _with_te(token, finites):
        return True
    if "het" not in (_next(token), word_before(token)):
        return False
    return content_of(token, finites) is not None or word_before(token, 2) == "naar"


def _is_sure(token: Token, finites: Finites) -> bool:
    """Tell whether *zeker* stands for a statement's truth: not *zeker dertien*, *een zekere*, *zeker in de winter*."""
    after = _after(token)
    if after is not None and after.lower_ == "van" and word_before(token) in ("er", "ervan"):
        return True
    if after is None or after.pos_ == "NUM" or after.lower_ in words_of("after-sure"):
        return False
    if token.dep_ == "amod" or word_before(token) in words_of("before-sure"):
        return False
    counted = words_of("opens-amount")
    if after.lower_ in counted or (after.lower_ == "nog" and _next(after) in counted):
        return False
    following = token.doc[token.i + 1 : token.i + 4]
    return not (after.lower_ in words_of("before-amount") and any(w.pos_ == "NUM" for w in following))


def _threatens(token: Token, finites: Finites) -> bool:
    clause = finites.of(token)
    if clause is None or not _with_te(token, finites):
        return False
    passive = any(v.lower_ == "worden" for v in clause.verbs)
    return passive or not is_somebody(clause.subject)


def _looms(token: Token, finites: Finites) -> bool:
    """Tell whether *dreigen* tells what may come: with *te*, or of a thing without more (*er dreigt een tekort*)."""
    clause = finites.of(token)
    if _threatens(token, finites):
        return True
    beside = {child.dep_ for child in token.children}
    return (
        clause is not None
        and clause.subject is not None
        and not (
            is_somebody(clause.subject)
            or beside & {"obj", "ccomp", "xcomp", "obl:arg"}
            or token.morph.get("VerbForm", []) != ["Fin"]
        )
    )


CONDITIONS: dict[str, Callable[[Token, Finites], bool]] = {
    "appear": _appears,
    "attribute": _is_attribute,
    "chance": _is_chance,
    "clausal": _is_clausal,
    "clear": _is_clear,
    "content": _has_content,
    "estimate": _is_estimate,
    "inferred": _is_inferred,
    "mean": _is_meant,
    "mogelijk": _possibly,
    "own": _is_own,
    "possible": _is_possible,
    "present": _is_present,
    "proceed": _proceeds,
    "seem": _seems,
    "sure": _is_sure,
    "threaten": _looms,
    "to-infinitive": _with_te,
    "whether": _is_whether,
}
