"""What was read of a file, in words: for `mediabeeld read`."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.article.model import FIELDS, Article
from analysis.article.reading import Reading

_SHOWN = 70


def describe_reading(reading: Reading) -> str:
    r"""Tell what a file was taken for: how it was read, each article with its fields and parts, and what was left out.

    >>> from analysis.article.reading import read_files
    >>> (reading,) = read_files(["Fabriek sluit\n\nDe fabriek gaat dicht.\n\nLees ook: Brand"])
    >>> print(describe_reading(reading))
    the text
      article
        title: Fabriek sluit
        headline  Fabriek sluit
        lead      De fabriek gaat dicht.
        left out  Lees ook: Brand
    """
    lines = [reading.name, *(f"  {note}" for note in reading.notes)]
    if reading.fault is not None:
        lines.append("  could not be read")
    for article in reading.articles:
        lines += [f"  {line}" for line in _article(article)]
    return "\n".join(lines)


def _article(article: Article) -> Iterator[str]:
    yield article.id
    for field in FIELDS:
        if (value := getattr(article, field)) is not None:
            yield f"  {field}: {value}"
    at = 0
    for part in article.parts:
        yield from _left_out(article.text[at : part.start])
        yield f"  {part.kind:<10}{_short(article.text[part.start : part.end])}"
        at = part.end
    yield from _left_out(article.text[at:])


def _left_out(text: str) -> Iterator[str]:
    if text.strip():
        yield f"  {'left out':<10}{_short(text)}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 2].rstrip()} …"
