"""What stands under `codes` in a file of annotations, as codings, and codings as codes (docs/corrections.md)."""

from __future__ import annotations

from pathlib import Path

from analysis.annotations import (
    Annotations,
    Code,
    anchor_in,
    locate_codes,
    new_annotations,
    parse_annotations,
)
from analysis.article import READERS, Article, read_article
from analysis.errors import UsageError
from analysis.exchange.coding import CodedArticle, Coding

#: What else is known of a code, beside its fields.
_BLIND = "blind"


def read_annotation_file(data: bytes, path: Path) -> list[CodedArticle]:
    """Read the codes of a file of annotations, with the article that lies beside it or one folder up.

    Raises `UsageError` for a broken file, an article that is not there, and a code that has no place in its text.
    """
    try:
        annotations = parse_annotations(data.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not a text file in UTF-8") from None
    return [code_annotations(annotations, _article_of(annotations, path), str(path))]


def _article_of(annotations: Annotations, path: Path) -> Article:
    id, home = annotations.article, path.resolve().parent
    folders = (home, home.parent, home.parent.parent / "seeds")
    for file in (folder / f"{id}{ending}" for folder in folders for ending in READERS):
        if file.is_file():
            return read_article(file, id=id)
    raise UsageError(f"{path}: its article, {id}.txt, lies neither beside it nor one folder up")


def code_annotations(annotations: Annotations, article: Article, where: str = "annotations") -> CodedArticle:
    """Make codings of the codes in annotations of an article; a code of the article as a whole is of all its text.

    Raises `UsageError` for a code that has no place in the text: a coding needs one.

    >>> from analysis.annotations import Anchor
    >>> said = Code(code=("quotes", "direct"), at=Anchor(text="Nee"), coder="An")
    >>> coded = code_annotations(Annotations(article="a").plus(said), Article(id="a", text="“Nee”, zei ze."))
    >>> [(coding.start, coding.end, coding.code, coding.coder) for coding in coded.codings]
    [(1, 4, ('quotes', 'direct'), 'An')]
    """
    codings = []
    for number, (code, place) in enumerate(locate_codes(annotations, article.text), 1):
        if place.span is None:
            raise UsageError(f"{where}, code {number} ({' > '.join(code.code)}): {place.why}")
        start, end = place.span
        fields = {**code.values, **({_BLIND: True} if code.blind else {})}
        codings.append(Coding(start=start, end=end, code=code.code, fields=fields, coder=code.coder, memo=code.note))
    return CodedArticle(article=article, codings=tuple(codings))


def annotate_codings(coded: CodedArticle, coder: str | None = None) -> Annotations:
    """Make annotations of codings; those that name nobody are by `coder`. Rows of a portrait are no codes.

    Raises `UsageError` where nobody is named.

    >>> coding = Coding(start=1, end=4, code=("quotes", "direct"), coder="An")
    >>> annotate_codings(CodedArticle(article=Article(id="a", text="“Nee”"), codings=(coding,))).codes[0].at.text
    'Nee'
    """
    codes = []
    for coding in (c for c in coded.codings if "rule" not in c.fields):
        who = coding.coder or coder
        if who is None:
            raise UsageError(f"{coded.article.id}: a coding ({' > '.join(coding.code)}) names no coder, as a code must")
        whole = (coding.start, coding.end) in ((0, len(coded.article.text)), (coding.start, coding.start))
        codes.append(
            Code(
                code=coding.code,
                at=None if whole else anchor_in(coded.article.text, coding.start, coding.end),
                values={name: value for name, value in coding.fields.items() if name != _BLIND},
                blind=coding.fields.get(_BLIND) is True,
                coder=who,
                note=coding.memo,
            )
        )
    return new_annotations(coded.article).plus(*codes)
