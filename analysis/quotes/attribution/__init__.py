"""Passages between marks: their cue and source, what kind they are, and whose they are when no cue says so."""
