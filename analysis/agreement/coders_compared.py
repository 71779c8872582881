"""The comparison of coders: the table of agreement with its intervals, by article and by pair, and every difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.agreement.coders import TOOL, Coders, add_tool, check_shared, read_coders
from analysis.agreement.coefficients import Measured, measure
from analysis.agreement.differences import Difference, find_differences
from analysis.agreement.units import Coded, line_up
from analysis.agreement.variables import Variable
from analysis.annotations import Given
from analysis.errors import UsageError
from analysis.exchange import need_exchange
from analysis.messages import how_many

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

_MEASURE = ("kind", "variable", "label", "measure")
_NUMBERS = ("value", "low", "high", "n", "articles")
#: From how many articles on an interval is given: of fewer, drawing them anew says nothing.
LEAST = 5
DRAWS = 1000


@dataclass(frozen=True)
class Agreement:
    """How far coders agree: `table`, `by_article` and `pairs` as tables, `differences` one by one."""

    coders: Coders
    draws: int = DRAWS
    seed: int = 1

    @cached_property
    def lined_up(self) -> dict[str, tuple[tuple[Variable, ...], list[Coded]]]:
        """The variables and units of each kind."""
        return line_up(self.coders)

    @cached_property
    def measured(self) -> list[Measured]:
        """Every measure, with its pieces."""
        found = (m for kind, (variables, rows) in self.lined_up.items() for m in measure(kind, variables, rows))
        return [m for m in found if sum(m.n)]

    @property
    def without_tool(self) -> list[str]:
        """The kinds of coding that the tool, though counted as a coder, did not code: people alone are compared."""
        if TOOL not in self.coders:
            return []
        return [kind for kind, (_, rows) in self.lined_up.items() if not any(TOOL in row.coders for row in rows)]

    @property
    def articles(self) -> list[str]:
        """The articles that two or more coded."""
        return sorted({row.article for _, rows in self.lined_up.values() for row in rows})

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row a measure: `kind variable label measure value low high n articles`.

        `low` and `high` bound the middle 95 % of the values of as many sets of articles, drawn with replacement; they
        are missing of fewer than five articles. A value is missing where nothing varies.
        """
        return _table([self._row(m) for m in self.measured], (*_MEASURE, *_NUMBERS))

    def _row(self, m: Measured) -> dict[str, Any]:
        low, high = interval(m, self.draws, self.seed)
        n, articles = sum(m.n), len(m.pieces)
        return {**_place(m), "value": m.value(), "low": low, "high": high, "n": n, "articles": articles}

    @cached_property
    def by_article(self) -> pd.DataFrame:
        """The same, article by article, without intervals: `article kind variable label measure value n`."""
        rows = [
            {"article": id, **_place(m), "value": m.value([place]), "n": m.n[place]}
            for m in self.measured
            for place, id in enumerate(m.articles)
            if m.n[place]
        ]
        table = _table(rows, ("article", *_MEASURE, "value", "n"))
        return table.sort_values("article", kind="stable", ignore_index=True)

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """The same for each pair of coders, without labels and intervals: `one other kind variable measure value n`."""
        rows: list[dict[str, Any]] = []
        for one, other in combinations(self.coders, 2):
            lined_up = line_up({name: self.coders[name] for name in (one, other)})
            found = [m for kind, (variables, told) in lined_up.items() for m in measure(kind, variables, told)]
            for m in found:
                if m.label is None and sum(m.n) > 0:
                    rows.append({"one": one, "other": other, **_place(m), "value": m.value(), "n": sum(m.n)})
        return _table(rows, ("one", "other", "kind", "variable", "measure", "value", "n"))

    @cached_property
    def differences(self) -> list[Difference]:
        """Every difference, article by article."""
        found = [d for variables, rows in self.lined_up.values() for d in find_differences(variables, rows)]
        return sorted(found, key=lambda d: (d.article, d.start, d.end, d.kind))

    @property
    def difference_table(self) -> pd.DataFrame:
        """The differences as a table, a column a coder."""
        import pandas as pd

        columns = ["article", "code", "variable", "start", "end", "text", *self.coders, "id"]
        return pd.DataFrame([difference.row() for difference in self.differences], columns=columns)

    def methods(self, language: str = "en") -> str:
        """Give a paragraph for the methods section of a paper, made by rule."""
        from analysis.agreement.methods import describe_methods

        return describe_methods(self, language)

    def __str__(self) -> str:
        """Set the tables as plain text."""
        parts = [f"Coders: {', '.join(self.coders)}; {how_many(len(self.articles), 'article')}", _plain(self.table)]
        if self.without_tool:
            parts.insert(1, f"Not coded by {TOOL}: {', '.join(self.without_tool)}")
        if len(self.coders) > 2:
            parts += ["By pair", _plain(self.pairs)]
        return "\n\n".join([*parts, how_many(len(self.differences), "difference")])


def _place(m: Measured) -> dict[str, str | None]:
    return {"kind": m.kind, "variable": m.variable, "label": m.label, "measure": m.measure}


def _plain(table: pd.DataFrame) -> str:
    return table.to_string(index=False, na_rep="")


def _table(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    types = {"value": "Float64", "low": "Float64", "high": "Float64", "n": "Int64", "articles": "Int64"}
    table = pd.DataFrame(rows, columns=list(columns)).astype({name: types[name] for name in columns if name in types})
    return table.round({name: 3 for name in ("value", "low", "high") if name in columns})


def interval(m: Measured, draws: int, seed: int) -> tuple[float | None, float | None]:
    """Give the 95 % interval of a measure by drawing its articles anew (percentile bootstrap), with a fixed seed."""
    import numpy as np

    n = len(m.pieces)
    if n < LEAST or draws < 1:
        return None, None
    chance = np.random.Generator(np.random.PCG64(seed))
    found = [value for _ in range(draws) if (value := m.value(chance.integers(0, n, n).tolist())) is not None]
    if not found:
        return None, None
    low, high = np.quantile(np.array(found), [0.025, 0.975])
    return float(low), float(high)


def agreement(
    *sources: str | Path,
    tool: bool = False,
    draws: int = DRAWS,
    seed: int = 1,
    nlp: Language | None = None,
    annotations: Given = None,
) -> Agreement:
    """Tell how far coders agree: with folders of gold, one a coder, or files of other programs with several.

    `tool` counts Mediabeeld as one more coder, as it finds things, without corrections by hand unless `annotations`
    gives them. Spans are compared by F1 (sharing half of both together, and exactly)
    and by Krippendorff's alpha for unitising; what was coded of the spans that coders share by Krippendorff's alpha,
    nominal or ordinal. `draws` sets of articles, drawn with `seed`, give the intervals. Raises `UsageError` where there
    is nothing to compare.

    >>> from tempfile import TemporaryDirectory
    >>> from analysis.exchange import CodedArticle, Coding, save_coded
    >>> from analysis.article import read_article
    >>> article = read_article("“Nee”, zei ze. “Ja”, zei hij.", id="een")
    >>> with TemporaryDirectory() as folder:
    ...     for coder, kind in (("An", "direct"), ("Bé", "mixed")):
    ...         codings = (Coding(start=1, end=4, code=("quotes", kind), coder=coder),)
    ...         save_coded([CodedArticle(article=article, codings=codings)], Path(folder, f"{coder}.jsonl"))
    ...     compared = agreement(Path(folder, "An.jsonl"), Path(folder, "Bé.jsonl"))
    >>> compared.difference_table[["variable", "An", "Bé"]].values.tolist()
    [['type', 'direct', 'mixed']]
    """
    need_exchange("krippendorff", "a comparison of coders")
    coders = read_coders(sources)
    if tool:
        coders = add_tool(coders, [source for source in sources if Path(source).is_dir()], nlp, annotations)
    if draws < 0:
        raise UsageError(f"draws={draws}: 0 (no intervals) or more is allowed")
    return Agreement(check_shared(coders), draws, seed)
