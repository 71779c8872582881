"""For every test and doctest: no window opens, no figure stays behind; doctests of rules read parses that are kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial

import pytest

os.environ["MPLBACKEND"] = "Agg"


@pytest.fixture(autouse=True)
def closed_figures() -> Iterator[None]:
    """Close what a test drew."""
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")


@pytest.fixture(autouse=True)
def kept_parses(request: pytest.FixtureRequest, doctest_namespace: dict[str, object]) -> Iterator[None]:
    """Let the doctests of grammar, actors and quotations call `parse` for a parse that is kept, and what reads it."""
    rooms = request.config.rootpath / "analysis"
    room = next((name for name in ("grammar", "actors", "quotes") if request.path.is_relative_to(rooms / name)), None)
    if room is None:
        yield
        return
    from analysis.grammar.noun_phrases import noun_phrases
    from analysis.quotes.sentences.layout import lay_out
    from tests.parses import stored

    doctest_namespace.update(parse=partial(stored, name=room), noun_phrases=noun_phrases, lay_out=lay_out)
    yield
    doctest_namespace.clear()
