"""Speakers: from a source to an actor, through the mentions of the article."""
