"""WebAnno and INCEpTION: projects of theirs, and what an annotator changes in ours."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from cassis import Cas, TypeSystem

from analysis.article import Article
from analysis.errors import UsageError
from analysis.exchange import CodedArticle, Coding, read_coded, save_coded

NER = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
META = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
TEXT = "👍 Jan Vos zweeg.\r\nZij niet."


def theirs() -> Cas:
    """Make what INCEpTION exports of a project with a layer of its own and named entities."""
    types = TypeSystem()
    named = types.create_type(NER, "uima.tcas.Annotation")
    types.create_feature(named, "value", "uima.cas.String")
    types.create_feature(named, "identifier", "uima.cas.String")
    own = types.create_type("custom.Stilte", "uima.tcas.Annotation")
    types.create_feature(own, "soort", "uima.cas.String")
    types.create_feature(own, "zeker", "uima.cas.Boolean")
    meta = types.create_type(META, "uima.tcas.DocumentAnnotation")
    types.create_feature(meta, "documentId", "uima.cas.String")
    types.create_feature(meta, "documentTitle", "uima.cas.String")
    sentence = types.create_type("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence", "uima.tcas.Annotation")
    cas = Cas(types)
    cas.sofa_string, cas.sofa_mime = TEXT, "text/plain"
    cas.add(meta(begin=0, end=len(TEXT), documentId="anna", documentTitle="bericht.txt"))
    cas.add(sentence(begin=0, end=16))
    cas.add(named(begin=2, end=9, value="PER", identifier="Q1"))
    cas.add(own(begin=10, end=15, soort="zwijgen", zeker=True))
    cas.add(own(begin=18, end=21))
    return cas


def test_a_project_of_theirs_is_read(tmp_path: Path) -> None:
    cas = theirs()
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("TypeSystem.xml", cas.typesystem.to_xml())
        archive.writestr("bericht.xmi", cas.to_xmi())
    (coded,) = read_coded(tmp_path / "a.zip")
    assert coded.article == Article(id="anna", text=TEXT)
    assert coded.codings == (
        Coding(start=2, end=9, code=("namedentity", "PER"), fields={"identifier": "Q1"}),
        Coding(start=10, end=15, code=("stilte", "zwijgen"), fields={"zeker": True}),
        Coding(start=18, end=21, code=("stilte",)),
    )
    assert [TEXT[c.start : c.end] for c in coded.codings] == ["Jan Vos", "zweeg", "Zij"]


def test_one_xmi_needs_its_type_system_beside_it(tmp_path: Path) -> None:
    cas = theirs()
    (tmp_path / "a.xmi").write_text(cas.to_xmi(), "utf-8")
    with pytest.raises(UsageError, match=r"a\.xmi: needs its type system, TypeSystem\.xml, beside it"):
        read_coded(tmp_path / "a.xmi")
    (tmp_path / "TypeSystem.xml").write_text(cas.typesystem.to_xml(), "utf-8")
    assert len(read_coded(tmp_path / "a.xmi")[0].codings) == 3


def rewrite(path: Path, old: str, new: str) -> None:
    with ZipFile(path) as archive:
        files = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert any(old in content for name, content in files.items() if name.endswith(".xmi"))
    with ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content.replace(old, new) if name.endswith(".xmi") else content)


def test_a_label_that_an_annotator_changed_is_the_code(tmp_path: Path) -> None:
    coding = Coding(start=2, end=9, code=("quotes", "direct"), fields={"speaker": "Jan"}, coder="An")
    save_coded([CodedArticle(article=Article(id="a", text=TEXT), codings=(coding,))], tmp_path / "a.zip")
    rewrite(tmp_path / "a.zip", 'label="direct"', 'label="scare"')
    ((back,),) = (coded.codings for coded in read_coded(tmp_path / "a.zip"))
    assert back == Coding(start=2, end=9, code=("quotes", "scare"), fields={"speaker": "Jan"}, coder="An")


def test_a_coding_that_an_annotator_added_has_a_label_alone(tmp_path: Path) -> None:
    coding = Coding(start=2, end=9, code=("quotes", "direct"), fields={"speaker": "Jan"})
    save_coded([CodedArticle(article=Article(id="a", text=TEXT), codings=(coding,))], tmp_path / "a.zip")
    with ZipFile(tmp_path / "a.zip") as archive:
        (old,) = re.findall(r"<\w+:Quotes [^>]*/>", archive.read("a.xmi").decode())
    new = re.sub(r' (data|n)="[^"]*"', "", old).replace('label="direct"', 'label="scare"')
    rewrite(tmp_path / "a.zip", old, new)
    ((back,),) = (coded.codings for coded in read_coded(tmp_path / "a.zip"))
    assert back == Coding(start=2, end=9, code=("quotes", "scare"))


def test_one_article_is_an_xmi_with_its_type_system_beside_it(tmp_path: Path) -> None:
    coding = Coding(start=2, end=9, code=("quotes", "direct"), coder="An")
    coded = CodedArticle(article=Article(id="a", text=TEXT), codings=(coding,))
    save_coded([coded], tmp_path / "b.xmi")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["TypeSystem.xml", "b.xmi"]
    assert read_coded(tmp_path / "b.xmi") == [coded]
    with pytest.raises(UsageError, match=r"b\.xmi: an XMI file holds one article, and there are 2; name a \.zip"):
        save_coded([coded, coded], tmp_path / "b.xmi")


def test_what_xml_lacks_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a: has U\+000C at 4, which XML lacks; take qdpx or jsonl"):
        save_coded([CodedArticle(article=Article(id="a", text="Kort\x0c."))], tmp_path / "a.zip")


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (None, "is no ZIP archive"),
        ({"a.xmi": "<x/>"}, r"has no TypeSystem\.xml"),
        ({"TypeSystem.xml": "<x", "a.xmi": "<x/>"}, r"a\.zip, a\.xmi: is no XMI that fits its type system"),
    ],
)
def test_a_broken_archive_is_refused(files: dict[str, str] | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    if files is None:
        path.write_bytes(b"niets")
    else:
        with ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
    with pytest.raises(UsageError, match=says):
        read_coded(path)
