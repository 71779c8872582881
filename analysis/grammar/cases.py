"""The prepositions that hang on a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def cases_of(token: Token) -> list[str]:
    """Give the prepositions that hang on a word, in small letters: of *met de premier* «met»."""
    return [child.lower_ for child in token.children if child.dep_ == "case"]


def case_of(token: Token) -> str:
    """Give the preposition that hangs on a word; nothing where there is none, or more than one."""
    cases = cases_of(token)
    return cases[0] if len(cases) == 1 else ""
