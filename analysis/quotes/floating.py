"""Passages without a cue of their own: whom they continue, or who stands in the sentence before or after."""

from __future__ import annotations

from dataclasses import replace

from analysis.grammar.cues import CueAt
from analysis.grammar.name_spans import looks_named
from analysis.grammar.verbs import is_finite
from analysis.quotes.cast import Cast
from analysis.quotes.items import Item
from analysis.quotes.layout import Frame, Layout
from analysis.quotes.nearby import doubtful, only_name, speaker_of_frame, subject_of_frame
from analysis.quotes.telling import told

Span = tuple[int, int]
_FAR = 6


def resolve_floating(layout: Layout, items: list[Item], cast: Cast) -> list[Item]:
    """Give every passage without a source of its own the source it continues or stands beside; items in order of start.

    >>> from analysis.parse import parse
    >>> from analysis.quotes.cast import cast_of
    >>> from analysis.quotes.layout import lay_out
    >>> from analysis.quotes.marked import read_marked
    >>> layout = lay_out(parse("“Wij komen”, zei Els Vos. “Morgen al.”"))
    >>> read = [i for n, f in enumerate(layout.frames) for i in read_marked(layout, f, n)]
    >>> [item.rule for item in resolve_floating(layout, read, cast_of(layout.doc, []))]
    ['quote.cue-inverted', 'quote.continued']
    """
    done = sorted(items, key=lambda item: (item.start, -item.end))
    for n, item in enumerate(done):
        if item.source or item.kind == "scare" or (item.passage is None and item.cue is None):
            continue
        frame = layout.frames[item.frame]
        if frame.kind in {"headline", "crosshead"}:
            continue
        if item.rule in {"quote.floating", "quote.unclosed"} and item.cue is None:
            done[n] = _float(layout, done, n, cast)
        elif item.rule == "quote.fragment" or (item.rule == "quote.colon" and _verbless(layout, frame)):
            done[n] = _fragment(layout, done, n)
        elif item.rule == "quote.colon":
            done[n] = _after_colon(layout, done, n)
        elif item.cue is not None and item.cue.cue.type == "phrase":
            done[n] = _impersonal(layout, done, n)
    return done


def _float(layout: Layout, items: list[Item], n: int, cast: Cast) -> Item:
    item = items[n]
    frames = layout.frames
    frame = frames[item.frame]
    told = _told_after(layout, item.frame)
    if told:
        hit, source = told
        return replace(item, source=source, cue=hit, rule="quote.told-after")
    k = item.frame - 1
    same_block = k >= 0 and frames[k].part == frame.part
    last = next((i for i in reversed(items[:n]) if i.kind != "scare" and i.source), None)
    if last and last.frame == item.frame:
        return _follow(item, last)
    for j in (k, k - 1):
        if j < 0 or frames[j].part != frame.part:
            break
        in_previous = [i for i in items[:n] if i.frame == j and i.kind != "scare" and i.source]
        if in_previous:
            return _follow(item, _answered(layout, items[:n], in_previous[-1]))
        found = speaker_of_frame(layout, cast, frames[j], item, last)
        if found and not (found[1] is None and last and doubtful(layout, item, found[0], last)):
            return replace(item, source=found[0], cue=found[1], rule="quote.subject-before", how="nearest")
    ahead = _ahead(layout, items, n)
    if not same_block and ahead and (last is None or not _ends_in_quote(layout, items, last, item)):
        return _follow(item, ahead)
    if last and (same_block or _adjacent(layout, last, item)):
        return _follow(item, last)
    if ahead:
        return _follow(item, ahead)
    if k >= 0 and not same_block and frame.part - frames[k].part == 1 and frames[k].kind in {"body", "lead"}:
        found = subject_of_frame(layout, frames[k])
        if found and any(looks_named(t) for t in layout.doc[slice(*found[0])]):
            return replace(item, source=found[0], cue=found[1], rule="quote.subject-before", how="nearest")
    after = item.frame + 1
    if after < len(frames) and frames[after].part == frame.part:
        found = speaker_of_frame(layout, cast, frames[after], item, None)
        if found and not doubtful(layout, item, found[0], None):
            return replace(item, source=found[0], rule="quote.subject-after", how="nearest")
    named = only_name(layout, frames[k]) if same_block else None
    return replace(item, source=named, rule="quote.name-before", how="nearest") if named else item


def _fragment(layout: Layout, items: list[Item], n: int) -> Item:
    """Give a quoted piece in a sentence that names nobody the source of the quotation in the sentence before."""
    item = items[n]
    k = item.frame - 1
    earlier = [i for i in items[:n] if i.frame in {k, item.frame} and i.kind != "scare" and i.source]
    if earlier and layout.frames[k].part == layout.frames[item.frame].part:
        return _follow(item, earlier[-1])
    return item


def _after_colon(layout: Layout, items: list[Item], n: int) -> Item:
    """Give a passage after a colon that names nobody the one who speaks in its paragraph or just before it."""
    item = items[n]
    last = next((i for i in reversed(items[:n]) if i.kind != "scare" and i.source), None)
    near = last is not None and (
        layout.frames[last.frame].part == layout.frames[item.frame].part or item.frame - last.frame <= 2
    )
    return _follow(item, last) if last and near else item


def _verbless(layout: Layout, frame: Frame) -> bool:
    """Tell whether no finite verb stands outside marks: *En lachend: “…”*."""
    words = [layout.doc[i] for i in range(frame.first, frame.last) if i not in layout.inside]
    return not any(is_finite(t) and not t.lower_.endswith("end") for t in words)


def _answered(layout: Layout, earlier: list[Item], last: Item) -> Item:
    """After the question of one speaker, give the last passage of another in the paragraph: who is asked answers."""
    asked = last.cue is not None and last.cue.cue.lemma == "vragen"
    if not asked or not layout.text[: last.end].endswith("?"):
        return last
    part = layout.frames[last.frame].part
    others = [i for i in earlier if i.kind != "scare" and i.source and i.source != last.source]
    return next((i for i in reversed(others) if layout.frames[i.frame].part == part), last)


def _follow(item: Item, last: Item) -> Item:
    rule = "quote.unclosed" if item.rule == "quote.unclosed" else "quote.continued"
    return replace(item, source=last.source, rule=rule, how="continued", follows=last.start)


def _told_after(layout: Layout, number: int) -> tuple[CueAt, Span | None] | None:
    """Read the sentence after: *Dat zegt X*, *Aldus X*, *Met die woorden opende X …*."""
    frames = layout.frames
    if number + 1 >= len(frames) or frames[number + 1].part > frames[number].part + 1:
        return None
    return told(layout, frames[number + 1])


def _ahead(layout: Layout, items: list[Item], n: int) -> Item | None:
    """Give the next passage in the same paragraph when it follows at once and has a cue of its own."""
    item = items[n]
    for later in items[n + 1 :]:
        if layout.frames[later.frame].part != layout.frames[item.frame].part or later.kind == "scare":
            return None
        if later.frame > item.frame + 1:
            return None
        if later.source and later.passage and later.cue and layout.frames[later.frame].passages[0].start == later.start:
            return later
    return None


def _ends_in_quote(layout: Layout, items: list[Item], last: Item, item: Item) -> bool:
    """Tell whether no sentence stands between the quotation `last` and this one."""
    between = range(last.frame + 1, item.frame)
    return len(between) == 0


def _adjacent(layout: Layout, last: Item, item: Item) -> bool:
    frames = layout.frames
    gap = [f for f in frames[last.frame + 1 : item.frame] if f.kind not in {"caption", "crosshead"}]
    return len(gap) <= _FAR


def _impersonal(layout: Layout, items: list[Item], n: int) -> Item:
    """Find whom *klinkt het* speaks for: the subject of the sentence before, or the last source."""
    item = items[n]
    frames = layout.frames
    k = item.frame - 1
    if k < 0 or item.cue is None or "impersonal-phrase" not in item.cue.cue.traits:
        return item
    if frames[k].part == frames[item.frame].part or frames[k].part == frames[item.frame].part - 1:
        in_previous = [i for i in items[:n] if i.frame == k and i.kind != "scare" and i.source]
        if in_previous:
            return replace(item, source=in_previous[-1].source, how="continued", follows=in_previous[-1].start)
        found = subject_of_frame(layout, frames[k])
        if found:
            return replace(item, source=found[0], how="anaphoric")
    last = next((i for i in reversed(items[:n]) if i.kind != "scare" and i.source), None)
    if last and _adjacent(layout, last, item):
        return replace(item, source=last.source, how="continued", follows=last.start)
    return item
