"""The page of a corpus: groups and actors across all articles, every number a way to its articles and sentences."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import __version__
from analysis.corpus.group_measures import find_measure_places
from analysis.corpus.groups import list_groups
from analysis.corpus.groups_compared import make_comparison
from analysis.corpus.keyness import KEYED, find_key_places
from analysis.corpus.profiles import COUNTED, find_actor_places, score_actors
from analysis.corpus.resampling import LEAST
from analysis.group_figures import draw_group_figures
from analysis.language import Language, choose_language
from analysis.pages import content_policy, load_page, read_part
from analysis.plots.group_panels import name_measure, write_difference, write_value
from analysis.plots.plain_rows import rows_of
from analysis.report.corpus_findings import tell_findings, tell_most
from analysis.saving import save_file

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus.views import Corpus

#: So much stands on a page, whatever the size of the corpus: actors of all and of a group, groups, key items of a group
#: (the first of each list), places of a number of all and of a group, and characters around a place.
MOST_ACTORS, ACTORS_OF_GROUP, MOST_GROUPS, MOST_KEYS = 20, 8, 6, 5
MOST_PLACES, PLACES_OF_GROUP, LONGEST = 5, 3, 400


@dataclass(frozen=True, slots=True)
class Number:
    """A number on the page, and the evidence it leads to; without that it is plain text."""

    text: str
    to: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the page: its title, headings, and rows that begin with a name; a closed one the reader opens."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Number, ...]], ...]
    closed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an article: what is told of the article, and the sentence in pieces, the evidence in the middle."""

    article: str
    about: str
    pieces: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a number: how much, and some of its places."""

    id: str
    title: str
    count: str
    places: tuple[Place, ...]
    more: str


def render_corpus_report(
    corpus: Corpus,
    *,
    tables: Mapping[str, pd.DataFrame] | None = None,
    by: str = "outlet",
    unique: bool = False,
    language: str = "en",
) -> str:
    """Set a corpus as one self-contained HTML page: its groups compared, its actors, and sentences behind each number.

    `tables` are those of `make_comparison`, made here if they are not given. The page has no script; its size does not
    grow with the corpus, since only the first actors, groups and places stand on it (the constants of this module).
    Raises `UsageError` for a language other than `en` and `nl`, and an unknown grouping.
    """
    say = choose_language(language)
    tables = tables or make_comparison(corpus, by=by, unique=unique)
    groups = [str(group) for group in list_groups(corpus, by, unique=unique)["group"]]
    shown = sorted(groups[:MOST_GROUPS])
    maker = _Maker(corpus, by, unique, say)
    actors = maker.actors(None)
    sheets = {
        "groups": [maker.measures(tables["measures"], shown)],
        "tested": [maker.tested(tables["tested"])] if "tested" in tables else [],
        "actors": [actors, *(maker.actors(group) for group in shown)],
        "keys": [sheet for what in KEYED if f"key-{what}" in tables
                 if (sheet := maker.keys(what, tables[f"key-{what}"], shown)).rows],
    }  # fmt: skip
    compared = {name: tables[name] for name in ("measures", "heard") if name in tables}
    drawn = {name: table[table["group"].isin(shown)] for name, table in compared.items()}
    style = read_part("report.css") + read_part("corpus.css")
    return load_page("corpus.html.j2").render(
        say=say.say,
        language=language,
        name=corpus.folder.name,
        headline=tell_most(maker.first, say),
        facts=maker.facts(groups),
        findings=list(tell_findings(corpus, tables, say, unique=unique)),
        sheets=sheets,
        figures=[
            (name, b64encode(svg).decode("ascii"), say.say(f"corpus.figure.{name}"))
            for name, svg in draw_group_figures(drawn, by=by, language=language).items()
        ],
        evidence=maker.evidence,
        version=__version__,
        style=style,
        policy=content_policy(style, pictures=True),
    )


def save_corpus_report(
    corpus: Corpus,
    path: Path | str,
    *,
    tables: Mapping[str, pd.DataFrame] | None = None,
    by: str = "outlet",
    unique: bool = False,
    language: str = "en",
) -> None:
    """Write the page of `render_corpus_report` to a file, whole or not at all; raises `OutputError`."""
    save_file(render_corpus_report(corpus, tables=tables, by=by, unique=unique, language=language), Path(path))


class _Maker:
    """Makes the tables of a page, and gathers the evidence behind their numbers."""

    def __init__(self, corpus: Corpus, by: str, unique: bool, say: Language) -> None:
        self.corpus, self.by, self.unique, self.say = corpus, by, unique, say
        self.evidence: list[Evidence] = []
        self.first: list[dict[str, Any]] = []

    def facts(self, groups: Sequence[str]) -> list[str]:
        """Tell how much there is, of when, by what it is grouped."""
        row = self.corpus.sql(
            "select count(*) filter (status = 'done') as n, min(date) as first, max(date) as last, "
            "coalesce(sum(words), 0) as words from articles"
        ).iloc[0]
        by = self.say.say(f"group-by.{self.by}")
        facts = [
            self.say.say("corpus.articles", many=row["n"] != 1, n=self.say.number(row["n"])),
            self.say.say("corpus.words", n=self.say.number(row["words"])),
            self.say.say("corpus.groups", by=by, n=self.say.number(len(groups))),
        ]
        return [*facts, f"{row['first']} – {row['last']}"] if isinstance(row["first"], str) else facts

    def measures(self, table: pd.DataFrame, groups: Sequence[str]) -> Sheet:
        """Set every measure of every group, with intervals."""
        rows = []
        found = {(row["measure"], row["group"]): row for row in rows_of(table)}
        for measure in dict.fromkeys(table["measure"]):
            cells = []
            for group in groups:
                row = found.get((measure, group))
                if row is None or row["value"] != row["value"]:
                    cells.append(Number("–"))
                    continue
                title = f"{name_measure(measure, self.say)}: {group}"
                places = find_measure_places(
                    self.corpus, measure, by=self.by, group=group, most=PLACES_OF_GROUP, unique=self.unique
                )
                to = self._keep(title, places)
                note = f"n\xa0=\xa0{self.say.number(row['n_articles'])}"
                if row["low"] == row["low"]:
                    ends = (write_value(row[end], measure, self.say) for end in ("low", "high"))
                    note = f"[{'; '.join(ends)}] {note}"
                cells.append(Number(write_value(row["value"], measure, self.say), to, note))
            rows.append((name_measure(measure, self.say), tuple(cells)))
        return Sheet(
            self.say.say("corpus.measures"), (self.say.say("corpus.measure"), *groups), tuple(rows),
            note=self.say.say("corpus.measures-note", least=str(LEAST)),
        )  # fmt: skip

    def tested(self, table: pd.DataFrame) -> Sheet:
        """Set the differences of two groups."""
        pair = [str(value) for value in table[["first_group", "second_group"]].iloc[0]] if len(table) else ["", ""]
        rows = tuple(
            (
                name_measure(row["measure"], self.say),
                (
                    *(Number(write_value(row[place], row["measure"], self.say)) for place in ("first", "second")),
                    Number(write_difference(row, self.say)),
                ),
            )
            for row in rows_of(table)
        )
        headings = (self.say.say("corpus.measure"), *pair, self.say.say("corpus.difference"))
        return Sheet(
            self.say.say("corpus.tested", first=pair[0], second=pair[1]), headings, rows,
            note=self.say.say("corpus.tested-note"),
        )  # fmt: skip

    def actors(self, group: str | None) -> Sheet:
        """Set the actors that are named most, of all articles or of a group."""
        top, most = (MOST_ACTORS, MOST_PLACES) if group is None else (ACTORS_OF_GROUP, PLACES_OF_GROUP)
        where: dict[str, Any] = {"by": self.by, "group": group, "unique": self.unique}
        rows = rows_of(score_actors(self.corpus, top=top, **where))
        if group is None:
            self.first = rows
        ids = [row["actor"] for row in rows]
        cells: dict[str, list[Number]] = {row["actor"]: [Number(self.say.number(row["n_articles"]))] for row in rows}
        for counted in COUNTED:
            places = find_actor_places(self.corpus, counted, ids, most=most, **where)
            behind = {key: part for key, part in places.groupby("key")}
            title = self.say.say(f"measure.{counted.name}").replace("- ", "")
            for row in rows:
                value = row[counted.name]
                to = ""
                if value and row["actor"] in behind:
                    whose = row["name"] if group is None else f"{row['name']}, {group}"
                    to = self._keep(f"{whose}: {title}", behind[row["actor"]], row["actor"], counted.table)
                cells[row["actor"]].append(Number(self.say.number(value) if value else "–", to))
                if counted.name == "named":  # the articles are those in which it is named
                    cells[row["actor"]][0] = Number(cells[row["actor"]][0].text, to)
        headings = (
            self.say.say("measure.actor"),
            self.say.say("corpus.in-articles"),
            *(self.say.say(f"measure.{counted.name}").replace("- ", "\xad") for counted in COUNTED),
        )
        return Sheet(
            group or self.say.say("corpus.all-articles"),
            headings,
            tuple((row["name"], tuple(cells[row["actor"]])) for row in rows),
            closed=group is not None,
            note=self.say.say("corpus.actors-note", n=str(top)) if group is None else "",
        )

    def keys(self, what: str, table: pd.DataFrame, groups: Sequence[str]) -> Sheet:
        """Set what is key in each group."""
        rows = []
        for group in groups:
            key = table[(table["group"] == group) & (table["log_ratio"] > 0)].head(MOST_KEYS)
            places = find_key_places(
                self.corpus, what, list(key["item"]), by=self.by, group=group, most=PLACES_OF_GROUP, unique=self.unique
            )
            behind = {item: part for item, part in places.groupby("key")}
            for row in rows_of(key):
                to = self._keep(f"{row['item']}: {group}", behind[row["item"]]) if row["item"] in behind else ""
                cells = (
                    Number(group),
                    Number(self.say.number(row["n_target"]), to),
                    Number(self.say.number(row["n_reference"])),
                    Number(self.say.decimal(row["g2"])),
                    Number(self.say.decimal(row["log_ratio"])),
                    Number("–" if row["dispersion_target"] is None else self.say.decimal(row["dispersion_target"])),
                    Number(_write_p(row["p_holm"], self.say)),
                )
                rows.append((self.say.find(f"frame.{row['item']}", row["item"]), cells))
        titles = ("item", "group", "n-here", "n-elsewhere", "g2", "log-ratio", "dispersion", "p-holm")
        return Sheet(
            self.say.say(f"corpus.key-{what}"), tuple(self.say.say(f"corpus.{title}") for title in titles), tuple(rows),
            closed=True, note=self.say.say("corpus.keys-note"),
        )  # fmt: skip

    def _keep(self, title: str, places: pd.DataFrame, actor: str = "", table: str = "") -> str:
        """Keep the evidence behind a number, and give where it stands on the page; nowhere where there is none."""
        rows = rows_of(places)
        if not rows:
            return ""
        id = f"e{len(self.evidence) + 1}"
        n, articles = int(rows[0]["n"]), int(rows[0]["n_articles"])
        count = self.say.say("corpus.behind", n=self.say.number(n), articles=self.say.number(articles))
        more = ""
        if n > len(rows):
            asked = f'corpus.of("{actor}", "{table}")' if actor else ""
            more = self.say.say(
                "corpus.more" if asked else "corpus.more-tables", n=self.say.number(n - len(rows)), ask=asked
            )
        self.evidence.append(Evidence(id, title, count, tuple(self._place(row) for row in rows), more))
        return f"#{id}"

    def _place(self, row: Mapping[str, Any]) -> Place:
        known = [row[name] for name in ("title", "outlet", "date") if isinstance(row[name], str) and row[name]]
        pieces = None
        if isinstance(row["words"], str) and row["sentence_start"] == row["sentence_start"]:
            start = max(0, int(row["start"] - row["sentence_start"]))
            end = max(start, int(row["end"] - row["sentence_start"]))
            pieces = cut_sentence(row["words"], start, end)
        return Place(row["article"], " · ".join(known), pieces)


def _write_p(p: float, say: Language) -> str:
    """Write a corrected p; nothing where it was not tested."""
    if p != p:
        return "–"
    return say.decimal(p) if p >= 0.01 else f"< {say.decimal(0.01)}"


def cut_sentence(words: str, start: int, end: int) -> tuple[str, str, str]:
    """Give a sentence in three pieces, the evidence in the middle; of a very long one what stands around that.

    >>> cut_sentence("De brug is dicht.", 3, 7)
    ('De ', 'brug', ' is dicht.')
    """
    hit = words[start:end]
    if len(hit) > LONGEST:
        hit = hit[:LONGEST] + "…"
    room = (LONGEST - len(hit)) // 2
    before, after = words[:start], words[end:]
    if len(before) > max(room, 0) and len(words) > LONGEST:
        before = "…" + before[len(before) - max(room, 0) :]
    if len(after) > max(room, 0) and len(words) > LONGEST:
        after = after[: max(room, 0)] + "…"
    return before, hit, after
