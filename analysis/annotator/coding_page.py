"""The page of the annotator: the article as it stands, and what its script is given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from analysis.annotator.desk import Desk
from analysis.annotator.fields import CODABLE, FORMS, LAYERS, ask, list_nobody, list_types, plain
from analysis.annotator.view import view_of
from analysis.article import Part
from analysis.language import choose_language, load_texts
from analysis.pages import content_policy, embed_json, load_page, read_part
from analysis.show import TAGS, class_of

#: The panels beside the article; a blind coder has nothing to look through.
_TABS = ("words", "rows", "actors", "form", "log")
#: The keys that are told, each with the text that says what it does.
_KEYS = (
    (("←", "→"), "keys.word"),
    (("↑", "↓"), "keys.sentence"),
    (("Shift",), "keys.longer"),
    (tuple(CODABLE.values()), "keys.code"),
    (("Enter",), "keys.panel"),
    (("Esc",), "keys.back"),
    (("n", "p"), "keys.next"),
    (("a", "x"), "keys.judge"),
    (("Ctrl+Z", "Ctrl+Shift+Z"), "keys.undo"),
)
_PREFIX = "annotator."


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the article as it stands on the page."""

    tag: str
    classes: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Key:
    """What a key, or several, do."""

    caps: tuple[str, ...]
    text: str


@cache
def _parts_of_page() -> tuple[str, str]:
    return read_part("annotator.css"), read_part("annotator.js")


def page_policy() -> str:
    """Allow the page its own style and script, and to speak with the server it came from; nothing else of anywhere."""
    return f"{content_policy(*_parts_of_page())}; connect-src 'self'; img-src data:"


def render_annotator(desk: Desk, token: str) -> str:
    """Set the page on which an article is coded; it asks nothing of anywhere but the server of this token."""
    say = choose_language(desk.language)
    text = desk.article.text
    parts = desk.article.parts or (Part("body", 0, len(text), 0),)
    style, script = _parts_of_page()
    own = f"{desk.article.id}\n{text}\n{desk.path}\n{desk.coder}\n{desk.blind}"
    given = {
        "view": view_of(desk),
        "token": token,
        "key": f"mediabeeld-annotator-{sha256(own.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}",
        "language": desk.language,
        "blind": desk.blind,
        "file": desk.path.name,
        "sentences": list(desk.sentences.values()),
        "texts": {key.removeprefix(_PREFIX): say.raw(key) for key in load_texts() if key.startswith(_PREFIX)}
        | {key: say.raw(key) for key in ("close", "rule")},
        "tables": {table: say.say(f"annotator.row.{table}") for table in FORMS},
        "fields": {table: plain(ask(table, desk.book, say)) for table in FORMS},
        "layers": {**LAYERS, "everything": list(FORMS)},
        "codable": list(CODABLE.items()),
        "types": list_types(say),
        "nobody": list_nobody(say),
        "codebook": [
            {"id": f.id, "title": f.title, "items": [{"id": i.id, "question": i.question} for i in f.items]}
            for f in desk.book.frames
        ],
    }
    keys = [_Key(caps, say.say(_PREFIX + text)) for caps, text in _KEYS if not (desk.blind and text in _SUGGESTED)]
    return load_page("annotator.html.j2").render(
        article=desk.article,
        say=say.say,
        language=desk.language,
        coder=desk.coder,
        blind=desk.blind,
        layers=list(LAYERS),
        tabs=_TABS,
        keys=keys,
        parts=[_Part(TAGS[p.kind], class_of(text, p), p.start, text[p.start : p.end]) for p in parts],
        style=style,
        script=script,
        data=embed_json(given),
    )


#: Keys that only help with suggestions.
_SUGGESTED = ("keys.next", "keys.judge")
