"""The page of a portrait: what stands on it, and what its script is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis import __version__
from analysis.accuracy import Share, tell_accuracy
from analysis.findings import Finding, Number, find_findings, short_names
from analysis.language import Language, choose_language
from analysis.measures import ALL, LAYERS, count, list_measures, stands_out
from analysis.pages import content_policy, embed_json, load_page, read_part
from analysis.palette import order_frames
from analysis.portrait import Portrait
from analysis.records import UNKNOWN, Mention, Quote, rows_in
from analysis.report.actor_lines import Heading, head_column, set_lines
from analysis.report.cells import name_all, names_in
from analysis.report.data import SHOWN, data_of, list_rows, mark_class
from analysis.report.end_tables import TABLES, set_sheet
from analysis.report.marking import STILL, mark_up
from analysis.saving import save_file


@dataclass(frozen=True, slots=True)
class Sign:
    """What a mark in the text means: its kind, its classes, its name, whether it is seen where nothing is chosen."""

    kind: str
    classes: str
    title: str
    still: bool


def render_report(portrait: Portrait, language: str = "en", accuracy: Sequence[Share] = ()) -> str:
    """Set a portrait as a self-contained HTML page: findings, the marked-up article, the portraits, all rows.

    Every number leads to the words behind it. The page asks nothing of anywhere, and can be read without its script.
    `accuracy` is how right the user's own coding says that it is (`HandCoding.shares_of`); without it the package's own
    measurements are given.
    Raises `UsageError` for a language other than `en` and `nl`.

    >>> from analysis.portrait import portray
    >>> page = render_report(portray("“Alle soldaten zijn veilig”, aldus president Joe Biden."), "nl")
    >>> page.startswith("<!DOCTYPE html>"), "eigen woorden" in page
    (True, True)
    """
    say = choose_language(language)
    names, short = names_in(portrait.names, say), names_in(short_names(portrait.actors), say)
    counts, rows = count(portrait), list_rows(portrait)
    headings = [head_column(measure, say) for measure in list_measures(portrait)]
    columns = [heading for heading in headings if heading.shown != "never"]
    lines = set_lines(portrait, columns, counts, names, say)
    first = [line for line in lines if stands_out(line.actor, counts)]
    findings = find_findings(portrait, language)
    n_actors = sum(row.n_mentions > 0 for row in portrait.portrayals)
    n_mentions = Number(say.count(len(rows_in(portrait.records, Mention)), "mention"), "named", ALL)
    census = Finding("", tuple(say.fill("census", actors=say.count(n_actors, "actor"), mentions=n_mentions)), 0)
    told, shown = tell_accuracy(accuracy, language), findings.keys() - {"all"}
    style, script = read_part("report.css"), read_part("report.js") + read_part("start.js")
    return load_page("report.html.j2").render(
        article=portrait.article,
        say=say.say,
        language=language,
        headline=findings["all"],
        findings=[finding for layer, finding in findings.items() if layer != "all"],
        layers=[layer for layer in LAYERS if layer == "all" or any(h.layer == layer for h in headings)],
        marks=_key(portrait, columns, say),
        marked_up=mark_up(portrait.article, rows, lambda quote: _speaker(quote, names, say)),
        headings=columns,
        n_first=sum(heading.shown == "first" for heading in columns),
        first=first,
        others=[line for line in lines if line not in first],
        sheets=[set_sheet(name, portrait, short, say) for name in TABLES if name in ("portraits", *portrait.records)],
        census=census,
        accuracy=told,
        # What the user measured is told of every layer, of one without a finding at the end.
        measured=[told[layer] for layer in dict.fromkeys(s.layer for s in accuracy) if layer not in shown],
        judged=any(heading.layer == "judgement" for heading in headings),
        all=ALL,
        version=__version__,
        style=style,
        script=script,
        policy=content_policy(style, script),
        data=embed_json(data_of(portrait, rows, counts, headings, names, say)),
    )


def save_report(portrait: Portrait, path: str | Path, language: str = "en", accuracy: Sequence[Share] = ()) -> None:
    """Write the page of `render_report` to a file, whole or not at all; raises `OutputError`."""
    save_file(render_report(portrait, language, accuracy), path)


def _speaker(quote: Quote, names: Mapping[str, str], say: Language) -> str:
    if quote.speakers:
        return name_all(";".join(quote.speakers), names, say)
    return quote.source or names[UNKNOWN]


def _key(portrait: Portrait, headings: Sequence[Heading], say: Language) -> list[Sign]:
    """Tell what the marks mean that the page can show; each frame found has a line of its own."""
    layers = {heading.layer for heading in headings}
    kinds = dict.fromkeys(kind for layer, shown in SHOWN.items() if layer in layers for kind in shown)
    signs = [Sign(kind, kind, say.say(f"mark.{kind}"), kind in STILL) for kind in kinds if kind != "frame"]
    frames = order_frames(getattr(row, "frame", "") for row in portrait.records.get("frames", ()))
    return signs + [
        Sign("frame", mark_class("frame", frame), say.find(f"frame.{frame}", frame), False) for frame in frames
    ]
