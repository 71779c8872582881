"""What a portrait costs, as ratios of one run: against the parse, by length, on hard texts, in memory, at the start.

    python -m benchmarks.costs ARTICLES [--first 100] [--only ratios length hard memory start workers] [--limit 300]

ARTICLES is a folder of texts or a (gzipped) file of JSON lines. Times are of the processor, in processes of their own,
so that a busy machine moves them little; only what two workers gain is by the clock. A hard text that takes longer
than `--limit` seconds is stopped, and said to be. The processor is named: a time is of that processor, a ratio less so.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeVar

from analysis.article import read_article
from analysis.parse import parse
from analysis.portrait import portray_doc, portray_many
from analysis.tables import save_rows
from benchmarks.accuracy import describe_processor
from benchmarks.snapshot import all_rows, read_texts

#: `mediabeeld` as a command of this Python.
MEDIABEELD = [sys.executable, "-c", "from analysis.cli import main; main()"]
#: Words of a short article; articles that are read before anything is measured.
_SHORT, _WARM = 120, 3

T = TypeVar("T")
Tables = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of the processor and of the clock, and the most memory in MiB."""

    cpu: float
    wall: float
    memory: float
    stopped: bool
    output: str


def run(command: list[str], limit: float | None = None) -> Cost:
    """Run a command to its end, or stop it once it has had so many seconds of the processor."""

    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit) + 1))

    begun = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, preexec_fn=bound)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read()
    if process.returncode > 0:
        sys.exit(f"{' '.join(command[-4:])} ended with {process.returncode}: {said[-2000:]}")
    spent = used.ru_utime + used.ru_stime
    return Cost(spent, time.perf_counter() - begun, used.ru_maxrss / 1024, process.returncode < 0, said)


def digest(folder: Path) -> str:
    """Give what identifies all files of a folder, names and bytes."""
    found = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(folder).as_posix()}\0".encode() + sha256(path.read_bytes()).digest())
    return found.hexdigest()


def spend(spent: dict[str, float], stage: str, work: Callable[..., T], *given: object) -> T:
    """Do something, and add to a stage the seconds of the processor that it takes."""
    begun = time.process_time()
    done = work(*given)
    spent[stage] = spent.get(stage, 0.0) + time.process_time() - begun
    return done


def save_all(tables: Tables, folder: Path, format: Literal["csv", "json"]) -> None:
    """Write all tables of an article."""
    for name, rows in tables.items():
        save_rows(rows, name, folder / f"{name}.{format}", format)


def measure_ratios(texts: list[str]) -> None:
    """Print what a portrait and its tables cost beside the parse, each article in turn."""
    spent: dict[str, float] = {}
    words = 0
    with tempfile.TemporaryDirectory() as name:
        for k, text in enumerate(texts):
            if k == _WARM:  # the first ones load what all need
                spent.clear()
            words += len(text.split()) if k >= _WARM else 0
            doc = spend(spent, "parse", parse, read_article(text, id="article"))
            portrait = spend(spent, "portrait", portray_doc, doc)
            tables = spend(spent, "rows", all_rows, portrait)
            folder = Path(name) / f"{k:05}"  # each article has a folder of its own, as with `mediabeeld tables`
            spend(spent, "csv", save_all, tables, folder, "csv")
            spend(spent, "json", save_all, tables, folder, "json")
    whole = spent["parse"]
    print(f"  {len(texts) - _WARM} articles, {words} words; {words / whole:,.0f} words a second parsed, ", end="")
    print(f"{words / (whole + spent['portrait']):,.0f} portrayed")
    print("  of a parse: " + ", ".join(f"{stage} {seconds / whole:.3f}" for stage, seconds in spent.items()))
    after = spent["portrait"]
    print(f"  portrait / parse {1 + after / whole:.2f}", end="; ")
    print(f"tables as csv / parse {1 + (after + spent['rows'] + spent['csv']) / whole:.2f}", end="; ")
    print(f"as json {1 + (after + spent['rows'] + spent['json']) / whole:.2f}")


def measure_length(texts: list[str]) -> None:
    """Print what a word costs in articles of one size after another, joined of the given ones."""
    first: dict[str, float] = {}
    for text in texts[:20]:
        portray_doc(parse(read_article(text, id="article")))
    for size in (2_000, 8_000, 32_000):
        parts = joined(texts, size)
        words = sum(len(part.split()) for part in parts)
        spent: dict[str, float] = {}
        doc = spend(spent, "parse", parse, read_article("\n\n".join(parts) + "\n", id="article"))
        spend(spent, "portrait", portray_doc, doc)
        spent["both"] = sum(spent.values())
        each = {stage: seconds / words * 1e6 for stage, seconds in spent.items()}
        first = first or each
        print(f"  {words} words: " + ", ".join(f"{s} {t:.0f} µs a word ({t / first[s]:.2f})" for s, t in each.items()))


def joined(texts: list[str], size: int) -> list[str]:
    """Give articles, over again where there are too few, until they have so many words together."""
    parts: list[str] = []
    words = 0
    for text in itertools.cycle(texts):
        if words >= size:
            break
        parts.append(text.strip())
        words += len(text.split())
    return parts


def hard_texts(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Give texts that no journalist writes, with what they are; the last two are of given texts, over and over."""
    stock = "de minister zegt dat hij de plannen van de burgemeester van Gent niet kent en dat zij die gisteren las "
    words = (stock * 200).split()[:3000]
    names = [f"{a} {b}" for a in FIRST for b in LAST][:2000]
    yield "one sentence of 3,000 words", " ".join(words).capitalize() + ".\n"
    commas = [w + "," if k % 7 == 6 else w for k, w in enumerate(words)]
    yield "the same with commas", " ".join(commas).capitalize() + ".\n"
    yield "20,000 quotation marks", "“Ja”, zei hij. " * 10_000 + "\n"
    yield "20,000 straight marks in one paragraph", '"Ja" en ' * 10_000 + "nee.\n"
    yield "2,000 names in a list", "Aanwezig waren " + ", ".join(names) + " en anderen.\n"
    yield "5,000 paragraphs of a word", "\n\n".join(["Woord"] * 5_000) + "\n"
    yield "a word of 1 MB", "a" * 1_000_000 + "\n"
    whole = "\n\n".join(text.strip() for text in itertools.islice(itertools.cycle(texts), 20_000))
    yield "a line of 1 MB", " ".join(whole[:1_000_000].split()) + "\n"
    yield "a file of 5 MB", whole[:5_000_000] + "\n"


FIRST = "Jan Piet Els An Tom Bert Lies Karel Mia Ward Rik Noor Sien Joost Femke Bram Griet Stijn Loes Daan".split()
FIRST += "Kees Truus Wim Ria Henk Lotte Sofie Peter Marc Luc Koen Bart Hilde Inge Jef Dirk Geert Nele Sara Eva".split()
LAST = "Maes Peeters Jansen Visser Smit Bos Vos Dekker Mulder Bakker Claes Wouters Goossens Hermans Aerts".split()
LAST += "Willems Mertens Dubois Lemmens Segers Prins Kok Post Kuipers Brouwer Blom Schouten Postma Groen".split()
LAST += "Hendriks Jacobs Stevens Martens Pauwels Cools Baert Nijs Thijs Sels Moons Ruts Bogaert Leys Daems".split()
LAST += "Wauters Raes Cuypers Maris Lauwers Geerts".split()


def measure_hard(texts: list[str], limit: float, only: str) -> None:
    """Print what the tables of each hard text cost."""
    with tempfile.TemporaryDirectory() as name:
        for what, text in hard_texts(texts):
            if only not in what:
                continue
            file = Path(name) / "article.txt"
            file.write_text(text, "utf-8")
            cost = run([*MEDIABEELD, "tables", str(file), "--out", f"{name}/out"], limit)
            end = f"stopped at {limit:.0f} s" if cost.stopped else f"{cost.cpu:.1f} s"
            print(f"  {what}: {end}, {cost.memory:.0f} MiB", flush=True)


def measure_memory(texts: list[str]) -> None:
    """Print the most memory a process has had after so many short articles."""

    def note(done: int) -> None:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  after {done} articles: {most:.0f} MiB", flush=True)

    short = (" ".join(text.split()[:_SHORT]) + "\n" for text in texts)
    for done, _ in enumerate(portray_many(short), 1):
        if done in {1, 100, 500, 1000, 2000}:
            note(done)


def measure_start(text: str) -> None:
    """Print what one article costs a process that has loaded nothing."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "article.txt"
        file.write_text(text, "utf-8")
        for what, command in {
            "--help": ["--help"],
            "tables": ["tables", str(file), "--out", f"{name}/out"],
            "tables as json": ["tables", str(file), "--out", f"{name}/out", "--format", "json"],
            "figures": ["figures", str(file), "--out", f"{name}/figures"],
        }.items():
            costs = sorted((run([*MEDIABEELD, *command]) for _ in range(3)), key=lambda cost: cost.cpu)
            print(f"  {what}: {costs[1].cpu:.2f} s, {costs[1].memory:.0f} MiB", flush=True)


def measure_workers(texts: list[str]) -> None:
    """Print what two processes gain, and end with 1 if they write other bytes than one."""
    with tempfile.TemporaryDirectory() as name:
        desk = Path(name)
        (desk / "in").mkdir()
        for k, text in enumerate(texts):
            (desk / "in" / f"{k:05}.txt").write_text(text, "utf-8")
        made = {}
        for workers in (1, 2):
            out = desk / str(workers)
            command = [*MEDIABEELD, "tables", str(desk / "in"), "--out", str(out), "--workers", str(workers)]
            made[workers] = (run(command), digest(out))
        (one, bytes_of_one), (two, bytes_of_two) = made[1], made[2]
        print(
            f"  {len(texts)} articles: one process {one.wall:.1f} s, two {two.wall:.1f} s: {one.wall / two.wall:.2f} ×"
        )
        if bytes_of_one != bytes_of_two:
            sys.exit("two processes wrote other bytes than one")


SECTIONS = ("ratios", "length", "start", "workers", "memory", "hard")


def main() -> None:
    """Measure what is asked for, each in a process of its own, and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--first", type=int, default=100)
    parser.add_argument("--only", nargs="*", choices=SECTIONS, default=SECTIONS)
    parser.add_argument("--limit", type=float, default=300)
    parser.add_argument("--hard", default="", help="only hard texts with this in what they are")
    parser.add_argument("--inside", choices=SECTIONS, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    number = 2000 if chosen.inside == "memory" else chosen.first
    texts = [article.text for article in itertools.islice(read_texts(chosen.articles), number)]
    if chosen.inside:
        {"ratios": measure_ratios, "length": measure_length, "memory": measure_memory}[chosen.inside](texts)
        return
    print(f"{describe_processor()}; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    for section in chosen.only:
        print(section, flush=True)
        if section == "hard":
            measure_hard(texts, chosen.limit, chosen.hard)
        elif section == "start":
            measure_start(texts[0])
        elif section == "workers":
            measure_workers(texts)
        else:
            again = [sys.executable, "-m", "benchmarks.costs", str(chosen.articles), "--first", str(chosen.first)]
            print(run([*again, "--inside", section]).output, end="", flush=True)


if __name__ == "__main__":
    main()
