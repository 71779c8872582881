"""Units: articles as sentences in order, and headlines alone, as numbers in one file and as batches.

A sentence is a dictionary: `ids`, `first`, `last` (its pieces, those of each word; word 0 is the root), its `number` in
the text, `told` (`analysis.dutch.surroundings`), `told_alone` (the same if it stood alone), its `place` in the file,
and `codes`, `judged`, `judged_words` where it was coded.
"""

import hashlib
import json

import numpy as np

from training.pieces import BOS, EOS

FLAT = {"ids": np.uint16, "counts": np.uint8, "told": np.uint8, "told_alone": np.uint8}


def write_units(units, path):
    """Write units: arrays of all sentences one after another, and the codes as JSON."""
    sentences = [item for unit in units for item in unit["items"]]
    arrays = {
        "ids": np.concatenate([item["ids"][1:-1] for item in sentences]),
        "counts": np.concatenate([np.diff([*item["first"][1:], len(item["ids"]) - 1]) for item in sentences]),
        "told": np.array([item["told"] for item in sentences]),
        "told_alone": np.array([item["told_alone"] for item in sentences]),
    }
    if max(arrays["counts"]) > np.iinfo(np.uint8).max:
        raise ValueError("a word has more than 255 pieces")
    codes = {k: {n: item[n] for n in CODED} for k, item in enumerate(sentences) if item.get("codes")}
    np.savez_compressed(
        path,
        words=np.array([len(item["first"]) - 1 for item in sentences], np.uint16),
        number=np.array([item["number"] for item in sentences], np.uint16),
        sizes=np.array([len(unit["items"]) for unit in units], np.uint16),
        units=np.array(json.dumps([(unit["id"], unit["split"]) for unit in units])),
        codes=np.array(json.dumps(codes)),
        **{name: arrays[name].astype(kind) for name, kind in FLAT.items()},
    )


CODED = ("codes", "judged", "judged_words")
#: Of words, what is a number between 0 and 1 for each frame; all else is the number of a label.
KNOWN = ("known", "evidence")


def read_units(path):
    """Read what `write_units` wrote."""
    file = dict(np.load(path))
    codes = {int(k): _as_arrays(value) for k, value in json.loads(str(file["codes"])).items()}
    items, word, piece = [], 0, 0
    for place, n in enumerate(file["words"].tolist()):
        counts = file["counts"][word : word + n].astype(np.int64)
        length = int(counts.sum())
        begins = 1 + np.concatenate([[0], np.cumsum(counts)])
        items.append(
            {
                "ids": np.concatenate([[BOS], file["ids"][piece : piece + length].astype(np.int64), [EOS]]),
                "first": np.concatenate([[0], begins[:-1]]),
                "last": np.concatenate([[0], begins[1:] - 1]),
                "number": int(file["number"][place]),
                "told": file["told"][place].astype(np.float32),
                "told_alone": file["told_alone"][place].astype(np.float32),
                "place": place,
                "codes": None,
            }
            | codes.get(place, {})
        )
        word, piece = word + n, piece + length
    units, begin = [], 0
    for (name, split), size in zip(json.loads(str(file["units"])), file["sizes"].tolist(), strict=True):
        units.append({"id": name, "split": split, "items": items[begin : begin + size]})
        begin += size
    return units


def _as_arrays(coded):
    """The codes of a sentence with the rows of its words as arrays."""
    words = {
        k: v if k == "pointers" else np.array(v, np.float32 if k in KNOWN else np.int64)
        for k, v in coded["judged_words"].items()
    }
    return coded | {"judged_words": words}


def is_coded(unit):
    return any(item["codes"] for item in unit["items"])


def by_kind(units):
    """Units apart: sentences of articles, and headlines alone."""
    return {
        "sentences": [u for u in units if len(u["items"]) > 1],
        "headlines": [u for u in units if len(u["items"]) == 1],
    }


def chance(unit):
    """A number from 0 to 1 that depends on nothing but the unit."""
    return int(hashlib.sha256(unit["id"].encode()).hexdigest()[:8], 16) / 2**32


def follows(item, other):
    """Whether an item is the sentence right after another."""
    return item["number"] == other["number"] + 1


def unit_stream(units, most, generator):
    """Endless lists of units of about `most` pieces together; longer articles in parts, with their headline."""
    while True:
        parts = [part for unit in units for part in cut_unit(unit, most)]
        generator.shuffle(parts)
        batch, size = [], 0
        for part in parts:
            batch.append(part)
            size += sum(len(item["ids"]) for item in part)
            if size >= most:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch


def cut_unit(unit, most):
    """The items of a unit in stretches of at most `most` pieces, each with the headline and the sentence before it."""
    items, stretch, size = unit["items"], [], 0
    for place, item in enumerate(items):
        if stretch and size + len(item["ids"]) > most:
            yield stretch
            stretch = [] if items[0] is items[place - 1] else [items[0] | {"codes": None}]
            stretch.append(items[place - 1] | {"codes": None})
            size = sum(len(each["ids"]) for each in stretch)
        stretch.append(item)
        size += len(item["ids"])
    yield stretch


def company(units):
    """The places, in the list of all items, of the sentence before each and of its headline; -1 where there is none."""
    before, headline, place = [], [], 0
    for items in units:
        for k, item in enumerate(items):
            before.append(place + k - 1 if k > 0 and follows(item, items[k - 1]) else -1)
            headline.append(place if item["number"] > 0 and items[0]["number"] == 0 else -1)
        place += len(items)
    return before, headline
