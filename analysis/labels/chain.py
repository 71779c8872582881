"""The naming chain: an actor's expressions in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.records import Label, Mention

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("actor", "position", "article", "start", "end", "text", "form", "type", "voice", "voice_kind", "part")


def find_naming_chain(mentions: Sequence[Mention], labels: Sequence[Label]) -> pd.DataFrame:
    """Set out how each actor is named from first to last, one row per mention, with the type of its main label.

    `position` counts an actor's mentions from 1; `type` is that of the name or the noun in the mention, null for
    pronouns and for words that no lexicon knows. Rows stand by actor, then in reading order. Empty in, empty out.

    >>> find_naming_chain([], []).columns.tolist()[:3]
    ['actor', 'position', 'article']

    Van Leeuwen (2008), Discourse and Practice, ch. 2.
    """
    import pandas as pd

    rows = []
    seen: dict[tuple[str, str], int] = {}
    known = [mention for mention in mentions if mention.actor]
    for mention in sorted(known, key=lambda m: (m.article, m.actor, m.start, -m.end)):
        key = (mention.article, mention.actor)
        seen[key] = seen.get(key, 0) + 1
        row = {name: getattr(mention, name) for name in _COLUMNS if name not in ("position", "type")}
        rows.append({**row, "position": seen[key], "type": _main_type(mention, labels)})
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    numbers = {name: "Int64" for name in ("position", "start", "end")}
    return table.astype(numbers | {name: "str" for name in _COLUMNS if name not in numbers})


def _main_type(mention: Mention, labels: Sequence[Label]) -> str | None:
    inside = [
        label
        for label in labels
        if label.article == mention.article
        and label.actor == mention.actor
        and mention.start <= label.start < mention.end
    ]
    order = {"name": 0, "compound": 1, "apposition": 2, "attribute": 3, "predicate": 4}
    best = min(
        (label for label in inside if label.end <= mention.end),
        key=lambda x: (order[x.relation], x.start),
        default=None,
    )
    return best.type if best else None
