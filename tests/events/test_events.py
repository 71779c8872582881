"""Events: who does what to whom, in which form, by hand-built parses and hand-made mentions."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.actors import find_actors, find_mentions
from analysis.events import RUNGS, find_agency_ladder, find_events, rung
from analysis.lexicon import explain
from analysis.network import find_action_network
from analysis.parse import anchor, parse, read_conllu
from analysis.portrait import portray_doc
from analysis.records import Event, Mention, VoiceSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARSE = Path(__file__).parent.parent / "parses" / "events.conllu"
NAMES = {
    "rechtbank": ("De rechtbank",),
    "dief": ("de dief", "De dief"),
    "politie": ("de politie", "De politie"),
    "agenten": ("Drie agenten",),
    "rebel": ("De rebel", "de rebel"),
    "rebellen": ("De rebellen", "de rebellen"),
    "dorp": ("het dorp",),
    "minister": ("De minister", "de minister"),
    "agent": ("De agent",),
    "gijzelaars": ("de gijzelaars",),
    "zelf": ("zichzelf",),
}


def mentions(doc: Doc) -> list[Mention]:
    found = []
    for actor, texts in NAMES.items():
        for text in texts:
            start = doc.text.find(text)
            while start >= 0:
                end = start + len(text)
                if not doc.text[end].isalpha():
                    who = "rebel" if actor == "zelf" else actor
                    found.append(Mention(**anchor(doc, start, end), rule="test", actor=who, form="role"))
                start = doc.text.find(text, end)
    return sorted(found, key=lambda m: m.start)


@cache
def events() -> tuple[Event, ...]:
    doc = read_conllu(PARSE)
    return tuple(find_events(doc, mentions(doc), []))


def event(text: str, nth: int = 0) -> Event:
    return [e for e in events() if e.text == text][nth]


def test_every_clause_and_deed_noun_with_its_roles() -> None:
    rows = [(e.text, e.lemma, e.diathesis, e.agents, e.patients, e.agent_status) for e in events()]
    assert rows == [
        ("veroordeelde", "veroordelen", "active", ("rechtbank",), ("dief",), "expressed"),
        ("opgepakt", "oppakken", "passive", ("politie",), ("dief",), "expressed"),
        ("vastgezet", "vastzetten", "passive", ("politie",), ("dief",), "expressed"),
        ("kwamen", "omkomen", "intransitive", (), ("agenten",), None),
        ("blies", "opblazen", "active", ("rebel",), ("rebel",), "expressed"),
        ("gaven", "overgeven", "intransitive", ("rebellen",), (), "expressed"),
        ("kwam", "komen", "impersonal", (), (), "suppressed"),
        ("gevochten", "vechten", "impersonal", (), (), "suppressed"),
        ("aanval", "aanval", "nominal", ("rebellen",), ("dorp",), "expressed"),
        ("duurde", "duren", "intransitive", (), (), None),
        ("bezocht", "bezoeken", "active", ("minister",), ("dief",), "expressed"),
        ("weten", "laten weten", "active", ("minister",), (), "expressed"),
        ("gezegd", "zeggen", "active", (), (), "expressed"),
        ("kreeg", "krijgen", "active", (), ("agent",), None),
        ("is", "zijn", "intransitive", ("minister",), (), "expressed"),
        ("kwam", "komen", "intransitive", ("politie",), (), "expressed"),
        ("bevrijden", "bevrijden", "active", ("politie",), ("gijzelaars",), "backgrounded"),
        ("verwoest", "verwoesten", "passive", (), (), "expressed"),
        ("gezien", "zien", "active", ("agent", "minister"), ("rebel",), "expressed"),
    ]


def test_one_event_in_full() -> None:
    doc = read_conllu(PARSE)
    start = doc.text.index("veroordeelde")
    assert event("veroordeelde") == Event(
        **anchor(doc, start, start + 12),
        lemma="veroordelen",
        agents=("rechtbank",),
        patients=("dief",),
        agent_start=0,
        agent_end=12,
        patient_start=26,
        patient_end=33,
        agent_status="expressed",
        agent_kind="actor",
        diathesis="active",
        deed=event("veroordeelde").deed,
        rule="event.active",
        lexicon=event("veroordeelde").lexicon,
    )


@pytest.mark.parametrize(
    ("text", "deed"), [("kwamen", "harm"), ("bezocht", "motion"), ("bevrijden", "help"), ("gezien", "perception")]
)
def test_the_class_of_the_deed(text: str, deed: str) -> None:
    assert event(text).deed == deed


def test_reflexivity_is_kept_apart_from_role() -> None:
    assert event("blies").reflexive == "true"
    assert (event("gaven").reflexive, event("gaven").patients) == ("inherent", ())


def test_who_is_meant_by_an_inherent_reflexive_undergoes_nothing(tmp_path: Path) -> None:
    rows = [
        ("Ik", "ik", "PRON", "Person=1|PronType=Prs", 2, "nsubj"),
        ("vergis", "vergissen", "VERB", "VerbForm=Fin", 0, "root"),
        ("me", "me", "PRON", "Person=1|PronType=Prs", 2, "obj"),
        (".", ".", "PUNCT", "_", 2, "punct"),
    ]
    lines = ["# text = Ik vergis me."]
    for n, (form, lemma, upos, feats, head, deprel) in enumerate(rows, 1):
        space = "SpaceAfter=No" if form == "me" else "_"
        lines.append("\t".join([str(n), form, lemma, upos, "_", feats, str(head), deprel, "_", space]))
    path = tmp_path / "vergis.conllu"
    path.write_text("\n".join(lines) + "\n\n", "utf-8")
    doc = read_conllu(path)
    who = [Mention(**anchor(doc, *at), rule="test", actor="ik", form="pronoun") for at in ((0, 2), (10, 12))]
    (found,) = find_events(doc, who, [])
    assert (found.reflexive, found.agents, found.patients) == ("inherent", ("ik",), ())


def test_the_parts_of_a_split_verb() -> None:
    text = read_conllu(PARSE).text
    assert [text[start:end] for start, end in event("blies").parts] == ["blies", "op"]


def test_negation() -> None:
    assert [e.text for e in events() if e.negated] == ["gezegd", "gezien"]


def test_an_event_in_the_place_of_the_doer() -> None:
    assert (event("verwoest").agent_kind, event("verwoest").agents) == ("event", ())


def test_voice_comes_from_the_spans() -> None:
    doc = read_conllu(PARSE)
    voices = [VoiceSpan(0, 34, "rechtbank", "direct"), VoiceSpan(34, len(doc.text), "narrator", "narrator")]
    found = find_events(doc, mentions(doc), voices)
    assert [(e.voice, e.voice_kind) for e in found[:2]] == [("rechtbank", "direct"), ("narrator", "narrator")]


def test_records_slice_the_text_in_reading_order_and_their_rules_are_explained() -> None:
    text = read_conllu(PARSE).text
    assert all(text[e.start : e.end] == e.text for e in events())
    assert [e.start for e in events()] == sorted(e.start for e in events())
    assert all(explain(e.rule).title for e in events())


@pytest.mark.parametrize(
    ("text", "diathesis", "lemma"),
    [
        ("Ze wist dat de trein te laat was.", "active", "weten"),
        ("„We stoppen”, zei de trainer.", "active", "zeggen"),
        ("De trein moest worden stilgelegd.", "passive", "stilleggen"),
        ("De kinderen zullen morgen vertrekken.", "intransitive", "vertrekken"),
    ],
)
def test_the_form_of_a_clause_with_the_embedded_parser(text: str, diathesis: str, lemma: str) -> None:
    assert (diathesis, lemma) in [(e.diathesis, e.lemma) for e in find_events(parse(text), [], [])]


def test_nothing_in_nothing_out() -> None:
    assert find_events(parse("Buien."), [], []) == []


def test_the_ladder_orders_harm_by_the_visibility_of_the_doer() -> None:
    table = find_agency_ladder(events())
    assert table[["telling", "lemma", "victim"]].fillna("").values.tolist() == [
        ["passive with doer", "verwoesten", ""],
        ["agentless passive", "komen", ""],
        ["intransitive", "omkomen", "agenten"],
        ["self-inflicted", "opblazen", "rebel"],
        ["nominal", "aanval", "dorp"],
    ]
    assert table["rung"].is_monotonic_increasing
    assert {rung(e) for e in events()} <= set(RUNGS)


def test_the_ladder_has_its_columns_without_events() -> None:
    assert find_agency_ladder([]).columns.tolist() == find_agency_ladder(events()).columns.tolist()


def test_the_network_counts_deeds_between_actors() -> None:
    table = find_action_network(events())
    pairs = {(row.agent, row.patient): (row.n, row.n_negated) for row in table.itertuples()}
    assert pairs[("minister", "dief")] == (1, 0)
    assert pairs[("agent", "rebel")] == (0, 1)
    assert ("rebel", "rebel") not in pairs
    assert find_action_network([]).columns.tolist() == table.columns.tolist()


def _roles(text: str) -> list[tuple[str, str, str]]:
    doc = parse(text)
    actors = find_actors(doc)
    names = {actor.id: actor.name for actor in actors}
    events = find_events(doc, find_mentions(doc, actors), [])
    return [(e.lemma, *("+".join(names[a] for a in ids) for ids in (e.agents, e.patients))) for e in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De agent vond de jas die de verdachte droeg.", ("dragen", "verdachte", "")),
        ("De premier en de koning hielpen elkaar.", ("helpen", "koning+premier", "koning+premier")),
        ("De brandweer kreeg een melding binnen.", ("binnenkrijgen", "", "brandweer")),
        ("De agent verdween in de menigte.", ("verdwijnen", "", "agent")),
        ("De agent belde de brandweer en de buren kwamen naar buiten.", ("komen", "buren", "")),
        ("De politie arresteerde de man en de vrouw vluchtte.", ("vluchten", "vrouw", "")),
        ("De politie arresteerde de man en de vrouw vluchtte.", ("arresteren", "politie", "man")),
        ("De bakker verloor zijn baan.", ("verliezen", "", "bakker")),
    ],
)
def test_who_does_and_who_undergoes(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in _roles(text)


def test_not_only_denies_nothing() -> None:
    from analysis.parse import parse

    doc = parse("De man blies niet alleen zichzelf maar ook zijn vrouw op. De man kwam niet om.")
    denied = {event.lemma: event.negated for event in find_events(doc, [], [])}
    assert denied["omkomen"] and not denied["opblazen"]


def test_every_rung_is_explained() -> None:
    from analysis.events import RUNGS
    from analysis.lexicon import explain

    texts = [explain(f"ladder.{name.replace(' ', '-')}").text for name in RUNGS]
    assert [f"Rung {n} of" in text for n, text in enumerate(texts, 1)] == [True] * len(RUNGS)


@pytest.mark.parametrize(
    "text",
    [
        "Els Vos is in haar huis verkracht.",
        "Volgens de politie is Karel Mol doodgestoken.",
        "De burgemeester betreurt dat Tom Kok is doodgereden.",
    ],
)
def test_who_is_harmed_in_a_perfect_passive_is_no_doer(text: str) -> None:
    rows = [row for row in portray_doc(parse(text)).records["events"] if isinstance(row, Event)]
    harm = next(row for row in rows if row.deed == "harm")
    assert (harm.diathesis, harm.agents) == ("passive", ())
    assert harm.patients != ()


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("In maart volgde een zege, maar de groep blijft daar actief en pleegt vaak aanslagen.", "pleegt", "de groep"),
        ("De zon scheen, de dief stapte binnen en pakte de tas.", "pakte", "de dief"),
        ("De dief kwam binnen en ging zitten.", "zitten", "De dief"),
    ],
)
def test_a_shared_subject_is_that_of_the_nearest_clause_that_has_one(text: str, verb: str, who: str) -> None:
    event = next(e for e in find_events(parse(text), [], []) if e.text == verb)
    assert event.agent_start is not None
    assert text[event.agent_start : event.agent_end] == who


@pytest.mark.parametrize(
    ("text", "verb", "deed"),
    [
        ("De bewoners klagen aan dat de dijk lekt.", "klagen", "speech"),
        ("De voorzitter sloot niet uit dat de fusie mislukt.", "sloot", "speech"),
        ("De trainers maakten zich sterk dat de ploeg wint.", "maakten", "speech"),
        ("De bewoners klagen de gemeente aan.", "klagen", "control"),
        ("De bakker maakte een taart.", "maakte", "creation"),
        ("De bewoners vinden dat de dijk hoger moet.", "vinden", "cognition"),
        ("Het gaat om drie mannen uit Gent.", "gaat", None),
        ("De bakker gaat naar huis.", "gaat", "motion"),
    ],
)
def test_saying_that_something_is_so_is_speech_and_saying_who_is_meant_no_deed(
    text: str, verb: str, deed: str | None
) -> None:
    told = {event.text: event.deed for event in find_events(parse(text), [], [])}
    assert told.get(verb) == deed
