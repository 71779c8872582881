"""REFI-QDA projects (`.qdpx`), which ATLAS.ti, MAXQDA, NVivo and QualCoder write and read.

A project is a ZIP archive with `project.qde` (XML, `urn:QDA-XML:project:1.0`) and the texts under `sources/`. Codes are
nested; each coding is a selection of its own, whose description holds the memo and, a line each, what else was coded.
Identifiers are made of what they identify, so that the same coding is the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from analysis import __version__
from analysis.article import Article
from analysis.errors import UsageError
from analysis.exchange.coding import CodedArticle, Coding, check_codings, check_ids
from analysis.exchange.describing import describe_code
from analysis.exchange.offsets import find_counting
from analysis.exchange.packing import UNSAFE, article_data, article_from, need_plain, read_fields, write_fields
from analysis.saving import pack_files

NAMESPACE = "urn:QDA-XML:project:1.0"
_TAG = f"{{{NAMESPACE}}}"
_HOME = UUID("6f0d3a52-3c1b-5f0e-9d53-2d1f4a3f7a10")
_INSIDE = "internal://"
_TOOL = "Mediabeeld"
#: How much of its words a selection is called by.
_NAME = 60

Code = tuple[str, ...]


def write_qdpx(articles: Iterable[CodedArticle]) -> bytes:
    """Write coded articles as a REFI-QDA project."""
    known = list(articles)
    project = ET.Element(f"{_TAG}Project", name=_project_name(known), origin=f"{_TOOL} {__version__}")
    project.set("creatingUserGUID", _guid("user", ""))
    users = ET.SubElement(project, f"{_TAG}Users")
    for coder in ("", *sorted({coder for coded in known for coder in coded.coders})):
        ET.SubElement(users, f"{_TAG}User", guid=_guid("user", coder), name=need_plain(coder, "the coder") or _TOOL)
    codes = dict.fromkeys(coding.code for coded in known for coding in coded.codings)
    if codes:
        _add_codes(ET.SubElement(ET.SubElement(project, f"{_TAG}CodeBook"), f"{_TAG}Codes"), sorted(codes))
    files: dict[str, bytes] = {}
    sources = ET.SubElement(project, f"{_TAG}Sources") if known else project
    for coded in known:
        guid = _guid("source", coded.article.id)
        files[f"sources/{guid}.txt"] = b"\xef\xbb\xbf" + coded.article.text.encode("utf-8")
        _add_source(sources, coded, guid)
    ET.register_namespace("", NAMESPACE)
    qde = ET.tostring(project, encoding="utf-8", xml_declaration=True)
    return pack_files({"project.qde": qde, **files})


def _project_name(articles: Sequence[CodedArticle]) -> str:
    return _shown(articles[0].article.id) if len(articles) == 1 else _TOOL


def _shown(text: str) -> str:
    return UNSAFE.sub("\ufffd", text)


def _guid(*parts: str) -> str:
    return str(uuid5(_HOME, "\x1f".join(parts).encode("utf-8", "surrogatepass").hex()))


def _add_codes(parent: ET.Element, codes: Iterable[Code]) -> None:
    """Nest the codes: a code stands in the one its path leads through, which can be used too."""
    made: dict[Code, ET.Element] = {(): parent}
    for code in codes:
        for depth in range(1, len(code) + 1):
            path = code[:depth]
            if path in made:
                continue
            name = need_plain(path[-1], "the code")
            element = ET.SubElement(made[path[:-1]], f"{_TAG}Code", guid=_guid("code", *path), name=name)
            element.set("isCodable", "true")
            if told := describe_code(path):
                ET.SubElement(element, f"{_TAG}Description").text = told
            made[path] = element


def _add_source(parent: ET.Element, coded: CodedArticle, guid: str) -> None:
    source = ET.SubElement(parent, f"{_TAG}TextSource", guid=guid, name=_shown(coded.article.id))
    source.set("plainTextPath", f"{_INSIDE}{guid}.txt")
    source.set("creatingUser", _guid("user", ""))
    fields = {"article": article_data(coded.article), **({"about": dict(coded.about)} if coded.about else {})}
    ET.SubElement(source, f"{_TAG}Description").text = write_fields(None, fields)
    for number, coding in enumerate(coded.codings):
        place = (guid, str(number))
        selection = ET.SubElement(source, f"{_TAG}PlainTextSelection", guid=_guid("selection", *place))
        selection.set("name", _name(coded.article.text[coding.start : coding.end]))
        selection.set("startPosition", str(coding.start))
        selection.set("endPosition", str(coding.end))
        selection.set("creatingUser", _guid("user", coding.coder or ""))
        if told := write_fields(coding.memo, coding.fields):
            ET.SubElement(selection, f"{_TAG}Description").text = told
        element = ET.SubElement(selection, f"{_TAG}Coding", guid=_guid("coding", *place))
        element.set("creatingUser", _guid("user", coding.coder or ""))
        ET.SubElement(element, f"{_TAG}CodeRef", targetGUID=_guid("code", *coding.code))


def _name(words: str) -> str:
    return UNSAFE.sub("\ufffd", words[:_NAME]) + ("…" if len(words) > _NAME else "")


def read_qdpx(data: bytes, path: Path) -> list[CodedArticle]:
    """Read the texts of a REFI-QDA project with what is coded in them; pictures, sound and PDF are left out.

    Of a program that counts offsets otherwise than in code points (UTF-16, line ends as one), the names of selections
    tell so where they are the words selected. Raises `UsageError` that names the file and what is wrong.
    """
    try:
        archive = ZipFile(BytesIO(data))
        names = {name.casefold(): name for name in archive.namelist()}
        project = ET.fromstring(archive.read(names["project.qde"]))
    except (BadZipFile, KeyError, ET.ParseError) as fault:
        raise UsageError(f"{path}: is no REFI-QDA project ({fault}); it must hold a project.qde") from None
    if project.tag != f"{_TAG}Project":
        raise UsageError(f"{path}: its project.qde holds {project.tag!r}, not a Project of {NAMESPACE}")
    users = {_id(user): user.get("name") or user.get("id") or "" for user in project.iter(f"{_TAG}User")}
    users = {guid: name for guid, name in users.items() if guid != _guid("user", "")}
    notes = {_id(note): note.findtext(f"{_TAG}PlainTextContent") or "" for note in project.iter(f"{_TAG}Note")}
    codes = dict(_read_codes(project.find(f"{_TAG}CodeBook/{_TAG}Codes"), ()))
    found = []
    for source in project.iterfind(f"{_TAG}Sources/{_TAG}TextSource"):
        text = _read_text(source, archive, names, path)
        _, known = read_fields(source.findtext(f"{_TAG}Description") or "")
        article = article_from(known["article"], text) if "article" in known else _article(source, text)
        codings = tuple(_read_codings(source, text, codes, users, notes, path))
        coded = CodedArticle(article=article, codings=codings, about=known.get("about", {}))
        found.append(check_codings(coded, str(path)))
    return check_ids(found, str(path))


def _id(element: ET.Element, name: str = "guid") -> str:
    return element.get(name, "").strip("{}").lower()


def _article(source: ET.Element, text: str) -> Article:
    name = source.get("name") or _id(source)
    return Article(id=Path(name.replace("\\", "/")).name.removesuffix(".txt") or _id(source), text=text)


def _read_codes(parent: ET.Element | None, above: Code) -> Iterator[tuple[str, Code]]:
    for element in () if parent is None else parent.iterfind(f"{_TAG}Code"):
        path = (*above, element.get("name") or _id(element))
        yield _id(element), path
        yield from _read_codes(element, path)


def _read_text(source: ET.Element, archive: ZipFile, names: dict[str, str], path: Path) -> str:
    inside = source.findtext(f"{_TAG}PlainTextContent")
    if inside is not None:
        return inside
    place = source.get("plainTextPath", "")
    file = names.get(f"sources/{place.removeprefix(_INSIDE)}".casefold())
    if not place.startswith(_INSIDE) or file is None:
        called = source.get("name") or _id(source)
        raise UsageError(f"{path}: the text of {called!r} is not in the project (plainTextPath is {place!r})")
    content = archive.read(file)
    try:
        return content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path}: {file} is not a text in UTF-8") from None


def _read_codings(
    source: ET.Element,
    text: str,
    codes: dict[str, Code],
    users: dict[str, str],
    notes: dict[str, str],
    path: Path,
) -> Iterator[Coding]:
    selections = source.findall(f"{_TAG}PlainTextSelection")
    try:
        places = [(int(s.get("startPosition", "")), int(s.get("endPosition", ""))) for s in selections]
    except ValueError:
        called = source.get("name") or _id(source)
        raise UsageError(f"{path}: a selection of {called!r} has no startPosition and endPosition in digits") from None
    count = find_counting(text, places, [s.get("name") or "" for s in selections])
    for selection, place in zip(selections, places, strict=True):
        start, end = count(*place)
        memo, fields = read_fields(selection.findtext(f"{_TAG}Description") or "")
        for coding in selection.iterfind(f"{_TAG}Coding"):
            target = coding.find(f"{_TAG}CodeRef")
            code = codes.get("" if target is None else _id(target, "targetGUID"))
            if code is None:
                raise UsageError(f"{path}: the coding {_id(coding)} refers to a code that is not in the code book")
            coder = users.get(_id(coding, "creatingUser") or _id(selection, "creatingUser"))
            told = [memo, *(notes.get(_id(ref, "targetGUID")) for ref in _note_refs(selection, coding))]
            memos = "\n\n".join(filter(None, told)) if any(told[1:]) else memo
            yield Coding(start=start, end=end, code=code, fields=fields, coder=coder or None, memo=memos)


def _note_refs(*elements: ET.Element) -> Iterator[ET.Element]:
    """Give the memos that hang on a selection or a coding; some programs put there what others call a description."""
    for element in elements:
        yield from element.iterfind(f"{_TAG}NoteRef")
