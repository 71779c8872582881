"""Mentions and events against hand coding, in the shape of the gold files `NN.actors.json`.

A mention is found when a row overlaps it by at least half of the union of both; its actor is right when the row's
actor is the one that the coded actor maps to. Coded and found actors are mapped one to one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def score_mentions(gold: Row, rows: Sequence[Row]) -> dict[str, float | int]:
    """Score mentions against a coded text: precision, recall and F1 of the spans, and how many actors are right.

    `gold` is a coded text with `actors`, each with `mentions` (start, end, kind, note); `rows` are mentions with
    start, end and actor. Coded mentions of a place and plural first-person pronouns may be found or not. The share of
    right actors is that among the coded mentions found.

    >>> gold = {
    ...     "actors": [
    ...         {"name": "Jan", "type": "person", "mentions": [{"start": 0, "end": 3}, {"start": 10, "end": 13}]}
    ...     ]
    ... }
    >>> rows = [{"start": 0, "end": 3, "actor": "jan"}, {"start": 20, "end": 24, "actor": "piet"}]
    >>> score = score_mentions(gold, rows)
    >>> score["f1"], score["actor"]
    (0.5, 1.0)
    """
    coded = [(m["start"], m["end"], a["name"], _optional(a, m)) for a in gold["actors"] for m in a["mentions"]]
    pairs = match_spans([c[:2] for c in coded], [(r["start"], r["end"]) for r in rows], 0.5)
    mapping = map_actors([(coded[i][2], str(rows[j]["actor"])) for i, j in pairs.items()])
    required = [i for i, c in enumerate(coded) if not c[3]]
    hits = [i for i in required if i in pairs]
    right = sum(mapping.get(coded[i][2]) == rows[pairs[i]]["actor"] for i in hits)
    false = len(rows) - len(pairs)
    precision, recall, f1 = _shares(len(hits), false, len(required))
    return {
        "n": len(required), "rows": len(rows), "found": len(hits), "false": false, "right": right,
        "precision": precision, "recall": recall, "f1": f1, "actor": right / len(hits) if hits else 0.0,
    }  # fmt: skip


def score_events(gold: Row, rows: Sequence[Row], mapping: Mapping[str, str]) -> dict[str, float | int]:
    """Score events against a coded text: who is agent or patient of which verb, and the form of the clause.

    `gold` has `actions` (verb_start, actor, role, voice, note); `rows` are events with parts, start, agents, patients
    and diathesis; `mapping` gives the found actor of each coded actor. Roles borne by a noun may be found or not, and
    rows of nouns do not count. False is every role that was not coded; `_at_coded` leaves verbs without any code out.

    >>> gold = {"actions": [{"verb_start": 4, "actor": "Jan", "role": "agent", "voice": "active", "note": ""}]}
    >>> rows = [{"start": 4, "end": 9, "parts": [], "agents": ["jan"], "patients": [], "diathesis": "active"}]
    >>> score_events(gold, rows, {"Jan": "jan"})["f1"]
    1.0
    """
    wanted: dict[tuple[int, str, str], Row] = {}
    optional: set[tuple[int, str, str]] = set()
    for action in gold["actions"]:
        key = (action["verb_start"], mapping.get(action["actor"], "?" + action["actor"]), action["role"])
        wanted[key] = action
        if any(mark in action.get("note", "") for mark in ("plural we", "PP", "possessor", "nominalis")):
            optional.add(key)
    given: dict[tuple[int, str, str], Row] = {}
    starts = {key[0] for key in wanted}
    for row in rows:
        if row["diathesis"] == "nominal":
            continue
        at = next((s for s, _ in _parts(row) if s in starts), row["start"])
        for role, field in (("agent", "agents"), ("patient", "patients")):
            given.update({(at, actor, role): row for actor in row[field]})
    hits = [key for key in wanted if key in given and key not in optional]
    false = [key for key in given if key not in wanted]
    near = [key for key in false if key[0] in starts]
    required = len(wanted) - len(optional)
    precision, recall, f1 = _shares(len(hits), len(false), required)
    precision_near, _, f1_near = _shares(len(hits), len(near), required)
    forms = [_form(given[key]) == wanted[key]["voice"] for key in hits]
    return {
        "n": required, "found": len(hits), "false": len(false), "precision": precision, "recall": recall, "f1": f1,
        "false_at_coded": len(near), "precision_at_coded": precision_near, "f1_at_coded": f1_near,
        "right_form": sum(forms), "diathesis": sum(forms) / len(forms) if forms else 0.0,
    }  # fmt: skip


def match_spans(gold: Sequence[tuple[int, int]], rows: Sequence[tuple[int, int]], threshold: float) -> dict[int, int]:
    """Match spans one to one, the best overlap first, where the overlap is at least a share of the union.

    >>> match_spans([(0, 10)], [(2, 10), (0, 4)], 0.5)
    {0: 0}
    """
    scored = []
    for i, g in enumerate(gold):
        for j, r in enumerate(rows):
            inter = min(g[1], r[1]) - max(g[0], r[0])
            if inter > 0 and inter / (max(g[1], r[1]) - min(g[0], r[0])) >= threshold:
                scored.append((-inter / (max(g[1], r[1]) - min(g[0], r[0])), i, j))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def map_actors(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Map coded actors to found actors one to one, those that share most mentions first.

    >>> map_actors([("Jan", "a"), ("Jan", "a"), ("Piet", "a"), ("Piet", "b")])
    {'Jan': 'a', 'Piet': 'b'}
    """
    mapping: dict[str, str] = {}
    for (coded, found), _ in sorted(Counter(pairs).items(), key=lambda item: (-item[1], item[0])):
        if coded not in mapping and found not in mapping.values():
            mapping[coded] = found
    return mapping


def _shares(found: int, false: int, required: int) -> tuple[float, float, float]:
    """Give precision, recall and F1."""
    precision = found / (found + false) if found or false else 0.0
    recall = found / required if required else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _optional(actor: Row, mention: Row) -> bool:
    return actor.get("type") == "place" or "plural" in mention.get("note", "")


def _parts(row: Row) -> list[tuple[int, int]]:
    return [(part[0], part[1]) for part in row["parts"]] or [(row["start"], row["end"])]


def _form(row: Row) -> str:
    if row.get("reflexive") in ("true", "inherent"):
        return "reflexive"
    return str(row["diathesis"])
