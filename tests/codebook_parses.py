"""The parses of the examples of every codebook of the package: `python -m tests.codebook_parses [NAME]` writes them.

Each example and counter-example is a paragraph of its own; the parse is the embedded pipeline's, committed, so that a
new model does not move what the codebooks promise.
"""

from __future__ import annotations

import sys

from analysis import paths
from analysis.framing import load_codebook
from analysis.parse import parse, to_conllu
from analysis.schemes import list_schemes

PARSES = paths.ROOT / "tests" / "parses"


def list_examples(name: str) -> list[str]:
    """List the examples and counter-examples of a codebook in the order of their parses."""
    frames = load_codebook(name).frames
    return [entry.text for frame in frames for entry in (*frame.examples, *frame.counterexamples)]


def parse_examples(name: str) -> str:
    """Give the parses as CoNLL-U, one document in which each example is a paragraph."""
    blocks = [f"# newdoc id = codebook-{name}"]
    for number, text in enumerate(list_examples(name)):
        lines = to_conllu(parse(text)).splitlines()
        body = [line for line in lines if line and not line.startswith("# ")]
        assert sum(line.startswith("1\t") for line in body) == 1, f"not one sentence: {text}"
        head = [f"# newpar id = {number}", "# part = body", f"# sent_id = {number + 1}", f"# text = {text}"]
        blocks.append("\n".join([*head, *body]) + "\n")
    return blocks[0] + "\n" + "\n".join(blocks[1:]) + "\n"


def main() -> None:
    """Write them for the codebooks that are named, or for every one."""
    for name in sys.argv[1:] or list_schemes():
        path = PARSES / f"codebook-{name}.conllu"
        path.write_text(parse_examples(name), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
