"""Making a corpus: what is missing or changed is portrayed, whole parts are bound, then all is put in relation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from analysis.actors import read_actors
from analysis.annotations import Given, take_given
from analysis.corpus.cluster import run_on_cluster
from analysis.corpus.duplicates import find_duplicates
from analysis.corpus.extras import check, need
from analysis.corpus.linking import Asked, find_suggestions, gather_names, link_actor, read_aliases
from analysis.corpus.manifest import NAME, known_hashes, read_manifest, save_manifest
from analysis.corpus.plan import Entry, Item, read_items
from analysis.corpus.pool import run_here, run_in_pool
from analysis.corpus.portraying import bind_failure, portray_item
from analysis.corpus.pseudonyms import withhold_actor
from analysis.corpus.schemas import OF_ARTICLE, corpus_schema
from analysis.corpus.settings import Settings, digest_actors, digest_code
from analysis.corpus.shelf import SIZE, Shelf, save_parquet
from analysis.errors import ArticleError, OutputError, UsageError
from analysis.framing import Codebook, choose_codebook
from analysis.saving import save_file

Engine: TypeAlias = Callable[..., Iterator[tuple[Item, bytes | Exception]]]


@dataclass(frozen=True, slots=True)
class Made:
    """What a call of `save_corpus` did: articles in all, those that had to be read, and by status."""

    folder: Path
    articles: int
    read: int
    done: int
    failed: int
    unreadable: int
    duplicates: int
    suggestions: int


def save_corpus(
    sources: Sequence[Path | str] | Path | str,
    out: Path | str,
    *,
    actors: Path | str | None = None,
    annotations: Given = None,
    aliases: Path | str | None = None,
    codebook: Codebook | None = None,
    pipeline: str | None = None,
    text: bool = True,
    key: str | None = None,
    workers: int = 1,
    scheduler: str | None = None,
    size: int = SIZE,
    again: bool = False,
) -> Made:
    """Portray all articles of some input and keep their tables in a folder, in parts, as Parquet.

    `sources` are files, folders and archives, as `read_articles` reads them; `actors` a registry that all share;
    `annotations` corrections by hand, by default those that lie beside each file (with False none);
    `aliases` a registry of the corpus, which says who is one actor; without `text` no words of the articles are kept;
    with `key`, a secret, names of persons become pseudonyms (and no text is kept). Work is shared by so many `workers`
    (processes), or done by the Dask cluster whose `scheduler` has an address; the bytes are the same.

    What is there already, of the same article and settings, is not read again; with `again` what failed is. Raises
    `UsageError` for a folder that holds something else, two articles of one id, a broken registry or a library that is
    missing; `OutputError` where a file cannot be written. In a script with several `workers` it is called under
    `if __name__ == "__main__":`.

    >>> from tempfile import mkdtemp
    >>> home = Path(mkdtemp())
    >>> _ = (home / "brug.txt").write_text("“De brug is gevaarlijk”, zegt Anna de Wit.", "utf-8")
    >>> [save_corpus(home / "brug.txt", home / "corpus").read for _ in range(2)]
    [1, 0]
    """
    given = [sources] if isinstance(sources, str | Path) else list(sources)
    check("pyarrow", "duckdb", "datasketch", *(["distributed"] if scheduler else []))
    if workers < 1 or size < 1:
        raise UsageError(f"workers={workers}, size={size}: at least 1 of each is needed")
    annotations = take_given(annotations)
    shelf = Shelf(Path(out), size)
    _check(shelf.folder)
    registry = None if actors is None else read_actors(actors)
    alias_file = () if aliases is None else read_actors(aliases)
    if key is not None:
        alias_file = tuple(withhold_actor(actor, key) for actor in alias_file)
    settings = Settings(registry, codebook or choose_codebook(), pipeline, text and key is None, key)
    engine: Engine = run_here if workers == 1 else partial(run_in_pool, workers=workers)
    if scheduler:
        engine = partial(run_on_cluster, address=scheduler, check=digest_code)
    recipe = settings.digest()
    items = partial(read_items, [Path(source) for source in given], recipe, annotations)
    plan = [item.entry for item in items()]
    parts = shelf.parts([entry.key for entry in plan])
    about = {**settings.describe(), "size": size, "aliases": digest_actors(alias_file)}
    manifest = read_manifest(shelf.folder)
    kept, stale = _settle(shelf, parts, again=again)
    if len(kept) == len(parts) and not stale and _is_finished(shelf, manifest, about):
        return _made(shelf, 0, manifest["mediabeeld"]["counts"] if manifest else {})
    (shelf.folder / NAME).unlink(missing_ok=True)
    left = sorted(set(range(len(parts))) - set(kept))
    _unbind(shelf, parts, left, stale)
    read = _work(shelf, plan, left, items, settings, engine)
    shelf.clear(len(parts))
    counts = _relate(shelf, settings, alias_file)
    whole = {shelf.part(table, number).relative_to(shelf.folder).as_posix() for number in kept for table in OF_ARTICLE}
    known = {path: digest for path, digest in known_hashes(manifest).items() if path in whole}
    save_manifest(shelf, about, counts, known)
    return _made(shelf, read, counts)


_COUNTS = ("articles", "done", "failed", "unreadable", "duplicates", "suggestions")


def make_key(path: Path) -> str:
    """Read the secret under which names become pseudonyms, or make one where there is none yet."""
    import secrets

    try:
        if path.is_file():
            return path.read_text("utf-8").strip()
    except OSError as fault:
        raise UsageError(f"{path}: the key of the pseudonyms cannot be read ({fault.strerror})") from fault
    key = secrets.token_hex(32)
    save_file(key + "\n", path)
    return key


def _made(shelf: Shelf, read: int, counts: Mapping[str, int]) -> Made:
    return Made(shelf.folder, read=read, **{name: counts[name] for name in _COUNTS})


def _check(folder: Path) -> None:
    """Refuse a folder that holds something else than a corpus."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"--out: {folder} is a file; a corpus is a folder")
    own = (NAME, ".spool", "articles/part-*.parquet", "tokens/part-*.parquet")
    if folder.is_dir() and any(folder.iterdir()) and not any(any(folder.glob(name)) for name in own):
        raise UsageError(f"--out: {folder} holds something else than a corpus; name an empty or a new folder")


def _settle(shelf: Shelf, parts: Sequence[tuple[str, ...]], *, again: bool) -> tuple[list[int], dict[int, set[str]]]:
    """Tell which parts are there as they are to be, and of the others, which of their articles to read once more."""
    kept: list[int] = []
    stale: dict[int, set[str]] = {}
    for number in shelf.numbers("articles"):
        fits = number < len(parts) and shelf.keys_of(number) == parts[number]
        failed = shelf.failed(number) if again and fits else set()
        if fits and not failed:
            kept.append(number)
        else:
            stale[number] = failed
    return kept, stale


def _unbind(shelf: Shelf, parts: Sequence[tuple[str, ...]], left: Sequence[int], stale: Mapping[int, set[str]]) -> None:
    """Take apart the parts that are to hold other articles; what is still wanted of them goes to the spool."""
    wanted = {key for number in left for key in parts[number]}
    for number, unwanted in stale.items():
        shelf.unbind(number, wanted - unwanted)


def _is_finished(shelf: Shelf, manifest: Mapping[str, Any] | None, about: Mapping[str, Any]) -> bool:
    """Tell whether a corpus was made to the end, with these settings, and has all its files."""
    if manifest is None or {k: v for k, v in manifest["mediabeeld"].items() if k != "counts"} != about:
        return False
    return all((shelf.folder / path).is_file() for resource in manifest["resources"] for path in resource["path"])


def _work(
    shelf: Shelf,
    plan: Sequence[Entry],
    left: Sequence[int],
    read: Callable[[], Iterator[Item]],
    settings: Settings,
    engine: Engine,
) -> int:
    """Portray what is missing, and bind each part when all its articles are there; give the number portrayed."""
    from tqdm import tqdm

    there = shelf.spooled()
    keys = {number: [entry.key for entry in plan[number * shelf.size : (number + 1) * shelf.size]] for number in left}
    home = {key: number for number, found in keys.items() for key in found}
    missing = {number: {key for key in found if key not in there} for number, found in keys.items()}
    for number in [number for number in left if not missing[number]]:
        shelf.bind(number, keys[number])
        del missing[number]
    count = sum(map(len, missing.values()))
    if not count:
        return 0

    def wanted() -> Iterator[Item]:
        for item in read():
            if item.entry.key in missing.get(home.get(item.entry.key, -1), ()):
                yield item

    # disable=None: a progress bar on a terminal, silence in a pipe or a log.
    with tqdm(total=len(plan), initial=len(plan) - count, unit="article", disable=None) as progress:
        for item, sheaf in engine(portray_item, wanted(), settings):
            if isinstance(sheaf, Exception):
                sheaf = bind_failure(item, settings, ArticleError(f"{item.entry.id}: {sheaf or type(sheaf).__name__}"))
            shelf.spool(item.entry.key, sheaf)
            number = home[item.entry.key]
            missing[number].discard(item.entry.key)
            if not missing[number]:
                shelf.bind(number, keys[number])
                del missing[number]
            progress.update()
    if missing:
        raise OutputError(f"{shelf.folder}: the input changed while it was read; give the command again")
    return count


def _relate(shelf: Shelf, settings: Settings, alias_file: Sequence[Any]) -> dict[str, int]:
    """Link the actors, find the duplicates, and count."""
    pa = need("pyarrow")
    columns = ("article", "actor", "name", "type", "aliases", "known", "name_key", "first_key", "surname_key")
    plain = settings.key is None
    names = read_aliases(alias_file)
    bearers = gather_names((row for part in shelf.read("actors", columns) for row in part.to_pylist()), plain=plain)
    for number, part in zip(shelf.numbers("actors"), shelf.read("actors", columns), strict=True):
        rows = [link_actor(Asked(row, bearers, names, settings.actors is not None)) for row in part.to_pylist()]
        save_parquet([pa.Table.from_pylist(rows, schema=corpus_schema("links"))], "links", shelf.part("links", number))
    suggestions = [] if settings.actors is not None else list(find_suggestions(bearers))
    duplicates = list(find_duplicates(shelf.folder / "articles"))
    for name, found in (("suggestions", suggestions), ("duplicates", duplicates)):
        table = pa.Table.from_pylist(found, schema=corpus_schema(name))
        save_parquet([table], name, shelf.folder / f"{name}.parquet")
    statuses = Counter(status for part in shelf.read("articles", ["status"]) for status in part["status"].to_pylist())
    counts = {status: statuses[status] for status in ("done", "failed", "unreadable")}
    return {"articles": statuses.total(), **counts, "duplicates": len(duplicates), "suggestions": len(suggestions)}
