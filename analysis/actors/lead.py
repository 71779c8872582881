"""Whom the headline tells of without a name, and the first sentence of the running text again.

*Man schiet op agent / Een 34-jarige Gentenaar schoot …*; *Miljonair koopt kasteel / Jan Bos heeft …*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.actors.agreement import Description, agrees
from analysis.actors.called import OF_DEEDS, field, is_harmed, undergoes_harm
from analysis.actors.clusters import Cluster, type_of
from analysis.actors.description_candidates import Alike
from analysis.actors.prominence import RUNNING
from analysis.actors.so_far import only
from analysis.grammar.accusations import is_accused, names_accused
from analysis.grammar.names import load_first_names, name_gender
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import PERSONS
from analysis.grammar.passives import is_passive
from analysis.grammar.relations import is_heading, relation, top
from analysis.grammar.verb_groups import SUBJECTS
from analysis.grammar.verbs import classes_of_verbs, infinitive
from analysis.grammar.words import words_of
from analysis.parse import ask_once, part_at, sentence_number

if TYPE_CHECKING:
    from spacy.tokens import Doc


@ask_once
def _lead(doc: Doc) -> int | None:
    """Give the number of the first sentence of the running text; None without any."""
    first = next((t.idx for t in doc if part_at(doc, t.idx).kind in RUNNING and not t.is_space), None)
    return None if first is None else sentence_number(doc, first)


def _headed(d: Description) -> list[Cluster]:
    """Give the persons whom headings told of first, for a phrase in the first sentence of running text."""
    if d.phrase.plural or is_heading(d.doc, d.phrase) or d.sentence != _lead(d.doc):
        return []
    persons = (c for c in d.so_far if not c.plural and type_of(c) == "person")
    return [c for c in persons if is_heading(d.doc, c.phrases[0])]


def _only_headed(d: Description) -> Cluster | None:
    """Find the one person of the headline without a name whom running text did not tell of so far.

    Where the headline tells of others as well, only one of the same gender.
    """
    headed = _headed(d)
    one = only(c for c in headed if _is_new(d, c))
    alone = len(headed) == 1 or (one is not None and d.gender is not None and one.gender == d.gender)
    return one if alone else None


def _is_new(d: Description, cluster: Cluster) -> bool:
    return not cluster.names and all(is_heading(d.doc, p) for p in cluster.phrases)


def person_in_heading(d: Description) -> Cluster | None:
    """Find the one person whom headings alone told of, by the same noun or by one that tells no more than a person."""
    if d.kind not in PERSONS or d.phrase.name is not None or d.phrase.reference in ("negative", "generic"):
        return None
    akin = [c for c in _headed(d) if _is_new(d, c) and Alike(d, c).akin and agrees(d, c, renamed=True)]
    one = _only_headed(d)
    if akin or one is None or any(is_harmed(head) for head in one.heads):
        return akin[0] if len(akin) == 1 else None
    little = _tells_little(d.phrase) or (all(_tells_little(p) for p in one.phrases) and _may_tell_more(d, one))
    return one if little and agrees(d, one, renamed=True) else None


def _may_tell_more(d: Description, cluster: Cluster) -> bool:
    """Tell whether a noun tells more of the *vrouw* of a heading, by what both clauses tell.

    *De dader, een getuige* is not the woman who was stabbed, and *het slachtoffer* is.
    """
    fates = {_fate(d.doc, p) for p in cluster.phrases}
    if is_harmed(d.entry):
        return ("patient", "harm") in fates
    fate = _fate(d.doc, d.phrase)
    same_verb = infinitive(d.top.head) in {infinitive(top(d.doc, p).head) for p in cluster.phrases}
    return fate in fates if fate is not None else same_verb and fates == {None}


def named_in_lead(d: Description) -> Cluster | None:
    """Find the only person whom the headline describes, for a subject with a name; a suspect only for one accused."""
    if not _names_person(d) or relation(d.doc, d.phrase) not in SUBJECTS:
        return None
    one = _only_headed(d)
    if one is None or not agrees(d, one, renamed=True) or any(p.noun and p.noun.kind == "office" for p in one.phrases):
        return None  # the text calls the minister of the headline so: minister Vos
    if any(names_accused(h) or field(h) in OF_DEEDS for h in one.heads) and not is_accused(d.top):
        return None
    return one if _may_be_named(d, one) and _has_its_function(d, one) and _fares_alike(d, one) else None


def _names_person(d: Description) -> bool:
    """Tell whether a phrase has a first name and another, or the title of one person before a name."""
    name, noun = d.phrase.name, d.phrase.noun
    if name is None:
        return False
    full = name[1] - name[0] > 1 and d.doc[name[0]].text in load_first_names()
    return full or (noun is not None and noun.kind in PERSONS and not noun.plural)


def _may_be_named(d: Description, cluster: Cluster) -> bool:
    """Tell whether the gender of a name is that of somebody described, where both are known."""
    words = tuple(t.text for t in d.doc[slice(*(d.phrase.name or (0, 0)))])
    return cluster.gender is None or name_gender(words) in (None, cluster.gender)


def _has_its_function(d: Description, cluster: Cluster) -> bool:
    """Tell whether a title before a name is none, or of the same sort: the actress is not *regisseur Anna Maes*."""
    if d.phrase.noun is None or _tells_little(d.phrase) or Alike(d, cluster).akin:
        return True
    return all(_tells_little(p) for p in cluster.phrases)


def _fares_alike(d: Description, cluster: Cluster) -> bool:
    """Tell whether the clause of a name tells the like of what the heading says was done to somebody, or what harm by.

    *Zanger overleden* is not whoever mourns him in the first sentence.
    """
    told = {fate for p in cluster.phrases if (fate := _fate(d.doc, p)) is not None}
    return not told or _fate(d.doc, d.phrase) in told


def _fate(doc: Doc, phrase: Phrase) -> tuple[str, str] | None:
    """Give what is done to somebody, or what harm he does, as a role and a class of deed; None for anything else."""
    here = top(doc, phrase)
    verb = infinitive(here.head)
    deed = classes_of_verbs().get(verb, verb)
    if here.head.lower_ in words_of("undergone"):
        return None  # is geschokt: by what somebody else went through
    if undergoes_harm(doc, phrase):
        return "patient", "harm"
    if here.dep_ in ("obj", "nsubj:pass") or (here.dep_ in SUBJECTS and is_passive(here.head)):
        return "patient", deed
    return ("agent", deed) if here.dep_ in (*SUBJECTS, "obl:agent") and deed == "harm" else None


def _tells_little(phrase: Phrase) -> bool:
    """Tell whether a noun says no more than that somebody is a person, of a sex, an age or a place."""
    return phrase.noun is not None and phrase.noun.kind in ("person", "inhabitant")
