"""Short texts of the tests of rules, stored parsed, so that no rule's test needs the trained model.

`stored(text, "actors")` reads a text from `tests/parses/sentences-actors.conllu`; a parse there may be mended by hand.
`python -m tests.parses tests/actors` runs tests and stores what they ask for and do not find.
"""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from analysis.parse import article_of, parse, read_conllu, to_conllu

PARSES = Path(__file__).parent / "parses"
_STORES = "MEDIABEELD_STORES_PARSES"


@cache
def _stored(name: str) -> dict[str, str]:
    """Give the parses of a file, by their texts."""
    path = PARSES / f"sentences-{name}.conllu"
    parts = re.split(r"^(?=# newdoc)", path.read_text("utf-8"), flags=re.M) if path.exists() else []
    return {article_of(read_conllu(part)).text: part for part in parts if part.strip()}


def stored(text: str, name: str) -> Doc:
    """Read the stored parse of a text; raises KeyError that tells how to store it."""
    parses = _stored(name)
    if text not in parses and _STORES in os.environ:
        parses[text] = to_conllu(parse(text)).rstrip("\n") + "\n\n"
        whole = "".join(parses[key] for key in sorted(parses))
        (PARSES / f"sentences-{name}.conllu").write_text(whole, "utf-8", newline="\n")
    if text not in parses:
        raise KeyError(f"{text!r} is not in sentences-{name}.conllu; `python -m tests.parses` with the test stores it")
    return read_conllu(parses[text])


def without_marks(example: str) -> tuple[str, list[str]]:
    """Give the text of an example without «», and what these enclose, in order."""
    return re.sub("[«»]", "", example), re.findall("«(.*?)»", example)


if __name__ == "__main__":
    import pytest

    os.environ[_STORES] = "1"
    sys.exit(pytest.main(["-q", *sys.argv[1:]]))
