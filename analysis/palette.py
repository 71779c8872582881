"""Who and what has which colour: the same in the article and in every figure, and told apart by the colour-blind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from analysis.records import NARRATOR, UNKNOWN

#: Okabe & Ito (2008), without the yellow that is lost on white paper, and a dark grey.
ACTOR_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#4D4D4D")
OTHER_COLOUR = "#9A9A9A"

#: The five generic news frames of Semetko & Valkenburg (2000), always in this order and each always in its colour.
FRAME_COLOURS = {
    "conflict": "#D55E00",
    "human-interest": "#0072B2",
    "responsibility": "#009E73",
    "morality": "#CC79A7",
    "economic-consequences": "#E69F00",
}


def order_frames(frames: Iterable[str]) -> list[str]:
    """Order frames: the generic ones as they always stand, then those of other codebooks by name.

    >>> order_frames(["duel", "morality", "conflict", "morality"])
    ['conflict', 'morality', 'duel']
    """
    known = list(FRAME_COLOURS)
    return sorted(set(frames), key=lambda frame: (known.index(frame) if frame in known else len(known), frame))


def rank_actors(mentioned: Iterable[str]) -> list[str]:
    """Rank actors by how often they are mentioned, the most often first, then by id.

    >>> rank_actors(["is", "biden", "biden", "afp"])
    ['biden', 'afp', 'is']
    """
    counts = Counter(mentioned)
    return sorted(counts, key=lambda actor: (-counts[actor], actor))


def colour_actors(actors: Iterable[str]) -> dict[str, str]:
    """Give each actor a colour, in the order given: the first seven one of their own, all later ones grey.

    >>> colour_actors(["biden", "is", "biden"])
    {'biden': '#0072B2', 'is': '#D55E00'}
    """
    known = dict.fromkeys(actor for actor in actors if actor not in (NARRATOR, UNKNOWN))
    return {actor: ACTOR_COLOURS[i] if i < len(ACTOR_COLOURS) else OTHER_COLOUR for i, actor in enumerate(known)}
