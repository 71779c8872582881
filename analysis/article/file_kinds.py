"""What a file is, whatever it is called: kinds of file known by their first bytes, data known by its form."""

from __future__ import annotations

import csv
import json
import re
from typing import NamedTuple


class Kind(NamedTuple):
    """What a file is, in words, and the ending of such files; without one, nothing reads them."""

    what: str
    suffix: str | None = None


#: Endings of files that hold another kind of document or data, whatever stands in them, and that nothing here reads.
OTHER_SUFFIXES = {
    ".xml": "data (XML)",
    ".doc": "a Word file of the old kind (.doc: save it as docx)",
    ".xls": "an Excel file of the old kind (.xls: save it as xlsx)",
    ".odt": "an OpenDocument file (odt: save it as docx)",
    ".epub": "an e-book (EPUB)",
    ".eml": "a mail or a web archive (MIME)",
    ".mht": "a mail or a web archive (MIME)",
    ".mhtml": "a mail or a web archive (MIME)",
}

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The bytes a kind of file begins with, after marks of order and white space.
_SIGNATURES = (
    (b"\xdb\xa5-", OTHER_SUFFIXES[".doc"]),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh91AY&SY", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\x00", "a compressed file (xz)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"Rar!\x1a\x07", "an archive (RAR)"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
)
#: What tells one kind of ZIP file from another: the names of the files in it.
_PACKED = (
    (b"word/document.xml", Kind("a Word document (docx)", ".docx")),
    (b"xl/workbook.xml", Kind("an Excel workbook (xlsx)", ".xlsx")),
    (b"ppt/presentation.xml", Kind("a presentation (pptx)")),
    (b"application/vnd.oasis.opendocument", Kind(OTHER_SUFFIXES[".odt"])),
    (b"application/epub", Kind("an e-book (EPUB)")),
)
_PARTS_OF_OLD_OFFICE = (("WordDocument", OTHER_SUFFIXES[".doc"]), ("Workbook", OTHER_SUFFIXES[".xls"]))
_MIME = re.compile(rb"^MIME-Version:\s*1", re.M | re.I)
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)?(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)
#: A piece of a page, as copied from one: it begins with an element that holds others, and one of those ends.
_PIECE = re.compile(r"\s*<(?:head|body|article|main|section|header|div|p|h1|meta|table)\b[^<>]*>", re.I)
_BLOCK_ENDS = re.compile(r"</(?:p|div|article|section|h1|body|td)>", re.I)
_XML = re.compile(r"\s*(?:<\?xml\b|<!DOCTYPE\s+(?!html\b))", re.I)
_ROOT = re.compile(r"\s*<([A-Za-z][\w:.-]*)[^<>]*>.*</\1>\s*", re.S)
_FIELD = re.compile(r"[^\W\d](?:(?:[\w #/()-]|\.(?=\w)){0,38}[\w)])?")
_NAME = re.compile(r"[^\W\d]\w*")
_SEPARATORS = ",;\t|"


def is_page(text: str) -> bool:
    """Tell a web page by how it begins.

    >>> is_page("<!DOCTYPE html><html>"), is_page("De <html> is stuk.")
    (True, False)
    """
    return _PAGE.match(text) is not None or (_PIECE.match(text) is not None and _BLOCK_ENDS.search(text) is not None)


def recognise_file(raw: bytes) -> Kind | None:
    r"""Say what kind of file some bytes are by how they begin; None when they may be text.

    >>> recognise_file(b"%PDF-1.7\n1 0 obj").what, recognise_file("De brandweer blust.".encode())
    ('a PDF', None)
    """
    head = raw[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"%PDF-"):
        return Kind("a PDF", ".pdf")
    if head.startswith(b"{\\rtf"):
        return Kind("a rich-text file (RTF)", ".rtf")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for name, kind in _PACKED if name in raw), Kind("an archive (ZIP)", ".zip"))
    if head.startswith(_OLD_OFFICE):
        named = (what for name, what in _PARTS_OF_OLD_OFFICE if name.encode("utf-16-le") in raw)
        return Kind(next(named, "a Word, Excel or PowerPoint file of the old kind (save it as docx or xlsx)"))
    if raw[257:262] == b"ustar":
        return Kind("an archive (tar)")
    if _MIME.search(raw[:4096]):
        return Kind("a mail or a web archive (MIME)")
    return next((Kind(what) for signature, what in _SIGNATURES if head.startswith(signature)), None)


def recognise_data(text: str) -> Kind | None:
    r"""Say what kind of data a text holds instead of running text; None when it may be an article.

    >>> recognise_data("id,title,text\n1,Brand,De brandweer blust.\n").what
    'a table (CSV)'
    >>> recognise_data("Brand\n\nDe brandweer blust, zegt ze.")
    """
    if is_page(text):
        return Kind("a web page", ".html")
    if _is_json(text):
        return Kind("data (JSON)", ".jsonl")
    if _is_xml(text):
        return Kind("data (XML)")
    return Kind("a table (CSV)", ".csv") if find_separator(text) else None


def find_separator(text: str) -> str | None:
    r"""Give what separates the columns of a table; None of a text that is none.

    >>> find_separator("id;tekst\n1;De brandweer blust, zegt ze.\n")
    ';'
    """
    return next((mark for mark in _SEPARATORS if _is_table(text, mark)), None)


def _is_json(text: str) -> bool:
    """Tell a JSON document, or one JSON object a line."""
    bare = text.strip()
    if bare[:1] not in ("{", "["):
        return False
    first = bare.splitlines()[0]
    for whole in (bare, first) if first.startswith("{") else (bare,):
        try:
            json.loads(whole)
            return True
        except (ValueError, RecursionError):
            continue
    return False


def _is_xml(text: str) -> bool:
    """Tell an XML document by its declaration, or by one element around all that HTML has not."""
    if _XML.match(text):
        return True
    root = _ROOT.fullmatch(text)
    if root is None:
        return False
    from lxml.html import defs

    return root.group(1).lower() not in defs.tags


def _is_table(text: str, mark: str) -> bool:
    """Tell a table: names of columns, and under them rows as wide; in running text a space follows a comma."""
    rows = csv.reader(text.lstrip("\ufeff\r\n").splitlines(keepends=True), delimiter=mark)
    header: list[str] = []
    try:
        header = next(rows, [])
        if len(set(header)) < 2 or not all(_FIELD.fullmatch(name) for name in header):
            return False
        records = 0
        for row in rows:
            if row and (len(row) != len(header) or any(cell.startswith(" ") for cell in row)):
                break
            records += bool(row)
        else:
            return records > 0
        # Rows that somebody did not quote are ragged; a header that can be nothing else is enough.
        return len(header) > 2 and all(_NAME.fullmatch(name) for name in header)
    except csv.Error:
        return len(header) > 2
