from analysis.evaluation_actors import map_actors, match_spans, score_events, score_mentions

GOLD = {
    "actors": [
        {"name": "Jan", "type": "person", "mentions": [{"start": 0, "end": 10}, {"start": 20, "end": 22}]},
        {"name": "Nederland", "type": "place", "mentions": [{"start": 30, "end": 39}]},
        {"name": "Ons", "type": "person", "mentions": [{"start": 50, "end": 52, "note": "plural first person: Jan"}]},
    ],
    "actions": [
        {"verb_start": 12, "actor": "Jan", "role": "agent", "voice": "active", "note": ""},
        {"verb_start": 12, "actor": "Nederland", "role": "patient", "voice": "active", "note": "addressee (aan-PP)"},
    ],
}


def test_overlap_counts_from_half_of_the_union() -> None:
    assert match_spans([(0, 10)], [(0, 5)], 0.5) == {0: 0}
    assert match_spans([(0, 10)], [(0, 4)], 0.5) == {}
    assert match_spans([(0, 4), (4, 8)], [(0, 8)], 0.5) == {0: 0}


def test_places_and_plural_we_may_be_missing_or_found() -> None:
    rows = [{"start": 0, "end": 10, "actor": "jan"}, {"start": 20, "end": 22, "actor": "piet"}]
    score = score_mentions(GOLD, rows)
    assert (score["n"], score["found"], score["f1"], score["actor"]) == (2, 2, 1.0, 0.5)
    more = [*rows, {"start": 30, "end": 39, "actor": "nederland"}, {"start": 60, "end": 62, "actor": "x"}]
    assert score_mentions(GOLD, more)["false"] == 1
    assert score_mentions(GOLD, [])["f1"] == 0.0


def test_actors_map_one_to_one() -> None:
    assert map_actors([("A", "x"), ("A", "y"), ("A", "y"), ("B", "y"), ("B", "x")]) == {"A": "y", "B": "x"}


def test_events_need_verb_role_and_actor() -> None:
    mapping = {"Jan": "jan", "Nederland": "nederland"}
    row = {"start": 12, "end": 15, "parts": [], "agents": ["jan"], "patients": [], "diathesis": "passive"}
    score = score_events(GOLD, [row], mapping)
    assert (score["n"], score["f1"], score["diathesis"]) == (1, 1.0, 0.0)
    wrong = {**row, "agents": ["piet"]}
    assert score_events(GOLD, [wrong], mapping)["f1"] == 0.0
