"""CoNLL-U: a parse of another tool, or a corrected one, as codings of words and sentences."""

from __future__ import annotations

from pathlib import Path

from analysis.errors import UsageError
from analysis.exchange.coded_rows import code_portrait
from analysis.exchange.coding import CodedArticle
from analysis.parse import read_conllu
from analysis.portrait import portray_doc


def read_parses(data: bytes, path: Path) -> list[CodedArticle]:
    """Read a parse as a coded article: what is found in it by the rules stands beside its words and sentences."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not a text file in UTF-8") from None
    if "\t" not in text:
        raise UsageError(f"{path}: is no CoNLL-U; a word is a line of ten fields with tabs between them")
    return [code_portrait(portray_doc(read_conllu(text)))]
