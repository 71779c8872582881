"""Events: who does what to whom, in which form it is told, and how visible the doer is."""

from __future__ import annotations

from analysis.events.event_rows import find_events
from analysis.events.ladder import RUNGS, find_agency_ladder, rung

__all__ = ["RUNGS", "find_agency_ladder", "find_events", "rung"]
