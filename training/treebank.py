"""Sentences.

Reading CoNLL-U, the lemma that is learned, and the variants by which few sentences teach more.
"""

import itertools
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

GLUED_TO_PREVIOUS = set(".,;:!?)]}»”’%")
GLUED_TO_NEXT = set("([{«“‘")
OPENING = {",,", "``", "«", "“", "„", "‘"}
CLOSING = {"''", "»", "”", "’"}
QUOTE_STYLES = [('"', '"'), ("“", "”"), ("„", "”"), ("‘", "’"), ("'", "'"), ("”", "”"), ("«", "»"), ("„", "“")]


@dataclass
class Sentence:
    """A parsed sentence. `spaces` says of each word whether a space stands before it.

    Heads count from 1, 0 is the root.
    """

    words: list
    spaces: list
    lemmas: list = field(default_factory=list)
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    feats: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    deprels: list = field(default_factory=list)
    scripts: list = field(default_factory=list)
    old: bool = False

    def __len__(self):
        return len(self.words)


def read_rows(path):
    """The token rows of each sentence of a CoNLL-U file (ranges and empty nodes left out)."""
    rows = []
    for line in Path(path).open(encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows:
                yield rows
            rows = []
        elif line[0] != "#":
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
    if rows:
        yield rows


def guess_spaces(words):
    """Space flags for a treebank that lacks SpaceAfter."""
    flags = [True]
    for before, word in itertools.pairwise(words):
        flags.append(not (word in GLUED_TO_PREVIOUS or before in GLUED_TO_NEXT))
    return flags


def whole_lemma(form, lemma, particles=()):
    """The lemma without the treebank's underscores: compounds whole, separable verbs without a particle apart.

    `veiligheid_raad` of *Veiligheidsraad* becomes *veiligheidsraad* (the linking s stays); `mee_delen` of
    *deelde … mee* becomes *delen* if one of the clause's `particles` is *mee*: the particle is a token of its
    own.
    """
    if "_" not in lemma.strip("_"):
        return lemma
    parts = lemma.split("_")
    low = form.lower()
    if parts[0].lower() in particles and not low.startswith(parts[0].lower()):
        return whole_lemma(form, "_".join(parts[1:]))
    last = parts[-1].lower()
    for length in range(len(last), 1, -1):
        position = low.rfind(last[:length])
        if position > 0 and position >= len(low) - len(last) - 4:
            begin = low[:position]
            if begin.startswith(("ge", "te")) and not parts[0].lower().startswith(begin[:2]):
                break
            if low[max(0, position - 2) : position] == "ge" and len("".join(parts[:-1])) + 2 == position:
                begin = low[: position - 2]  # afgesprongen
            return begin + last if lemma == lemma.lower() else keep_capitals(form, begin + last)
    return "".join(parts)


def keep_capitals(form, lemma):
    """Give a lower-case lemma the capitals of its form."""
    return "".join(b.upper() if a.isupper() else b for a, b in zip(form, lemma, strict=False)) + lemma[len(form) :]


def read_treebank(path, old=False):
    """Read a CoNLL-U file as a list of `Sentence`.

    `old` marks the 2016 style, which has output layers of its own.
    """
    from training.lemma_scripts import make_script

    sentences = []
    for rows in read_rows(path):
        words = [row[1] for row in rows]
        if any("SpaceAfter=No" in row[9] for row in rows):
            spaces = [True] + ["SpaceAfter=No" not in row[9] for row in rows[:-1]]
        else:
            spaces = guess_spaces(words)
        particles = {}
        for row in rows:
            if row[7] == "compound:prt":
                particles.setdefault(row[6], []).append(row[1].lower())
        lemmas = [whole_lemma(row[1], row[2], particles.get(row[0], ())) for row in rows]
        if old:
            lemmas = [lemma if row[3] == "PROPN" else lemma.lower() for row, lemma in zip(rows, lemmas, strict=False)]
        sentences.append(
            Sentence(
                words,
                spaces,
                lemmas,
                [row[3] for row in rows],
                [row[4] for row in rows],
                [row[5] for row in rows],
                [int(row[6]) for row in rows],
                [row[7] for row in rows],
                [make_script(word, lemma) for word, lemma in zip(words, lemmas, strict=False)],
                old,
            )
        )
    return sentences


def quote_pairs(words):
    """Positions of the quotation marks of a sentence as (position, opens)."""
    inside, found = {}, []
    for i, word in enumerate(words):
        if word in OPENING:
            found.append((i, True))
        elif word in CLOSING:
            found.append((i, False))
        elif word in {'"', "'"}:
            found.append((i, not inside.get(word, False)))
            inside[word] = not inside.get(word, False)
    return found


def vary(sentence, random):
    """A variant of a sentence.

    Other quotation marks, no final full stop (as in headings), all capitals; or the same.
    """
    sentence = vary_quotes(sentence, random)
    chance = random.random()
    if chance < 0.10:
        return drop_final_mark(sentence)
    if chance < 0.13:
        return capitals(sentence)
    return sentence


def vary_quotes(sentence, random):
    marks = quote_pairs(sentence.words)
    if not marks or random.random() < 0.4:
        return sentence
    opening, closing = random.choice(QUOTE_STYLES)
    words = list(sentence.words)
    for position, opens in marks:
        words[position] = opening if opens else closing
    return replace(sentence, words=words, scripts=rescript(words, sentence))


def rescript(words, sentence):
    """Scripts for changed words: a changed mark is its own lemma."""
    from training.lemma_scripts import make_script

    return [
        script if word == before else make_script(word, word)
        for word, before, script in zip(words, sentence.words, sentence.scripts, strict=False)
    ]


def drop_final_mark(sentence):
    """Without its final punctuation mark, unless something depends on it."""
    n = len(sentence)
    if n < 3 or sentence.upos[-1] != "PUNCT" or n in sentence.heads or sentence.heads[-1] == 0:
        return sentence
    return Sentence(
        *(
            getattr(sentence, name)[:-1]
            for name in ("words", "spaces", "lemmas", "upos", "xpos", "feats", "heads", "deprels", "scripts")
        ),
        sentence.old,
    )


def capitals(sentence):
    """In capitals throughout; the lemmas stay."""
    from training.lemma_scripts import make_script

    words = [word.upper() for word in sentence.words]
    return replace(
        sentence, words=words, scripts=[make_script(a, b) for a, b in zip(words, sentence.lemmas, strict=False)]
    )


def plain_text(sentence):
    """The words as one string, to compare sentences by."""
    return re.sub(r"\s+", " ", " ".join(sentence.words))
