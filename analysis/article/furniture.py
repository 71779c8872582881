"""Telling page furniture: what stands on a page beside the article and is no part of it.

Teasers of other articles, share lines, offers of subscriptions, by-lines, datelines, reading times, pull quotes. A
line of furniture belongs to no part, as white space does, and no finder reads it. The forms are data: `page-furniture`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from analysis.article.blocks import Block
from analysis.article.captions import marks
from analysis.article.dates import date_pattern
from analysis.lexicon import load_lexicon

#: Longer than this, a line that begins as a teaser is running text.
_LONGEST = 300
#: A paragraph this long after a list of teasers is the article going on.
_RUNNING = 160
#: Datelines and by-lines stand before or in the first paragraphs.
_HEAD = 5

_WORD = r"[A-ZÀ-Þ][\w’'.-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?i:van|von|de|der|den|di|la|le|el|al|bin|te|ten|ter|’t|'t)\s+)*{_WORD}){{1,4}}"
_NAMES = rf"{_NAME}(?:\s*(?:,|en|&|/)\s*{_NAME}){{0,3}}"
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LINK = re.compile(r"!?\[[^\[\]\n]{0,300}\]\([^()\s]{0,1000}(?:\s+\"[^\"\n]{0,300}\")?\)[.\s]*")
#: A pull quote with who said it on the same line: *‘Ik ga’ – Els Vos*, *Els Vos: ‘Ik ga’*.
_SIGNED = re.compile(r"[“„\"«‘’'](?P<words>[^“”„\"«»\n]+)[”\"»’'“]\s*[-–—(,]\s*(?P<name>[^“”„\"«»\n]+?)\)?")
_NAMED = re.compile(r"(?P<name>[^“”„\"«»:\n]{2,60}):\s*[“„\"«‘’'](?P<words>[^“”„\"«»\n]+)[”\"»’'“]")
#: What somebody is, on the line under the name: *buurtbewoner*.
_TRADE = re.compile(r"[a-zà-ÿ][\w’'-]*(?: [\w’'-]+){0,5}")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]\.?")
_QUOTED = re.compile(r"^\s*[“„\"«‘’']+(.+?)[”\"»’'“]+\s*$", re.S)


def clear_furniture(text: str, blocks: Sequence[Block], title: str | None = None) -> list[Block]:
    r"""Leave out the paragraphs that are page furniture, and cut datelines and teasers off those that hold them.

    Where nothing would be left, all is left as it is: a text is an article.

    >>> from analysis.article.blocks import find_blocks
    >>> text = "DEN HAAG (ANP) - De minister gaat.\n\nLees ook: Premier blijft\n\nLeestijd 4 min"
    >>> [text[block.start : block.end] for block in clear_furniture(text, find_blocks(text))]
    ['De minister gaat.']
    """
    lines = [text[block.start : block.end] for block in blocks]
    gone = {i for i, line in enumerate(lines) if _is_furniture(line) and not (i == 0 and _same(line, title))}
    gone |= {i for i, block in enumerate(blocks) if block.linked or (block.hint is None and _is_link(lines[i]) and i)}
    gone |= _listed(lines, blocks)
    gone |= _head_lines(lines, gone, title)
    gone |= _pull_quotes(lines, blocks, gone)
    gone |= _lone_headings(blocks, gone)
    kept = [block for i, block in enumerate(blocks) if i not in gone]
    if not kept:
        return list(blocks)
    return [_trimmed(text, block, near=number < _HEAD) for number, block in enumerate(kept)]


def _same(line: str, title: str | None) -> bool:
    return title is not None and " ".join(line.split()).casefold() == " ".join(title.split()).casefold()


def _pattern(form: str) -> str:
    """Turn a form of the lexicon into a pattern."""
    known = {
        "#": r"\d+",
        "*": r".*",
        "<name>": rf"(?-i:{_NAMES})",
        "<agency>": rf"(?-i:{_agencies()})",
        "<date>": date_pattern(),
    }
    pieces = re.split(r"(<\w+>|#|\*)", form)
    return "".join(known.get(piece, re.escape(piece).replace(r"\ ", r"\s+").replace("'", "['’]")) for piece in pieces)


@cache
def _agencies() -> str:
    agency = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in marks("agency"))
    return rf"(?:{agency})(?:\s*[/,&+-]\s*(?:{agency}|{_NAME}))*"


@cache
def _forms(where: str) -> re.Pattern[str]:
    rows = [row["form"] for row in load_lexicon("page-furniture").rows if row["where"] == where]
    return re.compile("|".join(f"(?:{_pattern(form)})" for form in sorted(rows, key=lambda f: (-len(f), f))), re.I)


def _bare(line: str) -> str:
    """Take the marks off a line that only point: arrows, bullets, bold, a link around it all."""
    if len(line) > _LONGEST:
        return line
    line = re.sub(r"^[\s>*_#►▶→»•·|-]+|[\s*_►▶→»|]+$", "", line)
    if bracketed := _BRACKETED.fullmatch(line):
        line = bracketed.group(1)
    return _LINK.sub(lambda link: link.group().partition("](")[0].lstrip("![") + " ", line).strip()


def _is_furniture(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    bare = _bare(line)
    begins = _forms("begins").match(bare)
    if begins and not bare[begins.end() : begins.end() + 1].isalnum():
        return True
    heads = _forms("heads").match(bare)
    if heads and not bare[heads.end() : heads.end() + 1].isalnum() and not _ENDS.search(bare):
        return True
    return bool(_forms("whole").fullmatch(bare.rstrip(" :.")) or _forms("holds").search(bare))


def is_pointer(line: str) -> bool:
    """Tell a line that points to something on its own page, a film or a table: running text, never a heading.

    >>> is_pointer("Bekijk hieronder de beelden:"), is_pointer("Beelden van de brand")
    (True, False)
    """
    found = _forms("text").match(line)
    return found is not None and not line[found.end() : found.end() + 1].isalnum()


def _is_link(line: str) -> bool:
    """Tell a paragraph that is links and pictures alone."""
    return line[:1] in "![" and bool(_LINK.match(line)) and not _LINK.sub("", line).strip(" |•·-–\n")


def _opens_list(line: str) -> bool:
    bare = _bare(line).rstrip(" :?")
    found = _forms("list").match(bare)
    rest = bare[found.end() :].strip() if found else ""
    return found is not None and len(rest.split()) <= 3 and not _ENDS.search(bare) and (not rest or rest[0].isupper())


def _listed(lines: Sequence[str], blocks: Sequence[Block]) -> set[int]:
    """Give the headings over lists of other articles, with what is listed: titles, and what bears an age in hours."""
    gone: set[int] = set()
    listing = False
    for i, line in enumerate(lines):
        aged = i + 1 < len(lines) and re.fullmatch(r"\d+ (?:uur|minu\w+|min|dag\w*) geleden", lines[i + 1].strip())
        if _opens_list(line):
            listing = True
        elif listing and not aged and (len(line) > _RUNNING or _ENDS.search(_bare(line))):
            listing = False
        if listing:
            gone.add(i)
    return gone


def _head_lines(lines: Sequence[str], gone: set[int], title: str | None) -> set[int]:
    """Give the lines between headline and text that are names, a date or a place alone: who wrote, when and where."""
    found: set[int] = set()
    if not lines or (_ENDS.search(lines[0]) and not _same(lines[0], title)):
        return found
    others = 0
    for i in (i for i in range(1, len(lines) - 1) if i not in gone):
        line = _bare(lines[i])
        if others == _HEAD or len(line) > 60 or _ENDS.search(line):
            break
        place = line.isupper() and (len(line.split()) == 1 or line.casefold() in _places())
        if place or re.fullmatch(_NAMES, line) or _forms("head").fullmatch(line):
            found.add(i)
        else:
            others += 1
    return found


@cache
def _places() -> frozenset[str]:
    seats = (row["name"] for row in load_lexicon("seats").rows)
    return frozenset(name.casefold() for name in (*seats, *(row["place"] for row in load_lexicon("places").rows)))


def _lone_headings(blocks: Sequence[Block], gone: set[int]) -> set[int]:
    """Give the headings that the markup tells and no text follows: those of a list of other articles."""
    left = [i for i in range(len(blocks)) if i not in gone]
    after: list[str | None] = [*(blocks[i].hint for i in left[1:]), "crosshead"]
    found = {i for i, hint in zip(left, after, strict=False) if blocks[i].hint == hint == "crosshead"}
    return found if any(blocks[i].hint not in ("headline", "crosshead") for i in left) else set()


def _pull_quotes(lines: Sequence[str], blocks: Sequence[Block], gone: set[int]) -> set[int]:
    """Give the paragraphs that repeat words of another in marks, set large on the page, with who said them."""
    letters = [_letters(line) for line in lines]
    found: set[int] = set()
    for i, line in enumerate(lines):
        words, name = _set_apart(_bare(line), pull=blocks[i].hint == "pull")
        said = _letters(words)
        if i in gone or len(said.split()) < 3:
            continue
        if not any(k != i and k not in found and f" {said} " in f" {letters[k]} " for k in range(len(lines))):
            continue
        if name:  # a crosshead names whom by one word: *Bos: ‘Ik ga niet weg’*
            found |= {i} if " " in name and _signs(name, letters, i) else set()
            continue
        named = i + 1 < len(lines) and _signs(lines[i + 1], letters, i + 1)
        if named or blocks[i].hint == "pull" or len(said.split()) > 10:
            found |= {i, i + 1} if named else {i}
        if named and i + 2 < len(lines) and _TRADE.fullmatch(lines[i + 2]):
            found.add(i + 2)
    return found


def _letters(line: str) -> str:
    return re.sub(r"\W+", " ", line).casefold().strip()


def _set_apart(line: str, *, pull: bool) -> tuple[str, str]:
    """Give the words in marks that a line is, and the name before or behind them; none of any other line."""
    if behind := _SIGNED.fullmatch(line):
        return behind["words"], behind["name"]
    if before := _NAMED.fullmatch(line):
        return before["words"], before["name"]
    return (line if pull or _QUOTED.match(line) else ""), ""


def _signs(line: str, letters: Sequence[str], i: int) -> bool:
    """Tell a name by a pull quote: a short line that begins with a name whose last word stands elsewhere too."""
    name = re.split(r"[,(]", line.lstrip("—–- "))[0].strip()
    if len(line) > 80 or not re.fullmatch(rf"{_WORD}|{_NAME}", name):
        return False
    last = _letters(name).split()[-1]
    return any(k != i and f" {last} " in f" {letters[k]} " for k in range(len(letters)))


@cache
def _dateline() -> re.Pattern[str]:
    """Match a dateline: an agency in brackets, a place in capitals, or both, then a dash."""
    place = r"[A-ZÀ-Þ][\w.’' -]{1,40}?(?:/[A-ZÀ-Þ][\w.’' -]{1,40}?)?"
    agency = rf"\((?:{_agencies()}|eigen\s+berichtgeving|van\s+onze[^()]{{1,30}}|own)\)"
    dated = rf"{place}(?:,\s*(?i:{date_pattern()}))?,?\s+"
    return re.compile(rf"(?:(?P<sure>(?:{dated})?{agency})\s*[-–—:.|]?|(?P<place>{place})\s+[-–—|])\s+(?=\S)")


def count_datelines(text: str) -> int:
    """Count the paragraphs that begin with a dateline of an agency: one is usual, two are two articles."""
    return sum(
        (found := _dateline().match(line.strip())) is not None and bool(found["sure"]) for line in text.splitlines()
    )


_TEASER = re.compile(r"(?<=[.!?”\"’…)])\s+(?:Lees|Bekijk|Luister|Kijk|Zie)\s+ook\s*:.*\Z", re.S)


def _trimmed(text: str, block: Block, *, near: bool) -> Block:
    """Cut a dateline off the front of a paragraph, and a teaser off its end."""
    line = text[block.start : block.end]
    if found := _TEASER.search(line):
        block = replace(block, end=block.start + found.start())
    if not near or block.hint in ("headline", "crosshead", "caption"):
        return block
    found = _dateline().match(text, block.start, block.end)
    if found is None or found.end() >= block.end:
        return block
    place = found.group("place")
    if place is None or (_is_place(place) and _goes_on(text[found.end() : block.end])):
        return replace(block, start=found.end())
    return block


def _is_place(words: str) -> bool:
    return words.isupper() and (words.casefold() in _places() or len(words) > 3)


def _goes_on(rest: str) -> bool:
    """Tell whether a sentence follows: AJAX – PSV 2-1 has none."""
    return len(rest) > 20 and (_ENDS.search(rest) is not None or len(rest) > 80) and not rest.split()[0].isupper()
