"""How often the 95 % interval of a ratio over articles holds the true value, by the number of articles.

    python -m benchmarks.coverage [--draws 1000]

Articles are simulated as skewed as those of a newspaper: lengths are log-normal, and the share of an article varies
about that of its group (beta, so that what stands in one article hangs together). Prints a line a size of the group.
"""

from __future__ import annotations

import argparse

import numpy as np

from analysis.corpus.resampling import LEAST, interval, resample

#: The share of the group, how much articles differ (the two parameters of a beta add up to this), and the spread of
#: the logarithm of the length.
SHARE, ALIKE, SPREAD = 0.2, 4.0, 0.8


def cover(n: int, draws: int, seed: int = 1) -> tuple[float, float]:
    """Give in which share of simulated groups the interval holds the truth, and the mean width of the intervals."""
    random = np.random.default_rng(seed)
    held, widths = 0, 0.0
    for _ in range(draws):
        whole = np.maximum(1, random.lognormal(3.0, SPREAD, n).round())
        own = random.beta(SHARE * ALIKE, (1 - SHARE) * ALIKE, n)
        part = random.binomial(whole.astype(int), own).astype(float)
        low, high = interval(resample(part, whole, resamples=500))
        held += low <= SHARE <= high
        widths += high - low
    return held / draws, widths / draws


def main() -> None:
    """Print a line a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=1000)
    chosen = parser.parse_args()
    for n in (5, 10, LEAST, 50, 100, 200):
        share, width = cover(n, chosen.draws)
        print(f"{n} articles: held in {share:.1%} of {chosen.draws}; mean width {width:.3f}", flush=True)


if __name__ == "__main__":
    main()
