"""Exports of press archives: recognised by their marks, and split into the articles in them.

A module an archive; `ARCHIVES` is the one place to add one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analysis.article.archives.europresse import split_europresse
from analysis.article.archives.factiva import split_factiva
from analysis.article.archives.gopress import split_gopress
from analysis.article.archives.nexis import split_lexisnexis, split_nexis_uni
from analysis.article.drafts import Draft


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive: its name, and what splits an export of it into articles; None for a text that is none."""

    name: str
    split: Callable[[str], list[Draft] | None]


ARCHIVES = (
    Archive("LexisNexis", split_lexisnexis),
    Archive("Nexis Uni", split_nexis_uni),
    Archive("Factiva", split_factiva),
    Archive("Europresse", split_europresse),
    Archive("GoPress", split_gopress),
)


def split_archive(text: str) -> tuple[str, list[Draft]] | None:
    r"""Split an export into its articles, with the name of the archive; None for any other text.

    >>> split_archive("De fabriek sluit.")
    >>> text = "1 of 1 DOCUMENTS\n\nDe Krant\n\nFabriek sluit\n\nLENGTH: 9 woorden\n\nDe fabriek gaat dicht."
    >>> name, (draft,) = split_archive(text)
    >>> name, draft.headline, draft.fields["outlet"]
    ('LexisNexis', 'Fabriek sluit', 'De Krant')
    """
    for archive in ARCHIVES:
        drafts = archive.split(text)
        if drafts:
            return archive.name, drafts
    return None
