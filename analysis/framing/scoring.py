"""`score_frames`: how much of a text speaks for each item of a coding scheme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from analysis.framing.codebook import Codebook, choose_codebook
from analysis.framing.finding import find_frames
from analysis.parse import parse

if TYPE_CHECKING:
    import pandas as pd

VOICE_KINDS = ("narrator", "direct", "mixed", "indirect")


class Tables(Protocol):
    """What is needed of a portrait: its tables of tokens and of frames."""

    @property
    def tokens(self) -> pd.DataFrame:
        """The text token by token."""

    @property
    def frames(self) -> pd.DataFrame:
        """Every indicator of a frame."""


def score_frames(
    source: str | Tables, *, scheme: str | None = None, codebook: Codebook | str | Path | None = None
) -> pd.DataFrame:
    """Count the indicators of each item of a codebook in a text or a portrait, a row an item, in the codebook's order.

    Columns: `scheme frame item indicators sentences share narrator direct mixed indirect`; `sentences` have at least
    one indicator, `share` is their part of all sentences, the last four count indicators by voice. Of a plain text the
    voices are not known: those four are missing. So are the counts of an item that words cannot answer.
    `scheme` names a codebook of the package, `codebook` is one of your own, a folder or file; a portrait must have
    been made with the same. Raises `UsageError` for an unknown scheme or a broken codebook. After Semetko & Valkenburg
    (2000).

    >>> table = score_frames("De burgemeester verwijt de regering een gebrek. Het regent.")
    >>> table.loc[table["item"] == "reproach", ["indicators", "sentences", "share"]].values.tolist()
    [[1, 1, 0.5]]
    """
    import pandas as pd

    book = choose_codebook(scheme, codebook)
    voiced = not isinstance(source, str)
    if isinstance(source, str):
        doc = parse(source)
        found = [(f.frame, f.item, f.sentence, f.voice_kind) for f in find_frames(doc, codebook=book)]
        total = sum(1 for _ in doc.sents)
    else:
        frames = source.frames[source.frames["scheme"] == book.name]
        found = list(frames[["frame", "item", "sentence", "voice_kind"]].itertuples(index=False, name=None))
        total = int(source.tokens["sentence"].nunique())
    rows: list[dict[str, Any]] = []
    for frame in book.frames:
        for item in frame.items:
            here = [(sentence, kind) for f, i, sentence, kind in found if (f, i) == (frame.id, item.id)]
            sentences = len({sentence for sentence, _ in here})
            row: dict[str, Any] = {"scheme": book.name, "frame": frame.id, "item": item.id}
            if item.indicators:
                row |= {"indicators": len(here), "sentences": sentences, "share": sentences / total if total else None}
                if voiced:
                    row |= {voice: sum(kind == voice for _, kind in here) for voice in VOICE_KINDS}
            rows.append(row)
    counts = ("indicators", "sentences", *VOICE_KINDS)
    columns = ["scheme", "frame", "item", "indicators", "sentences", "share", *VOICE_KINDS]
    types = {"share": "Float64"} | {column: "Int64" for column in counts}
    return pd.DataFrame(rows, columns=columns).astype(types)
