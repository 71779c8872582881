"""Parses that are kept: whole articles, one a file, and the sentences of rule tests and doctests in one store.

`stored` gives the kept parse of a text, so that no test of a rule needs the trained model or moves with it. The parses
of the store were made by the pipeline that shipped when their tests were written; they may be corrected by hand.
`python -m tests.parses` runs the tests that use the store and adds the texts that are missing.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.parse import parse, read_conllu, to_conllu

if TYPE_CHECKING:
    from spacy.tokens import Doc

STORE = Path(__file__).parent / "quotes-sentences.conllu"
#: The tests and doctests whose sentences the store keeps.
READERS = ("tests/quotes", "analysis/quotes")
#: Whether what is missing is parsed and added.
_adding = False


def stored(text: str) -> Doc:
    """Give the kept parse of a text, a new `Doc` at each call.

    >>> [token.pos_ for token in stored("Els Vos zweeg.")]
    ['PROPN', 'PROPN', 'VERB', 'PUNCT']
    """
    if text not in _parses() and _adding:
        _parses()[text] = to_conllu(parse(text))
    if text not in _parses():
        raise KeyError(f"{STORE.name} has no parse of {text!r}; `python -m tests.parses` adds it")
    return read_conllu(_parses()[text])


def add_missing() -> int:
    """Run the tests that read the store, and write it with the texts that were missing; give how many were."""
    import pytest

    global _adding
    before = len(_parses())
    _adding = True
    pytest.main(["-q", "-p", "no:cacheprovider", *READERS])
    STORE.write_text("".join(_parses()[text] for text in sorted(_parses())), "utf-8", newline="\n")
    return len(_parses()) - before


@cache
def _parses() -> dict[str, str]:
    kept = STORE.read_text("utf-8") if STORE.exists() else ""
    blocks = [block for block in re.split(r"(?m)^(?=# newdoc )", kept) if block.strip()]
    return {read_conllu(block).text: block for block in blocks}
