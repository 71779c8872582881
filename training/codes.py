"""The values that a network which judges chooses from, in the order of its scores."""

FRAMES = ["conflict", "human-interest", "responsibility", "morality", "economic-consequences"]
HEDGES = ["modal", "reportative", "conditional", "prospective", "undecided", "adverb", "verb", "booster"]
JUDGED = {
    "tone": ["negative", "neutral", "positive"],
    "frames": FRAMES,
    "attribution": ["none", "attributed", "reportative"],
    "commitment": ["asserted", "hedged", "denied", "not-asserted"],
    "evaluation": ["O", "negative", "positive"],
    "effect": ["O", "negative", "positive"],
    "hedge": ["O", *HEDGES],
    "evidence": FRAMES,
    "pointer": ["target", "holder"],
}
SENTENCE_HEADS = ("tone", "frames", "attribution", "commitment")
WORD_HEADS = ("evaluation", "effect", "hedge", "evidence")
