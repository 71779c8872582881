"""Summing up an actor: words counted once, shares with their n, counts by voice."""

from __future__ import annotations

from typing import Literal

import pytest

from analysis.portrayals import sum_up, words_quoted
from analysis.records import Actor, Event, Mention, Quote, Sentiment, Token, VoiceKind

WHERE = {"article": "a", "sentence": 0, "part": "body", "rule": "test"}


def token(start: int, text: str, upos: str = "NOUN") -> Token:
    end = start + len(text)
    return Token(**WHERE, start=start, end=end, text=text, lemma=text, upos=upos, head=0, deprel="dep", paragraph=0)


def quote(start: int, end: int, kind: str, *speakers: str) -> Quote:
    return Quote(
        **WHERE, start=start, end=end, text="x" * (end - start), quote_id=f"q{start}", kind=kind, speakers=speakers
    )


def mention(start: int, actor: str, voice_kind: VoiceKind = "narrator", form: str = "name") -> Mention:
    return Mention(**WHERE, start=start, end=start + 3, text="xxx", actor=actor, form=form, voice_kind=voice_kind)


TOKENS = [token(i * 10, f"woord{i}") for i in range(6)] + [token(60, ".", "PUNCT")]


def test_a_word_counts_once_at_its_innermost_quote() -> None:
    quotes = [quote(0, 40, "indirect", "biden"), quote(10, 26, "mixed", "biden")]
    assert words_quoted(TOKENS, quotes) == {("biden", "indirect"): 2.0, ("biden", "mixed"): 2.0}


def test_punctuation_is_no_word_and_a_scare_quote_no_speech() -> None:
    assert words_quoted(TOKENS, [quote(50, 61, "direct", "biden")]) == {("biden", "direct"): 1.0}
    assert words_quoted(TOKENS, [quote(0, 16, "scare")]) == {}


def test_a_joint_source_shares_equally_and_nobody_found_is_unknown() -> None:
    assert words_quoted(TOKENS, [quote(0, 16, "direct", "michel", "peeters")]) == {
        ("michel", "direct"): 1.0,
        ("peeters", "direct"): 1.0,
    }
    assert words_quoted(TOKENS, [quote(0, 16, "direct")]) == {("unknown", "direct"): 2.0}


def test_the_sum_counts_by_voice_and_gives_the_n_of_each_share() -> None:
    actors = [Actor(id="is", name="IS", type="organisation"), Actor(id="biden", name="Biden", type="person")]
    tone = Sentiment(
        **WHERE, start=3, end=6, text="laf", term="laf", polarity=-0.8, targets=("is",), voice_kind="direct"
    )
    mentions = [mention(0, "biden"), mention(20, "biden", "direct", "pronoun"), mention(40, "is")]
    records = {
        "mentions": mentions,
        "quotes": [quote(0, 40, "direct", "biden"), quote(50, 57, "direct")],
        "tokens": TOKENS,
        "sentiment": [tone],
    }
    biden, is_ = sum_up("a", actors, records)
    assert (biden.actor, biden.n_mentions, biden.n_mentions_all, biden.n_names, biden.n_pronouns) == (
        "biden",
        2,
        3,
        1,
        1,
    )
    assert (biden.n_mentions_narrator, biden.n_mentions_direct, biden.first_mention) == (1, 1, 0)
    assert (biden.words_direct, biden.n_words_quoted_all, biden.words_share) == (4.0, 5, 0.8)
    assert (is_.n_evaluations, is_.n_evaluations_direct) == (1, 1)
    assert is_.agent_share is None, "a share of nothing is absent, not nought"


def test_tone_is_never_one_number_and_no_mean_of_fewer_than_five() -> None:
    actors = [Actor(id="is", name="IS", type="organisation")]

    def tones(aspect: Literal["evaluation", "effect"], holder: str, *polarities: float) -> list[Sentiment]:
        fixed = {"text": "laf", "term": "laf", "targets": ("is",), "aspect": aspect, "holder": holder}
        return [Sentiment(**WHERE, start=i, end=i + 3, polarity=p, **fixed) for i, p in enumerate(polarities)]

    rows = [
        *tones("evaluation", "narrator", -1, -1, -1, -1, 0.5),
        *tones("evaluation", "biden", 1, 1, 1, 1),
        *tones("evaluation", "unknown", -1),
        *tones("effect", "narrator", -1, -1, 1, 1),
    ]
    (is_,) = sum_up("a", actors, {"sentiment": rows})
    assert (is_.n_evaluations_by_narrator, is_.mean_evaluations_by_narrator) == (5, -0.7)
    assert (is_.n_evaluations_by_others, is_.mean_evaluations_by_others) == (5, 0.6)
    assert (is_.n_effects, is_.mean_effects) == (4, None)
    assert is_.n_evaluations == 10


@pytest.mark.parametrize("records", [{}, {"mentions": []}])
def test_an_actor_of_whom_nothing_is_found_has_noughts_and_no_shares(records: dict[str, list[Mention]]) -> None:
    (row,) = sum_up("a", [Actor(id="x", name="X", type="person")], records)
    assert (row.n_mentions, row.mentions_share, row.first_mention) == (0, None, None)


def test_deeds_speech_perception_and_states_stand_apart() -> None:
    actors = [Actor(id="biden", name="Biden", type="person")]
    kinds = ("harm", None, "speech", "communication", "cognition", "state")
    told = [
        Event(**WHERE, start=i, end=i + 1, text="x", lemma="x", agents=("biden",), diathesis="active", deed=deed)
        for i, deed in enumerate(kinds)
    ]
    (row,) = sum_up("a", actors, {"events": told})
    assert (row.n_deeds, row.n_speech, row.n_perception, row.n_states, row.n_agent) == (2, 2, 1, 1, 6)
