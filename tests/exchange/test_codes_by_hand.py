"""Codes in a file of annotations as codings: to and from, and coders of one file compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis as an
from analysis.annotations import Annotations, Code, anchor_in, new_annotations, save_annotations
from analysis.article import Article
from analysis.errors import UsageError
from analysis.exchange import CodedArticle, Coding, annotate_codings, code_annotations, read_coded, save_coded

TEXT = "“De regering faalt 👩‍👧”, zei Els Vos. “Onzin”, zei Jan Bos."
#: Fields that have a meaning of their own.
TAKEN = ("answer", "rule", "blind")
ARTICLE = Article(id="een", text=TEXT)


@st.composite
def codings(draw: st.DrawFn) -> Coding:
    start = draw(st.integers(0, len(TEXT) - 1).filter(lambda at: TEXT[at] != " "))
    words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
    values = st.none() | st.booleans() | st.integers() | words | st.lists(words, max_size=2)
    return Coding(
        start=start,
        end=draw(st.integers(start + 1, len(TEXT))),
        code=tuple(draw(st.lists(words, min_size=1, max_size=3))),
        fields=draw(st.dictionaries(words.filter(lambda key: key not in TAKEN), values, max_size=2)),
        coder=draw(st.sampled_from(["An", "Bé"])),
        memo=draw(st.none() | words),
    )


@given(st.lists(codings(), max_size=4))
def test_codings_go_to_a_file_of_annotations_and_come_back(
    tmp_path_factory: pytest.TempPathFactory, found: list[Coding]
) -> None:
    home = tmp_path_factory.getbasetemp()
    (home / "een.txt").write_text(TEXT, "utf-8")
    coded = CodedArticle(article=an.read_article(home / "een.txt"), codings=tuple(found))
    save_annotations(annotate_codings(coded), home / "een.annotations.yaml", force=True, backup=False)
    assert read_coded(home / "een.annotations.yaml") == [coded]


def test_two_coders_of_one_file_are_compared(tmp_path: Path) -> None:
    (tmp_path / "een.txt").write_text(TEXT, "utf-8")
    start = TEXT.index("De regering")
    at = anchor_in(TEXT, start, start + len("De regering faalt"))
    hand = new_annotations(ARTICLE).plus(
        Code(code=("frames", "conflict"), at=at, coder="An", blind=True),
        Code(code=("frames", "responsibility"), at=at, coder="Bé", blind=True),
    )
    save_annotations(hand, tmp_path / "een.annotations.yaml")
    for source in (tmp_path, tmp_path / "een.annotations.yaml"):
        compared = an.agreement(source, draws=0)
        assert list(compared.coders) == ["An", "Bé"]
        assert compared.difference_table[["variable", "An", "Bé"]].values.tolist()[0] == [
            "code", "conflict", "responsibility",
        ]  # fmt: skip


def test_a_code_of_the_whole_article_is_of_its_text() -> None:
    answer = Code(code=("form", "conflict"), values={"answer": "yes"}, coder="An")
    (coding,) = code_annotations(Annotations(article="een").plus(answer), ARTICLE).codings
    assert (coding.start, coding.end, coding.fields) == (0, len(TEXT), {"answer": "yes"})
    assert annotate_codings(CodedArticle(article=ARTICLE, codings=(coding,))).codes == (answer,)


def test_a_code_without_a_place_and_a_file_without_its_article_are_refused(tmp_path: Path) -> None:
    hand = Annotations(article="een").plus(Code(code=("kop",), at=anchor_in("De tunnel", 0, 9), coder="An"))
    with pytest.raises(UsageError, match=r"code 1 \(kop\): “De tunnel” stands nowhere in the article"):
        code_annotations(hand, ARTICLE, "een.annotations.yaml")
    alone = tmp_path / "a" / "b" / "een.annotations.yaml"
    save_annotations(hand, alone)
    with pytest.raises(UsageError, match=r"its article, een\.txt, lies neither beside it nor one folder up"):
        read_coded(alone)
    with pytest.raises(UsageError, match=r"annotations by annotations\.save_annotations, not as codings"):
        save_coded([CodedArticle(article=ARTICLE)], tmp_path / "een.annotations.yaml")
    with pytest.raises(UsageError, match=r"een: a coding \(kop\) names no coder"):
        annotate_codings(CodedArticle(article=ARTICLE, codings=(Coding(start=0, end=2, code=("kop",)),)))
