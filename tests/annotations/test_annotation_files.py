"""The file of annotations: what goes in comes out, faults have their line, and no work is written over."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.annotations import (
    AddActor,
    AddRow,
    Anchor,
    Annotations,
    Code,
    DropActor,
    DropRow,
    MergeActors,
    SetActor,
    SetRow,
    SplitActor,
    anchor_in,
    read_annotations,
    save_annotations,
    write_annotations,
)
from analysis.errors import UsageError
from analysis.records import Actor

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
CODER = st.sampled_from(["jv", "An", "code-1", "2022-02-03", "no", "ünï"])
NOTE = st.none() | st.text(st.characters(exclude_categories=["Cs"]))
IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True).filter(
    lambda id: id not in ("author", "narrator", "unknown")
)
NAMES = WORDS.map(str.strip)


@st.composite
def anchors(draw: st.DrawFn) -> Anchor:
    text = draw(WORDS)
    start = draw(st.none() | st.integers(0, 10**7))
    around = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
    nth = draw(st.none() | st.integers(1, 99))
    end = None if start is None else start + len(text)
    return Anchor(text=text, start=start, end=end, before=draw(around), after=draw(around), occurrence=nth)


ABOUT: dict[str, Any] = {"coder": CODER, "note": NOTE}
QUOTE = st.fixed_dictionaries(
    {"kind": st.sampled_from(["direct", "indirect", "mixed", "scare"])},
    optional={
        "speakers": st.lists(NAMES, max_size=3).map(tuple),
        "source_at": st.none() | anchors(),
        "via": st.none() | WORDS,
        "how": st.sampled_from([None, "explicit", "nearest"]),
        "runner_up": st.none() | NAMES,
    },
)
TONE = st.fixed_dictionaries(
    {"polarity": st.floats(-1, 1), "negated": st.booleans()},
    optional={
        "targets": st.lists(NAMES, max_size=2).map(tuple),
        "at": anchors(),
        "confidence": st.none() | st.floats(0, 1),
    },
)
EVENT = st.fixed_dictionaries(
    {"diathesis": st.sampled_from(["active", "passive"])},
    optional={"parts_at": st.lists(anchors(), max_size=3).map(tuple)},
)
ACTORS = st.builds(
    Actor,
    id=IDS,
    name=NAMES,
    type=st.sampled_from(["person", "group"]),
    aliases=st.lists(NAMES, max_size=2).map(tuple),
    gender=st.sampled_from([None, "female"]),
)
PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
CORRECTIONS = st.one_of(
    st.builds(SetRow, table=st.just("quotes"), at=anchors(), to=QUOTE, was=QUOTE, **ABOUT),
    st.builds(SetRow, table=st.just("sentiment"), at=anchors(), to=TONE, **ABOUT),
    st.builds(AddRow, table=st.just("events"), at=anchors(), to=EVENT, **ABOUT),
    st.builds(DropRow, table=st.just("quotes"), at=anchors(), was=QUOTE, **ABOUT),
    st.builds(SetActor, actor=NAMES, to=st.fixed_dictionaries({"name": NAMES}), **ABOUT),
    st.builds(AddActor, actor=ACTORS, **ABOUT),
    st.builds(DropActor, actor=NAMES, **ABOUT),
    st.builds(MergeActors, actors=st.lists(NAMES, min_size=2, unique=True).map(tuple), into=NAMES, **ABOUT),
    st.builds(
        SplitActor, actor=NAMES, mentions=st.lists(anchors(), min_size=1, max_size=2).map(tuple), into=ACTORS, **ABOUT
    ),
)
CODES = st.builds(
    Code,
    code=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    at=st.none() | anchors(),
    values=st.dictionaries(WORDS.filter(lambda key: key != "answer"), PLAIN | st.lists(PLAIN, max_size=2), max_size=2),
    blind=st.booleans(),
    **ABOUT,
)
ANNOTATIONS = st.builds(
    Annotations,
    article=WORDS,
    text_sha256=st.none() | st.just("ab12"),
    names=st.dictionaries(IDS, NAMES, max_size=2),
    corrections=st.lists(CORRECTIONS, max_size=3).map(tuple),
    codes=st.lists(CODES, max_size=2).map(tuple),
)


@given(ANNOTATIONS)
@example(Annotations(article="a\x85b\u2028c\rd").plus(Code(code=("\x85",), values={"a\r\n": "\x85'\n "}, coder="jv")))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, annotations: Annotations) -> None:
    file = tmp_path_factory.getbasetemp() / "a.annotations.yaml"
    file.write_text(write_annotations(annotations), "utf-8", newline="")
    assert read_annotations(file) == annotations


CORR = "article: a\ncoder: jv\ncorrections:\n"
QUOTES = CORR + "- set: quotes\n  at: Kom\n"
FAULTS = {
    "empty": ("", 1, "it is empty; a file of annotations needs at least 'article'"),
    "no article": ("coder: jv\n", 1, "'article' is missing"),
    "version": ("version: 2\narticle: a\n", 1, "reads version 1"),
    "unknown key": ("article: a\ncorrection: []\n", 2, "did you mean 'corrections'"),
    "nobody": ("article: a\ncorrections:\n- {drop: actors, actor: vos}\n", 3, "nobody is named as the coder"),
    "no verb": ("article: a\ncorrections:\n- {sett: quotes}\n", 3, "one of the keys set, add, drop, merge, split"),
    "two verbs": ("article: a\ncorrections:\n- {set: quotes, drop: quotes}\n", 3, "here are ['set', 'drop']"),
    "unknown table": ("article: a\ncoder: j\ncorrections:\n- {drop: quote, at: Kom}\n", 4, "allowed are mentions"),
    "token dropped": ("article: a\ncoder: j\ncorrections:\n- {drop: tokens, at: Kom}\n", 4, "can only be set"),
    "unknown field": (QUOTES + "  to: {speaker: [vos]}\n", 6, "did you mean 'speakers'"),
    "what follows": (QUOTES + "  to: {voice: vos}\n", 6, "unknown key 'voice'"),
    "value": (QUOTES + "  to: {kind: loud}\n", 6, "'kind' of quotes cannot be 'loud'; allowed: direct, indirect"),
    "no list": (QUOTES + "  to: {speakers: vos}\n", 6, "allowed: ids or names of actors, in a list"),
    "no needed": ("article: a\ncoder: j\ncorrections:\n- add: quotes\n  at: Kom\n  to: {}\n", 6, "kind is missing"),
    "no to": (QUOTES, 4, "to is missing"),
    "nothing set": (QUOTES + "  to: {}\n", 6, "nothing is set"),
    "offsets": (
        "article: a\ncoder: j\ncorrections:\n- drop: quotes\n  at: {text: Kom, start: 3, end: 9}\n",
        5,
        "from 'start' to 'end' are 6 characters, and 'text' has 3",
    ),
    "half": ("article: a\ncoder: j\ncorrections:\n- drop: quotes\n  at: {text: Kom, start: 3}\n", 5, "go together"),
    "no words": ("article: a\ncoder: j\ncorrections:\n- {drop: quotes, at: {start: 3, end: 4}}\n", 4, "needs 'text'"),
    "merge": ("article: a\ncoder: j\ncorrections:\n- {merge: [a], into: a}\n", 4, "at least one actor besides"),
    "actor": (CORR + "- {add: actors, to: {id: A b, name: A, type: person}}\n", 4, "small letters"),
    "actor field": (CORR + "- {set: actors, actor: a, to: {type: man}}\n", 4, "unknown type 'man'"),
    "code": ("article: a\ncoder: j\ncodes:\n- {at: Kom}\n", 4, "a code needs 'code'"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, fault: str) -> None:
    text, line, message = FAULTS[fault]
    file = tmp_path / "a.annotations.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError) as caught:
        read_annotations(file)
    assert f"{file}, line {line}:" in str(caught.value)
    assert message in str(caught.value)


def test_what_is_written_by_hand_is_read_as_it_was_meant(tmp_path: Path) -> None:
    file = tmp_path / "a.annotations.yaml"
    file.write_text(
        "article: 2022-02-03\ncoder: 2022\ncorrections:\n- set: sentiment\n  at: goed\n"
        "  to: {polarity: 1, negated: no}\n"
        "- set: quotes\n  at: Kom\n  to: {source_at: null, runner_up: no}\n"
        "codes:\n- {code: conflict, values: {answer: yes, day: 2022-02-03, n: 2}, coder: an}\n",
        "utf-8",
    )
    read = read_annotations(file)
    assert (read.article, read.corrections[0].coder) == ("2022-02-03", "2022")
    assert [c.to for c in read.corrections if isinstance(c, SetRow)] == [
        {"polarity": 1.0, "negated": False},
        {"source_at": None, "runner_up": "no"},
    ]
    assert read.codes == (Code(code=("conflict",), values={"answer": "yes", "day": "2022-02-03", "n": 2}, coder="an"),)


def test_work_is_never_written_over_unasked_and_what_stood_there_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.annotations.yaml"
    first, second = Annotations(article="a"), Annotations(article="a").plus(DropActor(actor="vos", coder="jv"))
    save_annotations(first, file)
    with pytest.raises(UsageError, match="is there already and is not overwritten"):
        save_annotations(second, file)
    kept = save_annotations(second, file, force=True)
    assert kept is not None and read_annotations(kept) == first and read_annotations(file) == second
    assert save_annotations(replace(second, article="b"), file, force=True, backup=False) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.annotations.backup-1.yaml", "a.annotations.yaml"]


def test_a_stretch_outside_the_text_is_refused() -> None:
    with pytest.raises(UsageError, match="no stretch of the article: 3 to 9; it has 5 characters"):
        anchor_in("Kort.", 3, 9)
