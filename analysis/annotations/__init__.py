"""The researcher's hand: corrections of what was found and codes of one's own, in a file beside the article.

`corrections` says what can be written, `file_reading` and `file_writing` the file (`docs/corrections.md`), `homes`
where it lies; `row_fields` says which fields a row has for a hand, `placing` (`PLACED`) where in a text an anchor
points, `locating` where all of them do. `hand` is the researcher's hand over an article while it is portrayed, with
`actor_corrections` (who is in it), `finding_rows` (which row is meant), `corrected_quotes` and `tokens` (what follows
from a corrected quotation and a token).
"""

from __future__ import annotations

from analysis.annotations.corrections import (
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
from analysis.annotations.file_reading import parse_annotations, read_annotations
from analysis.annotations.file_writing import describe_correction, save_annotations, write_annotations
from analysis.annotations.hand import Hand
from analysis.annotations.homes import ENDING, Given, annotations_of, annotations_path, home_of, take_given
from analysis.annotations.locating import Located, Unplaced, anchors_of, in_copy, locate, locate_codes, name_correction
from analysis.annotations.placing import Place, place_anchor
from analysis.annotations.row_fields import fields_of, needed_of

__all__ = [
    "ENDING",
    "AddActor",
    "AddRow",
    "Anchor",
    "Annotations",
    "Code",
    "Correction",
    "DropActor",
    "DropRow",
    "Given",
    "Hand",
    "Located",
    "MergeActors",
    "Place",
    "SetActor",
    "SetRow",
    "SplitActor",
    "Unplaced",
    "anchor_in",
    "anchors_of",
    "annotations_of",
    "annotations_path",
    "describe_correction",
    "fields_of",
    "home_of",
    "in_copy",
    "locate",
    "locate_codes",
    "name_correction",
    "needed_of",
    "new_annotations",
    "parse_annotations",
    "place_anchor",
    "read_annotations",
    "save_annotations",
    "take_given",
    "text_digest",
    "write_annotations",
]
