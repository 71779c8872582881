"""The rule codes that modules give as they stand in the code are those that are explained.

Codes that a table gives are compared with it where the table is: `tests/quotes`, `tests/actors`, `tests/certainty`.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from analysis.lexicon import load_rules

CODE = Path(__file__).parents[1] / "analysis"


def written_in(*modules: Path) -> set[str]:
    """Give the words in quotation marks of some modules."""
    nodes = [node for module in modules for node in ast.walk(ast.parse(module.read_text("utf-8")))]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize(
    ("kind", "room"),
    [("casualty", "casualties.py"), ("frame", "framing"), ("label", "labels"), ("sentiment", "sentiment")],
)
def test_the_codes_of_a_room_are_those_that_are_explained(kind: str, room: str) -> None:
    modules = [CODE / room] if room.endswith(".py") else sorted((CODE / room).glob("*.py"))
    given = {words for words in written_in(*modules) if re.fullmatch(rf"{kind}\.[a-z-]+", words)}
    assert given == {code for code in load_rules() if code.startswith(f"{kind}.")}
