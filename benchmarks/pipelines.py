"""Dutch pipelines side by side, in one run: the embedded one, other spaCy pipelines, and Frog where it is installed.

    python benchmarks/pipelines.py TREEBANK.conllu [--last 300] [--names gold.jsonl] [--pipeline NAME_OR_FOLDER ...]
    [--rounds 3] [--no-speed]

Prints one Markdown table. Given words: the CGN tag (whole, and its main class), the lemma (case and underscores
ignored), UPOS, UAS and LAS (no subtypes), names. Raw text, a paragraph a text: words and sentences, as F1. Then the
cost, a median of rounds in which the pipelines take turns; in brackets the median of the ratios to the embedded
pipeline in the same round. Frog gives no UPOS and its dependency labels are not those of Universal Dependencies, so
those cells stay empty. Its time of loading, measured with a text of one word, is taken off its time of reading.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from accuracy import Gold, Word, load, place, plain, read_conllu, read_tokens, score_raw, score_tokens, spans_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

EMBEDDED, FROG = "embedded", "Frog"
#: What pipelines call the kinds of names that are compared; other kinds are left out.
KINDS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}
PEOPLES = " where peoples do not count"
#: Frog's modules: m joins words to units and p parses them, a and c give morphemes and phrases, t cuts into words.
FROG_CUT, FROG_GIVEN = ("--skip=mpac",), ("-n", "--skip=tmpac")
FROG_SPEEDS = {
    "all texts in one go": (),
    "without the parser": ("--skip=p",),
    "words, tags, lemmas and names only": FROG_CUT,
}
SINGLE, BATCHED = "one text at a time", "all texts in one go"

Names = set[tuple[int, int, str]]
#: Row → column → a value for each round, or one value.
Table = dict[str, dict[str, list[float]]]


@dataclass(frozen=True)
class Run:
    """What a program printed and what it cost: seconds by the clock and of processor time, and megabytes."""

    output: str
    wall: float
    processor: float
    peak: float


@dataclass(frozen=True)
class NamedText:
    """Sentences with names tagged by hand; `peoples` are names of peoples and parties, as if they were places."""

    sentences: list[Gold]
    names: list[Names]
    peoples: list[Names]


@dataclass(frozen=True)
class FrogWord:
    """A word as Frog gives it; `name` is a BIO tag."""

    form: str
    lemma: str
    tag: str
    name: str


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a program in a folder and tell what it cost."""
    with (folder / "output").open("w+", encoding="utf-8") as output:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        output.seek(0)
        # Linux counts the peak in kilobytes, macOS in bytes.
        peak = usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
        return Run(output.read(), wall, usage.ru_utime + usage.ru_stime, peak)


def run_frog(text: str, flags: Sequence[str], folder: Path) -> Run:
    """Let Frog read a text with one thread; the folder takes the files it leaves behind."""
    (folder / "frog.txt").write_text(text, "utf-8")
    return run(["frog", "--threads=1", *flags, "-t", "frog.txt"], folder)


def frog_sentences(output: str) -> list[list[FrogWord]]:
    r"""Read what Frog prints: a word a line, a blank line after each sentence.

    >>> frog_sentences("1\tOslo\tOslo\t\tSPEC(deeleigen)\t1.0\tB-LOC\t\t\n\n")
    [[FrogWord(form='Oslo', lemma='Oslo', tag='SPEC(deeleigen)', name='B-LOC')]]
    """
    blocks = [[line.split("\t") for line in block.splitlines()] for block in output.split("\n\n") if block.strip()]
    return [[FrogWord(cells[1], cells[2], cells[4], cells[6].upper()) for cells in block] for block in blocks]


def frog_given(gold: Sequence[Gold], folder: Path) -> list[list[FrogWord]]:
    """Let Frog read sentences whose words are given; a sentence of which it changed the words comes back empty."""
    lines = "\n".join(" ".join(word.form for word in sentence.words) for sentence in gold) + "\n"
    found = frog_sentences(run_frog(lines, FROG_GIVEN, folder).output)
    if len(found) != len(gold):
        raise ValueError(f"Frog made {len(found)} sentences of {len(gold)}")
    return [
        words if [w.form for w in words] == [w.form for w in sentence.words] else []
        for sentence, words in zip(gold, found, strict=True)
    ]


def features(tag: str) -> list[str]:
    """Give the parts of a CGN tag, as a treebank or as Frog writes it.

    >>> features("N|soort|mv|basis") == features("N(soort,mv,basis)"), features("LET()")
    (True, ['LET'])
    """
    return re.findall(r"[^|(),]+", tag)


def fold_name(tag: list[str]) -> list[str]:
    """Give all proper names one tag: the treebank has N(eigen,…) for one word, Frog SPEC(deeleigen) for any."""
    return ["name"] if tag[:2] in (["N", "eigen"], ["SPEC", "deeleigen"]) else tag


def read_xpos(path: Path) -> list[list[str]]:
    """Read the XPOS column of a CoNLL-U file, sentence by sentence."""
    blocks = path.read_text("utf-8").strip().split("\n\n")
    rows = [[line.split("\t") for line in block.splitlines() if line[0] != "#"] for block in blocks]
    return [[cells[4] for cells in block if cells[0].isdigit()] for block in rows]


def read_names(path: Path) -> NamedText:
    """Read hand-tagged names: sentences with nothing but words, the names in them, and those of peoples and parties."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    words = [
        [Word(*pair, "", "", "", -1, "") for pair in zip(row["tokens"], row["spaces"], strict=True)] for row in rows
    ]
    spans = [spans_of(row["tags"]) for row in rows]
    peoples = [{(begin, end, "LOC") for begin, end, kind in found if kind == "NORP"} for found in spans]
    return NamedText([Gold(sentence, "") for sentence in words], [comparable(found) for found in spans], peoples)


def comparable(spans: Iterable[tuple[int, int, str]]) -> Names:
    """Keep persons, organisations and places."""
    return {(begin, end, KINDS[kind]) for begin, end, kind in spans if kind in KINDS}


def score_names(text: NamedText, found: Sequence[Names]) -> dict[str, float]:
    """F1 of each kind of name, and of places when *Duitse* may be one, as it is for Frog, or none."""
    scores = {}
    free = [spans - peoples for spans, peoples in zip(found, text.peoples, strict=True)]
    for kind, spans, note in (("PER", found, ""), ("ORG", found, ""), ("LOC", found, ""), ("LOC", free, PEOPLES)):
        pairs = [(of_kind(a, kind), of_kind(b, kind)) for a, b in zip(text.names, spans, strict=True)]
        gold, right = sum(len(a) for a, _ in pairs), sum(len(a & b) for a, b in pairs)
        total = gold + sum(len(b) for _, b in pairs)
        scores[f"names {kind}{note}, F1 (n = {gold})"] = 200 * right / max(1, total)
    return scores


def of_kind(spans: Names, kind: str) -> Names:
    return {span for span in spans if span[2] == kind}


def score_tags(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> dict[str, float]:
    """Accuracy of CGN tags; a sentence that is missing counts as wrong."""
    pairs = [
        (features(a), features(b))
        for ours, theirs in zip(gold, found, strict=True)
        for a, b in zip(ours, theirs or [""] * len(ours), strict=True)
    ]
    folded = [(fold_name(a), fold_name(b)) for a, b in pairs]
    return {
        "CGN tag, whole": 100 * sum(a == b for a, b in pairs) / len(pairs),
        "CGN tag, main class": 100 * sum(a[:1] == b[:1] for a, b in pairs) / len(pairs),
        "CGN tag, whole, proper names as one": 100 * sum(a == b for a, b in folded) / len(pairs),
        "CGN tag, main class, proper names as one": 100 * sum(a[:1] == b[:1] for a, b in folded) / len(pairs),
    }


def score_spacy(nlp: Language, gold: list[Gold], xpos: list[list[str]], names: NamedText | None) -> dict[str, float]:
    """Measure a spaCy pipeline; what it does not give is left out."""
    docs = read_tokens(nlp, gold)
    given, scores = score_tokens(gold, docs), {}
    if gives(nlp("Het regent. Jan slaapt."), "SENT_START"):
        raw = score_raw(nlp, gold)
        scores = {"words, F1": raw["words"], "sentences, F1": raw["sentences"]}
    if gives(docs[0], "TAG"):
        scores |= score_tags(xpos, [[t.tag_ for t in doc if not t.is_space] for doc in docs])
    for row, key, attribute in (
        ("lemma", "lemma", "LEMMA"),
        ("UPOS", "upos", "POS"),
        ("UAS", "uas", "DEP"),
        ("LAS", "las", "DEP"),
    ):
        if gives(docs[0], attribute):
            scores[row] = given[key]
    if names and gives(docs[0], "ENT_IOB"):
        found = [comparable((e.start, e.end, e.label_) for e in doc.ents) for doc in read_tokens(nlp, names.sentences)]
        scores |= score_names(names, found)
    return scores


def gives(doc: Doc, attribute: str) -> bool:
    """Tell whether a pipeline fills in an attribute."""
    return doc.has_annotation(attribute)


def score_frog(gold: list[Gold], xpos: list[list[str]], names: NamedText | None, folder: Path) -> dict[str, float]:
    """Measure Frog."""
    raw = frog_sentences(run_frog("\n\n".join(paragraphs(gold)) + "\n", FROG_CUT, folder).output)
    words = frog_given(gold, folder)
    scores = score_cuts([[w.form for w in s.words] for s in gold], [[w.form for w in sentence] for sentence in raw])
    scores |= score_tags(xpos, [[w.tag for w in sentence] for sentence in words])
    pairs = [
        (word.lemma, plain(lemma))
        for sentence, theirs in zip(gold, words, strict=True)
        for word, lemma in zip(sentence.words, [w.lemma for w in theirs] or [""] * len(sentence.words), strict=True)
    ]
    scores["lemma"] = 100 * sum(a == b for a, b in pairs) / len(pairs)
    if names:
        found_names = [comparable(spans_of([w.name for w in words])) for words in frog_given(names.sentences, folder)]
        scores |= score_names(names, found_names)
    return scores


def score_cuts(gold: list[list[str]], found: list[list[str]]) -> dict[str, float]:
    """F1 of words and sentences, by their places among the characters that are no white space."""
    if "".join(map("".join, gold)) != "".join(map("".join, found)):
        print("The characters of the text were changed: no scores for words and sentences.", file=sys.stderr)
        return {}
    (spans, borders), (found_spans, found_borders) = (
        place([[Word(form, False, "", "", "", -1, "") for form in words] for words in sentences])
        for sentences in (gold, found)
    )
    return {
        "words, F1": 200 * len(spans.keys() & found_spans.keys()) / (len(spans) + len(found_spans)),
        "sentences, F1": 200 * len(borders & found_borders) / (len(borders) + len(found_borders)),
    }


def paragraphs(gold: Iterable[Gold]) -> list[str]:
    """Join the sentences of each paragraph to a text."""
    groups: dict[str, list[str]] = {}
    for s in gold:
        groups.setdefault(s.paragraph, []).append("".join(w.form + " " * w.space for w in s.words).strip())
    return [" ".join(group) for group in groups.values()]


def count_words(gold: Iterable[Gold]) -> int:
    return sum(len(sentence.words) for sentence in gold)


def probe(name: str, file: Path) -> None:
    """Load a pipeline and read a file: what a fresh process does to be measured from outside."""
    nlp = load(None if name == EMBEDDED else name)
    for text in file.read_text("utf-8").split("\n\n"):
        nlp(text)


def measure_processes(names: Sequence[str], texts: Sequence[str], rounds: int, folder: Path) -> Table:
    """Measure loading and memory in fresh processes.

    To be called before anything large is loaded here: a process inherits the peak of the one that starts it.
    """
    (folder / "word").write_text("Ja.", "utf-8")
    (folder / "texts").write_text("\n\n".join(texts) + "\n", "utf-8")
    table: Table = {}
    for _ in range(rounds):
        for name in names:
            small, large = (start(name, file, folder) for file in ("word", "texts"))
            for row, value in (
                ("load and read one word, s", small.wall),
                ("load and read one word, s of processor time", small.processor),
                ("peak memory, one word, MB", small.peak),
                ("peak memory, all texts, MB", large.peak),
            ):
                table.setdefault(row, {}).setdefault(name, []).append(value)
    return table


def start(name: str, file: str, folder: Path) -> Run:
    """Let a fresh process load a pipeline and read a file of the folder."""
    if name == FROG:
        return run(["frog", "--threads=1", "-t", file], folder)
    return run([sys.executable, str(Path(__file__).resolve()), "--probe", name, file], folder)


def measure_speeds(
    pipelines: dict[str, Language], texts: Sequence[str], words: int, rounds: int, folder: Path | None
) -> Table:
    """Words a second, by the clock and of processor time; a folder is there when Frog is."""
    table: Table = {}
    raw = "\n\n".join(texts) + "\n"

    def add(row: str, name: str, wall: float, processor: float) -> None:
        for unit, seconds in (("words/s of processor time", processor), ("words/s", wall)):
            table.setdefault(f"{unit}, {row}", {}).setdefault(name, []).append(words / seconds)

    for _ in range(rounds):
        for row in (SINGLE, BATCHED):
            for name, nlp in pipelines.items():
                read = partial(read_singly, nlp, texts) if row == SINGLE else partial(read_batched, nlp, texts)
                add(row, name, *clock(read))
        if folder is None:
            continue
        for row, flags in FROG_SPEEDS.items():
            idle, busy = run_frog("Ja.\n", flags, folder), run_frog(raw, flags, folder)
            add(row, FROG, busy.wall - idle.wall, busy.processor - idle.processor)
    return table


def read_singly(nlp: Language, texts: Sequence[str]) -> None:
    for text in texts:
        nlp(text)


def read_batched(nlp: Language, texts: Sequence[str]) -> None:
    for _ in nlp.pipe(texts):
        pass


def clock(call: Callable[[], None]) -> tuple[float, float]:
    """Give the seconds a call takes, by the clock and of processor time."""
    wall, processor = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - wall, time.process_time() - processor


def render(scores: Table, costs: Table, names: Sequence[str]) -> str:
    """Make the Markdown table."""
    lines = [f"| | {' | '.join(Path(name).name for name in names)} |", "|---" * (len(names) + 1) + "|"]
    for row, cells in scores.items():
        lines.append(f"| {row} | {' | '.join(f'{cells[n][0]:.1f}' if n in cells else '–' for n in names)} |")
    for row, cells in costs.items():
        # What only Frog can leave out is held against the embedded pipeline with everything.
        base = cells.get(EMBEDDED) or costs[f"{row.split(', ')[0]}, {BATCHED}"][EMBEDDED]
        shown = [cost(cells[name], base) if name in cells else "–" for name in names]
        lines.append(f"| {row} | {' | '.join(shown)} |")
    return "\n".join(lines)


def cost(values: Sequence[float], base: Sequence[float]) -> str:
    """Write the median of the rounds, and in brackets that of the ratios round by round.

    >>> cost([2000, 1000, 1200], [1000, 1000, 1000])
    '1,200 (1.20)'
    """
    middle = statistics.median(values)
    ratio = statistics.median(a / b for a, b in zip(values, base, strict=True))
    return f"{middle:,.0f} ({ratio:.2f})" if middle >= 20 else f"{middle:.2f} ({ratio:.2f})"


def main() -> None:
    """Measure all and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, help="a CoNLL-U file with CGN tags as XPOS")
    parser.add_argument(
        "--last", type=int, default=0, help="score only the last so many sentences; speed is that of all"
    )
    parser.add_argument("--names", type=Path, help="JSON lines with tokens, spaces and tags (BIO)")
    parser.add_argument("--pipeline", action="append", default=[], help="another spaCy pipeline, or a model folder")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-speed", action="store_true", help="leave out speed, loading and memory")
    parser.add_argument("--probe", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.probe:
        probe(options.probe, options.treebank)
        return
    others = [str(Path(name).resolve()) if Path(name).exists() else name for name in options.pipeline]
    whole = list(read_conllu(options.treebank))
    gold = whole[-options.last :]
    xpos = read_xpos(options.treebank)[-options.last :]
    names = read_names(options.names) if options.names else None
    texts, words = paragraphs(whole), count_words(whole)
    columns = [EMBEDDED, *others, *([FROG] if shutil.which("frog") else [])]
    scores: Table = {}
    costs: Table = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not options.no_speed:
            processes = measure_processes(columns, texts, options.rounds, folder)
        pipelines = {column: load(None if column == EMBEDDED else column) for column in columns if column != FROG}
        measured = {column: score_spacy(nlp, gold, xpos, names) for column, nlp in pipelines.items()}
        if FROG in columns:
            measured[FROG] = score_frog(gold, xpos, names, folder)
        for column, found in measured.items():
            for row, value in found.items():
                scores.setdefault(row, {})[column] = [value]
        if not options.no_speed:
            frog_folder = folder if FROG in columns else None
            costs = measure_speeds(pipelines, texts, words, options.rounds, frog_folder) | processes
        about = versions(folder)
    print(render(scores, costs, columns))
    print(f"\nScores: {len(gold)} sentences, {count_words(gold)} words.", end=" ")
    print(f"Cost: {words} words in {len(texts)} texts, {options.rounds} rounds.", about)
    if FROG not in columns:
        print("Frog is not installed (Debian's package frog), so it has no column.")


def versions(folder: Path) -> str:
    """Tell with what was measured, and how busy the machine is."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("spacy", "onnxruntime", "numpy"))
    if shutil.which("frog"):
        told = subprocess.run(["frog", "--version"], capture_output=True, text=True, cwd=folder)
        packages += ", " + "".join(re.findall(r"^frog [\d.]+", told.stdout + told.stderr, re.MULTILINE)[:1])
    load_average = f"{os.getloadavg()[1]:.1f} of {os.cpu_count()} processors busy in the last five minutes"
    return f"Python {platform.python_version()}, {packages}; {load_average}."


if __name__ == "__main__":
    main()
