"""Scoring a filled sheet: how many of the rows drawn are right, with Wilson's interval."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import UsageError
from analysis.framing.form import ANSWERS
from analysis.sampling.drawing import JUDGED, NOTHING, RIGHT, RULE, Sheet, allowed, flat, is_actor, key_of
from analysis.tables import check_format

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("what", "n", "right", "precision", "low", "high")
#: The normal deviate of an interval of 95 %.
_Z = 1.959963984540054
#: Rows of one rule are told apart from five on; of fewer a share says nothing.
_LEAST = 5


def wilson_interval(right: int, n: int) -> tuple[float, float]:
    """Give the 95 % interval of a share, after Wilson (1927): it holds for small samples and shares near 0 and 1.

    >>> [round(edge, 3) for edge in wilson_interval(8, 10)]
    [0.49, 0.943]
    """
    if not 0 <= right <= n or n == 0:
        raise ValueError(f"{right} of {n} is no share")
    share, spread = right / n, _Z * _Z / n
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / n + spread / (4 * n)) / (1 + spread)
    # At the ends the formula gives 0 and 1 but for rounding.
    return (0.0 if right == 0 else middle - half), (1.0 if right == n else middle + half)


def read_sheet(path: str | Path) -> tuple[Sheet, list[dict[str, str]]]:
    """Read a filled sheet (CSV, with commas or semicolons, or Excel) and its key; gives both, row by row.

    Raises `UsageError` that names the file, the row, what is wrong and what is allowed.
    """
    place = Path(path)
    sheet = _read_key(key_of(place))
    rows = _read_rows(place)
    if missing := [name for name in sheet.columns if rows and name not in rows[0]]:
        raise UsageError(f"{place}, line 1: lacks the columns {', '.join(missing)}; a sheet of this sample has them")
    by_number = {row.get("number", "").strip(): row for row in rows}
    answers = []
    for known in sheet.rows:
        row = by_number.get(str(known["number"]))
        if row is None or row["text"].strip() != str(known["text"]).strip():
            raise UsageError(f"{place}: row {known['number']} is not the one that was drawn ({known['text']!r})")
        answers.append(row)
    return sheet, answers


def _read_key(path: Path) -> Sheet:
    try:
        data = json.loads(path.read_text("utf-8"))
        rows = tuple({name: value for name, value in row.items() if name != "found"} for row in data["rows"])
        found = tuple(row["found"] for row in data["rows"])
        return Sheet(data["table"], data["blind"], data["of"], data["seed"], rows, found, data["names"])
    except OSError as fault:
        raise UsageError(f"{path}: the key of the sheet cannot be read ({fault.strerror}); it lies beside it") from None
    except (ValueError, KeyError, TypeError) as fault:
        raise UsageError(f"{path}: is no key of a sample ({fault!r}); draw the sample anew") from None


def _read_rows(path: Path) -> list[dict[str, str]]:
    import pandas as pd

    try:
        if path.suffix.lower() == ".xlsx":
            check_format("xlsx")
            table = pd.read_excel(path, dtype=str, keep_default_na=False)
        else:
            head = path.read_text("utf-8-sig").partition("\n")[0]
            mark = ";" if head.count(";") > head.count(",") else ","
            table = pd.read_csv(path, sep=mark, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except OSError as fault:
        raise UsageError(f"{path}: cannot be read ({fault.strerror})") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not a text file in UTF-8; save it as CSV UTF-8") from None
    except (ValueError, KeyError) as fault:
        raise UsageError(f"{path}: is no table ({fault})") from None
    return [{str(name): str(value) for name, value in row.items()} for row in table.to_dict("records")]


def score_sample(path: str | Path) -> pd.DataFrame:
    """Score a filled sheet: `what n right precision low high`, for the rows as a whole, by column, and by rule.

    `n` counts the rows answered. A row of a blind sheet is right as a whole when every column that was filled in is as
    found; an actor may be called by any of its names (a surname alone
    is enough), and of a polarity the sign counts. A rule has a line from five rows on.
    Raises `UsageError` for an answer that is none of those allowed.
    """
    import pandas as pd

    sheet, answers = read_sheet(path)
    judged = list(_judged(sheet, answers, str(path)))
    rows = [_score("all", [right for _, right, _ in judged])]
    for column in sheet.judged if sheet.blind else ():
        rows.append(_score(column, [columns[column] for _, _, columns in judged if column in columns]))
    by_rule: dict[str, list[bool]] = {}
    for rule, right, _ in judged:
        by_rule.setdefault(rule, []).append(right)
    rows += [_score(rule, by_rule[rule]) for rule in sorted(by_rule) if len(by_rule[rule]) >= _LEAST]
    types = {"n": "Int64", "right": "Int64"} | dict.fromkeys(("precision", "low", "high"), "Float64")
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(types)


def _score(what: str, right: Sequence[bool]) -> dict[str, Any]:
    n = len(right)
    if not n:
        return {"what": what, "n": 0, "right": 0}
    low, high = wilson_interval(sum(right), n)
    shares = {"precision": sum(right) / n, "low": low, "high": high}
    return {"what": what, "n": n, "right": sum(right), **{name: round(value, 3) for name, value in shares.items()}}


def _judged(
    sheet: Sheet, answers: Iterable[Mapping[str, str]], path: str
) -> Iterator[tuple[str, bool, dict[str, bool]]]:
    """Give of each row answered its rule, whether it is right, and which columns are."""
    for known, found, row in zip(sheet.rows, sheet.found, answers, strict=True):
        where = f"{path}, row {known['number']}"
        if not sheet.blind:
            answer = _yes(row[RIGHT], where)
            if answer is not None:
                yield found[RULE], answer, {}
            continue
        columns = _compare(sheet, found, row, sheet.names.get(str(known["article"]), {}), where)
        if columns:
            yield found[RULE], all(columns.values()), columns


def _yes(written: str, where: str) -> bool | None:
    answer = written.strip().lower()
    if not answer:
        return None
    for meaning, ways in ANSWERS.items():
        if answer in ways:
            return meaning == "yes"
    known = ", ".join(way for ways in ANSWERS.values() for way in ways)
    raise UsageError(f"{where}: {RIGHT} is {written!r}; allowed are {known}, or nothing")


def _compare(
    sheet: Sheet, found: Mapping[str, Any], row: Mapping[str, str], names: Mapping[str, Sequence[str]], where: str
) -> dict[str, bool]:
    first = sheet.judged[0]
    if row[first].strip() == NOTHING:
        return {first: False}
    values = allowed(sheet.table)
    columns = {}
    for column in JUDGED[sheet.table]:
        written = row[column].strip()
        if not written:
            continue
        if column in values and written not in (*values[column], NOTHING):
            raise UsageError(f"{where}: {column} is {written!r}; allowed are {', '.join(values[column])}, {NOTHING}")
        columns[column] = _same(written, found[column], names if is_actor(column) else {})
    return columns


def _same(written: str, found: Any, names: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether what a coder wrote is what was found; `-` is nothing."""
    given = [] if written == NOTHING else [part.strip() for part in written.split(";")]
    wanted = [part for part in flat(found).split(";") if part]
    if len(given) != len(wanted):
        return False
    if isinstance(found, float) and given:  # how strong an evaluation is nobody codes to a decimal
        return _sign(given[0]) == (found > 0) - (found < 0)
    meant = {id for name in given for id in wanted if _called(name, [id, *names.get(id, ())])}
    return len(meant) == len(set(wanted))


def _sign(written: str) -> int | None:
    try:
        value = float(written.replace(",", "."))
    except ValueError:
        return None
    return (value > 0) - (value < 0)


def _called(name: str, known: Iterable[str]) -> bool:
    """Tell whether a name is one of those known, whole or by its last words."""
    words = name.casefold().split()
    return any(words == other.casefold().split()[-len(words) :] for other in known)
