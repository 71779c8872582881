"""What is typical of one group of articles beside the others: labels, verbs, frames, evaluations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.corpus.extras import need
from analysis.corpus.groups import group_articles, list_groups
from analysis.corpus.resampling import LEAST, correct
from analysis.corpus.rows_behind import find_places
from analysis.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from analysis.corpus.views import Corpus

    Numbers = NDArray[np.float64]

#: An item in fewer articles than this is not tested: six parachutists in one article are one event, not six.
SPREAD = 5

#: What can be key: the SQL of `article item`, of all; and how an actor (`w.actor`) has a part in a row `t`.
KEYED = {
    "labels": ("lower(t.label)", "labels t", "t.type <> 'nomination'", "t.actor = w.actor"),
    "verbs": ("t.lemma", "events t", "t.diathesis <> 'nominal'", "list_contains(t.agents, w.actor)"),
    "frames": ("t.frame", "frames t", "true", "list_contains(t.actors, w.actor)"),
    "evaluations": ("lower(t.term)", "sentiment t", "t.aspect = 'evaluation'", "list_contains(t.targets, w.actor)"),
}

_COUNTS = """
with rows as ({rows}), counts as (
    select r.article, r.item, g.grp, count(*)::double as n from rows r join {groups} g using (article)
    where r.item is not null group by all
), sizes as (select article, any_value(grp) as grp, sum(n) as size from counts group by article
), wholes as (
    select coalesce(sum(size) filter (grp = $target), 0) as target,
           coalesce(sum(size) filter ({others}), 0) as reference from sizes
), shares as (
    select c.item, grp = $target as own, c.article, c.n, s.size,
           sum(c.n) over (partition by c.item, grp = $target) as all_n
    from counts c join (select article, size from sizes) s using (article) where grp = $target or {others}
)
select item,
       coalesce(sum(n) filter (own), 0) as n_target,
       coalesce(sum(n) filter (not own), 0) as n_reference,
       count(*) filter (own) as articles_target,
       count(*) filter (not own) as articles_reference,
       (1 + sum(abs(n / all_n - size / target) - size / target) filter (own)) / 2 as dispersion_target,
       (1 + sum(abs(n / all_n - size / reference) - size / reference) filter (not own)) / 2 as dispersion_reference,
       any_value(target) as target, any_value(reference) as reference
from shares, wholes group by item having sum(n) >= $least order by item
"""


def score_keyness(
    corpus: Corpus,
    what: str,
    *,
    target: str,
    reference: str | None = None,
    by: str = "outlet",
    actor: str | None = None,
    least: int = 5,
    unique: bool = False,
) -> pd.DataFrame:
    """Tell what is key in a group of articles: `item n_target n_reference per_1000_target … g2 log_ratio … p p_holm`.

    `what` is labels, verbs, frames or evaluations (with `actor`, an id or name: its labels, its deeds); `reference` a
    group, or all others. `g2` is the log-likelihood, `log_ratio` the binary logarithm of how many times as frequent the
    item is (0.5 is added to a count of nothing), `dispersion_*` Gries' DP over the articles: 0 spread as the texts
    are, near 1 in one article. `p` treats occurrences as independent, which within an article they are not: an item
    with a high dispersion is no finding. `p_holm` is corrected for the number of items tested; there is no `p` where a
    group has fewer than 20 articles, nor of an item in fewer than five. Items of fewer than `least` occurrences are
    left out.

    Reference: Dunning (1993); Hardie (2014) for the log ratio; Gries (2008) for DP; Gabrielatos (2018).
    """
    import numpy as np

    if what not in KEYED:
        raise UsageError(f"what={what!r}: keyness is of {', '.join(KEYED)}")
    there = list_groups(corpus, by, unique=unique)
    sizes = dict(zip(there["group"], there["n_articles"], strict=True))
    for group in (target, reference):
        if group is not None and group not in sizes:
            raise UsageError(f"no {by} {group!r}; there are: {', '.join(map(str, sizes))}")
    item, table, kept, part = KEYED[what]
    who = f" join (select article, actor from links where linked = $actor) w on w.article = t.article and {part}"
    rows = f"select t.article, {item} as item from {table}{who if actor else ''} where {kept}"
    others = "grp <> $target" if reference is None else "grp = $reference"
    query = _COUNTS.format(rows=rows, groups=group_articles(by, unique=unique), others=others)
    given = {"target": target, "least": least} | ({} if reference is None else {"reference": reference})
    given |= {"actor": corpus.find_actor(actor)} if actor else {}
    found: pd.DataFrame = corpus.connection.execute(query, given).df()
    a, b = found["n_target"].to_numpy(float), found["n_reference"].to_numpy(float)
    c, d = found.pop("target").to_numpy(float), found.pop("reference").to_numpy(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        found["per_1000_target"], found["per_1000_reference"] = 1000 * a / c, 1000 * b / d
    found["g2"], found["log_ratio"] = log_likelihood(a, b, c, d).round(4), log_ratio(a, b, c, d).round(4)
    rest = sum(n for group, n in sizes.items() if group != target) if reference is None else sizes[reference]
    enough = min(sizes[target], rest) >= LEAST
    spread = (found["articles_target"] + found["articles_reference"] >= SPREAD) & enough
    chances = need("scipy.stats").chi2.sf(found["g2"], 1)
    tests = [float(p) if tested else None for p, tested in zip(chances, spread, strict=True)]
    found["p"] = np.array(tests, float)
    found["p_holm"] = np.array(correct(tests), float)
    for column in ("n_target", "n_reference"):
        found[column] = found[column].astype(int)
    for column in ("per_1000_target", "per_1000_reference", "dispersion_target", "dispersion_reference"):
        found[column] = found[column].round(4)
    order = ["item", "n_target", "n_reference", "per_1000_target", "per_1000_reference", "g2", "log_ratio"]
    order += ["articles_target", "articles_reference", "dispersion_target", "dispersion_reference", "p", "p_holm"]
    return found[order].sort_values(["g2", "item"], ascending=[False, True], ignore_index=True)


def find_key_places(
    corpus: Corpus, what: str, items: Sequence[str], *, by: str, group: str, most: int = 3, unique: bool = False
) -> pd.DataFrame:
    """Give rows that hold key items of a group, `key` the item: the columns of `rows_behind.find_places`."""
    item, table, kept, _ = KEYED[what]
    rows = (
        f'select {item} as key, t.article, t.sentence, t.start, t."end" from {table} '
        f"where {kept} and list_contains($items, {item})"
    )
    return find_places(corpus, rows, {"items": list(items)}, by=by, group=group, most=most, unique=unique)


def log_likelihood(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Numbers:
    """Give the log-likelihood G² of counts `a` of `c` beside `b` of `d`: of all four cells (Dunning 1993)."""
    import numpy as np

    total, hits = c + d, a + b
    cells = ((a, c, hits), (b, d, hits), (c - a, c, total - hits), (d - b, d, total - hits))
    score = np.zeros(np.shape(a))
    for seen, column, row in cells:
        expected = column * row / np.where(total > 0, total, 1)
        ratio = np.where((seen > 0) & (expected > 0), seen / np.where(expected > 0, expected, 1), 1)
        score += 2 * seen * np.log(ratio)
    return np.maximum(score, 0)


def log_ratio(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Numbers:
    """Give how many times as frequent, as a binary logarithm: 1 is twice, -1 half (Hardie 2014)."""
    import numpy as np

    one, other = np.where(a > 0, a, 0.5), np.where(b > 0, b, 0.5)
    result: Numbers = np.log2((one / np.maximum(c, 1)) / (other / np.maximum(d, 1)))
    return result
