"""Write the tables of the cascades into docs/coding.md, in their order: `python -m tests.cascades`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis import paths
from analysis.quotes import cascade
from analysis.quotes.attribution import governing, kinds, scare

PAGE = paths.ROOT / "docs" / "coding.md"
HEAD = "## The order of the rules"
STAGES = {
    "INTRODUCED": "What is said, per cue: what a cue introduces.",
    "REPORTED": "What is said, per cue: the clause that a cue stands in or behind; it yields to an introduced one.",
    "HEADLINES": "What is said, per sentence in which no cue reports a clause.",
    "TOLD": "What is said, per sentence without a quotation.",
    "ATTRIBUTION": "Cue and source, per passage between marks with words beside it.",
    "FLOATING": "The source of a passage that has none of its own; a phrase like *klinkt het* keeps its rule.",
    "SPEAKERS": "The actor, per source; the code is the column `speaker_rule`.",
    "HEADINGS": "The actor, per heading without a source.",
}
KINDS = {
    "NESTED": "a passage in a quotation",
    "ALONE": "nothing of the narrator's stands beside it",
    "CUELESS": "no cue",
    "INTRODUCED": "a cue behind it or before its colon",
    "GOVERNED": "a cue governs it inside the sentence",
}


def section() -> str:
    """Give the section of the page."""
    return "\n".join([HEAD, *_intro(), *_sieves(), *_kinds(), *_weights()]) + "\n"


def _intro() -> Iterator[str]:
    yield (
        "\nThe program asks in this order, and believes the first sieve that answers; `mediabeeld explain CODE` "
        "explains a rule.\nThese tables are those of `analysis/quotes/cascade.py`, written here by "
        "`python -m tests.cascades`."
    )


def _sieves() -> Iterator[str]:
    for name, table in cascade.TABLES.items():
        yield f"\n**{name}** — {STAGES[name]}\n\n| | sieve | rule | what it does |\n|---|---|---|---|"
        for n, sieve in enumerate(table, 1):
            code = f"`{sieve.code}`" if sieve.code else "its own"
            yield f"| {n} | {sieve.name} | {code} | {_gloss(sieve.find.__doc__ or '')} |"


def _kinds() -> Iterator[str]:
    yield "\n**The kind of a passage** — by what stands beside it; the first row that holds.\n"
    yield "| table | kind | rule | when |\n|---|---|---|---|"
    for name, table in kinds.TABLES.items():
        for row in table:
            kind, code = row.answer
            rule = f"`{code}`" if code.startswith("quote.") else code.strip("()")
            yield f"| {KINDS[name]} | `{kind}` | {rule} | {row.name} |"
    codes = list(dict.fromkeys(code for code, _ in scare.LABELS))
    yield "\nThe label's rule is one of " + ", ".join(f"`{code}`" for code in codes) + "."


def _weights() -> Iterator[str]:
    yield (
        "\n**Which cue governs a passage inside a sentence** — the one with the highest sum above 0. The weights were "
        "set by hand\nwhile reading the development texts; each token between takes "
        f"{governing.VERB_LOSS} off.\n\n| of a verb | weight |\n|---|---|"
    )
    yield from (f"| {row.name} | {row.answer:+} |" for row in governing.WEIGHTS)


def _gloss(text: str) -> str:
    return re.sub(r"\s+", " ", text.partition("\n\n")[0]).strip().replace("|", "\\|")


def main() -> None:
    before = PAGE.read_text("utf-8").partition(HEAD)[0].rstrip()
    PAGE.write_text(f"{before}\n\n{section()}", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
