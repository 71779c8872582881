"""The tables of rules in `docs/coding-actors.md`, in their order: `python -m tests.coding_tables` writes them anew."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from analysis import paths
from analysis.actors.candidates import NARROWING
from analysis.cascade import Row

PAGE = paths.ROOT / "docs" / "coding-actors.md"
_BLANK = "\n\n"
_BEGIN, _END = "<!-- begin of the tables: python -m tests.coding_tables -->\n", "<!-- end of the tables -->\n"

#: Module, table, and what the table says.
_SAID = (
    ("mentions", "EXPRESSIONS", "Whose expression is a phrase? The first that answers."),
    ("candidates", "AGREEMENT", "May a pronoun stand for a candidate? The first that holds."),
    ("pronouns", "ANTECEDENTS", "Whom of the candidates does it stand for? The first that answers."),
    ("prominence", "ROLES", "What does a mention weigh? The first that holds."),
    ("prominence", "ADDED", "What is added to that? All that hold."),
    ("pronouns", "TOWARDS", "What is added for a pronoun? All that hold."),
    ("reference", "STRENGTH", "Does a phrase without a name refer to an actor? The first that holds."),
    ("coreference", "SELECTED", "Whom does a person selected by a relative clause take up? The first that answers."),
    ("coreference", "REPEATED", "Whom does any other description take up? The first that answers."),
    ("coreference", "TAKEN_UP", "And a definite description, if none of those answers?"),
    ("coreference", "RENAMED", "And if none of those answers either, and no relative clause selects?"),
    ("epithets", "EPITHETS", "May it be of the person at hand, whatever he was called before? The first that holds."),
    ("epithets", "AT_HAND", "And who is at hand? The first that answers."),
    ("called", "CALLED", "And may he be called so? The first that holds."),
    ("agreement", "CONFLICTS", "What tells a description and an actor apart? Any that holds."),
    ("name_matching", "SHORTER", "Is a name short for another? The first that holds."),
    ("gathering", "THINGS", "Which names are those of things? Any that holds."),
    ("gathering", "PERSON", "What makes another name a person's? All that hold, added up."),
)
TABLES: list[tuple[str, str, Sequence[Any]]] = [
    (module, table, getattr(import_module(f"analysis.actors.{module}"), table)) for module, table, _ in _SAID
]


def generated() -> str:
    """Give the tables as Markdown."""
    said = {(module, table): text for module, table, text in _SAID}
    parts = []
    for module, table, rules in TABLES:
        lines = [f"### `{module}.{table}`\n{said[module, table]}\n", "| rule | | example |", "|---|---|---|"]
        lines += [f"| {rule.name} | {_answer(rule)} | {' / '.join(rule.example.split(_BLANK))} |" for rule in rules]
        parts.append("\n".join(lines) + "\n")
    steps = "".join(f"{n}. {(step.__doc__ or '').splitlines()[0]}\n" for n, step in enumerate(NARROWING, 1))
    parts.append(f"### `candidates.NARROWING`\nHow are the candidates for a pronoun narrowed? Step by step.\n\n{steps}")
    return "\n".join(parts)


def _answer(rule: Any) -> str:
    if not isinstance(rule, Row):
        codes = ", ".join(f"`{code}`" for code in rule.gives)
        return f"{rule.says} {codes}".strip()
    return ("yes" if rule.answer else "no") if isinstance(rule.answer, bool) else str(rule.answer)


def page() -> str:
    """Give the page with the tables as they are in the code."""
    before, _, rest = PAGE.read_text("utf-8").partition(_BEGIN)
    return before + _BEGIN + generated() + _END + rest.partition(_END)[2]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
