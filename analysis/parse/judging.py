"""The judgements a parse carries: on the `Doc`, and as comments and MISC fields of CoNLL-U."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, get_args

from analysis.errors import UsageError
from analysis.judgements import (
    FRAME_NAMES,
    Attribution,
    Commitment,
    HedgeKind,
    Judgements,
    SentenceJudgement,
    Sign,
    Tone,
    WordJudgement,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

_JUDGEMENTS = "mediabeeld.judgements"
_CODES: dict[str, tuple[str, ...]] = {
    "tone": get_args(Tone),
    "attribution": get_args(Attribution),
    "commitment": get_args(Commitment),
    "Evaluation": get_args(Sign),
    "Effect": get_args(Sign),
    "Hedge": get_args(HedgeKind),
}
_POINTERS = ("Target", "Holder", "Agent", "Patient")
#: The chances of a word: as evaluation for ill and for good, as effect for ill and for good.
_TONES = 4
_NONE = "_"


def keep_judgements(doc: Doc, judgements: Judgements | None) -> Doc:
    """Keep the judgements of a text with its `Doc`, if there are any."""
    if judgements is not None:
        doc.user_data[_JUDGEMENTS] = judgements
    return doc


def judgements_of(doc: Doc) -> Judgements | None:
    """Give what a network, or whoever wrote the parse, judged of a text; None if nobody did."""
    found: Judgements | None = doc.user_data.get(_JUDGEMENTS)
    return found


def sentence_comments(judgement: SentenceJudgement | None) -> Iterator[str]:
    """Write the judgement of a sentence as comments of CoNLL-U: tone, frames and the others, each on its line.

    >>> list(sentence_comments(SentenceJudgement(tone="negative", frames=("conflict", "morality"))))
    ['# tone = negative', '# frames = conflict morality']
    """
    for name, value in (asdict(judgement) if judgement else {}).items():
        if value is not None:
            yield f"# {name} = {' '.join(map(str, value)) or _NONE if isinstance(value, tuple) else value}"


def word_fields(judgement: WordJudgement | None, rows: Mapping[int, int]) -> Iterator[str]:
    """Write the judgement of a word as fields of MISC; `rows` gives the number in the sentence of a word of the `Doc`.

    >>> list(word_fields(WordJudgement(evaluation="negative", target=7), {7: 2}))
    ['Evaluation=negative', 'Target=2']
    """
    if judgement is None:
        return
    for name in ("Evaluation", "Effect", "Hedge"):
        if (code := getattr(judgement, name.lower())) is not None:
            yield f"{name}={code}"
    if judgement.tones:
        yield f"Tones={','.join(map(str, judgement.tones))}"
    if judgement.frames:
        yield f"Frames={','.join(judgement.frames)}"
    for name in _POINTERS:
        if (place := getattr(judgement, name.lower())) in rows:
            yield f"{name}={rows[place]}"
    if judgement.targets:
        yield "Targets=" + ",".join(f"{rows[place]}:{chance}" for place, chance in judgement.targets.items())


def read_sentence_comments(comments: Mapping[str, str], where: str) -> SentenceJudgement | None:
    """Read the judgement of a sentence from its comments; None where no comment is one.

    Raises `UsageError` for a value that is not one of those allowed.
    """
    fields: dict[str, Any] = {
        name: _code(comments[name], name, where) for name in ("tone", "attribution", "commitment") if name in comments
    }
    if "tone_score" in comments:
        fields["tone_score"] = _number(comments["tone_score"], "tone_score", where)
    if "frames" in comments:
        fields["frames"] = _frames(comments["frames"].split(), where)
    if "frame_scores" in comments:
        scores = tuple(_number(value, "frame_scores", where) for value in comments["frame_scores"].split())
        if len(scores) != len(FRAME_NAMES):
            raise UsageError(f"{where}: {len(scores)} frame_scores where there are {len(FRAME_NAMES)} frames")
        fields["frame_scores"] = scores
    return SentenceJudgement(**fields) if fields else None


def read_word_fields(misc: Mapping[str, str], places: Sequence[int], where: str) -> WordJudgement | None:
    """Read the judgement of a word from MISC; `places` are the numbers in the `Doc` of the words of its sentence."""
    fields: dict[str, Any] = {
        name.lower(): _code(misc[name], name, where) for name in ("Evaluation", "Effect", "Hedge") if name in misc
    }
    if "Tones" in misc:
        fields["tones"] = tuple(_number(value, "Tones", where) for value in misc["Tones"].split(","))
        if len(fields["tones"]) != _TONES:
            raise UsageError(f"{where}: Tones={misc['Tones']} are not {_TONES} chances")
    if "Frames" in misc:
        fields["frames"] = _frames(misc["Frames"].split(","), where)
    for name in _POINTERS:
        if name in misc:
            fields[name.lower()] = _place(misc[name], places, name, where)
    if "Targets" in misc:
        pairs = (pair.partition(":") for pair in misc["Targets"].split(","))
        fields["targets"] = {
            _place(place, places, "Targets", where): _number(chance, "Targets", where) for place, _, chance in pairs
        }
    return WordJudgement(**fields) if fields else None


def _place(value: str, places: Sequence[int], name: str, where: str) -> int:
    if not value.isdigit() or not 1 <= int(value) <= len(places):
        raise UsageError(f"{where}: {name}={value} is no word of the sentence")
    return places[int(value) - 1]


def _code(value: str, name: str, where: str) -> str:
    if value not in _CODES[name]:
        raise UsageError(f"{where}: the {name.lower()} {value!r} is none of {', '.join(_CODES[name])}")
    return value


def _number(value: str, name: str, where: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise UsageError(f"{where}: {name} {value!r} is not a number") from None


def _frames(names: Sequence[str], where: str) -> tuple[str, ...]:
    names = [] if list(names) == [_NONE] else names
    for name in names:
        if name not in FRAME_NAMES:
            raise UsageError(f"{where}: the frame {name!r} is none of {', '.join(FRAME_NAMES)}")
    return tuple(sorted(names))
