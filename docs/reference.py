"""The pages that are made of what the package holds: its public names, codebooks, rules and word lists."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import analysis
from analysis import plots
from analysis.framing import load_codebook
from analysis.glossary import load_rules
from analysis.lexicon import list_lexicons, load_card, load_lexicon
from analysis.schemes import list_schemes

#: The chapters of the reference: what their names begin with, or are.
CHAPTERS = {
    "Reading": ("Article", "read_article", "read_articles", "load_pipeline", "tokenize", "export_conllu"),
    "Portraits": ("Portrait", "portray", "portray_many", "save_portrait", "read_portrait", "with_actor"),
    "Actors": ("read_actors", "find_actors", "find_mentions", "save_actors"),
}


def save_pages(folder: Path) -> None:
    """Write every page that is made, and nothing that has not changed."""
    folder.mkdir(exist_ok=True)
    pages = {
        "api.rst": "\n".join(_api()),
        "codebooks.md": "\n".join(_codebooks()),
        "rules.md": "\n".join(_rules()),
        "word-lists.md": "\n".join(_word_lists()),
    }
    for name, text in pages.items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")


def _api() -> Iterator[str]:
    """Tell every public name with its docstring, by chapter; what no chapter has stands under its module."""
    yield from ("The functions", "=============", "", "``import analysis as an`` gives every one of these.", "")
    told: defaultdict[str, list[tuple[str, object]]] = defaultdict(list)
    chapter_of = {name: chapter for chapter, names in CHAPTERS.items() for name in names}
    for name in analysis.__all__:
        value = inspect.unwrap(getattr(analysis, name))  # what is remembered is a function all the same
        if inspect.isclass(value) or inspect.isfunction(value):
            home = value.__module__.split(".")[1].capitalize()
            told[chapter_of.get(name, home)].append((name, value))
    order = [*CHAPTERS, *sorted(told.keys() - CHAPTERS.keys())]
    for chapter in order:
        yield from (chapter, "-" * len(chapter), "")
        for name, value in told[chapter]:
            yield from _entry(name, value)
    yield from ("Figures", "-------", "", "What each figure draws, and the table of numbers it draws.", "")
    for name in plots.__all__:
        yield from _entry(name, getattr(plots, name))


def _entry(name: str, value: object) -> Iterator[str]:
    kind = "autoclass" if inspect.isclass(value) else "autofunction"
    yield from (f".. {kind}:: {getattr(value, '__module__')}.{name}", "")  # noqa: B009


def _codebooks() -> Iterator[str]:
    """Tell every codebook: its frames, the questions by which each is coded, and the words that speak for it."""
    yield from ("# The codebooks of the package", "")
    for name in list_schemes():
        book = load_codebook(name)
        card = book.card
        yield from (f"## {name}", "", f"{_line(card['title'])}. {_line(card['description'])}", "")
        yield from (f"*{_line(card['reference'])}*", "")
        for frame in book.frames:
            yield from (f"### {frame.title}", "", _line(frame.text), "", f"*{_line(frame.reference)}*", "")
            for item in frame.items:
                yield from (f"- `{item.id}` {_line(item.question)}", "")
                if item.indicators:
                    words = sorted({" ".join(one.words) for one in item.indicators})
                    yield from (f"  {', '.join(f'`{word}`' for word in words)}", "")
            for example in frame.examples:
                yield from (f"- Example (`{example.item}`): *{_line(example.text)}*", "")
            for no in frame.counterexamples:
                yield from (f"- Not: *{_line(no.text)}* {_line(no.why)}", "")


def _rules() -> Iterator[str]:
    """Tell every code that a column `rule` can have."""
    yield from (
        "# The rules",
        "",
        "What each code in a column `rule` means, as `mediabeeld explain CODE` tells it.",
        "",
    )
    yield from ("| code | what it means |", "|---|---|")
    for code, rule in load_rules().items():
        more = [f"*{_cell(rule.example)}*" if rule.example else "", _cell(rule.reference or "")]
        yield f"| `{code}` | **{_cell(rule.title)}.** {' '.join([_cell(rule.text), *filter(None, more)])} |"
    yield ""


def _word_lists() -> Iterator[str]:
    """Tell every word list: what is in it, from where, how many entries."""
    yield from ("# The word lists", "", "The files are in `analysis/lexicons/`, each with its card.", "")
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, home in list_lexicons().items():
        groups[home.parent.name].append(name)
    for group in sorted(groups):
        yield from (f"## {group.capitalize()}", "", "| list | what is in it | entries | licence |", "|---|---|---|---|")
        for name in sorted(groups[group]):
            card, home = load_card(name), list_lexicons()[name]
            entries = f"{len(load_lexicon(name).rows):,}" if (home / "entries.tsv").is_file() else ""
            about = f"**{_cell(card['title'])}.** {_cell(card['description'])} *{_cell(card['reference'])}*"
            yield f"| `{name}` | {about} | {entries} | {_cell(card['licence'])} |"
        yield ""


def _line(text: object) -> str:
    """Set a text on one line, with nothing in it that Markdown would take for a mark of its own."""
    return " ".join(str(text).split()).replace("<", "&lt;").replace("[", "\\[")


def _cell(text: object) -> str:
    return _line(text).replace("|", "\\|")
