"""Check coders' answers against the sheets, and put right ones together.

    python -m training.coding.collect ANSWERS --aside ASIDE --out CODED.jsonl
    python -m training.coding.collect ANSWERS/CODER/BATCH --aside ASIDE

ANSWERS holds `CODER/BATCH/ID.txt`; one coder's or one batch's folder, or one file, can be checked alone. Every fault
is printed with its file and line; with a fault nothing is written and the exit code is 1.
"""

import argparse
import json
import sys
from pathlib import Path

from training.coding.answers import Fault, read_answer


def find_answers(root):
    """The files of answers below a folder, or the one file, in order."""
    root = Path(root)
    return [root] if root.is_file() else sorted(root.rglob("*.txt"))


def collect(paths, aside):
    """Read answers: records, and faults. The coder is the name of the folder that holds the batch."""
    records, faults, seen = [], [], set()
    for path in paths:
        path = Path(path).resolve()
        coder = path.parent.parent.name
        source = Path(aside) / f"{path.stem}.json"
        if not source.exists():
            faults.append(Fault(str(path), 0, f"there is no sheet {path.stem!r}"))
            continue
        if (coder, path.stem) in seen:
            faults.append(Fault(str(path), 0, f"{coder} has coded {path.stem} twice"))
        seen.add((coder, path.stem))
        record, wrong = read_answer(path.read_text("utf-8"), json.loads(source.read_text("utf-8")), str(path))
        records.append({"coder": coder} | record)
        faults += wrong
    return records, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers")
    parser.add_argument("--aside", required=True)
    parser.add_argument("--out")
    options = parser.parse_args()
    records, faults = collect(find_answers(options.answers), options.aside)
    for fault in faults:
        print(fault)
    sentences = sum(len(record["sentences"]) for record in records)
    print(f"{len(records)} answers, {sentences} sentences, {len(faults)} faults", file=sys.stderr)
    if faults:
        raise SystemExit(1)
    if options.out:
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        Path(options.out).write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
