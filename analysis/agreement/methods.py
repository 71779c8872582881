"""The paragraph for the methods section: made by rule of what was compared and what came out, with the literature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analysis import __version__
from analysis.agreement.coders import TOOL
from analysis.language import Language, choose_language

if TYPE_CHECKING:
    from analysis.agreement.coders_compared import Agreement

REFERENCES = (
    "Krippendorff, K. (2004). Content analysis: An introduction to its methodology (2nd ed.). Sage.",
    "Krippendorff, K. (2018). Content analysis: An introduction to its methodology (4th ed.). Sage.",
)


def describe_methods(compared: Agreement, language: str = "en") -> str:
    """Describe how coders were compared and how far they agree, as a paragraph in English or Dutch, with references.

    Raises `UsageError` for a language other than `en` and `nl`.
    """
    say = choose_language(language)
    n = len(compared.articles)
    people = [name for name in compared.coders if name != TOOL]
    design = {"articles": say.number(n), "n": say.number(len(people)), "coders": say.join(people)}
    parts = [say.say("methods.design", many=n != 1, **design)]
    if TOOL in compared.coders:
        parts.append(say.say("methods.tool", version=__version__))
        if compared.without_tool:
            parts.append(say.say("methods.tool-not", kinds=say.join(compared.without_tool)))
    parts.append(say.say("methods.measures"))
    table = compared.table
    if table["low"].notna().any():
        parts.append(say.say("methods.intervals", draws=say.number(compared.draws), seed=str(compared.seed)))
    else:
        from analysis.agreement.coders_compared import LEAST

        parts.append(say.say("methods.no-intervals", least=str(LEAST)))
    rows = [row for row in table.to_dict("records") if row["label"] is None or row["label"] != row["label"]]
    parts += [f"{sentence}." for sentence in _results(rows, say)]
    count = len(compared.differences)
    parts += [say.say("methods.differences", many=count != 1, n=say.number(count)), say.say("methods.repeatability")]
    return "\n".join([" ".join(parts), "", *REFERENCES])


def _results(rows: list[dict[Any, Any]], say: Language) -> Iterator[str]:
    for kind in dict.fromkeys(str(row["kind"]) for row in rows):
        mine = [row for row in rows if row["kind"] == kind]
        spans = {row["measure"]: row for row in mine if row["variable"] == "span"}
        half, unit = spans["F1 (half)"], spans.get("alpha (unitising)", {})
        said = [
            say.say("methods.span", kind=kind, f1=_number(half, say), alpha=_number(unit, say), n=say.number(half["n"]))
        ]
        for row in mine:
            if row["variable"] != "span":
                key = "methods.ordinal" if row["measure"] == "alpha (ordinal)" else "methods.value"
                alpha, n = _number(row, say), say.number(row["n"])
                said.append(say.say(key, variable=str(row["variable"]), alpha=alpha, n=n))
        yield "; ".join(said)


def _number(row: dict[Any, Any], say: Language) -> str:
    value, low, high = (row.get(name) for name in ("value", "low", "high"))
    if value is None or value != value or str(value) == "<NA>":
        return say.say("methods.undefined")
    whole = say.decimal(value)
    if low is None or high is None or str(low) in ("<NA>", "nan"):
        return whole
    return f"{whole} [{say.decimal(low)}; {say.decimal(high)}]"
