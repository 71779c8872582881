"""The texts of tests, stored parsed: the trained model is needed only by a test with the marker `model`.

`tests/parses/sentences-ROOM.conllu` holds the texts of the tests and doctests of a room of `analysis`, in order; a
parse there may be mended by hand. While any other test runs, whatever loads the embedded pipeline (`parse`, `portray`,
…) is given a `StoredPipeline`, which reads there. `python -m tests.parses tests/events analysis/events` runs tests and
stores what they ask for and do not find; without paths it runs all, and drops what none asked for.
"""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from analysis.dutch.tokenizer import build_tokenizer
from analysis.parse import parse, read_conllu, to_conllu

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

PARSES = Path(__file__).parent / "parses"
ASKED: defaultdict[str, set[str]] = defaultdict(set)
STORES = "MEDIABEELDSTORES_PARSES"


@cache
def _stored(room: str) -> dict[str, str]:
    """Give the parses of a room, by their texts."""
    path = _path(room)
    parts = re.split(r"^(?=# newdoc)", path.read_text("utf-8"), flags=re.M) if path.exists() else []
    return {read_conllu(part).text: part for part in parts if part.strip()}


def _path(room: str) -> Path:
    return PARSES / f"sentences-{room}.conllu"


def _write(room: str) -> None:
    parses = _stored(room)
    _path(room).write_text("".join(parses[text] for text in sorted(parses)), "utf-8", newline="\n")


def stored(text: str, room: str) -> Doc:
    """Read the stored parse of a text; raises KeyError that tells how to store it."""
    if text not in _stored(room) and STORES in os.environ:
        _store(parse(text, _model()), room)
    return _find(text, room)


def _find(text: str, room: str) -> Doc:
    ASKED[room].add(text)
    if text not in _stored(room):
        raise KeyError(f"{text!r} is not in {_path(room).name}; `python -m tests.parses` with the test stores it")
    return read_conllu(_stored(room)[text])


def _store(doc: Doc, room: str) -> None:
    _stored(room)[doc.text] = to_conllu(doc).rstrip("\n") + "\n\n"
    _write(room)


class StoredPipeline:
    """What stands in for the embedded pipeline while a test of a room runs: its tokenizer, and the stored parses.

    An article comes part by part, so that a stored text may be a part of one, with the white space around it.
    """

    lang = "nl"
    pipeline: tuple[()] = ()

    def __init__(self, room: str) -> None:
        self.room = room
        self.vocab = _vocab()
        self.make_doc = build_tokenizer(self.vocab)

    def __call__(self, text: str) -> Doc:
        return self._read(self.make_doc(text))

    def pipe(self, docs: Iterable[Doc], **_: Any) -> Iterator[Doc]:
        return map(self._read, docs)

    def _read(self, doc: Doc) -> Doc:
        if all(token.is_space for token in doc):
            return _blank(doc)
        if doc.text not in _stored(self.room) and STORES in os.environ:
            _store(_read_by_the_model(doc), self.room)
        return _find(doc.text, self.room)


@cache
def _vocab() -> Vocab:
    """Give the vocabulary of all stored parses."""
    return read_conllu("1\tJa\tja\tINTJ\t_\t_\t0\troot\t_\t_").vocab


def _blank(doc: Doc) -> Doc:
    """Read white space, as no CoNLL-U can hold it."""
    n = len(doc)
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    deps = ["ROOT", *["dep"] * n][:n]
    return Doc(doc.vocab, words=words, spaces=spaces, pos=["SPACE"] * n, lemmas=words, heads=[0] * n, deps=deps)


def _read_by_the_model(doc: Doc) -> Doc:
    for _, pipe in _model().pipeline:
        doc = pipe(doc)
    return doc


@cache
def _model() -> Language:
    from analysis.dutch.pipeline import build_pipeline

    return build_pipeline()


def drop_unasked() -> None:
    """Drop the stored texts that no test asked for."""
    for path in sorted(PARSES.glob("sentences-*.conllu")):
        room = path.stem.removeprefix("sentences-")
        for text in set(_stored(room)) - ASKED[room]:
            del _stored(room)[text]
        _write(room)
        if not _stored(room):
            path.unlink()


def without_marks(example: str) -> tuple[str, list[str]]:
    """Give the text of an example without «», and what these enclose, in order."""
    return re.sub("[«»]", "", example), re.findall("«(.*?)»", example)


def main() -> int:
    """Run tests without the marker `model`, and store what they ask for."""
    import pytest

    from tests import parses  # the module that the tests use, which is not `__main__`

    os.environ[STORES] = "1"
    failed = pytest.main(["-q", "-m", "not model", *sys.argv[1:]])
    if not failed and not sys.argv[1:]:
        parses.drop_unasked()
    return failed


if __name__ == "__main__":
    sys.exit(main())
