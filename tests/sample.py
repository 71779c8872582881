"""A small portrait made by hand, for the tests of what is shown of a portrait."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from analysis.article import Part
from analysis.article.model import Article
from analysis.portrait import Portrait
from analysis.records import Actor, Event, Frame, Mention, Quote, Record, Sentiment, VoiceSpan, voice_at

TEXT = (
    "President Biden is blij.\n\n"
    "Bom\n\n"
    "“Onze dappere soldaten <zijn> veilig”, zei hij. Volgens bewoners werden kinderen gedood door “de troepen”.\n\n"
    "De IS-leider blies zichzelf op & kwam om. © AFP"
)
ACTORS = (
    Actor(id="biden", name="Joe Biden", type="person"),
    Actor(id="leader", name="Abu Ibrahim al-Hashimi al-Qurayshi", type="person"),
    Actor(id="is", name="Islamitische Staat", type="organisation"),
    Actor(id="children", name="Kinderen", type="group"),
    Actor(id="troops", name="Amerikaanse troepen", type="group"),
    Actor(id="residents", name="Bewoners", type="group"),
)


def place(words: str, **own: Any) -> dict[str, Any]:
    """Give the fields of a record that stands at the first occurrence of some words."""
    start = TEXT.index(words)
    fields = {"article": "sample", "start": start, "end": start + len(words), "text": words, "rule": "sample.hand"}
    part = next(part for part in PARTS if part.start <= start < part.end)
    voice = voice_at(VOICES, start)
    return {
        **fields,
        "sentence": part.paragraph,
        "part": part.kind,
        "voice": voice.voice,
        "voice_kind": voice.voice_kind,
        **own,
    }


def span(words: str) -> tuple[int, int]:
    """Give where some words first stand."""
    return TEXT.index(words), TEXT.index(words) + len(words)


DIRECT, INDIRECT, MIXED = (
    "Onze dappere soldaten <zijn> veilig",
    "werden kinderen gedood door “de troepen”",
    "de troepen",
)
PARTS = (
    Part("lead", *span("President Biden is blij."), 0),
    Part("crosshead", *span("Bom"), 1),
    Part("body", TEXT.index("“Onze"), TEXT.index("\n\nDe IS"), 2),
    Part("caption", TEXT.index("De IS"), len(TEXT), 3, *span("© AFP")),
)
VOICES = (
    VoiceSpan(0, span(DIRECT)[0], "narrator", "narrator"),
    VoiceSpan(*span(DIRECT), "biden", "direct"),
    VoiceSpan(span(DIRECT)[1], span(INDIRECT)[0], "narrator", "narrator"),
    VoiceSpan(span(INDIRECT)[0], span(MIXED)[0], "residents", "indirect"),
    VoiceSpan(*span(MIXED), "residents", "mixed"),
    VoiceSpan(span(MIXED)[1], len(TEXT), "narrator", "narrator"),
)
MENTIONS = (
    Mention(**place("President Biden"), actor="biden", form="name"),
    Mention(**place("Onze"), actor="biden", form="possessive"),
    Mention(**place("hij"), actor="biden", form="pronoun"),
    Mention(**place("bewoners"), actor="residents", form="descriptor"),
    Mention(**place("kinderen"), actor="children", form="descriptor"),
    Mention(**place("de troepen"), actor="troops", form="descriptor"),
    Mention(**place("De IS-leider"), actor="leader", form="role"),
    Mention(**place("IS"), actor="is", form="name", nested=True),
    Mention(**place("zichzelf"), actor="leader", form="pronoun"),
)
QUOTES = (
    Quote(**place(DIRECT), quote_id="q1", kind="direct", speakers=("biden",), cue="zei"),
    Quote(**place(INDIRECT), quote_id="q2", kind="indirect", speakers=("residents", "children"), cue="Volgens"),
    Quote(**place(MIXED), quote_id="q3", parent_id="q2", kind="mixed", speakers=("residents",)),
    Quote(**place("blij"), quote_id="q4", kind="scare"),
)
EVENTS = (
    Event(
        **place("zei"), lemma="zeggen", agents=("biden",), agent_status="expressed",
        diathesis="active", deed="speech",
    ),
    Event(
        **place("gedood"), lemma="doden", agents=("troops",), patients=("children",), agent_status="expressed",
        diathesis="passive", deed="harm",
    ),
    Event(
        **place("blies"), lemma="opblazen", agents=("leader",), patients=("leader",), agent_status="expressed",
        diathesis="active", reflexive="true", deed="harm",
    ),
    Event(**place("kwam"), lemma="omkomen", patients=("leader",), diathesis="intransitive", deed="harm"),
)  # fmt: skip
FRAMES = (
    Frame(**place("gedood"), scheme="semetko-valkenburg", frame="conflict", item="c1", indicator="doden"),
    Frame(**place("soldaten"), scheme="semetko-valkenburg", frame="conflict", item="c1", indicator="soldaat"),
    Frame(**place("kinderen"), scheme="semetko-valkenburg", frame="human-interest", item="h1", indicator="kind"),
)
SENTIMENT = (
    Sentiment(**place("blij"), term="blij", polarity=0.7, targets=("biden",)),
    Sentiment(**place("dappere"), term="dapper", polarity=0.6),
    Sentiment(**place("gedood"), term="gedood", polarity=-0.4),
)


def sample_portrait(**tables: tuple[Record, ...]) -> Portrait:
    """Give the portrait of the sample, with some of its tables replaced."""
    records = {"mentions": MENTIONS, "quotes": QUOTES, "events": EVENTS, "frames": FRAMES, "sentiment": SENTIMENT}
    return Portrait(Article(id="sample", text=TEXT, parts=PARTS), ACTORS, VOICES, MappingProxyType(records | tables))


def empty_portrait() -> Portrait:
    """Give a portrait in which nothing was found."""
    return Portrait(Article(id="empty", text="Niets.", parts=()), (), (), MappingProxyType({}))
