"""Indicators: words of a codebook that speak for an item, and the conditions under which they do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from analysis.errors import UsageError

#: What an entry of a codebook may say; exactly one of the first three names the words.
FIELDS = ("lemma", "phrase", "form", "name", "pos", "feats", "with", "without", "child", "head", "unless", "negated")
UPOS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())


@dataclass(frozen=True, slots=True)
class Indicator:
    """Words that speak for an item, and when.

    `words` match a lemma or a form each; for a `form` indicator they are one regular expression for the whole word.
    `pos` and `feats` constrain the main word (the only one, or the last). `near` are lemmas of which one must stand
    beside it in the tree, `far` lemmas that must not, `child` relations of which it must have one, `head` the word
    classes its head may have. `unless` are phrases within which it does not count. `negated` indicators count under a
    negation too.
    """

    name: str
    kind: str
    words: tuple[str, ...]
    pos: tuple[str, ...] = ()
    feats: tuple[tuple[str, str], ...] = ()
    near: tuple[str, ...] = ()
    far: tuple[str, ...] = ()
    child: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    unless: tuple[tuple[str, ...], ...] = ()
    negated: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two indicators the same."""
        return self.words, self.pos, self.feats, self.near, self.child, self.head

    @property
    def rule(self) -> str:
        """The code of the rule: a lemma, a phrase, or words under a condition of the tree."""
        if self.near or self.child or self.head or self.feats or self.kind == "form":
            return "frame.pattern"
        return "frame.phrase" if len(self.words) > 1 else "frame.lemma"

    @property
    def precision(self) -> int:
        """How many words it has and asks for; of two that match the same words the stricter one counts."""
        return len(self.words) + bool(self.near) + bool(self.child) + bool(self.head)


def read_indicator(entry: Any, where: str) -> Indicator:
    """Read one entry: a lemma, a phrase of several words, or a mapping with conditions. Raises `UsageError`.

    A word may carry its word class after a slash.

    >>> read_indicator("kritiek/NOUN", "conflict.yaml").pos
    ('NOUN',)
    >>> read_indicator({"lemma": "uithalen", "with": ["naar"]}, "conflict.yaml").rule
    'frame.pattern'
    """
    data = {"phrase" if " " in entry else "lemma": entry} if isinstance(entry, str) else entry
    if not isinstance(data, dict):
        raise UsageError(f"{where}: an indicator is a word, a phrase or a mapping, not {entry!r}")
    if unknown := sorted(set(map(str, data)) - set(FIELDS)):
        raise UsageError(f"{where}: unknown {', '.join(unknown)} in {entry!r}; allowed are {', '.join(FIELDS)}")
    kinds = [kind for kind in FIELDS[:3] if kind in data]
    if len(kinds) != 1:
        raise UsageError(f"{where}: {entry!r} must have one of lemma, phrase and form")
    (kind,) = kinds
    name, _, pos = str(data[kind]).rpartition("/") if kind != "form" else (str(data[kind]), "", "")
    name, pos = (name, pos) if name else (pos, "")
    constraints = tuple(pos.split("|") if pos else _list(data, "pos"))
    if wrong := [tag for tag in constraints if tag not in UPOS]:
        raise UsageError(f"{where}: {', '.join(wrong)} is no word class of Universal Dependencies in {entry!r}")
    if kind == "form":
        try:
            re.compile(name)
        except re.error as error:
            raise UsageError(f"{where}: {name!r} is no regular expression: {error}") from None
    return Indicator(
        name=str(data.get("name", name)),
        kind=kind,
        words=(name,) if kind == "form" else tuple(name.split()),
        pos=constraints,
        feats=tuple(sorted((str(k), str(v)) for k, v in (data.get("feats") or {}).items())),
        near=tuple(_list(data, "with")),
        far=tuple(_list(data, "without")),
        child=tuple(_list(data, "child")),
        head=tuple(_list(data, "head")),
        unless=tuple(tuple(phrase.split()) for phrase in _list(data, "unless")),
        negated=bool(data.get("negated", False)),
    )


def _list(data: dict[str, Any], field: str) -> list[str]:
    value = data.get(field) or []
    return [value] if isinstance(value, str) else [str(item) for item in value]
