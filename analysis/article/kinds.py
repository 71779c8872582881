"""What a file is that is no article: other kinds of file known by their first bytes, data known by its form."""

from __future__ import annotations

import csv
import json
import re

#: Endings of files that hold data or another kind of document, whatever stands in them.
OTHER_SUFFIXES = {
    ".csv": "a table (CSV)",
    ".tsv": "a table (TSV)",
    ".json": "data (JSON)",
    ".jsonl": "data (JSON)",
    ".xml": "data (XML)",
    ".eml": "a mail or a web archive (MIME)",
    ".mht": "a mail or a web archive (MIME)",
    ".mhtml": "a mail or a web archive (MIME)",
}

_OFFICE = "a Word, Excel or PowerPoint file of old"
#: The bytes a kind of file begins with, after marks of order and white space.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich-text file (RTF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"\xdb\xa5-", _OFFICE),
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
    (b"word/document.xml", "a Word document (docx)"),
    (b"xl/workbook.xml", "an Excel workbook (xlsx)"),
    (b"ppt/presentation.xml", "a presentation (pptx)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (odt)"),
    (b"application/epub", "an e-book (EPUB)"),
)
_MIME = re.compile(rb"^MIME-Version:\s*1", re.M | re.I)
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)?(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)
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
    return _PAGE.match(text) is not None


def recognise_file(raw: bytes) -> str | None:
    r"""Say what other kind of file some bytes are; None when they may be text.

    >>> recognise_file(b"%PDF-1.7\n1 0 obj"), recognise_file("De brandweer blust.".encode())
    ('a PDF', None)
    """
    head = raw[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"PK\x03\x04"):
        return next((what for name, what in _PACKED if name in raw), "an archive (ZIP)")
    if raw[257:262] == b"ustar":
        return "an archive (tar)"
    if _MIME.search(raw[:4096]):
        return "a mail or a web archive (MIME)"
    return next((what for signature, what in _SIGNATURES if head.startswith(signature)), None)


def recognise_data(text: str) -> str | None:
    r"""Say what kind of data a text holds instead of running text; None when it may be an article.

    >>> (
    ...     recognise_data("id,title,text\n1,Brand,De brandweer blust.\n"),
    ...     recognise_data("Brand\n\nDe brandweer blust, zegt ze."),
    ... )
    ('a table (CSV)', None)
    """
    if is_page(text):
        return None
    if _is_json(text):
        return "data (JSON)"
    if _is_xml(text):
        return "data (XML)"
    return "a table (CSV)" if any(_is_table(text, mark) for mark in _SEPARATORS) else None


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
