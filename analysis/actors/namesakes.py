"""Whom a shorter name stands for: a surname that two bear, an abbreviation that begins a longer name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.actors.clusters import Cluster, Words
from analysis.actors.shortening import fullest, is_short_for, same_name
from analysis.grammar.names import load_first_names, organisation_names
from analysis.grammar.noun_phrases import Phrase

#: The shortest abbreviation that stands for a longer name it begins.
_ACRONYM = 3


def known_by(words: Words, clusters: Sequence[Cluster]) -> list[Cluster]:
    """Find whom a name may stand for; several where persons share a surname: Toni Nadal, Rafael Nadal, Nadal."""
    full = fullest(words)
    same = [c for c in clusters if any(same_name(words, name) or same_name(full, name) for name in c.names)]
    if same:
        return same if len(words) == 1 else same[:1]
    fitting = []
    for cluster in clusters:
        kind = max(cluster.evidence, key=lambda k: cluster.evidence[k]) if cluster.evidence else None
        if any(is_short_for(words, name, kind) for name in cluster.names if len(name) > len(words) or len(words) == 1):
            fitting.append(cluster)
    if len(fitting) > 1:
        whole = [c for c in fitting if c.names[0][0] in load_first_names()] or fitting
        relatives = len(words) == 1 and all(len(c.names[0]) == 2 and c.names[0][1] == words[0] for c in whole)
        return whole if relatives else whole[:1]
    return fitting


def longer(words: Words, clusters: Sequence[Cluster], firsts: Mapping[Words, int]) -> list[Cluster]:
    """Find the one body that was called by more words first: KBC Securities … KBC; but not VRT NWS, a known name."""
    if len(words) > 1 or not words[0].isupper() or len(words[0]) < _ACRONYM:
        return []
    begun = [c for c in clusters if any(len(name) > 1 and name[0] == words[0] for name in c.names)]
    if len(begun) != 1:
        return []
    fuller = [name for name in begun[0].names if name in firsts]
    late = all(firsts[name] < firsts[words] for name in fuller)
    known = any(" ".join(name) in organisation_names() for name in fuller)
    return begun if fuller and late and not known else []


def nearest(index: int, known: Sequence[Cluster], given: Mapping[int, Cluster], phrases: Sequence[Phrase]) -> Cluster:
    """Choose of several namesakes the one named last, but not inside a phrase of another; else the first."""
    for k in range(index - 1, -1, -1):
        cluster = given.get(k)
        if cluster in known and not _is_inside(phrases, k):
            return next(c for c in known if c is cluster)
    return known[0]


def _is_inside(phrases: Sequence[Phrase], index: int) -> bool:
    """Tell whether a phrase stands inside one that begins before it: de oom van Rafael Nadal."""
    here = phrases[index]
    return any(p.start < here.start and here.end <= p.end for p in phrases[max(0, index - 5) : index])
