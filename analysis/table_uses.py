"""What others ask of a table: which of its columns a coder is asked, judges and is shown, and which a hand can give.

A row a table, in the order in which a reader asks; a new table is a row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

#: The uses of a table that are lists of its columns.
Use: TypeAlias = Literal[
    "code", "judged", "page", "noted", "asked", "layers", "places", "words", "actor", "counted", "told"
]


@dataclass(frozen=True, slots=True)
class TableUse:
    """The columns of a table by use, each a list of names with spaces between; what is empty is not asked.

    `code` makes the code of a row in other programs, from the general to the particular, and `judged` is what a coder
    judges of a row drawn by lot, the column that says what it is first. `page` stands at the end of the page of a
    portrait, and `noted` with a row shown as evidence; `mended` is what would most often be put right in a row.

    `asked` is the form of a row in the annotator, `first` what is chosen there already where one value is by far the
    most common, `key` opens the form at chosen words, and `layers` show its marks. A hand that corrects gives places
    for `places`, words for `words`, one actor for `actor`, nothing for what is `counted` of other rows, and need not
    give `told`, what the place of a row or the article tells.
    """

    code: str = ""
    judged: str = ""
    page: str = ""
    noted: str = ""
    mended: str = ""
    asked: str = ""
    first: Mapping[str, Any] = field(default_factory=dict)
    key: str = ""
    layers: str = ""
    places: str = ""
    words: str = ""
    actor: str = ""
    counted: str = ""
    told: str = ""


# fmt: off
USES: dict[str, TableUse] = {
    "portraits": TableUse(page="name n_mentions words_direct words_mixed words_indirect n_agent n_patient"),
    "quotes": TableUse(
        code="kind", judged="kind speakers",
        page="kind text source speakers cue rule", noted="kind speakers cue", mended="speakers: [ID]",
        asked="kind speakers source_at cue_at", first={"kind": "direct", "speakers": []}, key="q", layers="all speech",
        places="group", words="source cue", actor="runner_up", counted="quote_id parent_id speaker_rule"),
    "mentions": TableUse(
        code="form", judged="actor form", mended="actor: ID",
        asked="actor form", first={"form": "name"}, key="m", layers="all names",
        actor="actor", counted="nested"),
    "labels": TableUse(
        code="type", judged="actor type",
        page="actor label voice", noted="actor voice", mended="actor: ID",
        asked="actor type relation", first={"type": "functionalisation", "relation": "attribute"},
        key="l", layers="names", actor="actor", told="label"),
    "events": TableUse(
        code="diathesis", judged="agents patients diathesis",
        page="text lemma agents patients agent_status factuality deed",
        noted="lemma agents patients agent_status factuality deed", mended="agents: [ID]",
        asked="agents patients agent_at patient_at agent_status diathesis deed negated", key="d", layers="deeds",
        first={"agents": [], "patients": [], "diathesis": "active", "negated": False}, told="lemma"),
    "casualties": TableUse(
        code="category", judged="category number", page="text category number modifier",
        asked="category number modifier actor negated", first={"modifier": "exact", "negated": False}, key="k",
        layers="deeds", places="part_of", actor="actor source"),
    "frames": TableUse(
        code="frame item", judged="frame item", page="frame item text voice", noted="frame item voice",
        asked="frame item", key="f", layers="frames", told="scheme"),
    "sentiment": TableUse(
        code="aspect", judged="polarity targets holder",
        page="text polarity targets holder", noted="polarity targets holder", mended="targets: [ID]",
        asked="polarity targets holder aspect", key="t", layers="tone",
        first={"targets": [], "holder": "narrator", "aspect": "evaluation"}, actor="holder", told="term"),
    "hedges": TableUse(
        code="kind", judged="kind", page="text kind voice", noted="kind voice",
        asked="kind", key="c", layers="certainty", told="scope"),
    # Clauses and claims are mended, not added: they have no key.
    "clauses": TableUse(
        code="commitment", judged="commitment attribution",
        asked="attribution commitment sources", layers="certainty"),
    "claims": TableUse(
        code="what", judged="what commitment",
        page="text what commitment sources", noted="what commitment sources",
        asked="what commitment sources", layers="certainty"),
    "sentences": TableUse(
        judged="tone attribution commitment",
        asked="tone frames attribution commitment", key="s", layers="sentences"),
    "tokens": TableUse(code="upos", judged="lemma upos", places="head", counted="paragraph"),
}
# fmt: on


def columns_for(use: Use) -> dict[str, tuple[str, ...]]:
    """Give the columns of each table for a use; tables of which it asks nothing are left out.

    >>> columns_for("code")["frames"], "sentences" in columns_for("code")
    (('frame', 'item'), False)
    """
    return {table: tuple(row.split()) for table, uses in USES.items() if (row := getattr(uses, use))}
