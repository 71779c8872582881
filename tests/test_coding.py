"""Coding sheets, answers, published labels and agreement, on an invented article."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).parents[1] / "training" / "coding"
CODED = TRAINING.parent / "coded"
pytestmark = pytest.mark.skipif(not TRAINING.is_dir(), reason="a source distribution has no training")
if TRAINING.is_dir():
    from training.coding import agreement, answers, collect, join, labels, pilot, publish, sheets, texts

#: Every word that published labels may hold: the names of their fields, and the codes.
PUBLISHED = set(
    """
    active actor actors adverb agents aggregate article aspect asserted attributed attribution attribution_among
    booster class coder columns commitment commitment_among conditional conflict deed denied descriptor develop
    diathesis economic-consequences effect end evaluation evaluations event finite form frames group hedged
    hedges holder human-interest impersonal implied infinitive inherent intransitive key kind level mentions
    modal morality name narrator negated nominal none not-asserted noun organisation participle passive patients
    perception person place polarity possessive pronoun prospective reflexive reportative responsibility role
    roles rows sentence spans speech split start state targets test tone train true undecided unknown verb verbs
    """.split()
)

TITLE = "Kapper hoort drie jaar cel"
BODY = (
    "De kapper zou zijn klanten hebben geduwd.\n\n"
    "Hij is in Ede opgepakt, zei zijn advocaat Els Haan. “Een laffe leugen.”"
)
ANSWER = """
A kapper person de kapper
A klanten group zijn klanten
A haan person Els Haan

0 | -1 | none | ass
M kapper role Kapper
E -eff | drie jaar cel | @kapper | narrator
R fin act deed | hoort | - | @kapper

1 | -1 | rep | hed | conflict: geduwd
// who says so stands nowhere
M kapper role De kapper
M kapper poss zijn
M klanten desc zijn klanten
H reportative zou
R fin act deed | geduwd | @kapper | @klanten
E -eff | geduwd | @klanten | unknown

2 | -1 | att | ass
M kapper pron Hij
M kapper poss zijn
M haan name zijn advocaat Els Haan
R fin pas deed | is + opgepakt | - | @kapper
R fin act speech | zei | @haan | -

3 | -1 | att | ass | conflict: leugen | moral: “Een laffe leugen ; laffe
E -eval | laffe | leugen | @haan
"""


@pytest.fixture
def sheet() -> dict[str, Any]:
    return sheets.article_sheet({"id": "kapper", "title": TITLE, "text": BODY}, 2)


def read(answer: str, sheet: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    record, faults = answers.read_answer(answer, sheet, "kapper.txt")
    return record, [str(fault) for fault in faults]


def test_a_sheet_numbers_the_headline_and_every_sentence(sheet: dict[str, Any]) -> None:
    assert sheets.render(sheet) == (
        "= kapper   level 2   (sentence 0 is the headline)\n"
        "0  Kapper hoort drie jaar cel\n"
        "\n"
        "1  De kapper zou zijn klanten hebben geduwd.\n"
        "\n"
        "2  Hij is in Ede opgepakt, zei zijn advocaat Els Haan.\n"
        "3  “Een laffe leugen.”\n"
    )


def test_an_answer_becomes_offsets_in_the_text(sheet: dict[str, Any]) -> None:
    record, faults = read(ANSWER, sheet)
    assert faults == []
    assert record["actors"][1] == {"key": "klanten", "type": "group"}
    second = record["sentences"][2]
    assert second["roles"][0] == {
        "spans": [[47, 49], [57, 65]],
        "form": "finite",
        "diathesis": "passive",
        "class": "deed",
        "reflexive": "none",
        "negated": False,
        "agents": [],
        "patients": [{"actor": "kapper", "spans": None, "implied": False}],
    }
    assert [BODY[start:end] for start, end in second["roles"][0]["spans"]] == ["is", "opgepakt"]
    third = record["sentences"][3]
    evidence = third["frames"]["morality"]
    assert [BODY[start:end] for ((start, end),) in evidence] == ["“Een laffe leugen", "laffe"]
    assert third["evaluations"][0]["holder"] == {"actor": "haan", "spans": None, "implied": False}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("2 | -1 | att", "2 | min | att", "kapper.txt:20: tone 'min': allowed are -1, 0, 1"),
        ("moral: “Een", "moral: geen", "kapper.txt:27: 'geen laffe leugen' is not in the sentence"),
        ("H reportative zou\n", "", "kapper.txt:11: every zou has a hedge of its own: 'zou' has none"),
        ("M kapper pron Hij\nM kapper poss zijn\n", "", "kapper.txt:22: 'kapper' has no mention in sentence 2"),
        ("R fin act speech", "R fin act says", "class 'says': allowed are deed, state, speech, perc"),
        ("| leugen | @haan", "| leugen | @ede", "actor 'ede' is not in the list; listed are kapper, klanten, haan"),
        ("| leugen | @haan", "| leugen", "3 fields; written is: E sign-aspect | words | targets | holder"),
        ("M kapper poss zijn\nM klanten", "M kapper poss zijn #2\nM klanten", "'zijn' occurs 1 times"),
        ("0 | -1 | none | ass\n", "", "a line of a sentence stands after the sentence's own line"),
        ("// who", "? who", "a line begins with a sentence's number and |, or with one of A M E H R V"),
    ],
)
def test_a_fault_says_where_and_what_is_allowed(sheet: dict[str, Any], old: str, new: str, fault: str) -> None:
    assert old in ANSWER
    _, faults = read(ANSWER.replace(old, new), sheet)
    assert any(fault in one for one in faults), faults


def test_a_sentence_left_out_is_a_fault(sheet: dict[str, Any]) -> None:
    _, faults = read(ANSWER[: ANSWER.index("3 |")], sheet)
    assert faults == ["kapper.txt:0: sentence 3 is not coded"]


def test_words_that_occur_twice_ask_for_a_number() -> None:
    sentence = "Zijn zus zei dat zijn zaken zijn gesloten"
    with pytest.raises(ValueError, match="'zijn' occurs more than once; write #1, #2"):
        answers.locate("zijn", sentence)
    assert answers.locate("zijn #2", sentence) == [[28, 32]]
    assert answers.locate("zei + zijn #2", sentence) == [[9, 12], [28, 32]]
    assert answers.locate("aken", sentence.replace("zaken", "aken")) == [[22, 26]]
    with pytest.raises(ValueError, match="not in the sentence"):
        answers.locate("aken", sentence)


def test_quotation_marks_may_have_another_shape() -> None:
    assert answers.locate('"Weg"', "Hij riep „Weg” en ging") == [[9, 14]]


def test_the_key_and_the_offsets_survive_another_layout() -> None:
    raw = "  Cafe\u0301\n\n dicht. "
    text = texts.normalise(raw)
    assert text.text == "Caf\u00e9 dicht."
    assert text.key == texts.text_key("Caf\u00e9 dicht.")
    assert text.inwards(2, 7) == (0, 4)
    assert text.outwards(0, 4) == (2, 7)
    assert raw[slice(*text.outwards(5, 10))] == "dicht"
    with pytest.raises(ValueError, match="no stretch"):
        text.outwards(5, 12)


def published(sheet: dict[str, Any], answer: str, coder: str) -> list[dict[str, Any]]:
    record, faults = read(answer, sheet)
    assert faults == []
    return list(publish.Publisher({"coder": coder} | record, sheet, "train").rows())


def test_texts_are_a_sentence_a_line_or_the_last_of_columns_or_title_and_body(tmp_path: Path) -> None:
    (tmp_path / "zinnen.txt").write_text('"Hij zweeg.\nZij sprak.\n', encoding="utf-8")
    (tmp_path / "koppen.tsv").write_text("1\tsport\tClub wint\n", encoding="utf-8")
    (tmp_path / "artikels.jsonl").write_text('{"title": "Kop", "text": "Tekst."}\n', encoding="utf-8")
    read = [list(join.read_texts(tmp_path / name)) for name in ("zinnen.txt", "koppen.tsv", "artikels.jsonl")]
    assert read == [['"Hij zweeg.', "Zij sprak."], ["Club wint"], ["Kop", "Tekst."]]


def test_published_labels_hold_no_words_and_join_a_text_again(sheet: dict[str, Any]) -> None:
    rows = published(sheet, ANSWER, "coder-1")
    line = json.dumps(rows)
    for word in ("kapper", "klanten", "Haan", "haan", "leugen", "hoort"):
        assert word not in line
    assert {row["article"] for row in rows} == {texts.text_key(BODY)}
    assert rows[0]["key"] == texts.text_key(TITLE)
    assert rows[2]["actors"] == {"a1": "person", "a2": "group", "a3": "person"}
    other = BODY.replace("\n\n", " \n").replace(". ", ".  ")
    joined = list(join.join(rows, [TITLE, other, "Iets anders."]))
    assert [row["text"] for row in joined][1:3] == [
        "De kapper zou zijn klanten hebben geduwd.",
        "Hij is in Ede opgepakt, zei zijn advocaat Els Haan.",
    ]
    role, told = joined[2]["roles"][0], joined[3]["frames"]["morality"][1]
    assert [other[start:end] for start, end in role["spans"]] == ["is", "opgepakt"]
    assert [other[start:end] for start, end in told] == ["laffe"]
    assert [row["key"] for row in join.join(rows, [TITLE])] == [texts.text_key(TITLE)]


def test_a_coder_is_published_under_a_name_that_says_nothing(sheet: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="coder 'jan'"):
        published(sheet, ANSWER, "jan")


def test_answers_are_collected_from_folders_and_faults_are_told(tmp_path: Path, sheet: dict[str, Any]) -> None:
    sheets.write_sheet(sheet, tmp_path / "sheets", tmp_path / "aside")
    for coder, answer in (("coder-1", ANSWER), ("coder-2", ANSWER.replace("| unknown", "| niemand"))):
        folder = tmp_path / "answers" / coder / "batch"
        folder.mkdir(parents=True)
        (folder / "kapper.txt").write_text(answer, "utf-8")
    records, faults = collect.collect(collect.find_answers(tmp_path / "answers"), tmp_path / "aside")
    assert [(record["coder"], record["id"]) for record in records] == [("coder-1", "kapper"), ("coder-2", "kapper")]
    (fault,) = faults
    assert str(fault) == f"{tmp_path}/answers/coder-2/batch/kapper.txt:18: 'niemand' is not in the sentence"


def test_agreement_maps_the_actors_of_two_coders(sheet: dict[str, Any]) -> None:
    pytest.importorskip("krippendorff")
    second = ANSWER
    for old, new in (
        ("A kapper person de kapper\nA klanten group zijn klanten", "A klanten group hen\nA k person de kapper"),
        ("@kapper", "@k"),
        ("M kapper", "M k"),
        ("0 | -1", "0 | 0"),
        ("| conflict: leugen", ""),
        ("M k poss zijn\nM haan", "M haan"),
    ):
        second = second.replace(old, new)
    rows = published(sheet, ANSWER, "coder-1") + published(sheet, second, "coder-2")
    pairs = list(agreement.pair_up(rows))
    mapped = agreement.map_actors(pairs)
    assert {a: b for (_, a), b in mapped.items()} == {"a1": "a2", "a2": "a1", "a3": "a3"}
    table = {(variable, kind): (value, n) for variable, kind, value, n in agreement.measure(pairs, mapped)}
    assert table["attribution", "alpha nominal"] == (1.0, 4)
    assert table["tone", "alpha ordinal"] == (0.0, 4)
    assert table["conflict", "alpha nominal"][1] == 2
    assert table["mentions", "span F1"] == (pytest.approx(12 / 13), 13)
    assert table["mentions", "same"] == (1.0, 6)
    assert table["roles", "same"] == (1.0, 4)
    assert table["evaluations", "same"] == (1.0, 3)
    assert table["evidence", "span F1"] == (pytest.approx(6 / 7), 7)


def test_the_pilot_says_only_what_its_scheme_can_say() -> None:
    text = "De brand zou zijn aangestoken.  "
    row = {"start": 0, "end": 32, "tone": -1, "factual": "attributed+hedged", "frames": []}
    row |= {"hedges": [{"kind": "reportative", "words": "zou"}], "evaluations": []}
    row["roles"] = [{"verb": "aangestoken", "agents": [], "patients": ["De brand"], "diathesis": "passive"}]
    sentence = pilot.evidence_sentence(row, text)
    assert (sentence["start"], sentence["end"]) == (0, 30)
    assert (sentence["attribution"], sentence["commitment"]) == ("reportative", "hedged")
    assert sentence["roles"][0]["patients"] == [{"actor": None, "spans": [[0, 8]], "implied": False}]
    assert pilot.factual("asserted")["commitment_among"] == ["asserted", "denied"]
    assert pilot.factual("attributed+hedged")["attribution_among"] == ["attributed", "reportative"]
    with pytest.raises(ValueError, match="allowed are asserted"):
        pilot.factual("zeker")


def test_what_the_rows_of_an_article_share_is_written_once(tmp_path: Path) -> None:
    shared = {"article": "a" * 64, "split": "train", "coder": "coder-1"}
    rows = [
        shared | {"key": "a" * 64, "start": 0, "end": 5, "tone": 1, "frames": {"conflict": [[[0, 2]]]}},
        shared | {"key": "b" * 64, "start": 0, "end": 9, "tone": 0, "frames": {}},
        {"key": "c" * 64, "split": "test", "coder": "coder-2", "tone": -1},
    ]
    path = tmp_path / "labels.jsonl"
    assert labels.write_labels(rows, path) == 3
    assert [line.count("a" * 64) for line in path.read_text("utf-8").splitlines()] == [1, 0]
    assert sorted(labels.read_labels(path), key=lambda row: row["key"]) == rows


def test_participants_and_records_are_short_on_disk_and_whole_when_read(tmp_path: Path) -> None:
    someone = {"actor": "a1", "spans": None, "implied": True}
    something = {"actor": None, "spans": [[4, 9], [12, 14]], "implied": False}
    row = {"article": "a" * 64, "split": "train", "coder": "coder-1", "key": "a" * 64, "start": 0}
    row["actors"] = {"a1": "person"}
    row["evaluations"] = [
        {"spans": [[4, 9]], "polarity": -1, "aspect": "effect", "targets": [someone, something], "holder": "narrator"}
    ]
    row["mentions"] = [{"spans": [[0, 3]], "actor": "a1", "form": "name"}]
    row["roles"] = [{"spans": [[4, 9]], "agents": [someone]}]
    path = tmp_path / "labels.jsonl"
    labels.write_labels([row], path)
    line = json.loads(path.read_text("utf-8"))
    assert line["actors"] == {"a1": "person"}
    assert json.loads(line["rows"][0]) == [
        0,
        [["4-9", -1, "effect", ["(@a1)", "@4-9+12-14"], "narrator"]],
        [["0-3", "a1", "name"]],
        [{"spans": "4-9", "agents": ["(@a1)"]}],
    ]
    assert labels.read_labels(path) == [row]


def words_in(value: Any) -> Any:
    """Give every string that a value holds, keys of mappings included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)


@pytest.mark.parametrize("path", sorted(CODED.glob("*.jsonl")), ids=lambda path: path.stem)
def test_what_is_published_is_keys_offsets_and_codes(path: Path) -> None:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    found = {
        word for line in lines for word in words_in(line | {"rows": [json.loads(r) for r in line.get("rows", [])]})
    }
    spans = r"\d+-\d+(\+\d+-\d+)*"
    offsets = re.compile(rf"[0-9a-f]{{64}}|a\d+|{spans}|@(a\d+|{spans})|\(@(a\d+|{spans})\)|(coder|pilot)-\d+")
    codes = {word for word in found if not offsets.fullmatch(word)}
    assert not any(mark in path.read_text("utf-8") for mark in " \t"), "a space may be of a text: write with `labels`"
    between = (part for line in lines for part in re.split("['\"]", str(line)))
    assert max(part.count(" ") for part in between) < 6, "numbers in a row may be taken for words: each row is a string"
    assert codes <= PUBLISHED, f"{sorted(codes - PUBLISHED)[:5]}: no text may stand in published labels"
