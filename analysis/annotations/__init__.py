"""The researcher's hand: corrections of what was found and codes of one's own, in a file beside the article.

`model` says what can be written, `reading` and `writing` the file (`docs/corrections.md`), `row_fields` which fields a
row has for a hand, `placing` where in a text an anchor points.
"""

from __future__ import annotations

from analysis.annotations.model import (
    AddActor,
    AddRow,
    Anchor,
    Annotations,
    Code,
    Correction,
    DropActor,
    DropRow,
    MergeActors,
    SetActor,
    SetRow,
    SplitActor,
    anchor_in,
    new_annotations,
    text_digest,
)
from analysis.annotations.placing import Place, place_anchor
from analysis.annotations.reading import parse_annotations, read_annotations
from analysis.annotations.row_fields import fields_of, needed_of
from analysis.annotations.writing import describe_correction, save_annotations, write_annotations

__all__ = [
    "AddActor",
    "AddRow",
    "Anchor",
    "Annotations",
    "Code",
    "Correction",
    "DropActor",
    "DropRow",
    "MergeActors",
    "Place",
    "SetActor",
    "SetRow",
    "SplitActor",
    "anchor_in",
    "describe_correction",
    "fields_of",
    "needed_of",
    "new_annotations",
    "parse_annotations",
    "place_anchor",
    "read_annotations",
    "save_annotations",
    "text_digest",
    "write_annotations",
]
