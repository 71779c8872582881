"""Edit scripts: how a lemma is made from a form, as the network predicts it.

`a|LEMMA` gives the lemma outright. Otherwise `CASE|PREFIX|SUFFIX`: CASE is `l` (lower), `k` (keep), `c` (capitalise) or
`u` (upper); PREFIX and SUFFIX edit the begin and end of the form: `=` keeps a letter, `-` drops one, `+x` adds x.
`l|--|+e+n-`: *gewerkt* → *werken*.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

_CASES: dict[str, Callable[[str], str]] = {
    "l": str.lower,
    "k": lambda form: form,
    "c": lambda form: form[:1].upper() + form[1:].lower(),
    "u": str.upper,
}


@lru_cache(maxsize=20_000)
def apply_script(form: str, script: str) -> str | None:
    """Make the lemma of a form by an edit script; None when the script does not fit the form.

    >>> apply_script("Gewerkt", "l|--|+e+n-")
    'werken'
    """
    if script.startswith("a|"):
        return script[2:]
    prefix, _, suffix = script[2:].rpartition("|")
    cased = _CASES[script[0]](form)
    begin, end = _consumed(prefix), _consumed(suffix)
    if begin + end > len(cased):
        return None
    stop = len(cased) - end
    return (_edit(cased[:begin], prefix) + cased[begin:stop] + _edit(cased[stop:], suffix)) or None


def _steps(edits: str) -> list[str]:
    steps: list[str] = []
    at = 0
    while at < len(edits):
        width = 2 if edits[at] == "+" else 1
        steps.append(edits[at : at + width])
        at += width
    return steps


def _consumed(edits: str) -> int:
    return sum(step[0] != "+" for step in _steps(edits))


def _edit(text: str, edits: str) -> str:
    out: list[str] = []
    letters = iter(text)
    for step in _steps(edits):
        if step == "=":
            out.append(next(letters))
        elif step == "-":
            next(letters)
        else:
            out.append(step[1])
    return "".join(out)
