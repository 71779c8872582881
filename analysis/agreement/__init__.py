"""How far coders agree, where they differ, and what was settled (`docs/agreement.md`).

The package can be called: `an.agreement("anna", "bert")` compares, `an.agreement.settle` and others are members.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from analysis.agreement.coders import TOOL, add_tool, code_as_gold, read_coders
from analysis.agreement.coders_compared import DRAWS, Agreement, agreement
from analysis.agreement.differences import Difference
from analysis.agreement.differences_page import render_differences
from analysis.agreement.results import save_agreement
from analysis.agreement.settling import Choice, read_choices, settle
from analysis.agreement.unitizing import alpha_unitising, lay_out

if TYPE_CHECKING:
    from spacy.language import Language

    from analysis.annotations import Given

__all__ = [
    "TOOL",
    "Agreement",
    "Choice",
    "Difference",
    "add_tool",
    "agreement",
    "alpha_unitising",
    "code_as_gold",
    "lay_out",
    "read_choices",
    "read_coders",
    "render_differences",
    "save_agreement",
    "settle",
]


class _Verb(ModuleType):
    """The verb and its package share a name, as with `parse`."""

    def __call__(
        self,
        *sources: str | Path,
        tool: bool = False,
        draws: int = DRAWS,
        seed: int = 1,
        nlp: Language | None = None,
        annotations: Given = None,
    ) -> Agreement:
        return agreement(*sources, tool=tool, draws=draws, seed=seed, nlp=nlp, annotations=annotations)


sys.modules[__name__].__class__ = _Verb
