"""How sure a number over articles is: intervals by resampling articles, a test by permuting them, Holm's correction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.corpus.extras import need

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

#: Of fewer articles a group there is no interval and no test: a percentile interval of so few is too narrow.
LEAST = 20
RESAMPLES = 2000
CONFIDENCE = 0.95
_SEED = 20220203
#: So many numbers are held at once while resampling.
_AT_ONCE = 2_000_000


def resample(part: Numbers, whole: Numbers, *, resamples: int = RESAMPLES, seed: int = _SEED) -> Numbers:
    """Give the ratio of sums in samples of articles drawn again with replacement, each as large as the first.

    The article is what is drawn, since what stands in one article hangs together. The same seed gives the same values.

    Reference: Efron & Tibshirani (1993), An Introduction to the Bootstrap.
    """
    import numpy as np

    stats = need("scipy.stats")
    drawn = stats.bootstrap(
        (np.asarray(part, float), np.asarray(whole, float)),
        lambda p, w, axis: p.sum(axis=axis) / w.sum(axis=axis),
        paired=True,
        vectorized=True,
        n_resamples=resamples,
        batch=max(1, _AT_ONCE // max(1, len(part))),
        method="percentile",
        rng=np.random.default_rng(seed),
    )
    values: Numbers = drawn.bootstrap_distribution
    return values


def interval(values: Numbers, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Give the percentile interval of resampled values."""
    import numpy as np

    low, high = np.quantile(values, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high)


def permutation_p(
    first: tuple[Numbers, Numbers], second: tuple[Numbers, Numbers], *, resamples: int = RESAMPLES, seed: int = _SEED
) -> float:
    """Give the two-sided p of a difference of two ratios if it made no difference in which group an article stands.

    Each group is its parts and wholes; articles change groups at random. The smallest p is 1 / (resamples + 1).

    Reference: Phipson & Smyth (2010), Permutation p-values should never be zero.
    """
    import numpy as np

    part, whole = np.concatenate([first[0], second[0]]), np.concatenate([first[1], second[1]])
    n, random = len(first[0]), np.random.default_rng(seed)

    def difference(order: Any) -> float:
        one, other = order[:n], order[n:]
        return float(part[one].sum() / whole[one].sum() - part[other].sum() / whole[other].sum())

    seen = abs(difference(np.arange(len(part))))
    found = [abs(difference(random.permutation(len(part)))) for _ in range(resamples)]
    return (1 + sum(value >= seen - 1e-12 for value in found)) / (resamples + 1)


def correct(values: Sequence[float | None]) -> list[float | None]:
    """Correct p values for the number of tests, after Holm; None where there was no test.

    >>> [round(p, 3) for p in correct([0.01, 0.04, 0.03, 0.005])]
    [0.03, 0.06, 0.06, 0.02]

    Reference: Holm (1979), A Simple Sequentially Rejective Multiple Test Procedure.
    """
    order = sorted((value, place) for place, value in enumerate(values) if value is not None)
    corrected: list[float | None] = [None] * len(values)
    highest = 0.0
    for rank, (value, place) in enumerate(order):
        highest = max(highest, min(1.0, value * (len(order) - rank)))
        corrected[place] = highest
    return corrected
