"""Step 8: the units of `judged` as numbers, in the pieces of the network; all that the next steps need, in one file.

    python -m training.pack --work WORK --model analysis/model

Writes `WORK/units.npz` (`units`). The finished network `--model` reads the sentences whose words were coded: its heads
say by which word an expression hangs.
"""

import argparse
import json
from pathlib import Path

from analysis.dutch.neural import load_network, read_sentence
from analysis.dutch.surroundings import surroundings
from training.batching import MAX_WORDS
from training.pieces import cut_sentence, load_pieces
from training.targets import sentence_targets, word_targets
from training.units import write_units


def encode_unit(unit, pieces, network):
    """A unit with its sentences as numbers; one too long for a run of the network is left out."""
    told = surroundings([s["tokens"] for s in unit["sentences"]], [s["paragraph"] for s in unit["sentences"]])
    items = []
    for number, (sentence, row) in enumerate(zip(unit["sentences"], told, strict=True)):
        words, codes = sentence["tokens"], sentence["codes"]
        if len(words) > MAX_WORDS:
            continue
        spaces = [True, *sentence["spaces"][:-1]]
        ids, first, last = cut_sentence(pieces, words, spaces)
        item = {"ids": ids, "first": first, "last": last, "number": number, "told": row, "codes": codes}
        item["told_alone"] = surroundings([words], [True])[0]
        if codes:
            heads = read_sentence(network, words, spaces).heads if "evaluations" in codes else None
            item["judged"] = sentence_targets(codes)
            item["judged_words"] = word_targets(codes, len(words), heads)
        items.append(item)
    return {"id": unit["id"], "split": unit["split"], "items": items}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args()
    pieces, _ = load_pieces(options.work / "pieces.json")
    network = load_network(options.model)
    lines = (options.work / "judged.jsonl").open(encoding="utf-8")
    units = [encode_unit(json.loads(line), pieces, network) for line in lines]
    units = [unit for unit in units if unit["items"]]
    write_units(units, options.work / "units.npz")
    print(f"{len(units)} units, {sum(len(unit['items']) for unit in units)} sentences")


if __name__ == "__main__":
    main()
