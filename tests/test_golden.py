"""On a committed parse of the seed article every table is what was read and agreed to."""

from __future__ import annotations

import json

import pytest

from analysis import paths
from analysis.portrait import Portrait
from analysis.records import TABLES
from tests.golden_tables import GOLDEN, SEED, portray_seed, rows, without_version


@pytest.fixture(scope="module")
def portrait() -> Portrait:
    return portray_seed()


def test_the_committed_parse_is_of_the_seed_article(portrait: Portrait) -> None:
    assert portrait.article.text == (paths.SEEDS / f"{SEED}.txt").read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", [name for name in TABLES if name != "tokens"])
def test_the_table_is_the_golden_one(name: str, portrait: Portrait) -> None:
    golden = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    assert golden, "an empty golden table would agree with finding nothing"
    assert rows(portrait, name) == [without_version(row) for row in golden], (
        "read the difference, then: python -m tests.golden_tables"
    )
