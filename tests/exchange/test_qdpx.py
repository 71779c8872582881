"""REFI-QDA: what is written keeps the rules of the published schema, and what other programs write is read."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

import analysis as an
from analysis.article import Article
from analysis.errors import UsageError
from analysis.exchange import CodedArticle, Coding, code_portrait, read_coded, save_coded
from analysis.exchange.qdpx import NAMESPACE, write_qdpx

GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
#: QDA-XML version 1.0 (18 March 2019), for the elements written: which children, in which order, and the attributes
#: needed (*) and allowed. Attributes and elements that Mediabeeld never writes are left out, so none may appear.
RULES: dict[str, tuple[str, str]] = {
    "Project": ("(Users )?(CodeBook )?(Sources )?", "name* origin creatingUserGUID"),
    "Users": ("(User )+", ""),
    "User": ("", "guid* name"),
    "CodeBook": ("Codes ", ""),
    "Codes": ("(Code )+", ""),
    "Code": ("(Description )?(Code )*", "guid* name* isCodable* color"),
    "Sources": ("(TextSource )+", ""),
    "TextSource": ("(Description )?(PlainTextSelection )*", "guid* name plainTextPath* creatingUser"),
    "PlainTextSelection": ("(Description )?(Coding )*", "guid* name startPosition* endPosition* creatingUser"),
    "Coding": ("CodeRef ", "guid* creatingUser"),
    "CodeRef": ("", "targetGUID*"),
    "Description": ("", ""),
}


def check_schema(project: ET.Element) -> int:
    """Check every element against the rules; gives how many there are."""
    seen = 0
    for element in project.iter():
        seen += 1
        assert element.tag.startswith(f"{{{NAMESPACE}}}"), element.tag
        name = element.tag.removeprefix(f"{{{NAMESPACE}}}")
        children, attributes = RULES[name]
        inside = "".join(f"{child.tag.removeprefix(f'{{{NAMESPACE}}}')} " for child in element)
        assert re.fullmatch(children, inside), (name, inside)
        names = {attribute.rstrip("*") for attribute in attributes.split()}
        needed = {attribute.rstrip("*") for attribute in attributes.split() if attribute.endswith("*")}
        assert needed <= set(element.keys()) <= names, (name, element.keys())
        for key, value in element.items():
            if key in ("guid", "creatingUser", "creatingUserGUID", "targetGUID"):
                assert GUID.fullmatch(value), (name, key, value)
            elif key in ("startPosition", "endPosition"):
                assert value.isdigit()
            elif key == "isCodable":
                assert value == "true"
    return seen


def test_what_is_written_keeps_the_schema() -> None:
    text = "“Alle soldaten zijn veilig 👍”, aldus president Joe Biden. Zeker dertien mensen kwamen om."
    coded = code_portrait(an.portray(an.read_article(text, id="bericht")))
    hand = Coding(start=1, end=5, code=("bijval",), coder="Bé", memo="Twijfel.")
    archive = ZipFile(
        BytesIO(write_qdpx([coded, CodedArticle(article=Article(id="b", text="Kort."), codings=(hand,))]))
    )
    project = ET.fromstring(archive.read("project.qde"))
    assert check_schema(project) > 100
    guids = [element.get("guid") for element in project.iter() if element.get("guid")]
    assert len(set(guids)) == len(guids)
    known = set(guids)
    for element in project.iter():
        assert {element.get(key) for key in ("targetGUID", "creatingUser") if element.get(key)} <= known
    sources = [
        s.get("plainTextPath", "").removeprefix("internal://") for s in project.iter(f"{{{NAMESPACE}}}TextSource")
    ]
    assert [f"sources/{name}" for name in sources] == [name for name in archive.namelist() if name != "project.qde"]


def test_codes_are_nested_and_say_what_they_mean() -> None:
    coding = Coding(start=0, end=4, code=("quotes", "direct"), fields={"rule": "quote.aldus", "confidence": 0.9})
    archive = ZipFile(BytesIO(write_qdpx([CodedArticle(article=Article(id="a", text="Kort."), codings=(coding,))])))
    project = ET.fromstring(archive.read("project.qde"))
    (outer,) = project.iterfind(f"{{{NAMESPACE}}}CodeBook/{{{NAMESPACE}}}Codes/{{{NAMESPACE}}}Code")
    (inner,) = outer.iterfind(f"{{{NAMESPACE}}}Code")
    assert (outer.get("name"), inner.get("name")) == ("quotes", "direct")
    said = "A whole sentence or clause between quotation marks, in the speaker's own words."
    assert inner.findtext(f"{{{NAMESPACE}}}Description") == said
    memo = project.findtext(f".//{{{NAMESPACE}}}PlainTextSelection/{{{NAMESPACE}}}Description")
    assert memo == 'mediabeeld:\nrule: "quote.aldus"\nconfidence: 0.9'


TEXT = "Zij riep 👍👍.\r\nJan Vos zweeg, en 𝔄 ook.\r\n"
HEAD = f'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="{NAMESPACE}" name="p" origin="{{origin}}">'
BOOK = (
    '<Users><User guid="{{11111111-1111-4111-8111-111111111111}}" name="Anna"/></Users><CodeBook><Codes>'
    '<Code guid="22222222-2222-4222-8222-222222222222" name="Stilte" isCodable="false">'
    '<Code guid="33333333-3333-4333-8333-333333333333" name="zwijgen" isCodable="true" color="#FF0000"/>'
    "</Code></Codes></CodeBook>"
)


def foreign(
    path: Path, selection: str, *, origin: str = "ATLAS.ti 23", text: bytes | None = None, more: str = ""
) -> Path:
    """Write a project as another program does, by the published schema."""
    qde = (
        HEAD.format(origin=origin)
        + BOOK.replace("{{", "{").replace("}}", "}")
        + '<Sources><TextSource guid="AAAAAAAA-1111-4111-8111-111111111111" name="Bericht.txt" '
        'plainTextPath="internal://AAAAAAAA-1111-4111-8111-111111111111.txt" richTextPath="internal://x.docx">'
        f"{selection}</TextSource></Sources>{more}</Project>"
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("project.qde", qde)
        archive.writestr("Sources/AAAAAAAA-1111-4111-8111-111111111111.txt", TEXT.encode() if text is None else text)
        archive.writestr("Sources/x.docx", b"PK")
    return path


def select(start: int, end: int, name: str, inside: str = "") -> str:
    return (
        f'<PlainTextSelection guid="44444444-4444-4444-8444-444444444444" name="{name}" startPosition="{start}" '
        f'endPosition="{end}" creatingUser="11111111-1111-4111-8111-111111111111" '
        f'creationDateTime="2026-11-27T09:00:00Z">{inside}'
        '<Coding guid="55555555-5555-4555-8555-555555555555" creatingUser="{11111111-1111-4111-8111-111111111111}">'
        '<CodeRef targetGUID="33333333-3333-4333-8333-333333333333"/></Coding></PlainTextSelection>'
    )


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param(14, 28, id="code points"),
        pytest.param(16, 30, id="UTF-16"),
        pytest.param(13, 27, id="line ends as one"),
        pytest.param(15, 29, id="UTF-16, line ends as one"),
        pytest.param(14, 27, id="the end inside"),
    ],
)
def test_however_a_program_counts_the_words_selected_are_found(start: int, end: int, tmp_path: Path) -> None:
    file = foreign(tmp_path / "a.qdpx", select(start, end, "Jan Vos zweeg,"))
    ((coding,),) = (coded.codings for coded in read_coded(file))
    assert TEXT[coding.start : coding.end] == "Jan Vos zweeg,"
    assert (coding.code, coding.coder) == (("Stilte", "zwijgen"), "Anna")


def test_a_long_selection_is_known_by_its_beginning(tmp_path: Path) -> None:
    file = foreign(tmp_path / "a.qdpx", select(16, 41, "Jan Vos…"))
    ((coding,),) = (coded.codings for coded in read_coded(file))
    assert TEXT[coding.start : coding.end] == "Jan Vos zweeg, en 𝔄 ook."


def test_offsets_are_code_points_where_names_say_nothing(tmp_path: Path) -> None:
    file = foreign(tmp_path / "a.qdpx", select(14, 21, "citaat 1"))
    ((coding,),) = (coded.codings for coded in read_coded(file))
    assert TEXT[coding.start : coding.end] == "Jan Vos"


def test_memos_are_read_as_description_and_as_note(tmp_path: Path) -> None:
    note = '<NoteRef targetGUID="66666666-6666-4666-8666-666666666666"/>'
    inside = "<Description>Twijfel.</Description>"
    selection = select(14, 21, "", inside).replace("</Coding>", f"</Coding>{note}")
    more = (
        '<Notes><Note guid="66666666-6666-4666-8666-666666666666" name="m"><PlainTextContent>Zie p. 3.'
        "</PlainTextContent></Note></Notes>"
    )
    ((coding,),) = (coded.codings for coded in read_coded(foreign(tmp_path / "a.qdpx", selection, more=more)))
    assert coding.memo == "Twijfel.\n\nZie p. 3."


def test_another_code_given_there_is_the_code_that_counts(tmp_path: Path) -> None:
    coding = Coding(start=0, end=4, code=("quotes", "direct"), fields={"speaker": "ze"}, coder="An")
    other = Coding(start=0, end=4, code=("quotes", "scare"), coder="An")
    save_coded([CodedArticle(article=Article(id="a", text="Kort."), codings=(coding, other))], tmp_path / "a.qdpx")
    with ZipFile(tmp_path / "a.qdpx") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    refs = re.findall(rb'<CodeRef targetGUID="([^"]+)"', files["project.qde"])
    files["project.qde"] = files["project.qde"].replace(
        b'CodeRef targetGUID="' + refs[0], b'CodeRef targetGUID="' + refs[1]
    )
    with ZipFile(tmp_path / "b.qdpx", "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    ((first, _),) = (coded.codings for coded in read_coded(tmp_path / "b.qdpx"))
    assert (first.code, first.fields) == (("quotes", "scare"), {"speaker": "ze"})


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"selection": select(400, 410, "")}, r"a\.qdpx, coding 1: 400 to 410 lies outside the text of 'Bericht'"),
        (
            {"selection": select(0, 3, "").replace("33333333", "99999999")},
            "refers to a code that is not in the code book",
        ),
        ({"selection": select(0, 3, "").replace('"0"', '"nul"')}, "has no startPosition and endPosition in digits"),
        ({"selection": "", "text": b"caf\xe9"}, "is not a text in UTF-8"),
    ],
)
def test_a_broken_project_is_refused_with_its_place(change: dict[str, Any], says: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=says):
        read_coded(foreign(tmp_path / "a.qdpx", **change))


@pytest.mark.parametrize("content", [b"geen zip", None])
def test_what_is_no_project_is_refused(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    if content is None:
        with ZipFile(path, "w") as archive:
            archive.writestr("x.txt", "x")
    else:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=r"a\.qdpx: is no REFI-QDA project"):
        read_coded(path)
