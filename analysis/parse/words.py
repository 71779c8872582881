"""Words: what a verb is called with its particle, and a text as a table of tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.dutch.verbs import join_particle
from analysis.parse.places import article_of, part_at, sentence_number
from analysis.parse.reading import parse

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Token


def verb_lemma(token: Token) -> str:
    """Give the lemma of a verb together with its separable particle: *deelde … mee* is *meedelen*.

    >>> verb_lemma(parse("Rutte deelde het nieuws mee.")[1])
    'meedelen'
    """
    apart = [child for child in token.children if child.dep_ == "compound:prt"]
    particles = [child.lower_ for child in apart if all(part.dep_ != "fixed" for part in child.children)]
    return join_particle(token.lemma_.replace("_", ""), particles)


def tokenize(text: str) -> pd.DataFrame:
    """Read a text and give its words as a table, one row per token (white space left out).

    Columns: `article start end text sentence part lemma upos feats head deprel paragraph`; `head` is the row of the
    head, missing for a root.

    >>> tokenize("Ministers zwegen.")[["text", "lemma", "upos"]].values.tolist()
    [['Ministers', 'minister', 'NOUN'], ['zwegen', 'zwijgen', 'VERB'], ['.', '.', 'PUNCT']]
    """
    import pandas as pd

    doc = parse(text)
    article = article_of(doc)
    words = [token for token in doc if not token.is_space]
    row = {token.i: k for k, token in enumerate(words)}
    table = pd.DataFrame(
        {
            "article": [article.id] * len(words),
            "start": [token.idx for token in words],
            "end": [token.idx + len(token) for token in words],
            "text": [token.text for token in words],
            "sentence": [sentence_number(doc, token.idx) for token in words],
            "part": [part_at(doc, token.idx).kind for token in words],
            "lemma": [token.lemma_ for token in words],
            "upos": [token.pos_ for token in words],
            "feats": [str(token.morph) for token in words],
            "head": [None if token.head.i == token.i else row[token.head.i] for token in words],
            "deprel": ["root" if token.head.i == token.i else token.dep_ for token in words],
            "paragraph": [part_at(doc, token.idx).paragraph for token in words],
        }
    )
    kinds = {name: "Int64" for name in ("start", "end", "sentence", "head", "paragraph")}
    text_columns = {name: "string" for name in ("article", "text", "part", "lemma", "upos", "feats", "deprel")}
    return table.astype(kinds | text_columns)
