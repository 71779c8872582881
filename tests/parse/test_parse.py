from __future__ import annotations

import sys
from pathlib import Path
from subprocess import run
from weakref import WeakKeyDictionary

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Token

from analysis.article import read_article
from analysis.dutch.pipeline import renewed
from analysis.errors import UsageError
from analysis.parse import (
    anchor,
    article_of,
    load_pipeline,
    parse,
    parse_many,
    part_at,
    read_conllu,
    sentence_number,
    to_conllu,
    tokenize,
    verb_lemma,
)
from analysis.records import Label, columns
from analysis.records import Token as TokenRecord

PARSES = Path(__file__).parents[1] / "parses"
NEWS = (
    "Raid in Syrië\n\n"
    "De leider van de groep is dood, zei president Biden. “Een daad van lafheid.”\n\n"
    "Volledig scherm De president. © AFP Tijdens een persmoment deelde hij het nieuws mee.\n\n"
    "Bom\n\nDe helikopter werd door soldaten opgeblazen. De minister legde uit waarom.\n"
)
ARTICLE_TEXT = st.text(alphabet=st.sampled_from("abE .,“”'’\n\t!?-é😀\x85\u2028#*|\\_"), max_size=60)


def facts(token: Token) -> tuple[object, ...]:
    place = (token.idx, token.text, token.whitespace_, token.is_sent_start, token.head.i, token.dep_)
    return (*place, token.pos_, token.tag_, token.lemma_, str(token.morph), token.ent_iob_, token.ent_type_)


@pytest.fixture(scope="module")
def doc() -> Doc:
    return parse(NEWS)


@pytest.mark.model
def test_the_text_is_the_articles(doc: Doc) -> None:
    assert doc.text == article_of(doc).text == NEWS


@pytest.mark.model
def test_every_sentence_lies_inside_one_part(doc: Doc) -> None:
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        assert part_at(doc, words[0].idx) == part_at(doc, words[-1].idx)
    kinds = [part_at(doc, sentence.start_char).kind for sentence in doc.sents]
    assert kinds == ["headline", "lead", "lead", "caption", "caption", "body", "crosshead", "body", "body"]


@pytest.mark.model
def test_every_sentence_is_one_tree(doc: Doc) -> None:
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head.i == token.i]
        assert len(roots) == 1
        assert roots[0].dep_ == "ROOT"
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)


@pytest.mark.model
def test_white_space_is_space(doc: Doc) -> None:
    spaces = [token for token in doc if token.is_space]
    assert spaces
    assert {(token.pos_, token.dep_) for token in spaces} == {("SPACE", "dep")}


@pytest.mark.model
def test_separable_verbs_and_passives(doc: Doc) -> None:
    lemmas = {token.text: token.lemma_ for token in doc}
    assert lemmas["deelde"] == "meedelen"
    assert lemmas["opgeblazen"] == "opblazen"
    assert lemmas["zei"] == "zeggen"
    relations = {token.text: token.dep_ for token in doc}
    assert relations["helikopter"] == "nsubj:pass"
    assert relations["soldaten"] == "obl:agent"


@pytest.mark.model
def test_no_lemma_has_an_underscore(doc: Doc) -> None:
    assert not any("_" in token.lemma_ for token in doc)


@pytest.mark.model
def test_anchor_fills_a_record(doc: Doc) -> None:
    start = NEWS.index("De president.")
    fields = anchor(doc, start, start + 12)
    assert fields == {
        "article": "article",
        "start": start,
        "end": start + 12,
        "text": "De president",
        "sentence": 3,
        "part": "caption",
    }
    assert Label(**fields, rule="r", actor="a", label="president", type="nomination", relation="name").part == "caption"


@pytest.mark.model
def test_places(doc: Doc) -> None:
    assert part_at(doc, 0).kind == "headline"
    assert part_at(doc, 13).kind == "headline"
    assert part_at(doc, len(NEWS)).kind == "body"
    assert [sentence_number(doc, sentence.start_char) for sentence in doc.sents] == list(range(9))


@pytest.mark.model
def test_a_doc_of_plain_spacy_has_an_article() -> None:
    plain = load_pipeline()("De minister zweeg.\n\nHij ging weg.")
    assert article_of(plain).text == plain.text
    assert sentence_number(plain, 20) == 1


@pytest.mark.model
def test_order_and_company_do_not_matter() -> None:
    texts = ["De minister zweeg.", NEWS, "“Kom!” riep hij.", "Hij zweeg."]
    alone = [[facts(token) for token in parse(text)] for text in texts]
    forth = [[facts(token) for token in doc] for doc in parse_many(texts)]
    back = [[facts(token) for token in doc] for doc in parse_many(texts[::-1])][::-1]
    piped = [[facts(token) for token in doc] for doc in load_pipeline().pipe(texts, batch_size=3)]
    assert alone == forth == back
    assert piped[0] == alone[0]


@pytest.mark.model
@settings(max_examples=60)
@given(ARTICLE_TEXT)
@example("---")
def test_any_text_is_kept_and_survives_conllu(text: str) -> None:
    doc = parse(text)
    assert doc.text == article_of(doc).text == text
    if text.strip():
        again = read_conllu(to_conllu(doc))
        assert again.text == text
        assert article_of(again) == article_of(doc)
        assert [facts(token) for token in again] == [facts(token) for token in doc]


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00\x1b[1m", "😀", "ALLEMAAL HOOFDLETTERS IN DE KOP", "a.txt"])
def test_odd_texts(text: str) -> None:
    doc = parse(text)
    assert doc.text == text
    assert len(list(doc.sents)) <= 1


@pytest.mark.model
def test_a_sentence_without_end_is_read_in_windows_and_stays_one() -> None:
    text = "De minister zei " + "dat hij het niet wist, " * 200 + "en zweeg."
    doc = parse(text)
    assert len(list(doc.sents)) == 1
    assert sum(token.head.i == token.i for token in doc) == 1
    assert doc.text == text


@pytest.mark.model
def test_conllu_keeps_the_article(tmp_path: Path) -> None:
    article = read_article(NEWS, id="raid", outlet="De Krant", date="2022-02-03", url="https://nu.nl/x")
    path = tmp_path / "raid.conllu"
    path.write_text(to_conllu(parse(article)), "utf-8")
    assert article_of(read_conllu(path)) == article


def test_a_hand_built_parse() -> None:
    doc = read_conllu(PARSES / "parse-parts.conllu")
    assert doc.text == "Aanval\n\n“Het is voorbij”, zei Jan. Foto: AFP"
    assert [part.kind for part in article_of(doc).parts] == ["headline", "body", "caption"]
    assert [(t.text, t.dep_, t.head.text) for t in doc if t.dep_ in ("ROOT", "parataxis")] == [
        ("Aanval", "ROOT", "Aanval"),
        ("voorbij", "ROOT", "voorbij"),
        ("zei", "parataxis", "voorbij"),
        ("Foto", "ROOT", "Foto"),
    ]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Jan", "PER"), ("AFP", "ORG")]
    assert read_conllu(to_conllu(doc)).text == doc.text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1\tJa\n", "CoNLL-U, line 1: 2 columns"),
        ("2\tJa\tja\tINTJ\t_\t_\t0\troot\t_\t_\n", "word 2 where 1 is due"),
        ("1\tJa\tja\tINTJ\t_\t_\tx\troot\t_\t_\n", "the head 'x' is not a number"),
        ("1\tJa\tja\tINTJ\t_\t_\t1\troot\t_\t_\n", "0 roots"),
        ("# part = kop\n1\tJa\tja\tINTJ\t_\t_\t0\troot\t_\t_\n", "the part 'kop' is none of headline"),
        (
            "1\tJa\tja\tINTJ\t_\t_\t0\troot\t_\t_\n2\ta\ta\tX\t_\t_\t3\tdep\t_\t_\n3\tb\tb\tX\t_\t_\t2\tdep\t_\t_\n",
            "the heads of word 2 lead to no root",
        ),
    ],
)
def test_broken_conllu_is_told_plainly(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message.replace("(", "\\(")):
        read_conllu(text)


def test_a_missing_conllu_file() -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_conllu(Path("none.conllu"))


@pytest.mark.model
@pytest.mark.parametrize(("text", "verb"), [("Rutte deelde het nieuws mee.", "meedelen"), ("Hij zei niets.", "zeggen")])
def test_verb_lemma(text: str, verb: str) -> None:
    assert verb_lemma(parse(text)[1]) == verb


@pytest.mark.model
def test_tokenize_has_its_columns_even_when_empty() -> None:
    empty, full = tokenize(""), tokenize(NEWS)
    assert tuple(empty.columns) == tuple(full.columns) == columns(TokenRecord)
    assert dict(empty.dtypes) == dict(full.dtypes)
    assert [NEWS[a:b] for a, b in zip(full["start"], full["end"], strict=True)] == full["text"].tolist()
    assert full["head"].isna().sum() == 9


def test_another_pipeline_respects_the_parts() -> None:
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    doc = parse(NEWS, nlp)
    assert doc.text == NEWS
    assert next(doc.sents).text.strip() == "Raid in Syrië"
    assert any(sentence.text.startswith("Tijdens") for sentence in doc.sents)


def test_a_pipeline_without_sentences_is_refused() -> None:
    with pytest.raises(UsageError, match="finds no sentences"):
        parse("Ja. Nee.", spacy.blank("nl"))


def test_an_unknown_pipeline_is_refused() -> None:
    with pytest.raises(UsageError, match="no spaCy pipeline called 'nl_bestaat_niet'"):
        load_pipeline("nl_bestaat_niet")


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "en")
    with pytest.raises(UsageError, match="reads 'en', not Dutch"):
        load_pipeline(str(tmp_path / "en"))


def test_the_package_loads_nothing_heavy() -> None:
    code = "import sys, analysis; print(sorted({'spacy', 'pandas', 'onnxruntime', 'matplotlib'} & set(sys.modules)))"
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_broken_pipeline_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text('[nlp]\nlang = "nl"\n', "utf-8")
    (tmp_path / "meta.json").write_text("{", "utf-8")
    with pytest.raises(UsageError, match="cannot be loaded"):
        load_pipeline(str(tmp_path))


@pytest.mark.model
def test_half_a_character_is_refused_with_its_place() -> None:
    with pytest.raises(UsageError, match=r"character 4 .*half a character"):
        parse("Dat \ud83d mag niet.")


@pytest.mark.model
def test_a_vocabulary_that_has_grown_large_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = load_pipeline()
    before = parse("De minister zweeg.", nlp)
    monkeypatch.setattr("analysis.dutch.pipeline._RENEWED", WeakKeyDictionary())
    monkeypatch.setattr("analysis.dutch.pipeline._MOST_WORDS", len(nlp.vocab.strings))
    after = parse("De minister zweeg.", nlp)
    assert after.vocab is not nlp.vocab and len(after.vocab.strings) < len(nlp.vocab.strings)
    assert before.vocab is nlp.vocab and to_conllu(before) == to_conllu(after)


@pytest.mark.model
def test_a_pipeline_with_more_in_it_keeps_its_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.dutch.pipeline._MOST_WORDS", 0)
    nlp = spacy.blank("nl")
    assert renewed(nlp) is nlp
