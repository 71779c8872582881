"""First names and the gender they imply: the lists of the package Faker at run time, mended by a word list of ours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from analysis.lexicon import load_lexicon

#: The locales whose names occur in Dutch-language news.
LOCALES = ("da_DK de_DE en_GB en_US es_ES fr_BE fr_CA fr_CH fr_FR it_IT nl_BE nl_NL pl_PL pt_PT sv_SE tr_TR").split()


@cache
def load_first_names() -> Mapping[str, str]:
    """Load the first names known, each with the gender it implies: `female`, `male` or `either`.

    >>> load_first_names()["Els"], load_first_names()["Mohamed"], "Wolf" in load_first_names()
    ('female', 'male', False)
    """
    genders: dict[str, set[str]] = {}
    for locale in LOCALES:
        # Only the lists are read; a Faker that invents names is never made.
        lists = import_module(f"faker.providers.person.{locale}").Provider
        for gender in ("male", "female"):
            for name in getattr(lists, f"first_names_{gender}", ()):
                if name.replace("-", "").replace("'", "").replace("’", "").isalpha():
                    genders.setdefault(name, set()).add(gender)
    names = {name: found.pop() if len(found) == 1 else "either" for name, found in genders.items()}
    names |= {row["name"]: row["gender"] for row in load_lexicon("first-names").rows}
    return MappingProxyType({name: gender for name, gender in names.items() if gender != "none"})
