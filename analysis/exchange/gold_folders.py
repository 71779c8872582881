"""Gold as codings, and codings as gold: the files `ID.quotes.json` and `ID.actors.json` of `docs/gold.md`."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.article import Article, read_article
from analysis.errors import MediabeeldError, MediabeeldWarning, UsageError
from analysis.evaluation import read_actor_gold, read_gold
from analysis.evaluation.gold_files import ACTORS, QUOTES, article_id, check_gold_folder, holds_gold
from analysis.exchange.coding import CodedArticle, Coding, check_codings
from analysis.exchange.jsonl import read_jsonl
from analysis.saving import save_file

#: What the kind of a mention is called where the coder gave none.
MENTION = "mention"
_KINDS = ("quotes", "mentions", "actions")
_WORD = re.compile(r"[\w'’-]+")


def read_gold_folder(folder: str | Path, coder: str | None = None) -> list[CodedArticle]:
    """Read a folder of gold as coded articles, in order of id; `coder` is by default the name of the folder.

    What gold has no place for, such as the answers of a coding form, is taken from `ID.jsonl`, if that lies beside it.
    Raises `UsageError` when there is no gold, a file of it is broken, or an article is not where the gold says.
    """
    place = Path(folder)
    check_gold_folder(place)
    who = coder or place.resolve().name
    golds = read_gold(place) if holds_gold(place, QUOTES) else []
    actors = read_actor_gold(place) if holds_gold(place, ACTORS) else []
    if not golds and not actors:
        raise UsageError(f"{place}: no gold here; files are called ID{QUOTES} or ID{ACTORS} (docs/gold.md)")
    found: dict[str, CodedArticle] = {}
    for path, gold in golds:
        found[article_id(path)] = _code_quotes(_article(path, gold), gold, who, str(path))
    for path, gold in actors:
        id = article_id(path)
        coded = _code_actors(_article(path, gold), gold, who, str(path))
        if id in found:
            both = (*found[id].codings, *coded.codings)
            coded = CodedArticle(article=found[id].article, codings=both, about={**found[id].about, **coded.about})
        found[id] = coded
    return [_with_others(found[id], place / f"{id}.jsonl", who) for id in sorted(found)]


def _with_others(coded: CodedArticle, path: Path, coder: str) -> CodedArticle:
    """Add the codings of other kinds than those of gold that lie beside it, as `agreement` and `import` write."""
    if not path.is_file():
        return coded
    beside = [one for one in read_jsonl(path.read_bytes(), path) if one.article.id == coded.article.id]
    if any(one.article.text != coded.article.text for one in beside):
        raise UsageError(f"{path}: is of another text than the gold beside it")
    others = [replace(coding, coder=coder) for one in beside for coding in one.codings if coding.code[0] not in _KINDS]
    return replace(coded, codings=(*coded.codings, *others)) if others else coded


def _article(path: Path, gold: Mapping[str, Any]) -> Article:
    id = article_id(path)
    try:
        return read_article(path.parent / gold.get("article", f"{id}.txt"), id=id)
    except MediabeeldError as fault:
        raise UsageError(f"{path}: its article cannot be read ({fault})") from fault


def _code_quotes(article: Article, gold: Mapping[str, Any], coder: str, where: str) -> CodedArticle:
    codings = [
        Coding(
            start=item["start"],
            end=item["end"],
            code=("quotes", item["type"]),
            fields={name: value for name, value in item.items() if name not in ("start", "end", "type")},
            coder=coder,
        )
        for item in gold["quotes"]
    ]
    head = {name: value for name, value in gold.items() if name != "quotes"}
    coded = CodedArticle(article=article, codings=tuple(codings), about={"gold.quotes": head})
    return check_codings(coded, where)


def _code_actors(article: Article, gold: Mapping[str, Any], coder: str, where: str) -> CodedArticle:
    codings = []
    for actor in gold["actors"]:
        for mention in actor["mentions"]:
            fields = {name: value for name, value in mention.items() if name not in ("start", "end", "kind")}
            kind = mention.get("kind") or MENTION
            place = {"start": mention["start"], "end": mention["end"], "code": ("mentions", kind)}
            codings.append(Coding(**place, fields={"actor": actor["name"], **fields}, coder=coder))
    for action in gold["actions"]:
        fields = {name: value for name, value in action.items() if name not in ("verb_start", "role")}
        start = action["verb_start"]
        word = _WORD.match(article.text, start)
        place = {"start": start, "end": word.end() if word else start, "code": ("actions", action["role"])}
        codings.append(Coding(**place, fields=fields, coder=coder))
    head = {name: value for name, value in gold.items() if name not in ("actors", "actions")}
    who = [{name: value for name, value in actor.items() if name != "mentions"} for actor in gold["actors"]]
    coded = CodedArticle(
        article=article, codings=tuple(codings), about={"gold.actors": head, "gold.actors.actors": who}
    )
    return check_codings(coded, where)


def gold_of(coded: CodedArticle) -> dict[str, dict[str, Any]]:
    """Give what codings are as gold, by the ending of the file; what gold has no place for is left out.

    Rows of tables are no gold: they have columns (`voice`, `rule`) that a coder does not fill.

    >>> from analysis.article import Article
    >>> coding = Coding(start=1, end=4, code=("quotes", "direct"), fields={"speaker": None})
    >>> gold_of(CodedArticle(article=Article(id="a", text="“Nee”"), codings=(coding,)))
    {'.quotes.json': {'quotes': [{'type': 'direct', 'start': 1, 'end': 4, 'speaker': None}]}}
    """
    mine = [coding for coding in coded.codings if "rule" not in coding.fields]
    quotes = [_item(coding) for coding in mine if coding.code[0] == "quotes" and len(coding.code) == 2]
    mentions = [coding for coding in mine if coding.code[0] == "mentions" and "actor" in coding.fields]
    actions = [coding for coding in mine if coding.code[0] == "actions" and {"actor", "voice"} <= coding.fields.keys()]
    found: dict[str, dict[str, Any]] = {}
    if quotes or "gold.quotes" in coded.about:
        found[QUOTES] = {**coded.about.get("gold.quotes", {}), "quotes": quotes}
    if mentions or actions or "gold.actors" in coded.about:
        known = coded.about.get("gold.actors.actors", [])
        coded_names = (coding.fields["actor"] for coding in (*mentions, *actions))
        names = dict.fromkeys([*(actor["name"] for actor in known), *coded_names])
        heads = {actor["name"]: actor for actor in known}
        found[ACTORS] = {
            **coded.about.get("gold.actors", {}),
            "actors": [
                {
                    **heads.get(name, {"name": name, "type": "other"}),
                    "mentions": [_mention(m) for m in mentions if m.fields["actor"] == name],
                }
                for name in names
            ],
            "actions": [{"verb_start": coding.start, "role": coding.code[1], **coding.fields} for coding in actions],
        }
    return found


def _item(coding: Coding) -> dict[str, Any]:
    memo = {"note": coding.memo} if coding.memo and "note" not in coding.fields else {}
    return {"type": coding.code[1], "start": coding.start, "end": coding.end, **coding.fields, **memo}


def _mention(coding: Coding) -> dict[str, Any]:
    kind = {} if coding.code[1] == MENTION else {"kind": coding.code[1]}
    fields = {name: value for name, value in coding.fields.items() if name != "actor"}
    return {"start": coding.start, "end": coding.end, **kind, **fields}


def gold_files(coded: CodedArticle, folder: str | Path) -> dict[str, str]:
    """Give the files of gold that codings are, by ending, as they stand in a folder with the text `ID.txt` beside them.

    A registry that the gold names is kept where it can be found from that folder, and told of where it cannot.
    """
    files = {}
    for ending, gold in gold_of(coded).items():
        registry = {QUOTES: "actors", ACTORS: "registry"}[ending]
        known = gold.get(registry)
        gone = {"article"}
        if isinstance(known, str) and not Path(folder, known).is_file():
            gone.add(registry)
            warnings.warn(
                f"{coded.article.id}{ending}: its registry {known} is not found from {folder}; name it there anew",
                MediabeeldWarning,
                stacklevel=2,
            )
        kept = {name: value for name, value in gold.items() if name not in gone}
        files[ending] = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    return files


def save_gold(coded: CodedArticle, folder: str | Path) -> list[Path]:
    """Write the gold that codings are, `ID.quotes.json` and `ID.actors.json`, with the text beside it as `ID.txt`.

    Gives the paths of the gold; raises `OutputError`.
    """
    place, id = Path(folder), coded.article.id
    files = gold_files(coded, folder)
    for ending, content in files.items():
        save_file(content, place / f"{id}{ending}")
    if files:
        save_file(coded.article.text, place / f"{id}.txt")
    return [place / f"{id}{ending}" for ending in files]
