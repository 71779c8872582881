"""Actors: who is in an article, and every expression that refers to them.

`read_actors` and `save_actors` read and write the registry, `find_actors` discovers actors without one, `find_mentions`
finds their mentions, `identify` does both in one reading. When the quotations are known, `settle_third_person` takes
*hij* and *de minister* in somebody's own words from that person, `resolve_plural` says for whom *wij* stands in them,
`find_author` finds who says *ik* in a column, and `find_undecided` gives the candidates of a pronoun that may stand for
several. The coding rules are in `docs/coding-actors.md`.

The registry: `registry` (the file), `known` (its expressions, for looking them up), `drafting` (a draft of one),
`merging` (`REASONS`: which of a draft may be one).
Mentions: `mentions` (`EXPRESSIONS`), `pronoun_resolution` (`ANTECEDENTS`), `candidates` (`NARROWING`), `prominence`
(`ROLES`), `weights` (`FEATURES`), `harm` (where a wrong actor would wrong somebody), `pairs` (*de twee*); `author`,
`spoken_for`, `third_person` and `undecided` when the quotations are known.
Discovery: `discovery` reads the phrases in order (`NAMED`); `reference` says which refer (`STRENGTH`), `gathering` and
`name_matching` which names are one actor (`THINGS`, `PERSON`, `SHORTER`), `apposition` which name goes with a
description, `coreference` whom a description takes up (`SELECTED`, `REPEATED`, `TAKEN_UP`, `RENAMED`), with `kin`,
`accused` (*de verdachte*), `epithets` (`EPITHETS`, `AT_HAND`), `called` (`CALLED`), `restriction` and `agreement`
(`CONFLICTS`). Both ask `speaking` (who speaks is an actor) and `backdrop` (where nobody is mentioned); `clusters` holds
what is known while a text is read.
"""

from __future__ import annotations

from analysis.actors.author import find_author
from analysis.actors.discovery import find_actors, identify
from analysis.actors.known import called_by
from analysis.actors.mentions import find_mentions
from analysis.actors.merging import save_merges, suggest_merges
from analysis.actors.registry import (
    ACTOR_FIELDS,
    describe_actor,
    read_actor,
    read_actor_fields,
    read_actors,
    save_actors,
)
from analysis.actors.spoken_for import resolve_plural
from analysis.actors.third_person import settle_third_person
from analysis.actors.undecided import find_undecided

__all__ = [
    "ACTOR_FIELDS",
    "called_by",
    "describe_actor",
    "find_actors",
    "find_author",
    "find_mentions",
    "find_undecided",
    "identify",
    "read_actor",
    "read_actor_fields",
    "read_actors",
    "resolve_plural",
    "save_actors",
    "save_merges",
    "settle_third_person",
    "suggest_merges",
]
