"""The country that *het land*, *het Afrikaanse land*, *het koninkrijk* takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.actors.agreement import Description, agrees
from analysis.actors.clusters import type_of
from analysis.grammar.demonyms import countries
from analysis.grammar.relations import relation
from analysis.grammar.words import words_of

if TYPE_CHECKING:
    from analysis.actors.clusters import Cluster

#: How many sentences back the country may stand.
_NEAR = 2


def country_named(d: Description) -> Cluster | None:
    """Find the country just named, for *het land*: the only one near, or the only one that acts."""
    if d.entry not in words_of("country-noun") or d.phrase.plural or d.restricted:
        return None
    near = [c for c in d.within(_NEAR) if _is_country(c) and agrees(d, c)]
    acting = [c for c in near if relation(d.doc, c.phrases[-1]) == "nsubj"]
    return next((found[0] for found in (near, acting) if len(found) == 1), None)


def _is_country(cluster: Cluster) -> bool:
    return type_of(cluster) == "place" and any(" ".join(name) in countries() for name in cluster.names)
