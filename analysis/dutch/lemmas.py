"""Lemmas: from the network's edit scripts to the word a dictionary has."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.dutch.scripts import apply_script


def find_lemma(form: str, upos: str, scripts: Sequence[str]) -> str:
    """Give the lemma of a form: the likeliest script that fits."""
    for script in scripts:
        lemma = apply_script(form, script)
        if lemma:
            return lemma
    return form if upos == "PROPN" else form.lower()
