"""Mentions made by hand, for what is found of actors."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from analysis.parse import anchor
from analysis.records import Mention


def mention(doc: Doc, words: str, actor: str, form: Any = "role", after: int = 0) -> Mention:
    """Make a mention of an actor of the first such words, from a place in the text on."""
    start = doc.text.index(words, after)
    return Mention(**anchor(doc, start, start + len(words)), rule="test", actor=actor, form=form)
