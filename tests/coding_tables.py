"""The tables of rules in the pages on coding, in their order: `python -m tests.coding_tables` writes them anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.actors.candidates import NARROWING
from analysis.cascade import Row, Sieve
from analysis.certainty import attribution, commitment, would, would_weights
from analysis.corpus.linking import LINKS
from analysis.factuality.criteria import CRITERIA
from analysis.grammar.clause_subjects import SUBJECT
from analysis.grammar.name_words import NAME_WORDS
from analysis.grammar.subjects_and_objects import MENDING
from analysis.lexicon import learned_weights, load_rules
from analysis.quotes import stages
from analysis.quotes.attribution import governing, kinds, scare
from analysis.quotes.sentences.subjects import SUBJECT_PHRASE

_BLANK = "\n\n"
_BEGIN, _END = "<!-- begin of the tables: python -m tests.coding_tables -->\n", "<!-- end of the tables -->\n"

#: Module, table, and what the table says.
_SAID = (
    ("mentions", "EXPRESSIONS", "Whose expression is a phrase? The first that answers."),
    ("candidates", "AGREEMENT", "May a pronoun stand for a candidate? The first that holds."),
    ("pronoun_resolution", "ANTECEDENTS", "Whom of the candidates does it stand for? The first that answers."),
    ("prominence", "ROLES", "What does a mention weigh? The first that holds."),
    ("prominence", "ADDED", "What is added to that? All that hold."),
    ("weights", "FEATURES", "What is looked at in a candidate? All that hold, each with its learned weight."),
    ("reference", "STRENGTH", "Does a phrase without a name refer to an actor? The first that holds."),
    ("discovery", "NAMED", "Who was described before and is named now? The first that answers."),
    ("coreference", "SELECTED", "Whom does a person selected by a relative clause take up? The first that answers."),
    ("coreference", "REPEATED", "Whom does any other description take up? The first that answers."),
    ("coreference", "TAKEN_UP", "And a definite description, if none of those answers?"),
    ("coreference", "RENAMED", "And if none of those answers either, and no relative clause selects?"),
    ("coreference", "WEIGHED", "And if none of the rules for it answers?"),
    ("description_candidates", "APART", "What keeps it apart from one whom it may take up? Any that holds."),
    ("description_weights", "CLOSE", "What is looked at in the others? All that hold, each with its learned weight."),
    ("description_weights", "NEW", "And in the description, for somebody not told of so far? All that hold."),
    ("epithets", "EPITHETS", "May it be of the person at hand, whatever he was called before? The first that holds."),
    ("epithets", "AT_HAND", "And who is at hand? The first that answers."),
    ("called", "CALLED", "And may he be called so? The first that holds."),
    ("agreement", "CONFLICTS", "What tells a description and an actor apart? Any that holds."),
    ("name_matching", "SHORTER", "Is a name short for another? The first that holds."),
    ("spoken_for", "SPOKEN_FOR", "For which body does somebody say *wij*? The first that answers."),
    ("gathering", "THINGS", "Which names are those of things? Any that holds."),
    ("place_weights", "FEATURES", "Is the name of a place that of an actor? All that hold, each with its weight."),
    ("capitals", "CAPITAL", "Does a capital stand for the government of its country? The first that holds."),
    ("gathering", "PERSON", "What makes another name a person's? All that hold, added up."),
    ("merging", "REASONS", "Why may two actors be one? The first that holds, with how often it was so."),
)
TABLES: list[tuple[str, str, Sequence[Any]]] = [
    (module, table, getattr(import_module(f"analysis.actors.{module}"), table)) for module, table, _ in _SAID
]
#: Tables whose answers are what the learned weights are multiplied with: these are shown.
_LEARNED = {
    "weights": "reference-weights",
    "description_weights": "description-weights",
    "place_weights": "place-weights",
}
_STAGES = {
    "INTRODUCED": "What is said, per cue: what a cue introduces.",
    "REPORTED": "What is said, per cue: the clause that a cue stands in or behind; it yields to an introduced one.",
    "HEADLINES": "What is said, per sentence in which no cue reports a clause.",
    "TOLD": "What is said, per sentence without a quotation.",
    "ATTRIBUTION": "Cue and source, per passage between marks with words beside it.",
    "FLOATING": "The source of a passage that has none of its own; a phrase like *klinkt het* keeps its rule.",
    "SPEAKERS": "The actor, per source; the code is the column `speaker_rule`.",
    "HEADINGS": "The actor, per heading without a source.",
}
#: Who is the subject of a verb, for quotations and deeds alike: what the table says, and the table.
_SUBJECTS: dict[str, tuple[str, Sequence[Sieve[Any, Any]]]] = {
    "SUBJECT_PHRASE": ("The phrase that is the subject of a cue; the first sieve that answers.", SUBJECT_PHRASE),
    "SUBJECT": ("The subject of a verb by the grammar, of a quotation's cue and of a deed; the first.", SUBJECT),
    "MENDING": ("What is mended, step by step, in what the parse hangs on a verb as subject and object.", MENDING),
}
_KINDS = {
    "NESTED": "a passage in a quotation",
    "DENIED": "the narrator says that it was not said",
    "ALONE": "nothing of the narrator's stands beside it",
    "CUELESS": "no cue",
    "CUED": "a cue behind it or before its colon",
    "GOVERNED": "a cue governs it inside the sentence",
}


def of_actors() -> str:
    """Give the tables of `analysis/actors` as Markdown."""
    said = {(module, table): text for module, table, text in _SAID}
    parts = []
    for module, table, rules in TABLES:
        lines = [f"### `{module}.{table}`\n{said[module, table]}\n", "| rule | | example |", "|---|---|---|"]
        lines += [
            f"| {rule.name} | {_answer(rule, module)} | {' / '.join(rule.example.split(_BLANK))} |" for rule in rules
        ]
        parts.append("\n".join(lines) + "\n")
    parts.append("### `name_words.NAME_WORDS`\nDoes a word belong to a proper name? The first that holds.\n")
    parts[-1] += "\n| rule | | example |\n|---|---|---|\n"
    parts[-1] += "".join(f"| {row.name} | {'yes' if row.answer else 'no'} | {row.example} |\n" for row in NAME_WORDS)
    steps = "".join(f"{n}. {(step.__doc__ or '').splitlines()[0]}\n" for n, step in enumerate(NARROWING, 1))
    parts.append(f"### `candidates.NARROWING`\nHow are the candidates for a pronoun narrowed? Step by step.\n\n{steps}")
    return "\n".join(parts)


def _answer(rule: Any, module: str) -> str:
    if module in _LEARNED:
        return f"{learned_weights(_LEARNED[module])[rule.name]:+.2f}"
    if not isinstance(rule, Row):
        return f"{rule.says} {_codes(rule.gives)}".strip()
    return ("yes" if rule.answer else "no") if isinstance(rule.answer, bool) else str(rule.answer)


def of_quotes() -> str:
    """Give the tables of `analysis/quotes` as Markdown."""
    return "\n".join([*_sieves(), *_subjects(), *_kinds(), *_weights()]) + "\n"


def _sieves() -> Iterator[str]:
    for name, table in stages.TABLES.items():
        yield f"\n**{name}** — {_STAGES[name]}\n\n| | sieve | rule | what it does |\n|---|---|---|---|"
        for n, sieve in enumerate(table, 1):
            code = f"`{sieve.code}`" if sieve.code else "its own"
            yield f"| {n} | {sieve.name} | {code} | {_gloss(sieve.find.__doc__ or '')} |"


def _subjects() -> Iterator[str]:
    for name, (said, table) in _SUBJECTS.items():
        yield f"\n**{name}** — {said}\n\n| | sieve | what it does | example |\n|---|---|---|---|"
        for n, sieve in enumerate(table, 1):
            yield f"| {n} | {sieve.name} | {sieve.says} | {sieve.example} |"


def _kinds() -> Iterator[str]:
    yield "\n**The kind of a passage** — by what stands beside it; the first row that holds.\n"
    yield "| table | kind | rule | when |\n|---|---|---|---|"
    for name, table in kinds.TABLES.items():
        for row in table:
            kind, code = row.answer
            rule = f"`{code}`" if code.startswith("quote.") else code.strip("()")
            yield f"| {_KINDS[name]} | `{kind}` | {rule} | {row.name} |"
    codes = list(dict.fromkeys(code for code, _ in scare.LABELS))
    yield "\nThe label's rule is one of " + ", ".join(f"`{code}`" for code in codes) + "."


def _weights() -> Iterator[str]:
    yield (
        "\n**Which cue governs a passage inside a sentence** — the one with the highest sum above 0. The weights were "
        "set by hand\nwhile reading the development texts; each token between takes "
        f"{governing.VERB_LOSS} off.\n\n| of a verb | weight |\n|---|---|"
    )
    yield from (f"| {row.name} | {row.answer:+} |" for row in governing.WEIGHTS)


def of_certainty() -> str:
    """Give the tables of `analysis/certainty` and `analysis/factuality` as Markdown."""
    return "\n".join(
        [
            *_criteria("would.CRITERIA", "What does a *zou* mean? The first that holds.", would.CRITERIA),
            *_of_would(),
            *_criteria(
                "commitment.CRITERIA",
                "How far does whoever states a clause stand behind it? The first that holds.",
                [replace(row, answer=(f"clause.{row.answer[0]}", row.answer[1])) for row in commitment.CRITERIA],
            ),
            *_sources(),
            *_factuality(),
        ]
    )


def _sources() -> Iterator[str]:
    yield "### `attribution.SOURCES`\nTo whom is a clause given? The first that answers.\n"
    yield "| | sieve | rules | what it finds | example |\n|---|---|---|---|---|"
    for n, sieve in enumerate(attribution.SOURCES, 1):
        yield f"| {n} | {sieve.name} | {_codes(sieve.gives)} | {sieve.says} | {_examples(sieve.gives)} |"
    own = (attribution.OWN_VOICE.rule,)
    yield f"| | none of these | {_codes(own)} | the newspaper's | {_examples(own)} |\n"
    yield "### `attribution.HEARSAY`\nIs it hearsay, whosoever it is? The first that holds.\n"
    yield "| | when | rule | example |\n|---|---|---|---|"
    for n, row in enumerate(attribution.HEARSAY, 1):
        yield f"| {n} | {row.name} | `{row.answer}` | {_examples((row.answer,))} |"
    yield ""


def _codes(codes: Sequence[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)


def _examples(codes: Sequence[str]) -> str:
    return " / ".join(_gloss(load_rules()[code].example or "") for code in codes)


def _factuality() -> Iterator[str]:
    yield "### `factuality.CRITERIA`\nAs what is a deed told? The first that holds.\n"
    yield "| | when | reason | the deed is | whoever tells it | example |\n|---|---|---|---|---|---|"
    for n, row in enumerate(CRITERIA, 1):
        reason, status, stated = row.answer
        yield f"| {n} | {row.name} | `{reason}` | `{status}` | `{stated}` | {row.example} |"
    yield ""


def _of_would() -> Iterator[str]:
    yield (
        "### `would_weights.FEATURES`\nAnd if none of them holds? What is near it is weighed: all that hold, each "
        "with its learned weight for the three kinds.\n"
    )
    yield "| feature | rule | reportative | conditional | prospective | example |\n|---|---|---|---|---|---|"
    learned = would_weights.learned_weights()
    for row in would_weights.FEATURES:
        weights = " | ".join(f"{weight:+.2f}" for weight in learned[row.name])
        yield f"| {row.name} | `{row.answer}` | {weights} | {row.example} |"
    yield ""


def _criteria(table: str, asked: str, rows: Sequence[Row[Any, tuple[str, str]]]) -> Iterator[str]:
    yield f"### `{table}`\n{asked}\n\n| | when | value | rule | example |\n|---|---|---|---|---|"
    for n, row in enumerate(rows, 1):
        code, value = row.answer
        rule = load_rules().get(code)
        example = _gloss(rule.example or "") if rule else "«De brug is dicht.»"
        yield f"| {n} | {row.name} | `{value}` | {f'`{code}`' if rule else 'that of the attribution'} | {example} |"
    yield ""


def of_corpus() -> str:
    """Give the table of `analysis/corpus` as Markdown."""
    lines = ["| how | when | example |", "|---|---|---|"]
    lines += [f"| `{sieve.name}` | {sieve.says} | {sieve.example} |" for sieve in LINKS]
    return "\n".join(lines) + "\n"


def _gloss(text: str) -> str:
    return re.sub(r"\s+", " ", text.partition("\n\n")[0]).strip().replace("|", "\\|")


#: The pages, and what gives the tables of each.
PAGES: dict[str, Callable[[], str]] = {
    "coding.md": of_quotes,
    "coding-actors.md": of_actors,
    "coding-certainty.md": of_certainty,
    "corpus.md": of_corpus,
}


def path_of(page: str) -> Path:
    """Give where a page stands."""
    return paths.ROOT / "docs" / page


def written(page: str) -> str:
    """Give a page with the tables as they are in the code."""
    before, _, rest = path_of(page).read_text("utf-8").partition(_BEGIN)
    return before + _BEGIN + PAGES[page]() + _END + rest.partition(_END)[2]


if __name__ == "__main__":
    for name in PAGES:
        path_of(name).write_text(written(name), "utf-8", newline="\n")
