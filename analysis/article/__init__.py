"""Reading an article: a text that never changes, its metadata, and its parts by exact offsets."""

from __future__ import annotations

from analysis.article.blocks import Block, find_blocks
from analysis.article.captions import opening
from analysis.article.dates import read_date
from analysis.article.description import describe_reading
from analysis.article.doubts import find_doubts
from analysis.article.fair_copy import FairCopy, fair_copy
from analysis.article.language_check import foreign_language
from analysis.article.model import Article, Part
from analysis.article.parts import find_parts
from analysis.article.reading import READERS, Reading, read_article, read_articles, read_files
from analysis.article.waiting import Waiting

__all__ = [
    "READERS",
    "Article",
    "Block",
    "FairCopy",
    "Part",
    "Reading",
    "Waiting",
    "describe_reading",
    "fair_copy",
    "find_blocks",
    "find_doubts",
    "find_parts",
    "foreign_language",
    "opening",
    "read_article",
    "read_articles",
    "read_date",
    "read_files",
]
