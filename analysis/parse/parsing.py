"""From an article to a `Doc`: the pipelines, and reading part by part, so that no sentence crosses a border."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from analysis.article import Article
from analysis.errors import UsageError
from analysis.judgements import Judgements
from analysis.parse.judging import keep_judgements
from analysis.parse.places import WRAPPED, article_from_text, hide_words, keep_article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@cache
def load_pipeline(name: str | None = None) -> Language:
    """Load the pipeline that reads Dutch: the embedded one, or any installed Dutch spaCy pipeline by its name or path.

    Raises `UsageError` when there is no such pipeline, or when it does not read Dutch.

    >>> [token.lemma_ for token in load_pipeline()("De ministers zwegen.")]
    ['de', 'minister', 'zwijgen', '.']
    """
    if name is None:
        from analysis.dutch.pipeline import build_pipeline

        return build_pipeline()
    import spacy

    try:
        nlp = spacy.load(name)
    except OSError as error:
        message = f"no spaCy pipeline called {name!r} is installed; leave the name out for the embedded Dutch one"
        raise UsageError(message) from error
    except (ValueError, ImportError) as error:
        reason = " ".join(str(error).split())
        raise UsageError(f"the spaCy pipeline {name!r} cannot be loaded: {reason}") from error
    if nlp.lang != "nl":
        raise UsageError(f"the pipeline {name!r} reads {nlp.lang!r}, not Dutch (nl)")
    return nlp


def parse(source: Article | str, nlp: Language | None = None) -> Doc:
    """Read an article, or a text as such, into a spaCy `Doc` whose text is the article's text, character by character.

    A `str` is the text itself, never the name of a file. White space tokens are SPACE.
    No sentence crosses the border of a part: a caption is never mixed into the body.

    >>> doc = parse("Rutte deelde het nieuws mee. “Ik ga”, zei hij.")
    >>> [sentence.text for sentence in doc.sents]
    ['Rutte deelde het nieuws mee.', '“Ik ga”, zei hij.']
    >>> doc[1].lemma_, doc[1].dep_
    ('meedelen', 'ROOT')
    """
    return next(parse_many([source], nlp))


def parse_many(articles: Iterable[Article | str], nlp: Language | None = None) -> Iterator[Doc]:
    """Read many articles, one `Doc` each, in order.

    >>> [len(list(doc.sents)) for doc in parse_many(["Het regent.", "Het waait. Het stormt."])]
    [1, 2]
    """
    from spacy.tokens import Doc

    given = load_pipeline() if nlp is None else nlp
    for source in articles:
        reader = _renewed(given)
        article = source if isinstance(source, Article) else article_from_text(source)
        _check_whole(article.text)
        docs = list(reader.pipe(_made(reader, article)))
        if not docs:
            doc = reader(article.text)
        elif len(docs) == 1:
            doc = docs[0]
        else:
            doc = Doc.from_docs(docs, ensure_whitespace=False, exclude=["user_data"])  # type: ignore[call-arg]
        if doc.text != article.text:
            raise UsageError("the pipeline changes the text; every token must be a slice of it")
        if len(doc) and not doc.has_annotation("SENT_START"):
            raise UsageError("the pipeline finds no sentences; it needs a parser or a sentence splitter")
        yield keep_judgements(keep_article(doc, article), _judge(reader, docs or [doc], article))


def _renewed(reader: Language) -> Language:
    """Give the embedded pipeline a vocabulary of its own now and then, so that memory stays flat."""
    from analysis.dutch.pipeline import renewed

    return renewed(reader)


def _judge(reader: Language, docs: list[Doc], article: Article) -> Judgements | None:
    """Let the embedded pipeline judge what it has read; other pipelines do not judge."""
    from analysis.dutch.pipeline import Reader

    titled = bool(article.parts) and article.parts[0].kind == "headline"
    readers = [pipe for _, pipe in reader.pipeline if isinstance(pipe, Reader)]
    return readers[0].judge(docs, titled=titled) if readers else None


def _check_whole(text: str) -> None:
    """Refuse a text with a lone surrogate, which no encoding can write."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        place = f"character {error.start} of the text is half a character (a lone surrogate)"
        raise UsageError(f"{place}; decode it as UTF-8") from error


def _made(reader: Language, article: Article) -> Iterator[Doc]:
    for pieces in _stretches(article):
        doc = _read_ahead(reader, *pieces)
        doc.user_data[WRAPPED] = True
        yield doc


def _read_ahead(reader: Language, before: str, words: str, after: str) -> Doc:
    """Cut a stretch into tokens; what stands around it and belongs to no part is one token of white space."""
    from spacy.tokens import Doc

    doc = reader.make_doc(words)
    if not before and not after:
        return doc
    tokens = [(token.text, bool(token.whitespace_)) for token in doc]
    hide_words(filter(None, (before, after)), reader.vocab)
    tokens = [*([(before, False)] if before else []), *tokens, *([(after, False)] if after else [])]
    return Doc(reader.vocab, words=[text for text, _ in tokens], spaces=[space for _, space in tokens])


def _stretches(article: Article) -> Iterator[tuple[str, str, str]]:
    """Cut the text where parts begin; what stands before and after a part and is no part of the article stands apart.

    White space stays with the part, and so do marks that no white space tells from a word.
    """
    text, parts = article.text, article.parts
    if not parts:
        yield "", text, ""
        return
    at = parts[0].start if _stands_apart(text[: parts[0].start]) else 0
    before = text[:at]
    for part, until in zip(parts, [*(part.start for part in parts[1:]), len(text)], strict=True):
        end = part.end if _stands_apart(text[part.end : until]) else until
        yield before, text[at:end], text[end:until]
        at, before = until, ""


def _stands_apart(text: str) -> bool:
    return bool(text.strip()) and any(map(str.isspace, text))
