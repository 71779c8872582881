"""Descriptions that take up an actor named before: een vrouw … de vrouw, premier Michel … de premier.

The sieves are asked in order, and the first that answers decides: `REPEATED` of every description, `TAKEN_UP` and
`RENAMED` of a definite one besides. Whom a relative clause selects (*de man die schoot*) is one named before only by
`SELECTED`; a body that a clause selects, not by `RENAMED`. The actors so far are looked through from the one mentioned
last, so that the nearest is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.actors.accused import accused
from analysis.actors.agreement import Description, agrees, canonical, counts_in, counts_of, wording_of
from analysis.actors.called import may_be_called
from analysis.actors.clusters import Cluster, type_of
from analysis.actors.description_candidates import Alike, sort_of
from analysis.actors.description_weights import likely
from analysis.actors.epithets import body_named, epithet_of, governed, kind_named, member_named, only_one, party_named
from analysis.actors.kin import kin_of, kin_of_kin
from analysis.actors.lands import country_named
from analysis.actors.lead import person_in_heading
from analysis.actors.restriction import is_compound_person, selects, wording
from analysis.actors.so_far import LONGER, TAIL, only
from analysis.actors.synonyms import synonyms
from analysis.cascade import Sieve
from analysis.grammar.noun_phrases import Phrase
from analysis.grammar.nouns import AGED, BODIES, PERSONS
from analysis.grammar.relations import is_heading, relation
from analysis.grammar.verb_groups import SUBJECTS
from analysis.grammar.wording import normalise
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: How many *beide* are.
TWO = 2
#: Classes of nouns for persons, one or several.
_OF_PERSONS = PERSONS | {"people"}


def antecedent(d: Description) -> tuple[str, Cluster] | None:
    """Find the actor a description takes up, with the first sieve that answers; None when it is a new actor.

    Nobody is taken up inside a phrase that mentions him: *de vader van de jongen* tells of two.
    """
    found = ((sieve.name, sieve.find(d)) for sieve in _sieves_for(d))
    return next(((name, one) for name, one in found if one is not None and not d.overlaps(one)), None)


def _sieves_for(d: Description) -> Sequence[Sieve[Description, Cluster]]:
    """Give the sieves that a description is read by."""
    selected = selects(d.doc, d.phrase)
    if selected and (not d.kind or d.kind in PERSONS):
        return SELECTED
    if d.phrase.name is not None:
        return REPEATED  # de familie Bos is not de familie Vos
    if not d.kind or d.phrase.reference != "definite":
        return (*REPEATED, *WEIGHED)
    return (*REPEATED, *TAKEN_UP) if selected else (*REPEATED, *TAKEN_UP, *RENAMED, *WEIGHED)


def pointed_at(d: Description) -> Cluster | None:
    """Find the one of its sort who was mentioned last, in this sentence or the one before, for *deze vrouw*.

    First one called so; and where a body or several were called so earlier, none.
    """
    if d.doc[d.phrase.start].lower_ not in words_of("pointing") or not d.kind or d.head in words_of("known-by-itself"):
        return None
    sort = sort_of(d)
    near = [c for c in d.within(1) if sort == ("group" if c.plural else type_of(c))]
    akin = [c for c in near if Alike(d, c).akin]
    if not akin and sort != "person" and next(d.so_far.by("head", *d.heads), None) is not None:
        return None
    last = next(iter(akin or near), None)
    if last is None or not agrees(d, last, renamed=True) or d.shares_clause(last) or d.is_joined_to(last):
        return None
    return last if sort != "person" or Alike(d, last).akin or may_be_called(d, last) else None


def same_clause(d: Description) -> Cluster | None:
    """Find the one selected before by the same words."""
    words = normalise(wording(d.doc, d.phrase))[1]
    return next(d.so_far.by("words", words), None)


def named_since(d: Description) -> Cluster | None:
    """Find the body named last by a name that begins or ends in the noun, if no other was called so since."""
    if (d.kind and d.kind != "organisation") or d.phrase.reference != "definite" or d.phrase.plural:
        return None
    if d.phrase.end - d.phrase.start > 2:
        return None
    named = next((c for c in d.so_far.ending(d.head) if not d.is_joined_to(c)), None)
    last = next(d.so_far.either(d.so_far.ending(d.head), d.so_far.by("noun", d.head)), None)
    return named if named is last else None


def counted_again(d: Description) -> Cluster | None:
    """Find those of whom the same bare number was told."""
    token = d.doc[d.phrase.start]
    counted = token.pos_ == "NUM" or token.dep_ == "nummod" or token.lower_ in words_of("number-words")
    if d.phrase.reference != "quantified" or d.wording[1].count(" ") != 1 or not counted:
        return None
    text = canonical(d.doc[d.phrase.start : d.phrase.end].text).lower()
    return next(d.so_far.by("counted", text), None)


def both(d: Description) -> Cluster | None:
    """Find the only ones so far who were counted as two, for *beide broers, de twee slachtoffers*."""
    if not d.phrase.plural or d.phrase.name is not None or not _counts_both(d):
        return None
    two = only(c for c in d.so_far if c.plural and not c.names and TWO in counts_of(d.doc, c))
    persons = two is not None and d.kind in PERSONS and all(p.noun and p.noun.kind in _OF_PERSONS for p in two.phrases)
    return two if two is not None and (persons or Alike(d, two).akin) and not d.overlaps(two) else None


def _counts_both(d: Description) -> bool:
    words = [t.lower_ for t in d.doc[d.phrase.start : d.phrase.head]]
    counted = d.phrase.reference in ("definite", "possessive") and TWO in counts_in(d.doc, d.phrase)
    return counted or bool(set(words) & words_of("both"))


def aged_again(d: Description) -> Cluster | None:
    """Find the one presented before in the same words with the same age."""
    stem = normalise(d.doc[d.phrase.start : d.phrase.stem[1]].text)[1]
    if d.wording[0] != "indefinite" or f"-{AGED}" not in stem:
        return None
    return next(d.so_far.by("words", stem), None)


def _refers_alike(d: Description, kind: str, cluster: Cluster) -> bool:
    """Tell whether the same words mean the same actor: alike, a body without its article, definite or long."""
    own, reference, body = d.wording[0], d.phrase.reference, d.kind in BODIES
    same = kind == own != "indefinite" and reference != "quantified"
    with_or_without_article = body and {kind, own} == {"bare", "definite"} and reference != "possessive"
    definite_or_long = own == "definite" or (body and d.wording[1].count(" ") > 1)
    return same or with_or_without_article or (definite_or_long and cluster.plural == d.phrase.plural)


def same_words(d: Description) -> Cluster | None:
    """Find the actor called so before, or titled so before a name."""
    for cluster in d.so_far.by("wording", d.wording[1]):
        for told in (*cluster.texts, *cluster.titles):
            kind, words = wording_of(told)
            if words == d.wording[1] and _refers_alike(d, kind, cluster):
                return cluster
    return None


def same_plural(d: Description) -> Cluster | None:
    """Find those of whom a plural with the same adjectives was told."""
    if d.phrase.noun is None or d.phrase.reference != "bare" or not d.phrase.plural:
        return None
    own = _adjectives(d.doc, d.phrase)
    for cluster in d.so_far.by("head", d.head):
        if cluster.plural and not cluster.names and own:
            other = _adjectives(d.doc, cluster.phrases[0])
            like = other <= own or own <= other
            if other and like and cluster.phrases[0].reference in ("bare", "definite"):
                return cluster
    return None


def _adjectives(doc: Doc, phrase: Phrase) -> set[str]:
    return {token.lower_ for token in doc[phrase.start : phrase.head] if token.pos_ == "ADJ"}


def in_heading(d: Description) -> Cluster | None:
    """Find the body that nothing but headings named, by the bare noun."""
    if d.kind not in BODIES or d.phrase.plural:
        return None
    same = only(c for c in d.so_far.by("head", d.head) if not c.names and not c.plural)
    return same if same is not None and all(_is_bare_heading(d.doc, p) for p in same.phrases) else None


def _is_bare_heading(doc: Doc, phrase: Phrase) -> bool:
    alone = phrase.end == phrase.head + 1 and all(t.pos_ in ("ADJ", "VERB") for t in doc[phrase.start : phrase.head])
    return is_heading(doc, phrase) and phrase.reference == "bare" and alone


def name_in_small(d: Description) -> Cluster | None:
    """Find the body whose name, of one word, is written small here."""
    return next(d.so_far.by("single", d.head), None)


def name_in_compound(d: Description) -> Cluster | None:
    """Find the body whose name opens the word for what it is: *de CHP-partij*."""
    name, hyphen, noun = d.doc[d.phrase.head].text.rpartition("-")
    if not hyphen or noun not in words_of("bodies-taken-up") or d.phrase.plural:
        return None
    return next((c for c in d.so_far.by("name", name) if c.kind == "organisation"), None)


def same_head(d: Description) -> Cluster | None:
    """Find the actor called by the same noun, or by a compound of it; else by a synonym."""
    # a woman need not be the charwoman, though the charwoman is a woman
    own = d.heads - {d.entry.lower()} if is_compound_person(d.doc, d.phrase) else d.heads
    simple = d.phrase.plural or d.head == d.entry or d.head in synonyms() or _is_of_body(d)
    keys = [own, own | {s for head in own for s in synonyms().get(head, ())}] if simple else [own]
    for heads in keys:
        between = False
        later = iter(d.so_far)
        for cluster in d.so_far.either(d.so_far.by("head", *heads), _longer(d)):
            if not agrees(d, cluster) or not _head_fits(d, cluster):
                continue
            if d.kind == "kin" and not d.phrase.plural and not _is_called_so(d, cluster):
                continue
            for other in later:
                if heads is not own and _stands_between(d, other):
                    return None
                if other is cluster:
                    break
                between = between or _is_body_told_of(d, other)
            if not between or _is_called_so(d, cluster):
                return cluster
    return None


def _longer(d: Description) -> Iterator[Cluster]:
    """Give those called by a word that ends in the head, or begins with it: terreurgroep, de commissie-Fokkens."""
    return d.so_far.either(d.so_far.tailed(d.head), d.so_far.by("opening", d.head)) if len(d.head) >= TAIL else iter(())


def _is_called_so(d: Description, cluster: Cluster) -> bool:
    """Tell whether an actor was called by the very noun, and by no compound of it alone: *vleesbedrijf Enkco*."""
    return any(p.noun is not None and d.doc[p.head].lower_ == d.head for p in cluster.phrases)


def _is_body_told_of(d: Description, cluster: Cluster) -> bool:
    """Tell whether a body of which nothing but the name is known was the subject: *het bedrijf* may be that one."""
    of_body = d.kind == "organisation" or d.entry in words_of("trades")
    if not of_body or d.phrase.plural or not cluster.names or cluster.heads:
        return False
    return type_of(cluster) == "organisation" and relation(d.doc, cluster.phrases[-1]) in SUBJECTS


def _is_of_body(d: Description) -> bool:
    """Tell whether a name only says of which party or house somebody is: *de VVD-bewindsvrouw*."""
    before, hyphen, noun = d.doc[d.phrase.head].text.rpartition("-")
    return bool(hyphen) and before[:1].isupper() and noun == d.entry


def _stands_between(d: Description, cluster: Cluster) -> bool:
    """Tell whether a person of whom nothing but the name is known was named later: a synonym may be meant for him."""
    known = bool(cluster.names) and not cluster.heads and type_of(cluster) == "person"
    return known and d.kind in PERSONS and not d.phrase.plural


def _is_tail_of(d: Description, cluster: Cluster) -> bool:
    """Tell whether a head is the last part of one used before: terreurgroep … de groep."""
    tails = any(h.endswith(d.head) and len(h) >= len(d.head) + LONGER for h in cluster.heads)
    return len(d.head) >= TAIL and (tails or _is_named_after(d.head, cluster))


def _is_named_after(noun: str, cluster: Cluster) -> bool:
    """Tell whether a noun opens a compound with a name used before: de commissie-Fokkens … de commissie."""
    words = [word for text in cluster.texts if f"{noun}-" in text.lower() for word in text.split()]
    return any(w.lower().startswith(f"{noun}-") and w[len(noun) + 1 : len(noun) + 2].isupper() for w in words)


def _head_fits(d: Description, cluster: Cluster) -> bool:
    """Tell whether a compound head goes with a head used before: another compound of the same noun does not."""
    if d.phrase.plural or d.head == d.entry or d.head in cluster.heads or _is_tail_of(d, cluster):
        return True
    return not any(head != d.entry and head.endswith(d.entry) for head in cluster.heads)


#: Of a person whom a relative clause selects.
SELECTED: tuple[Sieve[Description, Cluster], ...] = (
    Sieve("same-clause", same_clause, "De man die schoot, zit vast. «De man» die schoot, bekent."),
    Sieve("person-in-heading", person_in_heading, "Man schiet op agent\n\n«De man» die gisteren schoot, zit vast."),
)
#: Of every description: the same words again.
REPEATED: tuple[Sieve[Description, Cluster], ...] = (
    Sieve("pointed-at", pointed_at, "De vrouw zag Anna Maes. «Deze vrouw» zweeg."),
    Sieve("named-since", named_since, "Het Letterkundig Museum is dicht. «Het museum» zwijgt."),
    Sieve("counted-again", counted_again, "Twee kinderen zijn vermist. De politie zoekt «twee kinderen»."),
    Sieve("both", both, "Twee broers staan terecht. De rechter zag «beide broers»."),
    Sieve("aged-again", aged_again, "Een 18-jarige vrouw is vermist. De politie zoekt «een 18-jarige vrouw»."),
    Sieve("same-words", same_words, "De vakbonden kwamen. De premier dankte «de vakbonden»."),
    Sieve("accused", accused, "Jan Bos staat terecht. Piet Maes zweeg. Het regent. «De verdachte» ontkent."),
    Sieve("same-plural", same_plural,
          "Amerikaanse soldaten kwamen naar Irak. «Dappere Amerikaanse soldaten» vochten gisteren."),
    Sieve("person-in-heading", person_in_heading, "Man schiet op agent\n\n«Een man» schoot gisteren op een agent."),
    Sieve("kin", kin_of, "Anna Maes is dood. Haar broer huilde. «De broer van de vrouw» zweeg."),
    Sieve("kin-of-kin", kin_of_kin, "De moeder van Jan Bos huilde. «Haar zoon» is dood."),
)  # fmt: skip
#: Of a definite description with a noun for an actor besides: a word of it.
TAKEN_UP: tuple[Sieve[Description, Cluster], ...] = (
    Sieve("heading", in_heading, "Ondernemingsraad stapt naar rechter\n\n«De ondernemingsraad van Philips» is boos."),
    Sieve("name-in-small", name_in_small, "De Belastingdienst zwijgt. Zij belde «de belastingdienst»."),
    Sieve("name-in-compound", name_in_compound, "De CHP won. «De CHP-partij» juicht."),
    Sieve("same-head", same_head, "Een 18-jarige vrouw werd opgepakt. «De vrouw» zweeg."),
)
#: And none of its words.
RENAMED: tuple[Sieve[Description, Cluster], ...] = (
    Sieve("kind-named", kind_named, "De Autoriteit Persoonsgegevens zweeg. «De toezichthouder» lachte."),
    Sieve(
        "member-named",
        member_named,
        "SP-Kamerlid Jan Bos sprak met Els Vos. Het regende. Het woei. «De SP'er» is boos.",
    ),
    Sieve("party-named", party_named, "De VVD wil minder regels. «De liberalen» zijn boos."),
    Sieve("country-named", country_named, "Iran dreigt met oorlog. «Het land» stuurt schepen."),
    Sieve("governed", governed, "Iran dreigt met oorlog. «Het Iraanse regime» zwijgt."),
    Sieve("epithet", epithet_of, "Max Maes won. «De 38-jarige renner van Visma» juichte."),
    Sieve("body-named", body_named, "Juventus heeft verloren. «De Italiaanse topclub» zwijgt."),
    Sieve("only-one", only_one, "Anna Maes zweeg. Piet Claes zweeg ook. Het regent. Het waait. «De vrouw» huilde."),
)
#: Where none of these is sure: the one who is likely by learned weights.
WEIGHED: tuple[Sieve[Description, Cluster], ...] = (
    Sieve(
        "likely",
        likely,
        "Bakkers zwijgen\n\n«De bakkers van Gent» kwamen gisteren.",
    ),
)
