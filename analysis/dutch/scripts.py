"""Edit scripts: how a lemma is made from a form, as the network predicts it.

`a|LEMMA` gives the lemma outright. Otherwise `CASE|PREFIX|SUFFIX`: CASE is `l` (lower), `k` (keep), `c` (capitalise) or
`u` (upper); PREFIX and SUFFIX edit the begin and end of the form: `=` keeps a letter, `-` drops one, `+x` adds x.
`l|--|+e+n-`: *gewerkt* → *werken*.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_CASES: dict[str, Callable[[str], str]] = {
    "l": str.lower,
    "k": lambda form: form,
    "c": lambda form: form[:1].upper() + form[1:].lower(),
    "u": str.upper,
}

#: A step of an edit: a letter that is added, or what is done to the next one.
_STEP = re.compile(r"\+.|.", re.DOTALL)


@lru_cache(maxsize=10_000)
def apply_script(form: str, script: str) -> str | None:
    """Make the lemma of a form by an edit script; None when the script does not fit the form.

    >>> apply_script("Gewerkt", "l|--|+e+n-")
    'werken'
    """
    if script.startswith("a|"):
        return script[2:]
    case, prefix, suffix = _read(script)
    cased = case(form)
    begin, stop = _consumed(prefix), len(cased) - _consumed(suffix)
    if begin > stop:
        return None
    return (_edit(cased[:begin], prefix) + cased[begin:stop] + _edit(cased[stop:], suffix)) or None


@lru_cache(maxsize=5_000)
def _read(script: str) -> tuple[Callable[[str], str], tuple[str, ...], tuple[str, ...]]:
    """Give the case of a script and its steps at the begin and at the end; the network knows some 400 scripts."""
    prefix, _, suffix = script[2:].rpartition("|")
    return _CASES[script[0]], tuple(_STEP.findall(prefix)), tuple(_STEP.findall(suffix))


def _consumed(steps: tuple[str, ...]) -> int:
    return sum(step[0] != "+" for step in steps)


def _edit(text: str, steps: tuple[str, ...]) -> str:
    if not steps:
        return text
    out: list[str] = []
    letters = iter(text)
    for step in steps:
        if step == "=":
            out.append(next(letters))
        elif step == "-":
            next(letters)
        else:
            out.append(step[1])
    return "".join(out)
