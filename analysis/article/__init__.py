"""Reading an article: a text that never changes, its metadata, and its parts by exact offsets."""

from __future__ import annotations

from analysis.article.blocks import Block, find_blocks
from analysis.article.captions import opening
from analysis.article.model import Article, Part
from analysis.article.parts import find_parts
from analysis.article.reading import READERS, read_article

__all__ = ["READERS", "Article", "Block", "Part", "find_blocks", "find_parts", "opening", "read_article"]
