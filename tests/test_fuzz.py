"""Spoilt inputs, a few of the many that `benchmarks.fuzz` makes: no traceback, no changed text."""

from __future__ import annotations

import pytest

from benchmarks.fuzz import fuzz, given_texts


@pytest.mark.model
def test_spoilt_inputs_are_read_or_refused_with_a_clear_line() -> None:
    outcomes = fuzz(given_texts(), n=400, seed=1, every=100)
    assert outcomes["read"] > 100
    assert outcomes["refused"] > 50


@pytest.mark.model
def test_damaged_documents_are_read_or_refused_with_a_clear_line() -> None:
    outcomes = fuzz(given_texts(), n=200, seed=1, every=0, documents=True)
    assert outcomes["read"] > 50
    assert outcomes["refused"] > 20
