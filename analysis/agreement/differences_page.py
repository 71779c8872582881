"""The page on which differences are settled: one HTML file that asks nothing of anywhere and keeps every choice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from analysis import __version__
from analysis.agreement.differences import SPAN, Difference
from analysis.language import Language, choose_language
from analysis.pages import content_policy, embed_json, load_page, read_part

if TYPE_CHECKING:
    from analysis.agreement.coders_compared import Agreement

_TEXTS = ("progress", "not-read")


@dataclass(frozen=True, slots=True)
class Option:
    """What can be chosen for a difference: the coder, and what they gave as a reader sees it."""

    coder: str
    shown: str


@dataclass(frozen=True, slots=True)
class Question:
    """A difference as it stands on the page."""

    difference: Difference
    variable: str
    options: tuple[Option, ...]
    own: bool


def render_differences(compared: Agreement, language: str = "en") -> str:
    """Set the differences as a self-contained HTML page with which to settle them.

    Choices are kept in the browser and saved as a file, which `mediabeeld agreement --settled` makes gold of. Raises
    `UsageError` for a language other than `en` and `nl`.
    """
    say = choose_language(language)
    style, script = read_part("agreement.css"), read_part("agreement.js")
    asked = [_question(difference, say) for difference in compared.differences]
    articles = {id: list(group) for id, group in groupby(asked, key=lambda question: question.difference.article)}
    texts = {name: say.raw(f"agreement.{name}") for name in _TEXTS}
    return load_page("agreement.html.j2").render(
        say=say.say,
        language=language,
        coders=say.join(list(compared.coders)),
        articles=articles,
        n=len(asked),
        version=__version__,
        style=style,
        script=script,
        policy=content_policy(style, script),
        data=embed_json({"coders": list(compared.coders), "texts": texts, "key": _key(compared)}),
    )


def _question(difference: Difference, say: Language) -> Question:
    missing = say.say("agreement.nothing" if difference.variable == SPAN else "agreement.missing")
    options = tuple(Option(coder, missing if v is None else v) for coder, v in difference.values.items())
    variable = say.find(f"agreement.variable.{difference.variable}", difference.variable)
    return Question(difference, variable, options, difference.variable != SPAN)


def _key(compared: Agreement) -> str:
    """Name what is settled, so that the choices of one comparison are not taken for those of another."""
    return sha256("\n".join(_ids(compared)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _ids(compared: Agreement) -> Iterator[str]:
    yield from compared.coders
    for difference in compared.differences:
        yield difference.id
