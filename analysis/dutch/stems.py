"""The spelling of Dutch stems with and without an ending: maak–maken, zeg–zeggen, leef–leven, reis–reizen."""

from __future__ import annotations

import re

_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_LONG = re.compile(rf"(.*)([aeou])\2([{_CONSONANTS}])$")
_SHORT = re.compile(rf"(.*(?:^|[^aeiouy])[aeiouy])([{_CONSONANTS}])$")
_WEAK = re.compile(r"(?:[^aeiou]e[lrnm]|ig|end|[^aeiou]er|ik)$")
_SOFT = {"f": "v", "s": "z"}
_VOWELS = re.compile(r"[aeiouyëïöüé]+")
_PREFIX = re.compile(r"^(?:be|ver|ont|her|er|ge|mis)(?=[^aeiou]*[aeiouy])(?=.{3})")


def lengthen(stem: str) -> list[str]:
    """Give the ways a stem is written before *-en* or *-e*, the likeliest first.

    >>> lengthen("maak"), lengthen("zeg"), lengthen("leef"), lengthen("wandel")[0]
    (['mak'], ['zegg'], ['lev', 'lef'], 'wandel')
    """
    if not stem or stem[-1] in "aeiouyw":  # w closes a long sound and never doubles: duw, duwen
        return [stem]
    if stem.endswith(("ieer", "ëer")):
        return [stem[:-3] + "ër"]
    if long := _LONG.match(stem):
        body = long[1] + long[2]
        return _softened(body, long[3])
    if stem.endswith(("ee", "ie")):
        return [stem + "ë"]
    if short := _SHORT.match(stem):
        bare = _PREFIX.sub("", stem)
        if len(_VOWELS.findall(bare)) < 2:
            return [stem + short[2]]
        return [stem, stem + short[2]] if _WEAK.search(bare) else [stem + short[2], stem]
    return _softened(stem[:-1], stem[-1])


def _softened(body: str, last: str) -> list[str]:
    if last not in _SOFT or not body:
        return [body + last]
    both = [body + _SOFT[last], body + last]
    if body[-1] not in _CONSONANTS or body[-1] == "j":
        return both
    return both[::-1] if last == "s" else both if body[-1] in "lr" else [body + last]


def shorten(body: str) -> list[str]:
    """Give the stems that may be written so before *-en* or *-e*, the likeliest first.

    >>> shorten("mak")[0], shorten("zegg")[0], shorten("lev")[0], shorten("grot")[0]
    ('maak', 'zeg', 'leef', 'groot')
    """
    if len(body) < 2:
        return [body]
    hard = {"v": "f", "z": "s"}.get(body[-1], body[-1])
    bare = body[:-1] + hard
    if body[-1] == body[-2] and body[-1] in _CONSONANTS:
        return [body[:-1]]
    if re.search(rf"(?:^|[^aeiouy])(?:[aeo][{_CONSONANTS}]|u[{_CONSONANTS.replace('w', '')}])$", body):
        long = body[:-2] + body[-2] * 2 + hard
        return [bare, long] if len(body) > 4 and _WEAK.search(body) else [long, bare]
    return [bare] if bare == body else [bare, body]
