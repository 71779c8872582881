"""Step 6: the lexicon of lemmas, a file beside the network.

    python -m training.lexicon --work WORK --treebank DIR --sentences sentences.jsonl --silver 'silver*.npz'
    --out analysis/model

A line is `form, part of speech, lemma` (the form in lower case). Sources, the stronger first: the treebanks'
own words; the irregular verbs of `irregular_verbs.tsv` with their prefixes; the words of the news whose lemma
the teachers, summed over all their places, agree on. A form whose lemma is not clear within its part of
speech is left to the network. `wordfreq` serves only to prefer lemmas that exist.
"""

import argparse
import glob
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from analysis.dutch.scripts import apply_script
from training.export import write_text
from training.prepare import read_gold

OPEN = {"NOUN", "VERB", "ADJ", "PROPN", "ADV", "AUX"}
INSEPARABLE = ("be", "ge", "her", "ont", "ver", "over", "onder", "voor", "door", "om", "weer", "mis")
SEPARABLE = (
    "aan",
    "achter",
    "af",
    "bij",
    "binnen",
    "boven",
    "dicht",
    "door",
    "goed",
    "in",
    "klaar",
    "langs",
    "los",
    "mee",
    "mis",
    "na",
    "neer",
    "om",
    "onder",
    "op",
    "over",
    "plaats",
    "rond",
    "samen",
    "stil",
    "tegen",
    "teleur",
    "terug",
    "thuis",
    "toe",
    "uit",
    "vast",
    "vol",
    "voor",
    "voorbij",
    "vrij",
    "waar",
    "weer",
    "weg",
)


def irregular_forms(path):
    """(form, lemma) of the irregular verbs, alone and with prefixes.

    *nam* → *nemen*, *afgenomen* → *afnemen*.
    """
    for line in Path(path).open(encoding="utf-8"):
        if line.startswith("#"):
            continue
        infinitive, present, past, pasts, participle = line.rstrip("\n").split("\t")
        finite = [form for cell in (present, past, pasts) for form in cell.split("/")]
        participles = participle.split("/") if participle != "-" else []
        for form in [*finite, *participles]:
            yield form, infinitive, ""
        for prefix in SEPARABLE:
            for form in [*finite, *participles, *(f"te{infinitive}",)]:
                yield prefix + form, prefix + infinitive, prefix
        for prefix in INSEPARABLE:
            for form in [*finite, *(p.removeprefix("ge") for p in participles if p.startswith("ge"))]:
                yield prefix + form, prefix + infinitive, prefix


def count_treebank(sentences):
    counts = defaultdict(Counter)
    for sentence in sentences:
        for word, upos, lemma in zip(sentence.words, sentence.upos, sentence.lemmas, strict=False):
            counts[word.lower(), upos][lemma] += 1
    return counts


def count_silver(pattern, sentences, labels):
    """How strongly the teachers favour each lemma of each form and part of speech, summed over its places."""
    rows = {}
    for line in Path(sentences).open(encoding="utf-8"):
        row = json.loads(line)
        rows[row["id"]] = row["tokens"]
    votes, places = defaultdict(Counter), Counter()
    for path in sorted(glob.glob(pattern)):
        arrays = dict(np.load(path))
        words = [word for i in arrays["id"] for word in rows[str(i)]]
        for word, upos, sure, scripts, chances in zip(
            words,
            arrays["upos"][:, 0],
            arrays["upos_p"][:, 0],
            arrays["lemma"],
            arrays["lemma_p"].astype(float),
            strict=False,
        ):
            if sure < 0.7:
                continue
            key = word.lower(), labels["upos"][upos]
            places[key] += 1
            for script, chance in zip(scripts, chances, strict=False):
                lemma = apply_script(word, labels["lemma"][script])
                if lemma:
                    votes[key][lemma] += chance
    return votes, places


def clear_winner(counter, share):
    """The lemma with at least a share of the votes (its commonest casing), or None."""
    low = Counter()
    for lemma, count in counter.items():
        low[lemma.lower()] += count
    best, count = low.most_common(1)[0]
    if count < share * sum(low.values()):
        return None
    return max((lemma for lemma in counter if lemma.lower() == best), key=lambda lemma: (counter[lemma], lemma))


def main():
    from wordfreq import zipf_frequency

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", required=True)
    parser.add_argument("--treebank", required=True)
    parser.add_argument("--sentences", required=True)
    parser.add_argument("--silver", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--places", type=int, default=3, help="how often a news form must occur")
    options = parser.parse_args()
    gold = read_gold(options.treebank)
    new, old = count_treebank(gold["alpino"] + gold["lassy"]), count_treebank(gold["old"])
    labels = json.loads((Path(options.work) / "labels.json").read_text(encoding="utf-8"))
    votes, places = count_silver(str(Path(options.work) / options.silver), options.sentences, labels)
    known = {lemma.lower() for counts in (new, old) for counter in counts.values() for lemma in counter}

    def exists(lemma):
        return lemma.lower() in known or zipf_frequency(lemma.lower(), "nl") > 0

    entries, sources = {}, Counter()
    for name, counts in (("current treebank", new), ("old treebank", old)):
        for key, counter in counts.items():
            if key not in entries and not (name == "old treebank" and key[1] not in OPEN):
                lemma = clear_winner(counter, 0.85)
                entries[key] = lemma or ""
                sources[name] += bool(lemma)
    forms = defaultdict(set)
    for form, lemma, prefix in irregular_forms(Path(__file__).with_name("irregular_verbs.tsv")):
        if not prefix or (exists(lemma) and exists(form)):
            forms[form].add(lemma)
    for form, lemmas in sorted(forms.items()):
        if (form, "VERB") not in entries and len(lemmas) == 1:
            entries[form, "VERB"] = next(iter(lemmas))
            sources["irregular verbs"] += 1
    for key, counter in sorted(votes.items()):
        if key in entries or places[key] < options.places or key[1] not in OPEN:
            continue
        real = Counter({lemma: count for lemma, count in counter.items() if exists(lemma)})
        lemma = clear_winner(real or counter, 0.7)
        if lemma and (exists(lemma) or key[1] == "PROPN"):
            entries[key] = lemma
            sources["news"] += 1
    lines = sorted(f"{form}\t{upos}\t{lemma}\n" for (form, upos), lemma in entries.items() if lemma)
    write_text(Path(options.out) / "lemmas.tsv.gz", "".join(lines))
    print(len(lines), "entries:", dict(sources))


if __name__ == "__main__":
    main()
