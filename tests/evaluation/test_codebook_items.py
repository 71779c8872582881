"""How far coders agree on the items of a coding form."""

from __future__ import annotations

import krippendorff
import pandas as pd
import pytest

from analysis.evaluation import score_answers
from analysis.framing import FormRow


def test_coders_are_compared_item_by_item() -> None:
    def answers(coder: str, given: str) -> list[FormRow]:
        row = {"article": "x", "scheme": "s", "frame": "f", "item": "i", "question": "q", "coder": coder}
        return [FormRow(**row, start=str(i), answer={"y": "yes", "n": "no"}[a]) for i, a in enumerate(given)]

    one, other = "yyynnnny", "yynnnnny"
    (row,) = score_answers([*answers("a", one), *answers("b", other)]).to_dict("records")
    assert (row["n"], row["coders"], row["agreement"], row["yes"]) == (8, 2, 0.875, 7 / 16)
    data = [[int(letter == "y") for letter in text] for text in (one, other)]
    assert row["alpha"] == pytest.approx(krippendorff.alpha(data, level_of_measurement="nominal"))
    (alone,) = score_answers(answers("a", "y")).to_dict("records")
    assert (alone["n"], alone["coders"]) == (0, 1)
    (same,) = score_answers([*answers("a", "y"), *answers("b", "y")]).to_dict("records")
    assert same["agreement"] == 1.0 and pd.isna(same["alpha"])
