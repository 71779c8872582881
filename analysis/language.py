"""What the page and the figures say, in Dutch and English: texts as data, numbers as each language writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any, TypeVar

from analysis import paths
from analysis.cards import read_mapping
from analysis.errors import UsageError

LANGUAGES = ("en", "nl")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Language:
    """A language to say things in; `choose_language` gives one."""

    code: str

    def say(self, key: str, *, many: bool = False, **slots: str) -> str:
        """Give the text of a key, its slots filled; `many` chooses between one and many where the text has both.

        >>> choose_language("nl").say("rows", many=True, n="12")
        '12 rijen'
        """
        return "".join(self.fill(key, many=many, **slots))

    def fill(self, key: str, *, many: bool = False, **slots: T) -> Iterator[T | str]:
        """Give the text of a key in pieces: its own words, and between them what fills its slots, as it is."""
        for words, slot, _, _ in Formatter().parse(self._text(key, many)):
            if words:
                yield words
            if slot is not None:
                yield slots[slot]

    def raw(self, key: str) -> Any:
        """Give a text as it stands in the data, its slots open, for a script that fills them."""
        return load_texts()[key][self.code]

    def find(self, key: str, default: str) -> str:
        """Give the text of a key, or what to say where there is none."""
        return self.say(key) if key in load_texts() else default

    def number(self, value: float) -> str:
        """Write a whole number with the separator of thousands that the language has.

        >>> choose_language("nl").number(12345.4), choose_language("en").number(12345.4)
        ('12.345', '12,345')
        """
        written = f"{value:,.0f}"
        return written.replace(",", ".") if self.code == "nl" else written

    def count(self, value: float, unit: str) -> str:
        """Write how many there are of something, in one or many: *1 citaat*, *2 citaten*.

        >>> choose_language("nl").count(1, "quotation"), choose_language("en").count(1200, "word")
        ('1 citaat', '1,200 words')
        """
        return self.say(f"unit.{unit}", many=round(value) != 1, n=self.number(value))

    def decimal(self, value: float) -> str:
        """Write a number with its decimals, two at most.

        >>> choose_language("nl").decimal(-0.55), choose_language("en").decimal(2.0)
        ('-0,55', '2')
        """
        written = f"{round(value, 2):g}"
        return written.replace(".", ",") if self.code == "nl" else written

    def share(self, part: float, whole: float) -> str:
        r"""Write a share as a whole percentage; what is not all and not nothing is never said to be.

        >>> choose_language("en").share(161, 210), choose_language("nl").share(999, 1000)
        ('77\xa0%', '99\xa0%')
        """
        percentage = round(100 * part / whole)
        if 0 < part < whole:
            percentage = min(99, max(1, percentage))
        return f"{percentage}\xa0%"

    def join(self, items: Sequence[str]) -> str:
        """Join names: the last with *and*.

        >>> choose_language("nl").join(["Jan", "An", "Els"])
        'Jan, An en Els'
        """
        *first, last = items or ("",)
        return ", ".join(first) + self.say("and") + last if first else last

    def _text(self, key: str, many: bool) -> str:
        text = self.raw(key)
        return str(text["many" if many else "one"] if isinstance(text, dict) else text)


def choose_language(code: str) -> Language:
    """Choose a language by its code, `en` or `nl`; `UsageError` names those there are."""
    if code not in LANGUAGES:
        raise UsageError(f"unknown language {code!r}; allowed: {', '.join(LANGUAGES)}")
    return Language(code)


@cache
def load_texts() -> dict[str, Any]:
    """Read all texts, by key."""
    return {
        key: text
        for file in (
            "page.yaml",
            "findings.yaml",
            "figures.yaml",
            "notebooks.yaml",
            "values.yaml",
            "agreement.yaml",
            "annotator.yaml",
        )
        for key, text in read_mapping(paths.LANGUAGES / file).items()
    }
