"""Labels: what each actor is called, typed by how the word represents it, and in which order."""

from __future__ import annotations

from analysis.labels.chain import find_naming_chain
from analysis.labels.label_rows import find_labels

__all__ = ["find_labels", "find_naming_chain"]
