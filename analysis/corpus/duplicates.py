"""Articles that are one text: the same words, or nearly, as two papers print one report of a wire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from analysis.corpus.extras import need
from analysis.corpus.fingerprints import PERMUTATIONS

#: From this share of common shingles on two articles are near-duplicates: the estimate errs by 0.04 or so.
NEAR = 0.7
#: A signature is cut into bands of four; of two texts alike by 0.7 no band is the same once in 6,000 times.
_BAND = 4
#: More than this DuckDB puts on disk while it looks.
_MEMORY = "512MB"

#: Pairs that share a band: each article with the first that has the band, and with the one before it.
_PAIRS = f"""
with articles as (
    select article, hash, signature, row_number() over (order by filename, file_row_number) as place
    from read_parquet(?, filename=true, file_row_number=true) where signature is not null
), bands as (
    select place, band, hash(list_slice(signature, band * {_BAND} + 1, band * {_BAND} + {_BAND})) as piece
    from articles, (select unnest(range({PERMUTATIONS // _BAND})) as band)
), near as (
    select place,
           first_value(place) over (partition by band, piece order by place) as head,
           lag(place) over (partition by band, piece order by place) as before
    from bands
), pairs as (
    select distinct place, head as other from near where head < place
    union select distinct place, before from near where before is not null
)
select one.place, other.place, one.article, other.article, one.hash = other.hash, one.signature, other.signature
from pairs join articles one on one.place = pairs.place join articles other on other.place = pairs.other
order by one.place, other.place
"""


def find_duplicates(parts: Path) -> Iterator[dict[str, Any]]:
    """List each article that repeats one before it: `article original kind(exact, near) similarity`.

    `parts` is the folder of the table `articles`. `original` is the first of its kind in the corpus; `similarity` the
    estimated share of common runs of five words (Jaccard), 1.0 where all words are the same.

    Reference: Broder (1997); Leskovec, Rajaraman & Ullman (2020), Mining of Massive Datasets, chapter 3.
    """
    files = sorted(str(path) for path in parts.glob("part-*.parquet"))
    if not files:
        return
    connection = need("duckdb").connect()
    try:
        connection.execute(f"set memory_limit = '{_MEMORY}'")
        connection.execute(f"set temp_directory = '{gettempdir().replace(chr(39), chr(39) * 2)}'")
        connection.execute(_PAIRS, [files])
        yield from _choose(iter(connection.fetchone, None))
    finally:
        connection.close()


def _choose(pairs: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Choose for each article the one it is most like, and follow that to the first."""
    best: dict[int, tuple[float, int, bool]] = {}
    names: dict[int, str] = {}
    for place, other, article, original, same, one, two in pairs:
        alike = 1.0 if same else sum(a == b for a, b in zip(one, two, strict=True)) / len(one)
        names |= {place: article, other: original}
        if alike >= NEAR and (place not in best or (alike, -other) > (best[place][0], -best[place][1])):
            best[place] = (alike, other, same)
    for place in sorted(best):
        alike, other, same = best[place]
        while other in best:
            other = best[other][1]
        kind = "exact" if same else "near"
        yield {"article": names[place], "original": names[other], "kind": kind, "similarity": round(alike, 3)}
