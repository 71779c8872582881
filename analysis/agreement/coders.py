"""Who coded what: codings read from folders of gold and files of other programs, and the tool as one more coder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.annotations import ENDING, Given, annotations_of
from analysis.errors import UsageError
from analysis.evaluation.gold_files import ACTORS, QUOTES, holds_gold
from analysis.exchange import FORMATS, CodedArticle, Coding, code_portrait, read_coded, read_gold_folder
from analysis.framing import choose_codebook
from analysis.portrait import Portrait, portray
from analysis.records import RECORDS
from analysis.tables import to_rows

if TYPE_CHECKING:
    from spacy.language import Language

#: Coder → article id → what they coded in it.
Coders = dict[str, dict[str, CodedArticle]]

#: What the tool is called as a coder.
TOOL = "mediabeeld"
#: The kinds that a file of gold codes, also where it found none in an article.
_KINDS = {"gold.quotes": ("quotes",), "gold.actors": ("mentions", "actions")}
#: What the tool says of an article: the tables whose rows it looked for as well, also where it found none.
_LOOKED = "tool.tables"


def read_coders(sources: Sequence[str | Path]) -> Coders:
    """Read codings to compare: of each folder one coder, of a file as many as it names.

    A folder holds gold (`docs/gold.md`), files that `mediabeeld import` wrote, or files of annotations, whose codes
    may be of several (`docs/corrections.md`); a file is one of these, `.qdpx`, `.zip`, `.xlsx` or `.jsonl`. Raises
    `UsageError` where there is nothing to read, or where two sources have the same coder.
    """
    found: Coders = {}
    for source in sources:
        for name, articles in _read(Path(source)).items():
            if name in found:
                raise UsageError(f"{source}: {name!r} is the name of two coders; name the folders after their coders")
            found[name] = articles
    return found


def check_shared(coders: Coders) -> Coders:
    """Keep of each coder the articles that another coded too; refuse where there are none, or where texts differ."""
    shared = _shared(coders)
    if not shared:
        raise UsageError(f"no article was coded by two of {', '.join(coders)}; the ids of articles must be the same")
    for id in shared:
        texts = {name: articles[id].article.text for name, articles in coders.items() if id in articles}
        if len(set(texts.values())) > 1:
            first, *others = texts
            other = next(name for name in others if texts[name] != texts[first])
            raise UsageError(f"{id}: the text that {other!r} coded is not the one that {first!r} coded")
    return {name: {id: coded for id, coded in articles.items() if id in shared} for name, articles in coders.items()}


def _shared(coders: Coders) -> list[str]:
    times = Counter(id for articles in coders.values() for id in articles)
    return sorted(id for id, n in times.items() if n > 1)


def _read(source: Path) -> Coders:
    if source.is_dir():
        name = source.resolve().name
        if holds_gold(source, QUOTES) or holds_gold(source, ACTORS):
            return {name: {coded.article.id: coded for coded in read_gold_folder(source)}}
        files = sorted(path for path in source.iterdir() if path.suffix == FORMATS["jsonl"].endings[0])
        if files:
            return {name: {coded.article.id: coded for path in files for coded in read_coded(path)}}
        annotated = sorted(source.glob(f"*{ENDING}"))
        if not annotated:
            raise UsageError(
                f"{source}: no codings here; it needs files ID{QUOTES}, ID{ACTORS}, ID.jsonl or ID{ENDING}"
            )
        return _by_name((coded for path in annotated for coded in read_coded(path)), name)
    return _by_name(read_coded(source), source.stem)


def _by_name(articles: Iterable[CodedArticle], nobody: str) -> Coders:
    """Divide coded articles by who coded; `nobody` is what is coded by if no name is there."""
    found: Coders = {}
    for coded in articles:
        for who in coded.coders or [nobody]:
            mine = tuple(coding for coding in coded.codings if coding.coder in (who, None))
            found.setdefault(who, {})[coded.article.id] = replace(coded, codings=mine)
    return found


def kinds_of(articles: Mapping[str, CodedArticle]) -> dict[str, set[str]]:
    """Tell which kinds a coder coded in each article: those of its gold, else every kind that they use anywhere."""
    used = {coding.code[0] for coded in articles.values() for coding in coded.codings}
    found = {}
    for id, coded in articles.items():
        told = {kind for key, kinds in _KINDS.items() if key in coded.about for kind in kinds}
        told |= set(coded.about.get(_LOOKED, ()))
        found[id] = told | {coding.code[0] for coding in coded.codings} if told else used
    return found


def add_tool(
    coders: Coders, folders: Sequence[str | Path], nlp: Language | None = None, annotations: Given = None
) -> Coders:
    """Add the tool as one more coder: each article is portrayed, with the registry that its gold names.

    Corrections by hand are left out unless `annotations` gives them.
    """
    if TOOL in coders:
        raise UsageError(f"{TOOL!r} is the name of the tool as a coder; name the folder otherwise")
    articles = {id: coded for known in reversed(coders.values()) for id, coded in known.items()}
    mine, forms = {}, _forms(coders)
    for id in sorted(articles):
        coded = articles[id]
        hand = annotations_of(id, annotations)
        portrait = portray(coded.article, _registry(coded, folders), nlp=nlp, annotations=hand)
        gold, rows = code_as_gold(portrait), _code_rows(portrait, forms)
        about = {**gold.about, _LOOKED: sorted(forms)}
        mine[id] = replace(gold, codings=(*gold.codings, *rows), about=about)
    return {**coders, TOOL: mine}


def _forms(coders: Coders) -> dict[str, tuple[int, frozenset[str]]]:
    """Tell how people coded the rows of tables that gold does not have: how long a code is, and with which fields.

    Of frames only where theirs are among those of the tool: another codebook has nothing to compare.
    """
    frames = {frame.id for frame in choose_codebook().frames}
    gold = {kind for kinds in _KINDS.values() for kind in kinds}
    codings = [c for known in coders.values() for coded in known.values() for c in coded.codings]
    found: dict[str, tuple[int, frozenset[str]]] = {}
    for coding in codings:
        kind = coding.code[0]
        if kind in RECORDS and kind not in gold:
            length, fields = found.get(kind, (1, frozenset()))
            found[kind] = max(length, len(coding.code)), fields | coding.fields.keys()
    if any(c.code[0] == "frames" and not frames.issuperset(c.code[1:2]) for c in codings):
        found.pop("frames", None)
    return found


def _code_rows(portrait: Portrait, forms: Mapping[str, tuple[int, frozenset[str]]]) -> Iterable[Coding]:
    """Code the rows of a portrait as people coded theirs, each once: what they left out is no difference."""
    made: list[Coding] = []
    for coding in code_portrait(portrait, forms).codings:
        length, names = forms[coding.code[0]]
        fields = {name: value for name, value in coding.fields.items() if name in names}
        mine = replace(coding, code=coding.code[:length], fields=fields, coder=TOOL)
        if mine not in made:
            made.append(mine)
    return made


def _registry(coded: CodedArticle, folders: Sequence[str | Path]) -> Path | None:
    named = coded.about.get("gold.quotes", {}).get("actors") or coded.about.get("gold.actors", {}).get("registry")
    places = [Path(folder, named) for folder in folders] if named else []
    return next((place for place in places if place.is_file()), None)


def code_as_gold(portrait: Portrait) -> CodedArticle:
    """Code a portrait as a coder would code it in gold: quotations, mentions and who does what.

    >>> from analysis.portrait import portray
    >>> coded = code_as_gold(portray("“Alle soldaten zijn veilig”, aldus president Joe Biden."))
    >>> coded.codings[0].code, coded.codings[0].fields["speaker"]
    (('quotes', 'direct'), 'president Joe Biden')
    """
    codings = [*_quotes(portrait), *_mentions(portrait), *_actions(portrait)]
    return CodedArticle(article=portrait.article, codings=tuple(codings), about={"gold.quotes": {}, "gold.actors": {}})


def _names(portrait: Portrait) -> dict[str, list[str]]:
    return {actor.id: [actor.name, *actor.aliases] for actor in portrait.actors}


def _quotes(portrait: Portrait) -> list[Coding]:
    names = _names(portrait)
    return [
        Coding(
            start=row["start"],
            end=row["end"],
            code=("quotes", row["kind"]),
            fields={
                "text": row["text"],
                **{f"speaker{end}": row[f"source{end}"] for end in ("", "_start", "_end")},
                "speaker_ids": list(row["speakers"]),
                "speaker_names": [[id, *names.get(id, ())] for id in row["speakers"]],
                "cue": row["cue"],
                "cue_start": row["cue_start"],
            },
            coder=TOOL,
        )
        for row in _rows(portrait, "quotes")
    ]


def _mentions(portrait: Portrait) -> list[Coding]:
    names = _names(portrait)
    return [
        Coding(
            start=row["start"],
            end=row["end"],
            code=("mentions", row["form"]),
            fields={"actor": names[row["actor"]][0] if row["actor"] in names else row["actor"]}
            | {"actor_names": [row["actor"], *names.get(row["actor"], ())]},
            coder=TOOL,
        )
        for row in _rows(portrait, "mentions")
        if row["actor"] is not None
    ]


def _actions(portrait: Portrait) -> list[Coding]:
    names = _names(portrait)
    found = []
    for row in _rows(portrait, "events"):
        if row["diathesis"] == "nominal":  # gold leaves roles at nouns free
            continue
        form = row["diathesis"] if row["reflexive"] == "none" else "reflexive"
        start, end = row["parts"][0] if row["parts"] else (row["start"], row["end"])
        for role in ("agent", "patient"):
            for id in row[f"{role}s"]:
                fields = {"actor": names.get(id, [id])[0], "actor_names": [id, *names.get(id, ())], "voice": form}
                found.append(Coding(start=start, end=end, code=("actions", role), fields=fields, coder=TOOL))
    return found


def _rows(portrait: Portrait, table: str) -> list[dict[str, Any]]:
    return to_rows(portrait.records.get(table, ()), table)
