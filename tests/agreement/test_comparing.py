"""Coders compared: known values, intervals, who is one, the tool as a coder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import analysis as an
from analysis.agreement import Agreement
from analysis.agreement.variables import Variable, merge_names, people_of, value_of
from analysis.article import Article
from analysis.errors import UsageError
from analysis.exchange import CodedArticle, Coding, save_coded

TEXT = "“Wij gaan door”, zei minister Els Vos. “Het moet”, aldus de oppositie. Zij zweeg daarna, zegt Vos.\r\n"
#: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: four observers, twelve units, values missing.
OBSERVERS = {
    "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
}


def write(path: Path, coder: str, codings: list[Coding], text: str = TEXT, id: str = "een") -> Path:
    save_coded([CodedArticle(article=Article(id=id, text=text), codings=tuple(codings))], path / f"{coder}.jsonl")
    return path / f"{coder}.jsonl"


def values(compared: Agreement) -> dict[tuple[str, str, str | None, str], float | None]:
    rows = compared.table.astype(object).where(compared.table.notna(), None).to_dict("records")
    return {(row["kind"], row["variable"], row["label"], row["measure"]): row["value"] for row in rows}


def test_krippendorffs_example_gives_krippendorffs_values(tmp_path: Path) -> None:
    files = []
    for coder, given in OBSERVERS.items():
        codings = [
            Coding(start=3 * i, end=3 * i + 2, code=("unit", str(value)), fields={"graad": value, "soort": str(value)})
            for i, value in enumerate(given)
            if value is not None
        ]
        files.append(write(tmp_path, coder, codings))
    found = values(an.agreement(*files))
    assert found["unit", "graad", None, "alpha (ordinal)"] == pytest.approx(0.815, abs=0.0005)
    assert found["unit", "soort", None, "alpha (nominal)"] == pytest.approx(0.743, abs=0.0005)
    assert found["unit", "code", None, "alpha (nominal)"] == pytest.approx(0.743, abs=0.0005)


def test_that_something_was_coded_blind_is_no_answer(tmp_path: Path) -> None:
    fields: list[dict[str, Any]] = [{"answer": "yes", "blind": True}, {"answer": "no"}]
    files = [
        write(tmp_path, coder, [Coding(start=0, end=5, code=("ruzie", "item"), fields=given, coder=coder)])
        for coder, given in zip(("an", "bé"), fields, strict=True)
    ]
    compared = an.agreement(*files, draws=0)
    assert set(compared.table["variable"].dropna()) == {"span", "code", "answer"}


def quote(start: int, end: int, kind: str, **fields: Any) -> Coding:
    return Coding(start=start, end=end, code=("quotes", kind), fields=fields)


ANNA = [
    quote(1, 14, "direct", speaker_name="Els Vos", cue="zei"),
    quote(40, 48, "direct", speaker_name="de oppositie"),
    quote(71, 88, "indirect", speaker_name="Vos"),
]
BERT = [
    quote(1, 14, "mixed", speaker_name="minister Els Vos", cue="zei"),
    quote(40, 46, "direct", speaker_name="Jan Maes"),
]


@pytest.fixture
def compared(tmp_path: Path) -> Agreement:
    return an.agreement(write(tmp_path, "anna", ANNA), write(tmp_path, "bert", BERT))


def test_spans_are_compared_by_f1(compared: Agreement) -> None:
    found = values(compared)
    assert found["quotes", "span", None, "F1 (half)"] == 0.8  # two of three and two
    assert found["quotes", "span", None, "F1 (exact)"] == 0.4


def test_every_difference_is_listed_with_what_each_coder_gave(compared: Agreement) -> None:
    table = compared.difference_table.astype(object)
    rows = table.where(table.notna(), None)[["variable", "start", "text", "anna", "bert"]].values.tolist()
    assert rows == [
        ["type", 1, "Wij gaan door", "direct", "mixed"],
        ["span", 40, "Het moet", "Het moet", "Het mo"],
        ["speaker", 40, "Het moet", "de oppositie", "Jan Maes"],
        ["span", 71, "Zij zweeg daarna,", "Zij zweeg daarna,", None],
    ]


def test_a_coder_who_looked_and_found_nothing_is_compared(tmp_path: Path) -> None:
    for name, items in (("anna", [{"type": "direct", "start": 1, "end": 14}]), ("bert", [])):
        (tmp_path / name).mkdir()
        (tmp_path / name / "een.txt").write_text(TEXT, "utf-8", newline="")
        (tmp_path / name / "een.quotes.json").write_text(json.dumps({"quotes": items}), "utf-8")
    compared = an.agreement(tmp_path / "anna", tmp_path / "bert")
    assert values(compared)["quotes", "span", None, "F1 (half)"] == 0
    assert [difference.values for difference in compared.differences] == [{"anna": "Wij gaan door", "bert": None}]


def many(tmp_path: Path, n: int) -> Agreement:
    files = []
    for coder in ("anna", "bert"):
        codings = [[quote(1, 14, "direct"), quote(40, 48, "mixed" if coder == "anna" and i % 2 else "direct")]
                   for i in range(n)]  # fmt: skip
        articles = [
            CodedArticle(article=Article(id=f"a{i}", text=TEXT), codings=tuple(c)) for i, c in enumerate(codings)
        ]
        save_coded(articles, tmp_path / f"{coder}.jsonl")
        files.append(tmp_path / f"{coder}.jsonl")
    return an.agreement(*files, draws=200)


def test_intervals_come_from_five_articles_on_and_do_not_change(tmp_path: Path) -> None:
    table = many(tmp_path, 6).table.set_index(["variable", "measure"])
    assert table.loc[("span", "F1 (half)"), ["value", "low", "high"]].tolist() == [1.0, 1.0, 1.0]
    typed = table.loc[[("type", "alpha (nominal)")]].iloc[0]
    assert typed["low"] <= typed["value"] <= typed["high"] and typed["low"] < typed["high"]
    again = many(tmp_path, 6).table
    assert again.equals(many(tmp_path, 6).table)
    assert many(tmp_path, 4).table["low"].isna().all()


def test_every_article_has_its_own_rows(tmp_path: Path) -> None:
    table = many(tmp_path, 2).by_article
    spans = table[(table["variable"] == "type") & table["label"].isna()]
    assert spans[["article", "value", "n"]].astype(object).where(spans.notna(), None).values.tolist() == [
        ["a0", None, 2],  # all are direct: nothing varies
        ["a1", 0.0, 2],
    ]


def test_the_tool_is_one_more_coder(tmp_path: Path) -> None:
    (tmp_path / "anna").mkdir()
    (tmp_path / "anna" / "een.txt").write_text(TEXT, "utf-8", newline="")
    gold = {"quotes": [{"type": "direct", "start": 1, "end": 14, "speaker": "minister Els Vos", "speaker_start": 21,
                        "speaker_end": 37, "speaker_name": "Els Vos", "cue": "zei"}]}  # fmt: skip
    (tmp_path / "anna" / "een.quotes.json").write_text(json.dumps(gold), "utf-8")
    compared = an.agreement(tmp_path / "anna", tool=True)
    assert list(compared.coders) == ["anna", "mediabeeld"]
    first = next(row for row in compared.lined_up["quotes"][1][0].units if row.first.start == 1)
    assert first.values["speaker"]["anna"] == first.values["speaker"]["mediabeeld"]
    assert first.values["type"] == {"anna": "direct", "mediabeeld": "direct"}
    assert list(compared.lined_up) == ["quotes"]  # what Anna did not code is compared with nobody
    assert "Mediabeeld 0.1.0 was counted as one more coder." in compared.methods()


def test_the_tool_codes_the_rows_that_people_coded_and_says_what_it_does_not_code(tmp_path: Path) -> None:
    text = "De vakbond viel de regering fel aan. De regering noemde het verwijt onterecht."
    article = Article(id="een", text=text)
    start = article.text.index("verwijt")
    for coder in ("An", "Bé"):
        codings = tuple(
            Coding(start=start, end=start + len("verwijt"), code=code, coder=coder)
            for code in (("frames", "conflict"), ("register", "formeel"))
        )
        save_coded([CodedArticle(article=article, codings=codings)], tmp_path / f"{coder}.jsonl")
    compared = an.agreement(tmp_path / "An.jsonl", tmp_path / "Bé.jsonl", tool=True)
    (row,) = compared.lined_up["frames"][1]
    assert row.coders == ("An", "Bé", "mediabeeld")
    mine = [(coding.start, coding.code, dict(coding.fields)) for coding in row.spans["mediabeeld"]]
    assert (start, ("frames", "conflict"), {}) in mine
    unit = next(unit for unit in row.units if unit.first.start == start)
    assert unit.values["code"] == dict.fromkeys(row.coders, "conflict")
    assert compared.without_tool == ["register"]
    assert "Not coded by mediabeeld: register" in str(compared)
    assert "It does not code register, of which people alone are compared." in compared.methods()
    other = Coding(start=start, end=start + 7, code=("frames", "eigen-frame"), coder="An")
    save_coded([CodedArticle(article=article, codings=(other,))], tmp_path / "An.jsonl")
    compared = an.agreement(tmp_path / "An.jsonl", tmp_path / "Bé.jsonl", tool=True, draws=0)
    assert compared.without_tool == ["frames"]  # a frame of another codebook is none of the tool's


def test_several_coders_of_one_file_are_told_apart(tmp_path: Path) -> None:
    codings = [Coding(start=0, end=4, code=("x",), coder=coder) for coder in ("An", "Bé")]
    save_coded([CodedArticle(article=Article(id="a", text=TEXT), codings=tuple(codings))], tmp_path / "p.qdpx")
    assert list(an.agreement(tmp_path / "p.qdpx").coders) == ["An", "Bé"]


def test_three_coders_are_compared_two_by_two_as_well(tmp_path: Path) -> None:
    files = [write(tmp_path, name, ANNA if name != "bert" else BERT) for name in ("anna", "bert", "cas")]
    pairs = an.agreement(*files).pairs
    halves = pairs[pairs["measure"] == "F1 (half)"]
    assert halves[["one", "other", "value"]].values.tolist() == [
        ["anna", "bert", 0.8], ["anna", "cas", 1.0], ["bert", "cas", 0.8],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("anna", "bert", "same"),
    [
        (["Els Vos"], ["Vos"], {"Vos": "Els Vos"}),
        (["Vos"], ["minister Els Vos"], {"minister Els Vos": "Vos"}),
        (["Els Vos"], ["ELS VOS"], {"ELS VOS": "Els Vos"}),
        (["Els Vos"], ["Els Bos", "Devos"], {"Els Bos": "Els Bos", "Devos": "Devos"}),
        # A coder's own people stay apart, however they are called; the nearest name is taken first.
        (["regering", "deel van de regering"], ["de regering"], {"de regering": "regering"}),
        (["regering", "deel van de regering"], ["deel van de regering"], {"regering": "regering"}),
        (["Jan Vos", "Els Vos"], ["Vos"], {"Vos": "Vos"}),  # which of the two nobody can tell
    ],
)
def test_who_is_one(anna: list[str], bert: list[str], same: dict[str, str]) -> None:
    called = merge_names({"anna": [(name,) for name in anna], "bert": [(name,) for name in bert]})
    assert {name: called[(name,)] for name in same} == same
    assert len({called[(name,)] for name in anna}) == len(anna)


@pytest.mark.parametrize(
    ("fields", "people"),
    [
        ({"speaker_name": "Els Vos"}, [("Els Vos",)]),
        ({"speaker_name": "Els Vos", "speaker_ids": ["vos"]}, [("vos", "Els Vos")]),
        ({"speaker_ids": ["vos", "maes"]}, [("vos",), ("maes",)]),
        ({"speaker_name": "Els Vos en Jan Maes", "joint": True}, [("Els Vos",), ("Jan Maes",)]),
        ({"speaker_name": None}, []),
    ],
)
def test_whom_a_coder_means(fields: dict[str, Any], people: list[tuple[str, ...]]) -> None:
    variable = Variable("speaker", ("speaker_name", "speaker_ids", "joint"), people=True)
    assert people_of(quote(0, 1, "direct", **fields), variable) == people


@pytest.mark.parametrize(("given", "value"), [(True, "yes"), (3, 3.0), ("ja", "ja"), (None, None), (["a"], None)])
def test_what_a_coder_gives(given: Any, value: Any) -> None:
    assert value_of(quote(0, 1, "direct", x=given), Variable("x", ("x",))) == value


def test_texts_that_differ_are_not_compared(tmp_path: Path) -> None:
    files = write(tmp_path, "anna", ANNA), write(tmp_path, "bert", BERT, TEXT.replace("\r\n", "\n"))
    with pytest.raises(UsageError, match="een: the text that 'bert' coded is not the one that 'anna' coded"):
        an.agreement(*files)


def test_articles_that_nobody_shares_are_not_compared(tmp_path: Path) -> None:
    files = write(tmp_path, "anna", ANNA), write(tmp_path, "bert", BERT, id="twee")
    with pytest.raises(UsageError, match="no article was coded by two"):
        an.agreement(*files)


def test_two_coders_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    files = write(tmp_path, "anna", ANNA), write(tmp_path / "b", "anna", BERT)
    with pytest.raises(UsageError, match="'anna' is the name of two coders"):
        an.agreement(*files)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_paragraph_says_what_was_done_and_what_came_out(language: str, tmp_path: Path) -> None:
    said = many(tmp_path, 6).methods(language)
    known = {
        "en": ["6 articles were coded by 2 coders (anna and bert).", "200 sets of articles", "F1 1 [1; 1]"],
        "nl": ["6 artikelen zijn gecodeerd door 2 codeurs (anna en bert).", "200 sets artikelen", "F1 1 [1; 1]"],
    }
    assert all(words in said for words in known[language])
    assert "Krippendorff, K. (2018)." in said
