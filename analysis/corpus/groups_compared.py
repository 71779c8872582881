"""Groups of articles beside each other: shares with intervals, who is heard, two groups' portraits of one actor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.corpus.group_measures import count_articles, list_measures
from analysis.corpus.groups import group_articles, list_groups
from analysis.corpus.keyness import KEYED, score_keyness
from analysis.corpus.resampling import CONFIDENCE, LEAST, RESAMPLES, correct, interval, permutation_p, resample
from analysis.errors import UsageError
from analysis.saving import save_file

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.corpus.views import Corpus

    Counts = tuple[NDArray[np.float64], NDArray[np.float64]]


def score_groups(
    corpus: Corpus,
    measure: str,
    *,
    by: str = "outlet",
    actor: str | None = None,
    unique: bool = False,
    confidence: float = CONFIDENCE,
    resamples: int = RESAMPLES,
) -> pd.DataFrame:
    """Give a measure of each group of articles, with its interval.

    Columns `measure group n_articles part whole value low high`.
    `measure` is voice, agency, tone, attributed, hedged, or `frame:NAME`; `by` outlet, section, year, quarter or month;
    `actor` an id of the table `links`, or a name. `value` is the sum of the parts over that of the wholes; `low` and
    `high` come from resampling articles, and are missing for a group of fewer than 20 articles that have a whole.
    `unique` leaves out articles that repeat an earlier one.
    """
    import pandas as pd

    rows = []
    for group, counts in _counts(corpus, measure, by, actor, unique).items():
        part, whole = counts
        row: dict[str, Any] = {"measure": measure, "group": group, "n_articles": len(part)}
        row |= {"part": float(part.sum()), "whole": float(whole.sum()), "value": _ratio(counts)}
        low, high = (None, None) if len(part) < LEAST else interval(resample(*counts, resamples=resamples), confidence)
        rows.append({**row, "low": _round(low), "high": _round(high)})
    columns = ["measure", "group", "n_articles", "part", "whole", "value", "low", "high"]
    numbers = dict.fromkeys(("part", "whole", "value", "low", "high"), "float64")
    return pd.DataFrame(rows, columns=columns).astype(numbers)


def score_measures(
    corpus: Corpus, *, by: str = "outlet", actor: str | None = None, unique: bool = False
) -> pd.DataFrame:
    """Give every measure there is of each group of articles: the rows of `score_groups`, one measure after another."""
    import pandas as pd

    names = list_measures(corpus, actor=actor is not None)
    scored = [score_groups(corpus, name, by=by, actor=actor, unique=unique) for name in names]
    return pd.concat(scored, ignore_index=True)


def compare_groups(
    corpus: Corpus,
    first: str,
    second: str,
    *,
    by: str = "outlet",
    actor: str | None = None,
    measures: Sequence[str] | None = None,
    unique: bool = False,
    confidence: float = CONFIDENCE,
    resamples: int = RESAMPLES,
) -> pd.DataFrame:
    """Compare how two groups of articles portray one actor, or all: a row a measure.

    Columns `measure n_first n_second first second difference low high p p_holm`: `difference` is first less second,
    `low` and `high` its interval by resampling the articles of each, `p` by permuting articles between them, and
    `p_holm` that corrected for the number of measures compared here. Interval and test are missing where a group has
    fewer than 20 articles with that measure. Raises `UsageError` for a group without articles.
    """
    import pandas as pd

    if actor is not None:
        actor = corpus.find_actor(actor)
    rows = []
    seen: set[str] = set()
    for measure in measures if measures is not None else list_measures(corpus, actor=actor is not None):
        counts = _counts(corpus, measure, by, actor, unique)
        seen |= counts.keys() & {first, second}
        if first not in counts or second not in counts:
            continue
        one, other = counts[first], counts[second]
        row: dict[str, Any] = {"measure": measure, "n_first": len(one[0]), "n_second": len(other[0])}
        row |= {"first": _ratio(one), "second": _ratio(other)}
        row["difference"] = _round(one[0].sum() / one[1].sum() - other[0].sum() / other[1].sum())
        low, high, p = None, None, None
        if min(len(one[0]), len(other[0])) >= LEAST:
            drawn = resample(*one, resamples=resamples, seed=1) - resample(*other, resamples=resamples, seed=2)
            low, high = interval(drawn, confidence)
            p = permutation_p(one, other, resamples=resamples)
        rows.append({**row, "low": _round(low), "high": _round(high), "p": p})
    for group in (first, second):
        if group not in seen:
            whom = f" that portray {actor}" if actor else ""
            raise UsageError(f"no articles of {by} {group!r}{whom}")
    for row, corrected in zip(rows, correct([row["p"] for row in rows]), strict=True):
        row["p_holm"] = corrected
    columns = ["measure", "n_first", "n_second", "first", "second", "difference", "low", "high", "p", "p_holm"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[3:], "float64"))


def find_heard(corpus: Corpus, *, by: str = "outlet", least: int = 3, unique: bool = False) -> pd.DataFrame:
    """Tell who is heard beside whom is talked about: a row an actor and group, the most often mentioned first.

    Columns `group actor name n_articles n_mentions mentions_share words words_share`: of all mentions of actors in the
    group, and of all words said in direct and mixed quotations there. Actors in fewer than `least` articles of a group
    are left out, and those whom nothing links across articles.
    """
    groups = group_articles(by, unique=unique)
    return corpus.sql(
        f"""
        with rows as (
            select g.grp, p.article, p.n_mentions, p.words_direct + p.words_mixed as words,
                   p.n_words_quoted_all as quoted, l.linked, l.name, l.how
            from portraits p join links l using (article, actor) join {groups} g using (article)
        ), wholes as (
            select grp, sum(mentions) as mentions, sum(quoted) as quoted
            from (select grp, article, sum(n_mentions) as mentions, max(quoted) as quoted from rows group by all)
            group by grp
        )
        select r.grp as "group", linked as actor, min(name) as name, count(distinct article) as n_articles,
               sum(n_mentions)::bigint as n_mentions,
               round(sum(n_mentions) / any_value(w.mentions), 4) as mentions_share,
               round(sum(words), 2) as words, round(sum(words) / nullif(any_value(w.quoted), 0), 4) as words_share
        from rows r join wholes w on r.grp = w.grp where how not in ('none', 'ambiguous')
        group by r.grp, linked having count(distinct article) >= ? order by 1, 5 desc, 2
        """,
        [least],
    )


def make_comparison(
    corpus: Corpus,
    *,
    by: str = "outlet",
    actor: str | None = None,
    between: tuple[str, ...] = (),
    unique: bool = False,
) -> dict[str, pd.DataFrame]:
    """Compare the groups of a corpus in all ways there are: tables by name.

    `measures` every measure of every group, `heard` who is heard, `key-*` what is key in each group beside the others,
    `tested` the two groups of `between` (or the largest two, with `actor` of those that portray it) against each other.
    Raises `UsageError` when there is no group, or `between` is not two of them.
    """
    there = list(list_groups(corpus, by, unique=unique)["group"])
    if not there:
        raise UsageError(f"{corpus.folder}: no article has a known {by}")
    if between and len(between) != 2:
        raise UsageError(f"--between: two groups are compared, not {len(between)}; there are: {', '.join(there)}")
    names = list_measures(corpus, actor=actor is not None)
    tables = {"measures": score_measures(corpus, by=by, actor=actor, unique=unique)}
    if actor is None:
        tables["heard"] = find_heard(corpus, by=by, unique=unique)
    if actor is not None and not between:  # the largest of those that portray it
        most = tables["measures"].groupby("group")["n_articles"].max()
        there = sorted((group for group in there if group in most.index), key=lambda group: -most[group])
    if len(there) > 1:
        one, other = between or (there[0], there[1])
        tables["tested"] = compare_groups(corpus, one, other, by=by, actor=actor, measures=names, unique=unique)
        tables["tested"].insert(0, "second_group", other)
        tables["tested"].insert(0, "first_group", one)
        for what in KEYED:
            tables[f"key-{what}"] = _key_in_each(corpus, what, sorted(there), by, actor, unique)
    return tables


def _key_in_each(
    corpus: Corpus, what: str, groups: Sequence[str], by: str, actor: str | None, unique: bool
) -> pd.DataFrame:
    """Give what is key in each group beside the others, its `p_holm` corrected for all items of all groups."""
    import pandas as pd

    keys = [(g, score_keyness(corpus, what, target=g, by=by, actor=actor, unique=unique)) for g in groups]
    for group, table in keys:
        table.insert(0, "group", group)
    whole = pd.concat([table for _, table in keys], ignore_index=True)
    whole["p_holm"] = correct([None if p != p else float(p) for p in whole["p"]])
    whole["p_holm"] = whole["p_holm"].astype("float64")
    return whole


def save_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Write tables as CSV, each under its name, and give their places."""
    places = {name: folder / f"{name}.csv" for name in tables}
    for name, place in places.items():
        save_file(tables[name].to_csv(index=False, lineterminator="\n"), place)
    return list(places.values())


def _counts(corpus: Corpus, measure: str, by: str, actor: str | None, unique: bool) -> dict[str, Counts]:
    """Count a measure in each group: the parts and wholes of its articles."""
    who = None if actor is None else corpus.find_actor(actor)
    table = count_articles(corpus, measure, group_articles(by, unique=unique), who)
    return {
        str(group): (rows["part"].to_numpy(float), rows["whole"].to_numpy(float))
        for group, rows in table.groupby("grp")
    }


def _ratio(counts: Counts) -> float:
    return round(float(counts[0].sum() / counts[1].sum()), 4)


def _round(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)
