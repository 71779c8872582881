"""Indicators: words of a codebook that speak for an item, and the conditions under which they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, get_args

from analysis.errors import UsageError
from analysis.records import PartKind

PARTS = get_args(PartKind)

#: What an entry of a codebook may say; exactly one of the first three names the words.
FIELDS = (
    *("lemma", "phrase", "form", "name", "pos", "feats", "with", "without", "child", "head", "subject", "object"),
    *("sentence", "not_sentence", "article", "not_article", "part", "unless", "negated"),
)
#: Classes of words that every codebook may name where a word may stand.
CLASSES = {
    "@person": "a name of a person",
    "@organisation": "a name of an organisation",
    "@place": "a name of a place",
    "@human": "one person or several: a name, a personal pronoun, a noun for a person or for people",
    "@individual": "one person: a name, a singular personal pronoun, a singular noun for a person",
    "@body": "an organisation, office or country: its name, a noun for it, a role in it",
    "@party": "@human or @body",
    "@number": "a number in digits or in words",
}
UPOS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())


@dataclass(frozen=True, slots=True)
class Indicator:
    """Words that speak for an item, and when.

    `words` match a lemma or a form each; for a `form` indicator they are one regular expression for the whole word.
    `pos` and `feats` constrain the main word (the only one, or the last). `near` are lemmas of which one must stand
    beside it in the tree, `far` lemmas that must not, `child` relations of which it must have one, `head` the word
    classes its head may have. `subject` and `obj` are lemmas of which one must be the subject or object of its clause,
    `sentence` lemmas of which one must stand in its sentence, `not_sentence` lemmas that must not; it counts only in an
    article about the subject of the words of `article`, and not in one about that of `not_article`, nor outside the
    parts of `part`. `unless` are phrases within which it does not count. `negated` indicators count under a
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
    subject: tuple[str, ...] = ()
    obj: tuple[str, ...] = ()
    sentence: tuple[str, ...] = ()
    not_sentence: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    not_article: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    unless: tuple[tuple[str, ...], ...] = ()
    negated: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two indicators the same."""
        return self.words, self.pos, self.feats, self.near, self.child, self.head, self.subject, self.obj, self.sentence

    @property
    def rule(self) -> str:
        """The code of the rule: a lemma, a phrase, or words under a condition of the tree."""
        if self.kind == "form" or self.feats or self._asked():
            return "frame.pattern"
        return "frame.phrase" if len(self.words) > 1 else "frame.lemma"

    @property
    def precision(self) -> int:
        """How many words it has and asks for; of two that match the same words the stricter one counts."""
        return len(self.words) + self._asked()

    def _asked(self) -> int:
        return sum(map(bool, (self.near, self.child, self.head, self.subject, self.obj, self.sentence)))

    @property
    def named(self) -> Iterator[str]:
        """All words it names, those of its conditions included."""
        if self.kind != "form":
            yield from self.words
        yield from (*self.near, *self.far, *self.subject, *self.obj, *self.sentence, *self.not_sentence)
        yield from (*self.article, *self.not_article)


def read_indicator(entry: Any, where: str, defaults: Mapping[str, Any] = MappingProxyType({})) -> Indicator:
    """Read one entry: a lemma, a phrase of several words, or a mapping with conditions. Raises `UsageError`.

    A word may carry its word class after a slash. `defaults` are the conditions that its item sets for every entry that
    does not set them itself.

    >>> read_indicator("kritiek/NOUN", "conflict.yaml").pos
    ('NOUN',)
    >>> read_indicator({"lemma": "uithalen", "with": ["naar"]}, "conflict.yaml").rule
    'frame.pattern'
    """
    own = {"phrase" if " " in entry else "lemma": entry} if isinstance(entry, str) else entry
    if not isinstance(own, dict):
        raise UsageError(f"{where}: an indicator is a word, a phrase or a mapping, not {entry!r}")
    data: dict[str, Any] = {**defaults, **own}
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
        subject=tuple(_list(data, "subject")),
        obj=tuple(_list(data, "object")),
        sentence=tuple(_list(data, "sentence")),
        not_sentence=tuple(_list(data, "not_sentence")),
        article=tuple(_list(data, "article")),
        not_article=tuple(_list(data, "not_article")),
        part=_parts(data, where),
        unless=tuple(tuple(phrase.split()) for phrase in _list(data, "unless")),
        negated=bool(data.get("negated", False)),
    )


def _parts(data: dict[str, Any], where: str) -> tuple[str, ...]:
    parts = tuple(_list(data, "part"))
    if wrong := [part for part in parts if part not in PARTS]:
        raise UsageError(f"{where}: no part {', '.join(wrong)} in {data!r}; allowed are {', '.join(PARTS)}")
    return parts


def _list(data: dict[str, Any], field: str) -> list[str]:
    value = data.get(field) or []
    return [value] if isinstance(value, str) else [str(item) for item in value]
