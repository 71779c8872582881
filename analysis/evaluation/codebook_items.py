"""How far coders agree on the items of a codebook: Krippendorff's alpha of yes and no, item by item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from analysis.framing import FormRow

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("scheme", "frame", "item", "coders", "n", "yes", "agreement", "alpha")


def score_answers(answers: Iterable[FormRow]) -> pd.DataFrame:
    """Compare what coders answered on the same sentences, a row an item.

    Columns: `scheme frame item coders n yes agreement alpha`. `n` counts the sentences that two coders or more
    answered, `yes` is the share of yes among their answers, `agreement` the share of pairs of answers that are the
    same, `alpha` Krippendorff's for nominal values: 1 perfect, 0 as by chance. It is missing where all answers are the
    same, since nothing varies. Krippendorff (2018), Content Analysis, ch. 12.

    >>> score_answers([]).columns.tolist()
    ['scheme', 'frame', 'item', 'coders', 'n', 'yes', 'agreement', 'alpha']
    """
    import pandas as pd

    by_item: dict[tuple[str, str, str], dict[tuple[str, ...], dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for row in answers:
        if row.answer:
            by_item[row.scheme, row.frame, row.item][row.key][row.coder] = row.answer
    rows: list[dict[str, Any]] = []
    for (scheme, frame, item), units in by_item.items():
        shared = [given for given in units.values() if len(given) > 1]
        place = {"scheme": scheme, "frame": frame, "item": item, "coders": len({c for u in units.values() for c in u})}
        rows.append(place | {"n": len(shared)} | (_agreement(shared) if shared else {}))
    types = dict.fromkeys(("coders", "n"), "Int64") | dict.fromkeys(("yes", "agreement", "alpha"), "Float64")
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(types)


def _agreement(units: list[dict[str, str]]) -> dict[str, float | None]:
    from nltk.metrics.agreement import AnnotationTask

    values = [answer for given in units for answer in given.values()]
    pairs = [
        (one, other)
        for given in units
        for i, one in enumerate(given.values())
        for other in list(given.values())[i + 1 :]
    ]
    task = AnnotationTask([(coder, i, answer) for i, given in enumerate(units) for coder, answer in given.items()])
    return {
        "yes": values.count("yes") / len(values),
        "agreement": sum(one == other for one, other in pairs) / len(pairs),
        "alpha": float(task.alpha()) if len(set(values)) > 1 else None,
    }
