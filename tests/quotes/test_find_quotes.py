from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from spacy.tokens import Doc

from analysis.parse import parse, read_conllu
from analysis.quotes import find_quotes, find_voices, resolve_first_person
from analysis.records import Mention, Quote
from tests.parses import stored

PARSES = Path(__file__).parents[1] / "parses"

COUNCIL = [
    ("indirect", "De gemeente Zandhove sluit het oude zwembad in de Kerkstraat", "wethouder Mieke Aerts van Sport"),
    ("direct", "We hebben er jaren voor gevochten", "Aerts"),
    ("direct", "Maar het geld is op, en dat weet iedereen hier.", "Aerts"),
    ("indirect", "dat de zwemclub een “eerlijke vergoeding” krijgt", "Ze"),
    ("mixed", "eerlijke vergoeding", "Ze"),
    ("indirect", "komt het besluit veel te vroeg", "voorzitter Karel Smit van de zwemclub"),
    ("mixed", "een klap in het gezicht", "Hij"),
    ("direct", "Niemand heeft ons iets gevraagd", "Smit"),
    ("direct", "en dat doet pijn.", "Smit"),
    ("mixed", "Niemand belde ons", None),
    ("indirect", "De buren zijn opgelucht", "twee bewoners"),
    ("mixed", "feest zonder einde", "Zij"),
]
COURT = [
    ("indirect", "dat de vrouw het geld heeft gestolen", "Haar advocaat, Jan de Wit"),
    (
        "direct",
        "Mijn cliënte was die dag niet eens in Gent. Dat kunnen wij bewijzen.",
        "Haar advocaat, Jan de Wit",
    ),
    ("direct", "Zij heeft bovendien alles teruggegeven", "hij"),
    ("direct", "U had moeten bellen", "De rechter"),
    ("indirect", "onschuldig te zijn", "De man"),
    ("indirect", "Hij was naar eigen zeggen ’s avonds in de film ’De laatste trein’", "Hij"),
    ("scare", "De laatste trein", None),
    ("indirect", "De dader is op de vlucht", "de politie"),
]


def council() -> Doc:
    return read_conllu(PARSES / "quotes-council.conllu")


def court() -> Doc:
    return read_conllu(PARSES / "quotes-court.conllu")


def mention(doc: Doc, words: str, actor: str, form: str = "name", after: int = 0) -> Mention:
    start = doc.text.index(words, after)
    place = {"article": "a", "start": start, "end": start + len(words), "text": words, "sentence": 0, "part": "body"}
    return Mention(**place, actor=actor, form=form, rule="-")  # type: ignore[arg-type]


def by_text(quotes: list[Quote]) -> dict[str, Quote]:
    return {quote.text: quote for quote in quotes}


@pytest.mark.parametrize(("doc", "expected"), [(council(), COUNCIL), (court(), COURT)])
def test_kind_content_and_source(doc: Doc, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(q.kind, q.text, q.source) for q in find_quotes(doc, [])] == expected


@pytest.mark.parametrize("doc", [council(), court()])
def test_offsets_slice_the_text_and_nothing_changes_on_a_second_reading(doc: Doc) -> None:
    quotes = find_quotes(doc, [])
    assert quotes == find_quotes(doc, [])
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    for q in quotes:
        assert doc.text[q.start : q.end] == q.text
        assert q.source is None or doc.text[q.source_start : q.source_end] == q.source
        assert q.cue is None or doc.text[q.cue_start : q.cue_end] == q.cue


def test_passages_of_one_quotation_know_it() -> None:
    quotes = by_text(find_quotes(council(), []))
    first, second = quotes["We hebben er jaren voor gevochten"], quotes[COUNCIL[2][1]]
    assert (first.group, second.group) == (None, first.quote_id)
    interrupted, rest = quotes["Niemand heeft ons iets gevraagd"], quotes["en dat doet pijn."]
    assert rest.group == interrupted.quote_id


def test_a_piece_between_marks_knows_the_reported_clause_around_it() -> None:
    quotes = by_text(find_quotes(council(), []))
    assert quotes["eerlijke vergoeding"].parent_id == quotes[COUNCIL[3][1]].quote_id


def test_the_medium_only_relays() -> None:
    quote = by_text(find_quotes(council(), []))["De buren zijn opgelucht"]
    assert (quote.source, quote.via) == ("twee bewoners", "de krant De Zandbode")


def test_the_mark_that_never_closes_is_told_by_the_rule() -> None:
    assert by_text(find_quotes(court(), []))[COURT[1][1]].rule == "quote.unclosed"


def test_speakers_come_from_the_mentions() -> None:
    doc = council()
    later = doc.text.index("zei Aerts")
    mentions = [
        mention(doc, "wethouder Mieke Aerts van Sport", "aerts"),
        mention(doc, "Aerts", "aerts", after=later),
        mention(doc, "voorzitter Karel Smit van de zwemclub", "smit"),
        mention(doc, "de zwemclub", "club", after=doc.text.index("Karel Smit")),
    ]
    quotes = by_text(find_quotes(doc, mentions))
    assert quotes["We hebben er jaren voor gevochten"].speakers == ("aerts",)
    assert quotes["We hebben er jaren voor gevochten"].how == "explicit"
    assert quotes[COUNCIL[2][1]].how == "continued"
    assert (quotes["eerlijke vergoeding"].speakers, quotes["eerlijke vergoeding"].how) == (("aerts",), "anaphoric")
    assert quotes["komt het besluit veel te vroeg"].speakers == ("smit",)
    assert quotes["een klap in het gezicht"].speakers == ("smit",)
    assert quotes["Niemand belde ons"].speakers == ()


def test_joint_sources_are_all_speakers() -> None:
    doc = stored("Els Vos en Jan Smit zeggen dat de school open blijft.")
    (quote,) = find_quotes(doc, [mention(doc, "Els Vos", "vos"), mention(doc, "Jan Smit", "smit")])
    assert (quote.source, quote.speakers) == ("Els Vos en Jan Smit", ("smit", "vos"))


def test_voices_cover_the_text_and_the_innermost_wins() -> None:
    doc = council()
    quotes = find_quotes(doc, [mention(doc, "Aerts", "aerts", after=doc.text.index("zei Aerts"))])
    voices = find_voices(doc, quotes)
    assert voices[0].start == 0
    assert voices[-1].end == len(doc.text)
    assert all(a.end == b.start for a, b in pairwise(voices))
    spoken = {doc.text[v.start : v.end]: (v.voice, v.voice_kind) for v in voices}
    assert spoken["We hebben er jaren voor gevochten"] == ("aerts", "direct")
    assert spoken["eerlijke vergoeding"][1] == "mixed"


def test_source_and_cue_inside_a_quotation_belong_to_the_voice_around_it() -> None:
    doc = stored("Het geld is volgens Els Vos veilig.")
    voices = find_voices(doc, find_quotes(doc, [mention(doc, "Els Vos", "vos")]))
    assert [(doc.text[v.start : v.end].strip(), v.voice) for v in voices] == [
        ("Het geld is", "vos"),
        ("volgens", "narrator"),
        ("", "vos"),
        ("Els Vos", "narrator"),
        ("veilig", "vos"),
        (".", "narrator"),
    ]


def test_the_first_person_is_the_speaker_and_nobody_without_one() -> None:
    doc = stored("“Ik neem mijn hond mee”, zei Els Vos.")
    vos = mention(doc, "Els Vos", "vos")
    added = resolve_first_person(doc, [vos], find_quotes(doc, [vos]))
    assert [(m.text, m.actor, m.form) for m in added] == [("Ik", "vos", "pronoun"), ("mijn", "vos", "possessive")]
    assert resolve_first_person(doc, [], find_quotes(doc, [])) == []


def test_a_wrong_parse_loses_no_marked_quotation() -> None:
    right = [(q.text, q.source) for q in find_quotes(court(), []) if q.kind == "direct"]
    doc = court()
    flat = Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=[t.sent.start for t in doc],
        deps=["ROOT" if t.i == t.sent.start else "dep" for t in doc],
    )
    assert [(q.text, q.source) for q in find_quotes(flat, []) if q.kind == "direct"] == right


@pytest.mark.parametrize(
    "text", ["", "“", "”“”", "'", "’s", "“”", ": “a”", "Dat zegt", "Volgens", ", zegt", "“…”, zegt"]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    doc = parse(text or " ")
    quotes = find_quotes(doc, [])
    assert all(doc.text[q.start : q.end] == q.text for q in quotes)
    find_voices(doc, quotes)


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("De bank belooft om de klanten terug te betalen.", "om de klanten terug te betalen", "De bank"),
        (
            "Ze zei dat het werk zwaar is, maar dat niemand klaagt.",
            "dat het werk zwaar is, maar dat niemand klaagt",
            "Ze",
        ),
        ("De brug is dicht, weet schipper Jan Mol.", "De brug is dicht", "schipper Jan Mol"),
        ("Dat was een idee van Els Vos, die zegt dat het lukt.", "dat het lukt", "Els Vos"),
        ("De bond vraagt geduld. Er is geen geld, luidt het.", "Er is geen geld", "De bond"),
    ],
)
def test_more_reported_clauses(text: str, content: str, source: str) -> None:
    assert (content, source) in {(q.text, q.source) for q in find_quotes(stored(text), [])}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“Wij komen terug”, aldus de Belgische.", "de Belgische"),
        ("De club kreeg een boete, die zij “veel te hoog” noemt.", "zij"),
    ],
)
def test_sources_after_and_inside_the_clause(text: str, source: str) -> None:
    assert [q.source for q in find_quotes(stored(text), [])] == [source]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De club (‘Oude Meester’) won.", ("scare", None)),
        ("Het plein staat bekend als het ‘rode hart’.", ("scare", None)),
        ("De brug, ‘Lange Jan’ gedoopt, is dicht.", ("scare", None)),
        ("In de brief staat: “Wij betalen niet.”", ("direct", "de brief")),
        ("De minister wil de regels „verzachten”.", ("mixed", "De minister")),
        ("Vos was boos nadat de bank dat had gemeld: “Ik betaal niet.”", ("direct", "Vos")),
        ("Vos werd aangekondigd als de man “die alles kan en alles weet”.", ("mixed", None)),
    ],
)
def test_what_stands_between_marks_and_whose_it_is(text: str, found: tuple[str, str | None]) -> None:
    assert [(q.kind, q.source) for q in find_quotes(stored(text), [])] == [found]


def test_a_description_stands_for_the_person_who_spoke() -> None:
    text = "“Ik blijf”, zei Jan Mol. “Dit is mijn club”, aldus de middenvelder."
    doc = stored(text)
    mentions = [mention(doc, "Jan Mol", "mol"), mention(doc, "de middenvelder", "middenvelder", "descriptor")]
    assert [(q.speakers, q.how) for q in find_quotes(doc, mentions)] == [
        (("mol",), "explicit"),
        (("mol",), "anaphoric"),
    ]


def test_each_of_two_joined_clauses_has_its_own_source() -> None:
    quotes = find_quotes(stored("Het plan is volgens de bank slecht, maar dat is volgens Els Vos niet waar."), [])
    assert [(q.text, q.source) for q in quotes] == [
        ("Het plan is volgens de bank slecht", "de bank"),
        ("dat is volgens Els Vos niet waar", "Els Vos"),
    ]


def test_what_nobody_in_particular_calls_something_is_no_speech() -> None:
    assert [q.kind for q in find_quotes(stored("Dat noemt men ‘groene stroom’."), [])] == ["scare"]


def test_an_inhabitant_stands_for_the_person_who_spoke() -> None:
    doc = stored("“Wij werken verder”, zei Els Mol. “Het lukt”, aldus de Amerikaan.")
    mentions = [mention(doc, "Els Mol", "mol"), mention(doc, "de Amerikaan", "amerikaan", "descriptor")]
    assert find_quotes(doc, mentions)[-1].speakers == ("mol",)
