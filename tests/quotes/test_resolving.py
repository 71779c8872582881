"""From a source to the actor who speaks: what is known of a source before any sieve is asked."""

from __future__ import annotations

import pytest

from analysis.quotes.sentences.layout import lay_out
from analysis.quotes.speakers.cast import cast_of
from analysis.quotes.speakers.resolving import Source, joint_mentions, mention_around, own_mention, same_surname
from tests.quotes.examples import mention, parsed

TEXT = "Els Vos en Jan Mol kwamen. Minister Els Vos zweeg. Vos en Mol lachten, zegt zij."


def source(words: str, *known: tuple[str, str], last: bool = False) -> Source:
    """Give some words of the text as a source, with the mentions that are known."""
    doc = parsed(TEXT)
    start = TEXT.rindex(words) if last else TEXT.index(words)
    span = doc.char_span(start, start + len(words))
    cast = cast_of(doc, [mention(doc, text, actor) for text, actor in known])
    return Source(lay_out(doc), (span.start, span.end), cast, [], [])


VOS, MOL, MINISTER = ("Els Vos", "vos"), ("Jan Mol", "mol"), ("Minister Els Vos", "vos")


def test_a_source_of_several_mentions_joined_by_en_is_joint() -> None:
    both = source("Els Vos en Jan Mol", VOS, MOL)
    assert (both.several, both.named, both.pronoun) == (("vos", "mol"), True, False)
    found = joint_mentions(both)
    assert found is not None and (found.speakers, found.how) == (("vos", "mol"), "explicit")


def test_a_source_is_the_mention_that_it_consists_of_or_that_stands_around_it() -> None:
    own = own_mention(source("Minister Els Vos", MINISTER))
    around = source("Els Vos", MINISTER, last=True)
    assert own is not None and own.speakers == ("vos",)
    assert own_mention(around) is None
    found = mention_around(around)
    assert found is not None and found.speakers == ("vos",)


def test_a_source_without_a_mention_is_the_one_with_its_surname() -> None:
    found = same_surname(source("Mol", VOS, MOL, last=True))
    assert found is not None and (found.speakers, found.how) == (("mol",), "explicit")


@pytest.mark.parametrize(("words", "personal"), [("zij", True), ("Minister Els Vos", False)])
def test_only_a_pronoun_is_personal(words: str, personal: bool) -> None:
    assert source(words).personal is personal
