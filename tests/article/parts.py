"""An article as its parts: of what kind each is, and its words."""

from __future__ import annotations

from analysis.article import Article


def shown(article: Article) -> list[tuple[str, str]]:
    return [(part.kind, article.text[part.start : part.end]) for part in article.parts]
