"""What was coded blind, as gold: `ID.quotes.json` and `ID.actors.json` in a folder beside the coder's file."""

from __future__ import annotations

from typing import Any

from analysis.annotations import Annotations
from analysis.annotator.blind import code_of, coded_rows, values_of
from analysis.annotator.desk import Desk
from analysis.evaluation.gold_files import ACTORS, QUOTES
from analysis.exchange import CodedArticle, Coding, save_gold

#: The folder of the gold, beside the coder's file.
GOLD = "gold"
#: Where a file of gold is begun: what it says of itself, and the tables whose rows it holds.
_FILES = {"gold.quotes": (QUOTES, ("quotes",)), "gold.actors": (ACTORS, ("mentions", "events"))}
#: What gold says of a quotation besides its words and kind; the names are those of its code.
_OF_QUOTE = ("speaker", "speaker_start", "speaker_end", "cue", "cue_start", "speaker_name")


def save_blind_gold(desk: Desk, annotations: Annotations) -> None:
    """Write the quotations, mentions and deeds that were coded as gold (docs/gold.md), with the text.

    A kind of which nothing was coded has no file, for an empty one would say that there is nothing of it in the text.
    Raises `OutputError`.
    """
    folder = desk.path.parent / GOLD
    coded = list(coded_rows(desk, annotations))
    used = {code.code[0] for code, _ in coded}
    about: dict[str, Any] = {
        key: {"coder": desk.coder, "blind": True}
        for key, (ending, tables) in _FILES.items()
        if used & set(tables) or (folder / f"{desk.article.id}{ending}").is_file()
    }
    codings = []
    for code, (start, end) in coded:
        table, values = code.code[0], values_of(code)
        if table == "quotes":
            codings.append(_quote(desk, start, end, values))
        elif table == "mentions":
            kind, name = values["form"], values["actor"]
            codings.append(Coding(start=start, end=end, code=("mentions", kind), fields={"actor": name}))
        elif table == "events":
            codings += [
                Coding(start=start, end=end, code=("actions", role), fields=_action(name, values))
                for role in ("agent", "patient")
                for name in values[f"{role}s"] or ()
            ]
    known = {actor.name: actor.type for actor in desk.known}
    about |= {"gold.actors.actors": [{"name": name, "type": kind} for name, kind in known.items()]} if known else {}
    save_gold(CodedArticle(article=desk.article, codings=tuple(codings), about=about), folder)


def _quote(desk: Desk, start: int, end: int, values: dict[str, Any]) -> Coding:
    coded = code_of(desk, "quotes", start, end, values).values
    fields = {"text": desk.article.text[start:end], **{name: coded.get(name) for name in _OF_QUOTE}}
    fields |= {"joint": True} if coded.get("joint") else {}
    return Coding(start=start, end=end, code=("quotes", values["kind"]), fields=fields)


def _action(name: str, values: dict[str, Any]) -> dict[str, Any]:
    return {"actor": name, "voice": values["diathesis"]}
