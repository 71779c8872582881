"""Articles that are one text, and those that nearly are."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from analysis.corpus.duplicates import find_duplicates
from analysis.corpus.fingerprints import find_shingles, plain_hash, sign
from analysis.corpus.schemas import corpus_schema
from analysis.corpus.shelf import save_parquet

WIRE = " ".join(f"Zin {n} van het persbericht noemt getal {n * 7} en plaats nummer {n % 5}." for n in range(40))


def duplicates_of(folder: Path, texts: list[str | None]) -> list[tuple[str, str, str]]:
    rows = [
        {"article": f"a{n}", "hash": text and plain_hash(text), "signature": text and sign(text)}
        for n, text in enumerate(texts)
    ]
    for number, part in enumerate((rows[:2], rows[2:])):
        table = pa.Table.from_pylist(part, schema=corpus_schema("articles"))
        save_parquet([table], "articles", folder / f"part-{number:05}.parquet")
    return [(row["article"], row["original"], row["kind"]) for row in find_duplicates(folder)]


def test_the_same_words_are_exact_and_a_cut_text_is_near(tmp_path: Path) -> None:
    cut = WIRE[: int(len(WIRE) * 0.9)] + " Meer nieuws volgt."
    found = duplicates_of(tmp_path, ["Heel iets anders, over een brug.", WIRE, None, WIRE.replace(". ", ".\n"), cut])
    assert found == [("a3", "a1", "exact"), ("a4", "a1", "near")]


def test_a_copy_of_a_copy_leads_to_the_first(tmp_path: Path) -> None:
    words = WIRE.split()
    once, twice = words[30:], words[60:]
    found = duplicates_of(tmp_path, [WIRE, " ".join(once), " ".join(twice)])
    assert [(a, o) for a, o, _ in found] == [("a1", "a0"), ("a2", "a0")]


def test_texts_on_one_subject_are_no_duplicates(tmp_path: Path) -> None:
    other = " ".join(f"Regel {n} van een ander bericht telt {n * 3} mensen in straat {n % 7}." for n in range(40))
    assert duplicates_of(tmp_path, [WIRE, other]) == []


def test_the_signature_estimates_the_share_of_common_shingles() -> None:
    one, other = WIRE, WIRE[: len(WIRE) * 3 // 4]
    true = len(find_shingles(one) & find_shingles(other)) / len(find_shingles(one) | find_shingles(other))
    told = sum(a == b for a, b in zip(sign(one), sign(other), strict=True)) / 128
    assert abs(true - told) < 0.1


def test_a_signature_is_the_same_on_every_machine() -> None:
    assert sign("De dijk bij Arnhem houdt stand.")[:3] == [3323195923, 1559499236, 1843078581]
