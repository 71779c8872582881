"""What *zou* means: kinds of sentences that readers coded, in sentences of our own."""

from __future__ import annotations

import pytest

from analysis.cascade import Row
from analysis.certainty import would, would_weights
from analysis.certainty.would_clause import Would
from analysis.grammar.finite import finite_clauses
from analysis.portrait import portray_doc
from analysis.quotes import find_quotes, find_voices
from analysis.records import Hedge, rows_in
from tests.parses import stored


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # the content of a past in somebody's own words
        ("“Ik heb hem verteld dat ik ooit zou winnen”, zei Kuiper.", ["prospective"]),
        ("“We hebben overlegd over hoe we het zouden gaan doen”, zei Kuiper.", ["prospective"]),
        ("“We hadden niet door dat de rente zo’n rol zou hebben”, zei Kuiper.", ["prospective"]),
        # a claim in somebody's own words
        ("“Het gerucht ging dat ze een zaak zouden beginnen”, zei Kuiper.", ["reportative"]),
        # where something was to be held; what was not reckoned with
        ("De politie was aanwezig op het plein, waar de betoging zou plaatsvinden.", ["prospective"]),
        ("De bond heeft er geen rekening mee gehouden dat de ploeg zo ver zou komen.", ["prospective"]),
        # what anybody might say, what somebody would like
        ("Eind goed, al goed, zou je zeggen.", ["conditional"]),
        ("De zangeres zou het leuk vinden om het feest te openen.", ["conditional"]),
        # a plan is not what is said of it; a promise is, in any tense
        ("De raad is boos over de plannen van Kuiper, die veel te duur zouden zijn.", ["reportative"]),
        ("Het bestuur houdt zich niet aan de belofte dat het geld zou worden gespaard.", ["prospective"]),
        # what is supposed is the knowing
        ("Als zij had geweten dat haar lied zou worden versneld, had zij het verboden.", ["prospective"]),
        ("Zij zei dat ze zou vertrekken als Kuiper burgemeester zou worden.", ["conditional", "conditional"]),
        # a determiner takes nothing up; a state after somebody's words is theirs
        ("Dat land zou de rebellen in de bergen steunen, luidt de beschuldiging.", ["reportative"]),
        ("Volgens de politie bouwde het stel zonder toestemming. Dat zou een overtreding zijn.", ["reportative"]),
        # a deed that is not said to be done
        ("Een zege van Kuiper zou een zegen zijn voor de sport.", ["conditional"]),
        ("Een moord zou de oorzaak zijn.", ["reportative"]),
        ("Een aanslag zou het motief zijn, zegt de politie.", ["reportative"]),
        # what anybody knows is no politeness; an ordinal before a noun is no day
        ("Men zou hem al jaren kennen, aldus Vos.", ["reportative"]),
        ("De 2e verdachte zou de bank overvallen.", ["reportative"]),
        # knowing is not saying; said beforehand
        ("De renners wisten dat het zwaarste stuk aan het eind zou zitten.", ["prospective"]),
        # a reason: of somebody it is told, of something it was to come
        ("De werkman groef daar, omdat er toch al werkzaamheden zouden plaatsvinden.", ["prospective"]),
        ("De man is ontslagen, omdat hij zou hebben gelogen.", ["reportative"]),
        # a sentence that carries on what was hoped
        (
            "Zij hoopte dat de gemeente zou helpen. Dat ze zouden inzien hoe moeilijk het was.",
            ["prospective", "prospective"],
        ),
        # what was to come in a past that is told
        ("Kuiper verloor in Parijs. Zij zou in de volgende ronde tegen Bos spelen.", ["prospective"]),
        ("De bedrijven die onder normale omstandigheden zouden verdwijnen, bleven bestaan.", ["conditional"]),
        ("Op de 31e zouden de Britten vertrekken.", ["prospective"]),
        # a judgement of what did not happen; what there is a chance of, seen from now or from then
        ("Het zou mooi zijn meegenomen.", ["conditional"]),
        ("Het feest zou leuk zijn geweest.", ["reportative"]),
        ("De kans is groot dat zij de beker zou hebben gekregen.", ["conditional"]),
        ("De kans was groot dat zij zou winnen.", ["prospective"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    hedges = portray_doc(stored(text, "certainty")).records["hedges"]
    assert [h.kind for h in hedges if h.text.lower() in ("zou", "zouden")] == kinds


@pytest.mark.parametrize("row", would_weights.FEATURES, ids=lambda row: row.name)
def test_a_feature_holds_of_its_example(row: Row[Would, str]) -> None:
    text = row.example.replace("«", "").replace("»", "")
    doc = stored(text, "certainty")
    finites = finite_clauses(doc)
    voices = find_voices(doc, find_quotes(doc, []))
    found = would.find_woulds(finites, voices)
    asked = next(read for read, _, _ in found if read.token.idx == row.example.index("«"))
    assert row.name in would_weights.features_of(asked)


def test_the_weights_are_those_of_the_features() -> None:
    names = {would_weights.ALWAYS, *(row.name for row in would_weights.FEATURES)}
    assert set(would_weights.learned_weights()) == names


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Er gaan geruchten over de zangeres. Ook zou zij haar buren bedriegen.", "zou.weighed-sources"),
        ("“Ik zou het zo weer doen”, zei de schipper.", "zou.weighed-speaker"),
        ("Kuiper verloor in Parijs. Zij zou in de volgende ronde tegen Bos spelen.", "zou.weighed-time"),
        ("De raad wil de haven verplaatsen. Dat zou miljoenen kosten.", "zou.weighed-step"),
        ("De topman zou in Dubai wonen.", "zou.weighed-telling"),
    ],
)
def test_the_rule_tells_what_weighs_most(text: str, rule: str) -> None:
    assert [h.rule for h in portray_doc(stored(text, "certainty")).records["hedges"]] == [rule]


def test_what_weighs_alike_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(would_weights, "learned_weights", lambda: {would_weights.ALWAYS: (0.5, 0.5, 0.0)})
    hedges = rows_in(portray_doc(stored("De trein zou rijden.", "certainty")).records, Hedge)
    assert [(h.kind, h.rule) for h in hedges] == [("undecided", "zou.undecided")]
