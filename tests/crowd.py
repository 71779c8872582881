"""A portrait to strain the figures: thirty actors with long names, signs of mathematics, a word without end."""

from __future__ import annotations

from itertools import cycle
from types import MappingProxyType
from typing import Any, Literal

from analysis.article import Part
from analysis.article.model import Article
from analysis.portrait import Portrait
from analysis.records import Actor, Clause, Event, Frame, Hedge, Label, Mention, Quote, Record, Sentence, Sentiment

LONG = "Maximiliaan-Alexander van den Wittenboer tot Zuidbroek-Oosterwijtwerd"
ENDLESS = "Hottentottententententoonstellingsmakersopleidingsprogrammacoördinatievergadering"
FORMS = cycle(("name", "role", "descriptor", "pronoun", "name"))
FRAMES = cycle(("conflict", "human-interest", "responsibility", "morality", "economic-consequences", "duel"))
KINDS: tuple[Literal["direct", "indirect", "mixed"], ...] = ("direct", "indirect", "mixed")
VERBS = ("ontplofte", "verantwoordelijkheidsgevoelens", "sloeg", "schoot $5_x^2 miljoen neer")


def crowd(n: int = 30, *, plain: bool = False) -> Portrait:
    """Give a portrait of so many actors, each with mentions, words, deeds and evaluations; `plain` with short names."""
    text, parts, sentences = "", [], []
    rows: dict[str, list[Record]] = {name: [] for name in ("mentions", "quotes", "events", "labels", "frames")}
    rows |= {name: [] for name in ("sentiment", "hedges", "clauses")}
    actors = []
    for i in range(n):
        id = f"actor-{i:02}"
        name = f"Actor {i:02}" if plain else f"{LONG} {i:02}" if i % 3 else f"{ENDLESS}{i:02}"
        actors.append(Actor(id=id, name=name, type="person" if i % 2 else "group"))
        head = f"Kop {i} van $1_2$ over {name}"[: 90 if i % 2 else 14]
        parts.append(Part("crosshead" if i % 5 == 0 else "body", len(text), len(text) + len(head), 2 * i))
        text += head + "\n\n"
        first = len(text)
        for _ in range(1 + 60 // (i + 3)):
            start = len(text)
            verb = VERBS[i % len(VERBS)]
            line = (
                f"{name} {verb} de dappere «held» in het dorp, “zou hij $x^2$ hebben gezegd”, en er was meer te doen. "
            )
            text += line

            def at(words: str, /, start: int = start, line: str = line, **own: Any) -> dict[str, Any]:
                place = start + line.index(words)
                voice = {"voice": "narrator", "voice_kind": "narrator"} | own
                return {
                    "article": "crowd", "start": place, "end": place + len(words), "text": words, "rule": "crowd.hand",
                    "sentence": len(sentences), "part": "body", **voice,
                }  # fmt: skip

            other = f"actor-{(i * 7 + 3) % n:02}"
            quoted = {"voice": other, "voice_kind": "direct"} if i % 2 else {}
            rows["mentions"].append(Mention(**at(name, **quoted), actor=id, form=next(FORMS)))  # type: ignore[arg-type]
            rows["quotes"].append(
                Quote(**at("zou hij $x^2$ hebben gezegd"), quote_id=f"q{start}", kind=KINDS[i % 3],
                      speakers=(id,) if i % 4 else (id, other))
            )  # fmt: skip
            rows["events"].append(
                Event(**at(verb), lemma=verb, agents=(id,) if i % 3 else (), patients=(other,), diathesis="active",
                      agent_status="expressed" if i % 3 else "suppressed", deed="harm", negated=i % 11 == 10)
            )  # fmt: skip
            rows["labels"].append(
                Label(**at("dappere"), actor=id, label="dapper", type="appraisement", relation="attribute")
            )
            rows["frames"].append(Frame(**at("dorp"), scheme="s", frame=next(FRAMES), item="i", indicator="dorp"))
            rows["sentiment"].append(
                Sentiment(**at("dappere"), term="dapper", polarity=1.0 if i % 2 else -1.0, targets=(id,), holder=other)
            )
            rows["hedges"].append(Hedge(**at("zou", **quoted), kind="reportative", scope_start=0, scope_end=1))
            rows["clauses"].append(
                Clause(**at(verb), verb_start=start, verb_end=start + 1, attribution="attributed",
                       commitment=("asserted", "hedged", "denied", "not-asserted")[i % 4], sources=(id,))
            )  # fmt: skip
            sentences.append(Sentence(**at(line.strip())))
        parts.append(Part("caption" if i % 7 == 6 else "body", first, len(text), 2 * i + 1))
        text += "\n\n"
    records = MappingProxyType({"sentences": tuple(sentences), **{name: tuple(found) for name, found in rows.items()}})
    return Portrait(Article(id="crowd", text=text, parts=tuple(parts)), tuple(actors), (), records)
