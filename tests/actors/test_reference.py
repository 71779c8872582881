"""Which phrases refer; the rows one by one are in `test_actor_cascades`."""

from __future__ import annotations

from tests.actors.mentioned_actors import holders


def test_places_that_do_something_to_each_other_are_an_actor() -> None:
    found = holders("De twee landen legden elkaar heffingen op.")
    assert found == {"De twee landen": "twee-landen", "elkaar": "twee-landen"}
