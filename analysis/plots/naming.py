"""What each actor is called: by name, by role or description, and with which loaded words, and whose words they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, Unpack

from analysis.palette import rank_actors
from analysis.plots.sheet import Heading, Sheet, set_sheet
from analysis.plots.style import Look
from analysis.portrait import Portrait
from analysis.records import NARRATOR, Label, Mention, Sentiment, rows_in

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

#: An actor, the field of the figure that an expression stands in, its words, whose they are, how they are told, and
#: where they begin.
Entry: TypeAlias = tuple[str, str, str, str, str, int]

#: So many actors have room on a page and in a column, and so many expressions in a field.
MOST_ACTORS, MOST_IN_COLUMN, MOST_WORDS = 10, 6, 8
FIELDS = ("name", "role", "loaded", "pronoun")
_FIELD_OF = {"name": "name", "role": "role", "descriptor": "role", "aggregate": "role"}


@dataclass(frozen=True, slots=True)
class _Words:
    """An expression as it is shown: its words, how they are told (told, reported, quoted), how often, and by whom."""

    text: str
    manner: str
    n: int
    voices: tuple[tuple[str, int], ...]


def score_naming(portrait: Portrait) -> pd.DataFrame:
    """List what each actor is called: `actor field text voice voice_kind start`, in reading order of each actor.

    `field` is name, role (role or description), pronoun, or loaded: a word that calls an actor and evaluates it. The
    actor mentioned most comes first.

    >>> from analysis.portrait import portray
    >>> score_naming(portray("“Alle soldaten zijn veilig”, aldus president Joe Biden."))["text"].tolist()
    ['Alle soldaten', 'president Joe Biden']
    """
    import pandas as pd

    entries = sorted({*_mentioned(portrait), *_loaded(portrait)}, key=lambda row: (row[5], FIELDS.index(row[1]), row))
    order = {
        actor: place for place, actor in enumerate(rank_actors(m.actor for m in rows_in(portrait.records, Mention)))
    }
    entries.sort(key=lambda row: (order.get(row[0], len(order)), row[0]))
    table = pd.DataFrame(entries, columns=["actor", "field", "text", "voice", "voice_kind", "start"])
    return table.astype({"start": "int64"})


def _mentioned(portrait: Portrait) -> Iterator[Entry]:
    for row in rows_in(portrait.records, Mention):
        text = " ".join(row.text.split())
        yield row.actor, _FIELD_OF.get(row.form, "pronoun"), text, row.voice, row.voice_kind, row.start


def _loaded(portrait: Portrait) -> Iterator[Entry]:
    """Give the labels that appraise an actor, and those that a word for or against it overlaps."""
    labels = rows_in(portrait.records, Label)
    judged = [row for row in rows_in(portrait.records, Sentiment) if row.aspect == "evaluation"]
    for label in labels:
        about = [s for s in judged if label.actor in s.targets and s.start < label.end and label.start < s.end]
        if label.type == "nomination" or not (about or label.type == "appraisement"):
            continue
        if any(_holds(other, label) for other in labels):
            continue
        yield label.actor, "loaded", " ".join(label.text.split()), label.voice, label.voice_kind, label.start


def _holds(label: Label, inner: Label) -> bool:
    """Tell whether a label of the same actor is the longer word that another is a part of: terreurgroep, terreur."""
    longer = label.start <= inner.start and inner.end <= label.end and label.end - label.start > inner.end - inner.start
    return longer and label.actor == inner.actor and label.type != "nomination"


def plot_naming(portrait: Portrait, **look: Unpack[Look]) -> Axes:
    """Draw what each actor is called: by name, by role or description, with which loaded words, and in whose voice.

    The ten actors mentioned most; no expression is cut. `look` is told by `Look`. Returns the axes.

    >>> from analysis.portrait import portray
    >>> portrait = portray("“Alle dappere soldaten zijn veilig”, zei Joe Biden. Rebellen doodden de agent.")
    >>> plot_naming(portrait).texts[0].get_text()
    'What each actor is called, and by whom'
    """
    return set_sheet(portrait, "naming", lambda sheet: _fill(sheet, portrait), look)


def _fill(sheet: Sheet, portrait: Portrait) -> None:
    say = sheet.say
    cells: defaultdict[str, defaultdict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in score_naming(portrait).to_dict("records"):
        cells[row["actor"]][row["field"]].append({str(key): value for key, value in row.items()})
    mentions = len(rows_in(portrait.records, Mention))
    sheet.head(say.say("deck.naming", actors=say.count(len(cells), "actor"), mentions=say.count(mentions, "mention")))
    if not cells:
        sheet.empty()
        return
    shown = list(cells)[: MOST_IN_COLUMN if sheet.narrow else MOST_ACTORS]
    if sheet.focus is not None and sheet.focus in cells and sheet.focus not in shown:
        shown[-1] = sheet.focus
    places = _places(sheet, any(cells[actor]["loaded"] for actor in shown))
    if not sheet.narrow:
        named = [(x, field) for field, (x, _) in places.items() if field != "actor"]
        sheet.headings(*(Heading(x, say.say(f"figure.{field}"), sheet.room) for x, field in named))
    for actor in shown:
        fields = {field: list(_fold(rows)) for field, rows in cells[actor].items()}
        if sheet.narrow:
            _block(sheet, actor, fields)
        else:
            _row(sheet, actor, fields, places)
        sheet.rule(sheet.y)
    sheet.skip(0.3)
    sheet.more(len(cells) - len(shown), "actors")


def _places(sheet: Sheet, loaded: bool) -> dict[str, tuple[float, float]]:
    """Give where each column of the page begins, and how much room it has, none for loaded words without any."""
    widths = {"actor": 0.21, "name": 0.24, "role": 0.29, "loaded": 0.26}
    if not loaded:
        widths = {"actor": 0.26, "name": 0.36, "role": 0.38}
    places: dict[str, tuple[float, float]] = {}
    x = sheet.left
    for field, share in widths.items():
        places[field] = (x, share * sheet.room - sheet.size)
        x += share * sheet.room
    return places


def _row(
    sheet: Sheet, actor: str, fields: Mapping[str, list[_Words]], places: Mapping[str, tuple[float, float]]
) -> None:
    """Set the row of an actor: its name, and in each column an expression below another."""
    top = sheet.y + 0.25 * sheet.line
    weight = sheet.weight(actor)
    x, room = places["actor"]
    bottoms = [sheet.put(x, top, sheet.wrap(sheet.name(actor), room, weight=weight), weight=weight)]
    for field in list(places)[1:]:
        x, room = places[field]
        y = top
        for words in fields.get(field, ())[:MOST_WORDS]:
            y = _set_words(sheet, words, field, actor, x, y, room)
        y = _set_more(sheet, fields.get(field, ()), x, y)
        if field == "role":
            y = _set_pronouns(sheet, fields.get("pronoun", ()), x, y, room)
        bottoms.append(y)
    sheet.y = max(bottoms) + 0.25 * sheet.line


def _block(sheet: Sheet, actor: str, fields: Mapping[str, list[_Words]]) -> None:
    """Set the block of an actor in a column: its name, and under it a field below another."""
    sheet.y += 0.25 * sheet.line
    sheet.y = sheet.put(sheet.left, sheet.y, sheet.wrap(sheet.name(actor), sheet.room, weight="bold"), weight="bold",
                        colour=sheet.colours.focus if sheet.in_focus(actor) else None)  # fmt: skip
    first = max(sheet.measure(sheet.say.say(f"figure.{field}")) for field in FIELDS[:3]) + sheet.size
    for field in ("name", "role", "loaded"):
        found = fields.get(field, [])
        pronouns = fields.get("pronoun", []) if field == "role" else []
        if not found and not pronouns:
            continue
        x, room = sheet.left + first, sheet.room - first
        if found:
            sheet.put(sheet.left, sheet.y, sheet.say.say(f"figure.{field}"), colour=sheet.colours.soft)
        for words in found[:MOST_WORDS]:
            sheet.y = _set_words(sheet, words, field, actor, x, sheet.y, room)
        sheet.y = _set_more(sheet, found, x, sheet.y)
        sheet.y = _set_pronouns(sheet, pronouns, x, sheet.y, room)
    sheet.y += 0.25 * sheet.line


def _set_words(sheet: Sheet, words: _Words, field: str, actor: str, x: float, y: float, room: float) -> float:
    """Set an expression: as the newspaper's, leaning when it is reported, between marks when it is quoted."""
    said = f"“{words.text.strip('“”')}”" if words.manner == "quoted" else words.text
    style = "normal" if words.manner == "told" else "italic"
    bold, colour = "normal", sheet.colours.ink
    if field == "loaded":
        bold = "bold"
        colour = sheet.colours.counter if sheet.in_focus(actor) else sheet.colours.ink
        who = ", ".join(f"{_voice(sheet, voice)}\xa0{sheet.say.number(n)}" for voice, n in words.voices)
        y = sheet.hang(x, y, said, room, weight=bold, colour=colour)
        return sheet.hang(x, y, who, room, colour=sheet.colours.soft)
    if words.n > 1:
        said += f"\xa0{sheet.say.number(words.n)}×"
    if sheet.in_focus(actor):
        colour = sheet.colours.focus
    return sheet.hang(x, y, said, room, style=style, colour=colour)


def _voice(sheet: Sheet, voice: str) -> str:
    return sheet.say.say("figure.newspaper") if voice == NARRATOR else sheet.name(voice, short=True)


def _set_more(sheet: Sheet, words: Sequence[_Words], x: float, y: float) -> float:
    others = len(words) - MOST_WORDS
    if others <= 0:
        return y
    return sheet.put(x, y, sheet.say_more(others), colour=sheet.colours.soft)


def _set_pronouns(sheet: Sheet, words: Sequence[_Words], x: float, y: float, room: float) -> float:
    """Fold the pronouns into one line: 5 × hij, zijn."""
    if not words:
        return y
    forms = list(dict.fromkeys(one.text.lower() for one in words))
    folded = f"{sheet.say.number(sum(one.n for one in words))}\xa0×\xa0" + ", ".join(forms[:6])
    folded += " …" if len(forms) > 6 else ""
    return sheet.hang(x, y, folded, room, colour=sheet.colours.soft)


def _fold(rows: Iterable[dict[str, Any]]) -> Iterator[_Words]:
    """Fold the same words told in the same manner, the most frequent first; of loaded words the voices together."""
    groups: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        manner = {"narrator": "told", "indirect": "reported"}.get(row["voice_kind"], "quoted")
        groups[row["text"].lower().strip("“”"), "told" if row["field"] == "loaded" else manner].append(row)
    for (_, manner), told in sorted(groups.items(), key=lambda group: (-len(group[1]), group[1][0]["start"])):
        voices = Counter(row["voice"] for row in told)
        ranked = sorted(voices.items(), key=lambda one: (one[0] != NARRATOR, -one[1], one[0]))
        yield _Words(told[0]["text"], manner, len(told), tuple(ranked))
