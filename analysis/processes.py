"""Which classes of deeds are doing, and which are saying, perceiving or being (the processes of Halliday 1994)."""

from __future__ import annotations

#: Every class that is not here, and a verb no lexicon knows, is a deed.
PROCESSES = {
    "says": frozenset({"speech", "communication"}),
    "senses": frozenset({"perception", "cognition"}),
    "is": frozenset({"state"}),
}


def process(deed: str | None) -> str:
    """Tell what kind of process a class of deeds is: `does`, `says`, `senses` (sees, thinks) or `is` (is, sits, has).

    Getting and losing are deeds.

    >>> [process(deed) for deed in ("possession", "speech", "perception", "state")]
    ['does', 'says', 'senses', 'is']
    """
    return next((name for name, classes in PROCESSES.items() if deed in classes), "does")
