"""Actors: who is in an article, and every expression that refers to them.

`read_actors` and `save_actors` read and write the registry, `find_actors` discovers actors without one, and
`find_mentions` finds their mentions. The coding rules are in `docs/coding-actors.md`.
"""

from __future__ import annotations

from analysis.actors.discovery import find_actors
from analysis.actors.mentions import find_mentions
from analysis.actors.registry import read_actors, save_actors

__all__ = ["find_actors", "find_mentions", "read_actors", "save_actors"]
