"""Hedges, clauses and stances, on a hand-readable parse of a sentence for each criterion."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from spacy.tokens import Doc

from analysis.certainty import attribution, commitment, find_clauses, find_hedges, find_stances, would, would_weights
from analysis.lexicon import explain, load_rules
from analysis.parse import parse, read_conllu
from analysis.portrait import portray_doc
from analysis.quotes import find_quotes, find_voices
from analysis.records import Claim, Clause, Hedge, Quote, rows_in
from tests.mentions import mention
from tests.parses import stored

PARSE = Path(__file__).parent.parent / "parses" / "certainty.conllu"


@cache
def doc() -> Doc:
    return read_conllu(PARSE)


@cache
def quotes() -> tuple[Quote, ...]:
    return tuple(find_quotes(doc(), []))


@cache
def hedges() -> tuple[Hedge, ...]:
    return tuple(find_hedges(doc(), [], find_voices(doc(), quotes())))


@cache
def clauses() -> tuple[Clause, ...]:
    return tuple(find_clauses(doc(), [], find_voices(doc(), quotes()), quotes()))


def test_every_hedge_with_its_kind_reason_and_scope() -> None:
    text = doc().text
    assert [(h.text, h.kind, h.rule, text[h.scope_start : h.scope_end]) for h in hedges()] == [
        ("Als", "conditional", "hedge.condition", "Als de dijk breekt"),
        ("zou", "conditional", "zou.condition", "zou het dorp onderlopen"),
        ("zou", "conditional", "zou.modal", "De brug zou in mei open kunnen"),
        ("zou", "conditional", "zou.wish", "Het zou mooi zijn"),
        ("zou", "reportative", "zou.perfect", "De man zou het geld hebben gestolen"),
        ("zou", "reportative", "zou.hearsay", "Volgens ingewijden zou de spits naar Gent vertrekken"),
        ("zou", "reportative", "zou.report", "Het zou gaan om twee broers"),
        ("zou", "reportative", "zou.claim", "dat de club failliet zou zijn"),
        ("zou", "reportative", "zou.reason", "omdat hij zou gokken"),
        ("zou", "reportative", "zou.weighed-sources", "zo de regels zou schenden"),
        ("zou", "prospective", "zou.planned", "dat ze zou komen"),
        ("zou", "prospective", "zou.expected", "dat het zou lukken"),
        ("zou", "prospective", "zou.expected", "dat het zou lukken"),
        ("zou", "prospective", "zou.plan-carried-on", "Ik zou een huis kopen"),
        ("zou", "conditional", "zou.weighed-step", "Dat zou miljoenen kosten"),
        ("zou", "conditional", "zou.weighed-speaker", "Een boot zou zinken"),
        ("zou", "reportative", "zou.perfect", "De verdachte zou zijn gevlucht"),
        ("zou", "reportative", "zou.weighed-telling", "Hij zou door familie worden geholpen"),
        ("zou", "reportative", "zou.weighed-sources", "Ook zou hij een wapen dragen"),
        ("zou", "reportative", "zou.weighed-telling", "De topman zou in Dubai wonen"),
        ("zou", "conditional", "zou.weighed-step", "De fusie zou twee uitgevers onder één dak brengen"),
        ("zou", "reportative", "zou.weighed-telling", "De koningin zou gruwelen van ratten"),
        ("mogelijk", "adverb", "hedge.adverb", "Er vielen mogelijk ook doden"),
        ("vermeende", "adverb", "hedge.adverb", "De vermeende dader"),
        ("lijkt", "verb", "hedge.verb", "dat de brug dicht blijft"),
        ("kan", "modal", "hedge.modal", "Het bedrag kan oplopen tot een miljoen"),
        ("ongetwijfeld", "booster", "hedge.booster", "Hij komt ongetwijfeld terug"),
        ("zou", "reportative", "zou.perfect", "De boot zou zijn gezonken"),
    ]


def test_every_zou_has_a_row_of_that_one_word() -> None:
    places = [token.idx for token in doc() if token.lower_ in ("zou", "zouden")]
    assert [h.start for h in hedges() if h.text.lower() in ("zou", "zouden")] == places


def test_every_clause_with_attribution_commitment_and_reason() -> None:
    text = doc().text
    assert [(text[c.verb_start : c.verb_end], c.attribution, c.commitment, c.rule) for c in clauses()] == [
        ("breekt", "none", "not-asserted", "clause.supposition"),
        ("zou", "none", "not-asserted", "clause.supposition"),
        ("zou", "none", "hedged", "clause.hedge"),
        ("zou", "none", "hedged", "clause.hedge"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
        ("gaan", "none", "asserted", "clause.own-voice"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
        ("is", "none", "asserted", "clause.own-voice"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
        ("beloofde", "none", "asserted", "clause.own-voice"),
        ("zou", "attributed", "asserted", "clause.indirect"),
        ("had", "none", "denied", "clause.negation"),
        ("zou", "none", "asserted", "clause.own-voice"),
        ("dacht", "attributed", "asserted", "clause.direct"),
        ("zou", "attributed", "asserted", "clause.direct"),
        ("zou", "attributed", "asserted", "clause.direct"),
        ("zei", "none", "asserted", "clause.own-voice"),
        ("wil", "none", "asserted", "clause.own-voice"),
        ("zou", "none", "hedged", "clause.hedge"),
        ("zou", "attributed", "hedged", "clause.hedge"),
        ("zei", "none", "asserted", "clause.own-voice"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
        ("schijnt", "none", "asserted", "clause.own-voice"),
        ("waait", "none", "asserted", "clause.own-voice"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
        ("schijnt", "none", "asserted", "clause.own-voice"),
        ("waait", "none", "asserted", "clause.own-voice"),
        ("zou", "none", "hedged", "clause.hedge"),
        ("schijnt", "none", "asserted", "clause.own-voice"),
        ("waait", "none", "asserted", "clause.own-voice"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
        ("vielen", "none", "hedged", "clause.hedge"),
        ("kwam", "none", "asserted", "clause.own-voice"),
        ("lijkt", "none", "hedged", "clause.hedge"),
        ("blijft", "none", "hedged", "clause.hedge"),
        ("lijkt", "none", "asserted", "clause.own-voice"),
        ("kan", "none", "hedged", "clause.hedge"),
        ("kan", "none", "asserted", "clause.own-voice"),
        ("komt", "none", "asserted", "clause.own-voice"),
        ("wachten", "none", "asserted", "clause.own-voice"),
        ("is", "attributed", "asserted", "clause.indirect"),
        ("vielen", "none", "denied", "clause.negation"),
        ("is", "none", "asserted", "clause.own-voice"),
        ("onderzoekt", "none", "asserted", "clause.own-voice"),
        ("was", "none", "not-asserted", "clause.embedded-question"),
        ("betaalt", "none", "not-asserted", "clause.question"),
        ("eist", "none", "asserted", "clause.own-voice"),
        ("gaat", "attributed", "not-asserted", "clause.wish"),
        ("ontkent", "none", "asserted", "clause.own-voice"),
        ("sliep", "attributed", "denied", "clause.denial"),
        ("moet", "attributed", "not-asserted", "clause.demand"),
        ("zei", "none", "asserted", "clause.own-voice"),
        ("bepaalde", "none", "asserted", "clause.own-voice"),
        ("vrijkomt", "attributed", "asserted", "clause.held"),
        ("blijkt", "none", "asserted", "clause.own-voice"),
        ("stijgen", "attributed", "asserted", "clause.found"),
        ("gaat", "none", "asserted", "clause.own-voice"),
        ("vertrekt", "reportative", "hedged", "clause.gossip"),
        ("werd", "none", "asserted", "clause.own-voice"),
        ("zegt", "none", "asserted", "clause.own-voice"),
        ("is", "attributed", "asserted", "clause.indirect"),
        ("zou", "reportative", "hedged", "clause.hearsay"),
    ]


def test_the_words_for_the_source_are_given_also_without_a_quotation() -> None:
    text = doc().text
    found = {c.text: text[c.source_start : c.source_end] for c in clauses() if c.source_start is not None}
    assert found["dat hij vrijkomt"] == "De rechter"
    assert found["dat de lonen stijgen"] == "onderzoek van de bond"
    assert found["is het vuur onder controle"] == "de brandweer"


def test_a_source_that_is_an_actor_has_its_id() -> None:
    judge = mention(doc(), "De rechter", "judge", after=doc().text.index("De rechter bepaalde"))
    found = find_clauses(doc(), [judge], [], quotes())
    assert [c.sources for c in found if c.text == "dat hij vrijkomt"] == [("judge",)]


def test_a_vote_counts_only_where_no_criterion_fits() -> None:
    own = next(c for c in clauses() if c.text == "De bond eist")
    denied = next(c for c in clauses() if c.text == "Er vielen geen gewonden")
    votes = {own.verb_start: ("none", "hedged"), denied.verb_start: ("none", "asserted")}
    found = {c.text: (c.commitment, c.rule) for c in find_clauses(doc(), [], [], quotes(), votes=votes)}
    assert found["De bond eist"] == ("hedged", "clause.voted")
    assert found["Er vielen geen gewonden"] == ("denied", "clause.negation")


def test_records_slice_the_text_and_their_rules_are_explained() -> None:
    text = doc().text
    for record in (*hedges(), *clauses()):
        assert text[record.start : record.end] == record.text
        assert explain(record.rule).title


def test_every_rule_of_zou_has_its_sentence_here() -> None:
    known = {code for code in load_rules() if code.startswith("zou.")}
    elsewhere = {"zou.weighed-time", "zou.undecided"}  # in test_would.py
    assert known - {h.rule for h in hedges()} == elsewhere


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Kom zo snel mogelijk naar huis.", []),
        ("Het park is het hele jaar open en lijkt op een tuin.", []),
        ("De dijk maakt het leven daar mogelijk.", []),
        ("Zeker dertien mensen raakten gewond.", []),
        ("Wie komt, is nog niet zeker, maar misschien komt zij.", ["nog niet zeker", "misschien"]),
        ("Als kind woonde hij in Gent.", []),
        ("Hij dacht dat het regende.", []),
        ("Zij denkt dat het regent.", ["denkt"]),
        ("De politie zoekt de mogelijke dader.", ["mogelijke"]),
        ("Zij deed alle mogelijke moeite.", []),
        ("Zij bedankte wie dit mogelijk heeft gemaakt.", []),
        ("Gisteren werd duidelijk dat zij was opgepakt.", []),
        ("Het leek alsof zij sliep.", []),
        ("Alleen als de dijk breekt, loopt het dorp onder.", ["als"]),
        ("Een stel dat een geur rook, vond de hond.", []),
        ("Het valt niet uit te sluiten dat de brug dicht gaat.", ["niet uit te sluiten"]),
    ],
)
def test_a_word_of_the_list_is_no_hedge_without_its_conditions(text: str, hedge: list[str]) -> None:
    parsed = parse(text)
    assert [h.text for h in find_hedges(parsed, [], [])] == hedge


def test_mocht_opens_a_condition_only_with_its_subject() -> None:
    joined = parse("Zij reed goed en mocht als tweede starten.")
    assert [c.commitment for c in find_clauses(joined, [], [])] == ["asserted", "asserted"]
    opening = parse("Mocht het regenen, dan blijven wij thuis.")
    assert [c.commitment for c in find_clauses(opening, [], [])] == ["not-asserted", "not-asserted"]


def test_a_phrase_with_its_preposition_is_of_the_clause_wherever_it_hangs() -> None:
    parsed = parse("Dat zal naar verwachting in de loop van het jaar klaar zijn.")
    (hedge,) = find_hedges(parsed, [], [])
    assert (hedge.text, hedge.scope_start) == ("naar verwachting", 0)
    assert [c.commitment for c in find_clauses(parsed, [], [])] == ["hedged"]


def test_a_stance_is_counted_for_each_speaker_with_the_words() -> None:
    where = {
        "article": "a",
        "end": 9,
        "text": "woorden",
        "sentence": 0,
        "part": "body",
        "rule": "test",
        "kind": "direct",
    }
    said = [
        Quote(**where, start=0, quote_id="q1", speakers=("a", "b"), cue="zei", cue_lemma="zeggen", stance="neutral"),
        Quote(
            **where, start=20, quote_id="q2", speakers=("a",), cue="beweert", cue_lemma="beweren", stance="distancing"
        ),
        Quote(**where, start=40, quote_id="q3", speakers=("a",), cue="zegt", cue_lemma="zeggen", stance="neutral"),
        Quote(**where, start=60, quote_id="q4", speakers=("a",)),
        Quote(**where, start=80, quote_id="q5", cue="zei", cue_lemma="zeggen", stance="neutral"),
    ]
    table = find_stances(said)
    columns = ["actor", "stance", "n", "n_all", "cues", "words", "starts"]
    assert table[columns].astype(object).where(table[columns].notna(), None).to_numpy().tolist() == [
        ["a", "neutral", 2, 3, ["zeggen"], ["zegt", "zei"], [0, 40]],
        ["a", "distancing", 1, 3, ["beweren"], ["beweert"], [20]],
        ["b", "neutral", 1, 1, ["zeggen"], ["zei"], [0]],
        [None, "neutral", 1, 1, ["zeggen"], ["zei"], [80]],
    ]
    assert table["share"].tolist() == [0.6667, 0.3333, 1.0, 1.0]


def test_the_criteria_and_the_rules_say_the_same() -> None:
    given = {row.answer[0] for row in would.CRITERIA} | {row.answer for row in would_weights.FEATURES}
    assert given == {code for code in load_rules() if code.startswith("zou.")}
    of_clauses = {f"clause.{row.answer[0]}" for row in commitment.CRITERIA[:-1]}
    of_clauses |= {code for sieve in attribution.SOURCES for code in sieve.gives}
    of_clauses |= {row.answer for row in attribution.HEARSAY} | {attribution.OWN_VOICE.rule, "clause.voted"}
    assert of_clauses == {code for code in load_rules() if code.startswith("clause.")}


@pytest.mark.parametrize(
    ("text", "commitment"),
    [
        ("De minister gaf toe geen plan te hebben.", "asserted"),
        ("Hij gaf toe niet te hebben ingegrepen.", "asserted"),
        ("De minister gaf niet toe een plan te hebben.", "denied"),
        ("De minister zegt geen plan te hebben.", "denied"),
    ],
)
def test_what_somebody_admits_is_not_to_denies_no_admission(text: str, commitment: str) -> None:
    assert [clause.commitment for clause in find_clauses(parse(text), [], [])] == [commitment]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("De minister noemt het plan “onhaalbaar”.", ["De minister noemt het plan “onhaalbaar”"]),
        ("De minister noemt het plan “onhaalbaar.”", ["De minister noemt het plan “onhaalbaar.”"]),
        ("“Onhaalbaar” noemt de minister het plan.", ["“Onhaalbaar” noemt de minister het plan"]),
        ("“Het plan mislukt”, zegt de minister.", ["Het plan mislukt", "zegt de minister"]),
        ("De minister noemt het plan “een ramp”, zegt Els.", ["De minister noemt het plan “een ramp”", "zegt Els"]),
    ],
)
def test_a_clause_has_both_marks_of_what_stands_in_it_or_none(text: str, clauses: list[str]) -> None:
    doc = stored(text, "certainty")
    quotes = find_quotes(doc, [])
    assert [clause.text for clause in find_clauses(doc, [], find_voices(doc, quotes), quotes)] == clauses


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Volledig scherm Restanten van een brug.", []),
        ("Bij de gewonden zouden concreet vier kinderen zijn.", ["zouden"]),
        ("Minister Vos boos op de boeren", []),
        ("Het dorp schermt het plein af.", ["schermt"]),
    ],
)
def test_a_noun_or_adjective_that_a_parse_takes_for_a_verb_makes_no_clause_and_no_claim(
    text: str, verbs: list[str]
) -> None:
    records = portray_doc(stored(text, "certainty")).records
    clauses = rows_in(records, Clause)
    assert [text[clause.verb_start : clause.verb_end] for clause in clauses] == verbs
    assert {claim.text for claim in rows_in(records, Claim)} <= {"vier kinderen"}


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("De brandweer zegt tegen de krant dat de brand mogelijk is ontstaan bij het werk.", [("mogelijk", "adverb")]),
        ("Zwemmen is mogelijk in het meer.", []),
        ("Het schijnt dat zij is gevlucht.", [("schijnt", "reportative")]),
        ("Naar het schijnt is de burgemeester ontslagen.", [("schijnt", "reportative")]),
        ("De zon schijnt fel en het park is open.", []),
        ("Het lijkt alsof boeren de strijd verliezen.", [("lijkt", "verb")]),
        ("Het lijkt wel alsof het feest is.", []),
        ("De bond acht de kans klein dat er een akkoord komt.", [("kans", "adverb")]),
        ("Laatste kans op korting", []),
        ("Dat had Kuiper denk ik ook niet zo gewild.", [("denk", "verb")]),
        ("Dat denk ik ook.", []),
        ("De bond verwacht dat door de staking veel treinen flinke vertraging oplopen.", [("verwacht", "verb")]),
        ("Vertragingen en files verwacht", [("verwacht", "verb")]),
        ("Morgen moet een groep kinderen het gewicht van een olifant inschatten.", []),
        ("De helft van de woningen zal in mei gerealiseerd zijn.", []),
        ("Zij zal hebben geslapen.", [("zal", "modal")]),
        ("Dan zal zij ook minder bewust zijn geweest van de situatie.", [("zal", "modal")]),
    ],
)
def test_hedges_of_kinds_that_readers_coded(text: str, hedges: list[tuple[str, str]]) -> None:
    assert [(hedge.text, hedge.kind) for hedge in find_hedges(stored(text, "certainty"), [], [])] == hedges


def test_a_plural_that_a_parse_takes_for_an_infinitive_has_its_clause() -> None:
    text = "De bond verwacht dat door de staking veel treinen flinke vertraging oplopen."
    clauses = find_clauses(stored(text, "certainty"), [], [])
    assert [(clause.text, clause.commitment) for clause in clauses] == [
        ("De bond verwacht", "asserted"),
        ("dat door de staking veel treinen flinke vertraging oplopen", "hedged"),
    ]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Zou dat de achterliggende reden zijn?", "Zou dat de achterliggende reden zijn"),
        ("“Waarschijnlijk ikzelf”, keek Bos vooruit.", "Waarschijnlijk ikzelf"),
        ("“Misschien komt zij”, zei Bos.", "Misschien komt zij"),
        # the parse of this one hangs the clause with dat on the noun above
        ("Zij koos dat om het feit dat het duidelijk was dat de brug dicht was.", "dat de brug dicht was"),
    ],
)
def test_the_scope_is_the_clause_and_stays_in_its_quotation(text: str, scope: str) -> None:
    (hedge,) = find_hedges(stored(text, "certainty"), [], [])
    assert text[hedge.scope_start : hedge.scope_end] == scope


def test_what_introduces_words_that_are_unsure_is_asserted() -> None:
    (clause,) = find_clauses(stored("“Waarschijnlijk ikzelf”, keek Bos vooruit.", "certainty"), [], [])
    assert clause.commitment == "asserted"
