"""Word lists and rules as citable data, and `explain`, which tells a reader what a code in a table means.

A lexicon is a folder of `analysis/lexicons/`, or of a group there (`speech/cues`): `card.yaml` (title, description,
reference, licence, version, columns) and `entries.tsv` (a header and one entry a line, sorted). Rules are
`analysis/rules/*.yaml`: a code each, with title, text, example and reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analysis import paths
from analysis.errors import UsageError

CARD_FIELDS = ("title", "description", "reference", "licence", "version", "columns")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A word list with its card; `rows` are its entries in file order, each a mapping from column to text."""

    name: str
    card: dict[str, Any]
    rows: tuple[dict[str, str], ...]

    @property
    def id(self) -> str:
        """Name and version, as the `lexicon` column of a table gives it."""
        return f"{self.name}@{self.card['version']}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means: a title, a text in plain words, an example, the literature."""

    code: str
    title: str
    text: str
    example: str | None = None
    reference: str | None = None

    def __str__(self) -> str:
        """Set the explanation as a short plain text."""
        lines = [f"{self.code}: {self.title}", self.text]
        if self.example:
            lines.append(f"Example: {self.example}")
        if self.reference:
            lines.append(f"Reference: {self.reference}")
        return "\n".join(lines)

    __repr__ = __str__


@cache
def list_lexicons(folder: Path = paths.LEXICONS) -> dict[str, Path]:
    """List the word lists there are, by name, each with the folder it is in: the names do not tell the group.

    Raises `UsageError` when two folders have one name.

    >>> list_lexicons()["cues"].name
    'cues'
    """
    homes: dict[str, Path] = {}
    for home in sorted(card.parent for pattern in ("*/card.yaml", "*/*/card.yaml") for card in folder.glob(pattern)):
        if home.name in homes:
            raise UsageError(
                f"two lexicons are called {home.name!r}: {homes[home.name]} and {home}; rename one of them"
            )
        homes[home.name] = home
    return dict(sorted(homes.items()))


@cache
def load_card(name: str, folder: Path = paths.LEXICONS) -> dict[str, Any]:
    """Load the card of a word list by name and check that it is full: `CARD_FIELDS`.

    Raises `UsageError` that lists the lexicons there are, or names the file and what it lacks.
    """
    homes = list_lexicons(folder)
    if name not in homes:
        raise UsageError(f"no lexicon called {name!r}; there are: {', '.join(homes)}")
    card = _mapping(homes[name] / "card.yaml")
    if missing := [field for field in CARD_FIELDS if not card.get(field)]:
        raise UsageError(f"{homes[name] / 'card.yaml'}: the card lacks {', '.join(missing)}")
    return card


@cache
def load_lexicon(name: str, folder: Path = paths.LEXICONS) -> Lexicon:
    """Load a word list by name and check it: a full card, the columns it promises, sorted, no entry twice.

    Raises `UsageError` that names the file and line.
    """
    card = load_card(name, folder)
    return Lexicon(name, card, _rows(list_lexicons(folder)[name] / "entries.tsv", tuple(card["columns"])))


def _rows(path: Path, columns: tuple[str, ...]) -> tuple[dict[str, str], ...]:
    header, *lines = path.read_text("utf-8").splitlines()
    if tuple(header.split("\t")) != columns:
        raise UsageError(f"{path}, line 1: the columns must be {', '.join(columns)}")
    rows: list[dict[str, str]] = []
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise UsageError(f"{path}, line {number}: {len(cells)} cells where {len(columns)} are needed")
        if number > 2 and line <= lines[number - 3]:
            raise UsageError(f"{path}, line {number}: entries must be sorted and each stand there once")
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)


@cache
def load_rules(folder: Path = paths.RULES) -> dict[str, Explanation]:
    """Load every rule that a `rule` column can name, by its code."""
    rules: dict[str, Explanation] = {}
    for path in sorted(folder.glob("*.yaml")):
        for code, entry in yaml.safe_load(path.read_text("utf-8")).items():
            rules[code] = Explanation(code, **entry)
    return rules


@cache
def load_frame_codes(folder: Path = paths.CODEBOOKS) -> dict[str, Explanation]:
    """Load what the codebooks say of their frames (`frame:conflict`) and items (`frame:conflict/reproach`)."""
    codes: dict[str, Explanation] = {}
    for card in sorted(folder.glob("*/card.yaml")):
        for name in _mapping(card)["frames"]:
            frame = _mapping(card.parent / f"{name}.yaml")
            code, first = f"frame:{name}", frame["examples"][0]["text"]
            questions = " ".join(item["question"] for item in frame["items"].values())
            text = f"{frame['text']} It is asked: {questions}"
            codes[code] = Explanation(code, frame["title"], text, first, frame["reference"])
            for key, item in frame["items"].items():
                example = next((e["text"] for e in frame["examples"] if e["item"] == key), None)
                part = f"{code}/{key}"
                codes[part] = Explanation(
                    part, f"{frame['title']}: {key}", item["question"], example, frame["reference"]
                )
    return codes


def _mapping(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return data


def explain(code: str) -> Explanation:
    """Tell in plain words what a code in a table means: a rule, a frame (`frame:conflict`), a lexicon (`cues@1`).

    Raises `UsageError` with the nearest codes when there is no such code.
    """
    rules = load_rules()
    if code in rules:
        return rules[code]
    name = code.removeprefix("lexicon:").partition("@")[0]
    home = list_lexicons().get(name, paths.CODEBOOKS / (name or "?"))
    if (home / "card.yaml").is_file():
        card = _mapping(home / "card.yaml")
        return Explanation(code, card["title"], card["description"], reference=card["reference"])
    frames = load_frame_codes()
    if code in frames:
        return frames[code]
    from difflib import get_close_matches

    near = get_close_matches(code, [*rules, *frames], n=3, cutoff=0.4)
    raise UsageError(f"nothing is called {code!r}; did you mean: {', '.join(near) if near else 'quote.cue-inverted'}?")
