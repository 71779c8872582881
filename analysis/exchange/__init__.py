"""To and from other programs: articles with what is coded in them, to the character (`docs/exchange.md`)."""

from __future__ import annotations

from analysis.exchange.annotation_files import annotate_codings, code_annotations
from analysis.exchange.coded_rows import code_portrait, table_rows
from analysis.exchange.coding import CodedArticle, Coding
from analysis.exchange.data_package import save_data_package
from analysis.exchange.formats import FORMATS, find_format, need_exchange, need_library, read_coded, save_coded
from analysis.exchange.gold_folders import gold_files, gold_of, read_gold_folder, save_gold

__all__ = [
    "FORMATS",
    "CodedArticle",
    "Coding",
    "annotate_codings",
    "code_annotations",
    "code_portrait",
    "find_format",
    "gold_files",
    "gold_of",
    "need_exchange",
    "need_library",
    "read_coded",
    "read_gold_folder",
    "save_coded",
    "save_data_package",
    "save_gold",
    "table_rows",
]
