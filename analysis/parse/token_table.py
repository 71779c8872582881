"""Words: what a verb is called with its particle, and a text as a table of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from analysis.dutch.verb_lemmas import join_particle
from analysis.parse.judging import judgements_of
from analysis.parse.parsing import parse
from analysis.parse.places import anchor, article_of, places_of
from analysis.parse.still import StillFeatures, ask_once, read_features
from analysis.records import Sentence, Token, VoiceSpan, voice_at
from analysis.tables import to_table

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken


def feature(token: SpacyToken, name: str) -> str:
    """Give the value of a morphological feature of a word, empty where it has none; several with commas between.

    >>> feature(parse("Ministers zwegen.")[0], "Number")
    'Plur'
    """
    morph: Any = token.morph
    features: StillFeatures = morph if morph.__class__ is StillFeatures else read_features(str(morph))
    return features.joined.get(name, "")


@ask_once
def verb_lemma(token: SpacyToken) -> str:
    """Give the lemma of a verb together with its separable particle: *deelde … mee* is *meedelen*.

    >>> verb_lemma(parse("Rutte deelde het nieuws mee.")[1])
    'meedelen'
    """
    if "Part" in feature(token, "VerbForm"):  # written as one word with its particle
        return token.lemma_.replace("_", "")
    apart = [child for child in token.children if child.dep_ == "compound:prt"]
    apart = [child for child in apart if all(part.dep_ != "fixed" for part in child.children)]
    before_te = next((c.lower_ for c in apart if c.i + 1 < len(c.doc) and c.nbor(1).lower_ == "te"), None)
    return join_particle(token.lemma_.replace("_", ""), [child.lower_ for child in apart], before_te)


def find_tokens(doc: Doc, voices: Sequence[VoiceSpan] = ()) -> list[Token]:
    """List the words of a text as records, white space left out; `head` counts records, and is None for a root.

    Each is in the voice in which it stands; without `voices` all are the narrator's.

    >>> [token.head for token in find_tokens(parse("Ministers zwegen."))]
    [1, None, 1]
    """
    words = [token for token in doc if not token.is_space]
    row = {token.i: k for k, token in enumerate(words)}
    id = article_of(doc).id
    found = []
    span = voice_at(voices, 0)
    places = places_of(doc, [token.idx for token in words])
    for token, (part, sentence) in zip(words, places, strict=True):  # what `anchor` and `voiced` give, at one making
        start, head, text = token.idx, token.head.i, token.text
        if not span.start <= start < span.end:
            span = voice_at(voices, start)
        found.append(
            Token(
                article=id,
                start=start,
                end=start + len(text),
                text=text,
                sentence=sentence,
                part=part.kind,
                voice=span.voice,
                voice_kind=span.voice_kind,
                lemma=token.lemma_,
                upos=token.pos_,
                feats=str(token.morph) or None,
                head=None if head == token.i else row.get(head),
                deprel="root" if head == token.i else token.dep_,
                paragraph=part.paragraph,
                rule="token",
            )
        )
    return found


def find_sentences(doc: Doc) -> list[Sentence]:
    """List the sentences of a text with what the network judged of them; with another pipeline nothing is judged.

    >>> [(s.text, s.sentence) for s in find_sentences(parse("Het regent. Het waait."))]
    [('Het regent.', 0), ('Het waait.', 1)]
    """
    judgements = judgements_of(doc)
    found = []
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if not words:
            continue
        place = anchor(doc, words[0].idx, words[-1].idx + len(words[-1]))
        judgement = judgements.sentences[place["sentence"]] if judgements else None
        judged = {field.name: getattr(judgement, field.name) for field in fields(judgement)} if judgement else {}
        rule = "sentence.judged" if judgement else "sentence.plain"
        found.append(Sentence(**place, **judged, rule=rule))
    return found


def tokenize(text: str) -> pd.DataFrame:
    """Read a text and give its words as a table, one row a token, with the columns of the table `tokens`.

    >>> tokenize("Ministers zwegen.")[["text", "lemma", "upos"]].values.tolist()
    [['Ministers', 'minister', 'NOUN'], ['zwegen', 'zwijgen', 'VERB'], ['.', '.', 'PUNCT']]
    """
    return to_table(find_tokens(parse(text)), "tokens")
