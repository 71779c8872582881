"""Labels: what each actor is called, typed by how the word represents it, and in which order."""

from __future__ import annotations

from analysis.labels.chain import naming_chain
from analysis.labels.finder import find_labels

__all__ = ["find_labels", "naming_chain"]
