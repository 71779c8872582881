"""`score_frames`: how much of a text speaks for each frame, by whose words, about whom and where."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from analysis.errors import UsageError
from analysis.framing.codebook import Codebook, choose_codebook
from analysis.framing.frame_rows import find_frames
from analysis.framing.indicators import PARTS
from analysis.parse import parse

if TYPE_CHECKING:
    import pandas as pd

#: Of fewer sentences no share is given.
MINIMUM = 3


class Tables(Protocol):
    """What is needed of a portrait: its tables of tokens and of frames."""

    @property
    def tokens(self) -> pd.DataFrame:
        """The text token by token."""

    @property
    def frames(self) -> pd.DataFrame:
        """Every indicator of a frame."""


def score_frames(
    source: str | Tables,
    *,
    scheme: str | None = None,
    codebook: Codebook | str | Path | None = None,
    minimum: int = MINIMUM,
) -> pd.DataFrame:
    """Count the indicators of each frame in a text or a portrait, a row a frame, voice, actor and part of the article.

    Columns: `scheme frame voice actor part sentences n share`. `n` is the number of indicators, `sentences` have at
    least one of them, `share` is their part of all sentences of the text. An indicator that names two actors counts in
    a row of each, so that `n` does not add up over actors; `actor` is missing where it names none. Of a plain text
    nothing is known of voices and actors: both are missing. What a text has nothing of has no row. Frames stand in the
    order of their codebook, voices with the narrator first, parts as in an article.

    `scheme` names a codebook of the package, `codebook` is one of your own, a folder or file; a portrait must have
    been made with the same. Raises `UsageError` for an unknown scheme, a broken codebook, and a text of fewer than
    `minimum` sentences, of which shares would say nothing. After Semetko & Valkenburg (2000).

    >>> table = score_frames("De burgemeester verwijt de regering een gebrek. Het regent. Het waait. Het hagelt.")
    >>> table[["frame", "part", "sentences", "n", "share"]].values.tolist()
    [['conflict', 'lead', 1, 1, 0.25]]
    """
    import pandas as pd

    book = choose_codebook(scheme, codebook)
    if isinstance(source, str):
        doc = parse(source)
        found = [(f.frame, None, (), f.part, f.sentence) for f in find_frames(doc, codebook=book)]
        total = sum(1 for _ in doc.sents)
    else:
        frames = source.frames[source.frames["scheme"] == book.name]
        columns = ["frame", "voice", "actors", "part", "sentence"]
        found = list(frames[columns].itertuples(index=False, name=None))
        total = int(source.tokens["sentence"].nunique())
    if total < minimum:
        raise UsageError(
            f"score_frames: the text has {total} {'sentence' if total == 1 else 'sentences'}, and shares need at least "
            f"{minimum}; count its rows of frames instead, or set minimum="
        )
    groups: dict[tuple[str, str | None, str | None, str], list[int]] = defaultdict(list)
    for frame, voice, actors, part, sentence in found:
        for actor in actors or (None,):
            groups[frame, voice, actor, part].append(sentence)
    order = [frame.id for frame in book.frames]
    rows: list[dict[str, Any]] = [
        {
            **{"scheme": book.name, "frame": frame, "voice": voice, "actor": actor, "part": part},
            **{"sentences": len(set(where)), "n": len(where), "share": len(set(where)) / total},
        }
        for (frame, voice, actor, part), where in sorted(
            groups.items(),
            key=lambda entry: (
                order.index(entry[0][0]),
                entry[0][1] != "narrator",
                entry[0][1] or "",
                entry[0][2] or "",
                PARTS.index(entry[0][3]),
            ),
        )
    ]
    columns = ["scheme", "frame", "voice", "actor", "part", "sentences", "n", "share"]
    types = dict.fromkeys(columns[:5], "str") | {"sentences": "Int64", "n": "Int64", "share": "Float64"}
    return pd.DataFrame(rows, columns=columns).astype(types)
