"""Read spoilt inputs, to find any that end in a traceback or a changed text: `python -m benchmarks.fuzz --n 100000`.

Each input is made of texts that are given (the seed and the made-up exports of the tests by default): truncated,
shuffled, glued together, written in one encoding and called another, strewn with marks of Markdown, HTML and archives;
with `--documents` all are whole Word, Excel, RTF, PDF, HTML and ZIP files instead, with bytes changed, lost or added.
It is read as a file; what is not read must be refused with a clear line, and what is read must have parts and records
that are slices of it. Every `--portray`th is portrayed as well. A seed and a number make the same inputs again.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import tempfile
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from analysis import paths
from analysis.article import Article, fair_copy, read_files
from analysis.errors import MediabeeldError, MediabeeldWarning
from analysis.portrait import portray
from benchmarks.soundness import misplaced
from tests.article import exports

ENDINGS = (".txt", ".md", ".html", ".csv", ".tsv", ".json", ".jsonl", ".docx", ".rtf", ".pdf", ".xlsx", ".zip", "")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "mac_roman", "cp437")
STREWN = (
    *("\u00a0", "\u00ad", "\u200b", "\ufffd", "\x00", "\x1b", "\r", "\r\n", "\x85", "\u2028", "\t", "  "),
    *("**", "_", "[", "](", "](x)", "![", "> ", "# ", "- ", "---\n", "“", "”", '"', "'", "‘", "’", "„", "(", ")"),
    *(
        "<b>",
        "</p>",
        "<html>",
        "&amp;",
        "&#x;",
        "<!DOCTYPE html>",
        "{",
        "}",
        '{"text": "',
        "\\",
        ";",
        ",",
        "Ã«",
        "Ò",
        "Ž",
    ),
    *(
        "\n\n1 of 2 DOCUMENTS\n\n",
        "\nEnd of Document\n",
        "\nBody\n",
        "\nLP ",
        "\nHD ",
        "LENGTH: 3 woorden",
        "\nnews·1·A·2",
    ),
    *("\nLees ook: ", "DEN HAAG (ANP) - ", "© ", "Foto: ", "%PDF-1.4", "{\\rtf1 ", "PK\x03\x04", "😀", "e\u0301", "ﬁ"),
)


def spoil(texts: Sequence[str], chance: random.Random) -> bytes:
    """Make one spoilt input."""
    text = chance.choice(texts)
    for change in chance.sample(_CHANGES, chance.randint(0, 3)):
        text = change(text, texts, chance)
    raw = text.encode(chance.choice(ENCODINGS), "replace")
    if chance.random() < 0.2:
        raw = text.encode("utf-8").decode("cp1252", "replace").encode("utf-8")
    if chance.random() < 0.1:
        cut = chance.randrange(len(raw) + 1)
        raw = raw[:cut] + bytes(chance.randrange(256) for _ in range(chance.randint(1, 8))) + raw[cut:]
    return raw


def _truncate(text: str, texts: Sequence[str], chance: random.Random) -> str:
    a, b = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[a:b]


def _shuffle(text: str, texts: Sequence[str], chance: random.Random) -> str:
    pieces = re.split(chance.choice((r"(?<=\n\n)", r"(?<=\n)", r"(?<= )")), text)
    chance.shuffle(pieces)
    return "".join(pieces)


def _glue(text: str, texts: Sequence[str], chance: random.Random) -> str:
    return text + chance.choice(("", "\n", "\n\n", "\n=====\n")) + chance.choice(texts)


def _strew(text: str, texts: Sequence[str], chance: random.Random) -> str:
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(STREWN) + text[at:]
    return text


def _wrap(text: str, texts: Sequence[str], chance: random.Random) -> str:
    width, end = chance.randint(20, 90), chance.choice(("\n", "\r\n", "\r", "\n> "))
    return re.sub(rf"(.{{{width},}}?) ", lambda found: found[1] + end, text)


_CHANGES: tuple[Callable[[str, Sequence[str], random.Random], str], ...] = (_truncate, _shuffle, _glue, _strew, _wrap)


def make_documents(text: str) -> dict[str, bytes]:
    """Write a text as a file of each kind that is no plain text, by the ending of its name."""
    import docx
    import openpyxl

    lines = text.splitlines()
    word, page = docx.Document(), io.BytesIO()
    for line in re.findall(r"[^\x00-\x1f]+", text):
        word.add_paragraph(line)
    word.save(page)
    book, sheet = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["id", "title", "text"])
    book.active.append(["1", lines[0][:80], text])
    book.save(sheet)
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_DEFLATED) as files:
        files.writestr("a.txt", text)
        files.writestr("map/b.docx", page.getvalue())
    plain = [re.sub(r"[()\\\\]", " ", line).encode("cp1252", "replace").decode("cp1252") for line in lines[:60]]
    coded = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text).replace("\n", "\\par\n")
    html = "".join(f"<p>{line}</p>\n" for line in lines if line.strip())
    return {
        ".docx": page.getvalue(),
        ".xlsx": sheet.getvalue(),
        ".zip": pack.getvalue(),
        ".pdf": exports.pdf(plain),
        ".rtf": rf"{{\rtf1\ansi\ansicpg1252 {coded}}}".encode("ascii", "replace"),
        ".html": f"<html><head><title>{lines[0]}</title></head><body><article>{html}</article></body></html>".encode(),
    }


def damage(raw: bytes, chance: random.Random) -> bytes:
    """Change, lose or add bytes of a document; of a packed one, half the time inside a member that is packed again."""
    if raw[:2] == b"PK" and chance.random() < 0.5:
        with zipfile.ZipFile(io.BytesIO(raw)) as old:
            members = [(name, old.read(name)) for name in old.namelist()]
        hit, out = chance.randrange(len(members)), io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for number, (name, body) in enumerate(members):
                if number != hit:
                    new.writestr(name, body)
                elif chance.random() < 0.8:
                    new.writestr(name, _hit(body, chance))
        return out.getvalue()
    return _hit(raw, chance)


def _hit(raw: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        at, n = chance.randrange(len(spoilt) + 1), chance.choice((1, 1, 1, 4, 60))
        spoilt[at : at + chance.choice((0, n, n))] = bytes(chance.randrange(256) for _ in range(chance.choice((0, n))))
    return bytes(spoilt[: chance.randrange(len(spoilt) + 1)] if chance.random() < 0.1 else spoilt)


def check_article(article: Article, *, whole: bool) -> None:
    """Check that parts and, if asked for, all that records point to are slices of the text, in order."""
    at = 0
    for part in article.parts:
        assert at <= part.start < part.end <= len(article.text), f"part {part} of {article.text!r}"
        at = part.end
    copy = fair_copy(article)
    for part in copy.article.parts:
        assert part.start < part.end <= len(copy.article.text), f"part {part} of the copy of {article.text!r}"
    if whole:
        fault = next(misplaced(portray(article)), None)
        assert fault is None, f"{fault} of {article.text!r}"


def fuzz(texts: Sequence[str], n: int, seed: int, every: int, *, documents: bool = False) -> Counter[str]:
    """Read `n` spoilt inputs; count what became of them. Raises at the first fault, with the number of its input."""
    outcomes: Counter[str] = Counter()
    made = [document for text in texts for document in make_documents(text).items()] if documents else []
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("error")  # of a library: a reader would not know what to do with it
        warnings.simplefilter("ignore", MediabeeldWarning)
        for number in range(n):
            chance = random.Random(f"{seed}/{number}")
            if documents:
                ending, whole = chance.choice(made)
                raw = damage(whole, chance)
            else:
                raw, ending = spoil(texts, chance), chance.choice(ENDINGS)
            file = Path(folder, f"a{ending}")
            file.write_bytes(raw)
            try:
                for reading in read_files([file]):
                    outcomes["refused" if reading.fault else "read"] += 1
                    for article in reading.articles:
                        check_article(article, whole=every > 0 and number % every == 0)
                        if not reading.notes[1:] and file.suffix in (".txt", "") and raw.decode("utf-8", "ignore"):
                            _check_unchanged(article, raw)
            except MediabeeldError:
                outcomes["refused"] += 1
            except Exception as fault:
                raise AssertionError(f"input {seed}/{number} ({file.suffix or 'no ending'}): {fault!r}") from fault
            finally:
                file.unlink()
    return outcomes


def _check_unchanged(article: Article, raw: bytes) -> None:
    """Check that a plain text is the text of its bytes in some encoding, without a letter changed."""
    body = raw.removeprefix(b"\xef\xbb\xbf")
    encodings = ("utf-8", "utf-16", "utf-32", "cp1252", "mac_roman")
    assert any(_decoded(body, encoding) == article.text for encoding in encodings), "the text was changed"


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def given_texts() -> list[str]:
    """Give the texts that are spoilt by default: the seeds and the made-up exports of the tests."""
    made = [text for name, text in sorted(vars(exports).items()) if name.isupper()]
    return [*(path.read_text("utf-8") for path in sorted(paths.SEEDS.glob("*.txt"))), *made]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else "")
    parser.add_argument("--n", type=int, default=1000, help="how many inputs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--portray", type=int, default=100, help="portray every so many; 0: none")
    parser.add_argument("--documents", action="store_true", help="damage whole documents instead of texts")
    parser.add_argument("--texts", type=Path, help="a folder of texts to spoil")
    given = parser.parse_args()
    texts = [path.read_text("utf-8") for path in sorted(given.texts.glob("*.txt"))] if given.texts else given_texts()
    print(dict(fuzz(texts, given.n, given.seed, given.portray, documents=given.documents)))


if __name__ == "__main__":
    main()
