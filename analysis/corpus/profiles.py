"""Actors across a corpus: what is counted of each in all its articles, and the rows behind every number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.corpus.groups import choose_articles
from analysis.corpus.rows_behind import find_places
from analysis.processes import PROCESSES

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus.views import Corpus

_NO_DEED = ", ".join(f"'{deed}'" for deed in sorted(frozenset().union(*PROCESSES.values())))
_DEED = f"coalesce(t.deed, '') not in ({_NO_DEED}) and not t.negated"


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that an actor of a corpus has: rows of a table, whose they are, and which of them count.

    `words` are columns of the table `portraits` whose sum is the number, where words are counted and not rows.
    """

    name: str
    table: str
    whose: str
    kept: str = "true"
    words: str = ""


#: The numbers of an actor, named as those of one article (`measures.MEASURES`), in the order of the page.
COUNTED = (
    Counted("named", "mentions", "t.actor = w.actor"),
    Counted("own", "quotes", "list_contains(t.speakers, w.actor)", "t.kind in ('direct', 'mixed')",
            "p.words_direct + p.words_mixed"),
    Counted("paraphrased", "quotes", "list_contains(t.speakers, w.actor)", "t.kind = 'indirect'", "p.words_indirect"),
    Counted("does", "events", "list_contains(t.agents, w.actor)", _DEED),
    Counted("undergoes", "events", "list_contains(t.patients, w.actor)", _DEED),
    Counted("called", "labels", "t.actor = w.actor",
            "t.type <> 'nomination' and lower(w.name) not in (lower(t.label), lower(t.text))"),
    Counted("judged", "sentiment", "list_contains(t.targets, w.actor)"),
)  # fmt: skip

#: Actors that are somebody across articles: linked by a registry, an alias file or their name.
_LINKED = "(select article, actor, linked, name, type from links where how not in ('none', 'ambiguous'))"


def score_actors(
    corpus: Corpus, *, by: str = "outlet", group: str | None = None, top: int = 20, unique: bool = False
) -> pd.DataFrame:
    """Count what the articles tell of the actors that stand in most of them, of a corpus or of one group.

    Columns `actor name type n_articles named own paraphrased does undergoes called judged`, who is named most first;
    words for `own` (between quotation marks) and `paraphrased`, else rows. Actors that nothing links across articles
    (*de agent*) are left out.
    """
    own = f"(select w.* from {_LINKED} w join {choose_articles(by, group, unique=unique)} a using (article))"
    given = {} if group is None else {"group": group}

    def ask(query: str) -> pd.DataFrame:
        answer: pd.DataFrame = corpus.connection.execute(query, given).df()
        return answer

    found = ask(
        f"""
        with own as {own}, named as (
            select linked, count(*) as named from mentions t join own w on w.article = t.article and t.actor = w.actor
            group by linked
        )
        select o.linked as actor, min(o.name) as name, min(o.type) as type,
               count(distinct o.article) as n_articles, any_value(n.named)::bigint as named
        from own o join named n using (linked) group by o.linked
        order by named desc, n_articles desc, o.linked limit {int(top)}
        """
    )
    for counted in COUNTED[1:]:
        value, source, kept = (
            "count(*)",
            f"{counted.table} t join own w on w.article = t.article and {counted.whose}",
            counted.kept,
        )
        if counted.words:
            value, source, kept = f"sum({counted.words})", "portraits p join own w using (article, actor)", "true"
        rows = ask(f"with own as {own} select linked as actor, {value} as n from {source} where {kept} group by linked")
        numbers = dict(zip(rows["actor"], rows["n"], strict=True))
        found[counted.name] = [round(float(numbers.get(actor, 0))) for actor in found["actor"]]
    return found


def find_actor_places(
    corpus: Corpus,
    counted: Counted,
    actors: Sequence[str],
    *,
    by: str = "outlet",
    group: str | None = None,
    most: int = 5,
    unique: bool = False,
) -> pd.DataFrame:
    """Give the rows behind a number of some actors, of a corpus or of one group, as `rows_behind.find_places` does.

    `key` is the actor.
    """
    rows = (
        f'select w.linked as key, t.article, t.sentence, t.start, t."end" from {counted.table} t '
        f"join {_LINKED} w on w.article = t.article and {counted.whose} "
        f"where {counted.kept} and list_contains($keys, w.linked)"
    )
    return find_places(corpus, rows, {"keys": list(actors)}, by=by, group=group, most=most, unique=unique)
