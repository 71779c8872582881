"""Word lists as citable data, and `explain`, which tells a reader what any word in a table means.

A lexicon is a folder of `analysis/lexicons/`, or of a group there (`speech/cues`): `card.yaml` (title, description,
reference, licence, version, columns) and `entries.tsv` (a header and one entry a line, sorted).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.cards import digest, need, read_mapping
from analysis.errors import UsageError
from analysis.glossary import EVERY_RECORD, Explanation, load_columns, load_frame_codes, load_rules
from analysis.records import TABLES, columns
from analysis.schemes import list_schemes, read_scheme

__all__ = [
    "CARD_FIELDS",
    "Explanation",
    "Lexicon",
    "explain",
    "learned_weights",
    "list_lexicons",
    "load_card",
    "load_lexicon",
    "load_rules",
]

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

    @property
    def digest(self) -> str:
        """What identifies the entries; the card of each list of the package has it, so that its version is true."""
        return digest(self.rows)


@cache
def learned_weights(name: str) -> dict[str, float]:
    """Give the weights of a list of learned weights, by the names of their features.

    >>> learned_weights("place-weights")["always"]
    0.77
    """
    return {row["feature"]: float(row["weight"]) for row in load_lexicon(name).rows}


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
    card = read_mapping(homes[name] / "card.yaml")
    need(card, CARD_FIELDS, f"{homes[name] / 'card.yaml'}: the card")
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


#: From here on two spellings are near enough to ask whether the other was meant (difflib's ratio).
_NEAR = 0.8


def explain(code: str = "", *, codebook: str | Path | None = None) -> Explanation:
    """Tell in plain words what a word in a table means: a column, a value, a rule, a frame, a lexicon.

    A word that means several things is told for each (`direct` is a value of `kind` and of `voice_kind`);
    `quotes.kind` and `quotes.kind=direct` name one of them, as do `frame:conflict`, `frame:conflict/reproach` and
    `cues@0.2`. Without a word: what there is to ask. `codebook` adds the frames of one of your own, a folder or file.
    Raises `UsageError` when nothing is called so, with the words that are spelt nearly so.

    >>> print(explain("distancing"))
    distancing: a value of stance in the table quotes
    The cue keeps the reporter away from what is said, which may not be true (*beweren, ontkennen, volgens*).
    Reference: Hyland (2005), Metadiscourse; Floyd (2000), Journal of Pragmatics 32
    """
    if not code.strip():
        return _contents()
    words = _words() if codebook is None else _gather(_meanings(), _codebook_meanings(Path(codebook)))
    spelt = {_plain(name): name for name in reversed(words)}
    name, _, version = code.removeprefix("lexicon:").partition("@")
    found = words.get(code) or words.get(name) or words.get(spelt.get(_plain(code), ""))
    if found:
        return _told(code, found, version)
    from difflib import get_close_matches

    near = get_close_matches(_plain(name), spelt, n=3, cutoff=_NEAR)
    hint = (
        f"did you mean: {', '.join(spelt[word] for word in near)}?"
        if near
        else "`mediabeeld explain`, or explain(), lists what there is"
    )
    raise UsageError(f"nothing is called {code!r}; {hint}")


def _told(code: str, found: tuple[Explanation, ...], version: str) -> Explanation:
    """Tell one meaning as it is, several one a line; of a list in another version than is asked for, say so."""
    if len(found) == 1:
        (one,) = found
        here = str(load_card(one.code)["version"]) if one.code in list_lexicons() else version
        other = f" (This is of version {here}, not {version}.)" if version not in ("", here) else ""
        return replace(one, code=code, text=one.text + other)
    references = dict.fromkeys(meaning.reference for meaning in found if meaning.reference)
    lines = [_line(meaning) for meaning in found]
    return Explanation(code, f"{len(found)} meanings", "\n".join(lines), reference="; ".join(references) or None)


def _line(meaning: Explanation) -> str:
    title = f"a rule ({meaning.title})" if meaning in load_rules().values() else meaning.title
    return f"- {title}: {meaning.text}" + (f" Example: {meaning.example}" if meaning.example else "")


@cache
def _words() -> dict[str, tuple[Explanation, ...]]:
    """Give the meanings of every word that stands in a table, or names a part of one."""
    return _gather(_meanings())


def _gather(*sources: Iterable[tuple[tuple[str, ...], Explanation]]) -> dict[str, tuple[Explanation, ...]]:
    words: dict[str, list[Explanation]] = {}
    for names, meaning in chain(*sources):
        for name in dict.fromkeys(names):
            words.setdefault(name, []).append(meaning)
    return {name: tuple(dict.fromkeys(meanings)) for name, meanings in words.items()}  # a copy of a book means the same


def _meanings() -> Iterator[tuple[tuple[str, ...], Explanation]]:
    """Go through all that can be explained, with the words that one may ask for it by."""
    for code, rule in load_rules().items():
        yield (code,), rule
    for table, kind in TABLES.items():
        text = (kind.__doc__ or "").split("\n\n")[0]
        yield (table,), Explanation(table, f"a table; its columns are {', '.join(columns(kind))}", text)
    for table in (EVERY_RECORD, *TABLES):
        for name, column in load_columns(table).items():
            heirs = [heir for heir, kind in TABLES.items() if table == EVERY_RECORD and name in columns(kind)]
            values = f" Values: {', '.join(column.values)}." if column.values else ""
            missing = f" Missing: {column.missing}" if column.missing else ""
            about = replace(column.about, text=column.about.text + values + missing)
            yield (name, about.code, *(f"{heir}.{name}" for heir in heirs)), about
            for value, meaning in column.values.items():
                yield (value, meaning.code, f"{name}={value}", *(f"{heir}.{name}={value}" for heir in heirs)), meaning
    for home in list_schemes().values():
        yield from _codebook_meanings(home)
    for name in list_lexicons():
        yield (name,), _card(name, load_card(name))


def _codebook_meanings(home: Path) -> Iterator[tuple[tuple[str, ...], Explanation]]:
    scheme = read_scheme(home)
    yield (scheme.name,), _card(scheme.name, scheme.card)
    for code, meaning in load_frame_codes(home).items():
        frame, _, last = code.removeprefix("frame:").rpartition("/")
        title = f"an item of the frame {frame}" if frame else "a frame"
        yield (code,), meaning
        yield (code.removeprefix("frame:"), last), replace(meaning, title=f"{title} ({meaning.title})")


def _card(name: str, card: dict[str, Any]) -> Explanation:
    return Explanation(name, card["title"], card["description"], reference=card["reference"])


def _plain(word: str) -> str:
    """Spell a word without what people forget: capitals, and whether words are joined by a space or a line."""
    return word.strip().casefold().replace(" ", "-").replace("_", "-")


def _contents() -> Explanation:
    """List what can be explained."""
    lines = [f"tables: {', '.join(TABLES)}", f"columns of every record: {', '.join(load_columns(EVERY_RECORD))}"]
    lines += [f"columns of {table}: {', '.join(load_columns(table))}" for table in TABLES]
    for name, home in list_schemes().items():
        lines.append(f"codes of the codebook {name}: {', '.join(load_frame_codes(home))}")
    lines += [f"lexicons: {', '.join(list_lexicons())}", f"rules: {', '.join(load_rules())}"]
    return Explanation("explain", "what there is to ask, besides the values of these columns", "\n".join(lines))
