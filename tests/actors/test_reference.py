"""Which phrases refer; the rows one by one are in `test_actor_cascades`."""

from __future__ import annotations

from analysis.actors import find_actors, find_mentions
from tests.parses import stored


def test_places_that_do_something_to_each_other_are_an_actor() -> None:
    doc = stored("De twee landen legden elkaar heffingen op.", "actors")
    found = {m.text: m.actor for m in find_mentions(doc, find_actors(doc))}
    assert found == {"De twee landen": "twee-landen", "elkaar": "twee-landen"}
