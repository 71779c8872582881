"""Words: a spaCy tokenizer that cuts Dutch as the UD treebanks do.

Elisions (*'s ochtends*, *z'n*), genitives (*Biden's*), compounds (*IS-leider*), numbers (*1.000,50*, *14.30*),
percentages (*5%*) and abbreviations (*o.a.*) stay whole; every mark of quotation is a word of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_QUOTES = "“”„‟‘’‚‛«»‹›\"'`´"
_APOSTROPHE = "['’‘´`]"
_LETTER = r"[^\W\d_]"
_EMOJI = (
    "(?:[\U0001f1e6-\U0001faff\u2600-\u27bf\u2b00-\u2bff][\ufe0f\U0001f3fb-\U0001f3ff]?"
    "(?:\u200d[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)*)+"
)
_BLOCK = 100
_LONG_RUN = re.compile(r"\S{300,}")
#: Begins of a word that look like a quotation mark but are elisions: 's, 't, 'n, 'k, 'm, 'r, 'em, 'ie, 'ns, 't, '22.
_ELIDED = rf"{_APOSTROPHE}(?:[sStTnNkKmMrR]|[eE]m|[iI]e|ns|\d\ds?)(?![\w])"

_PREFIXES = (
    r",,",
    r"''|``|´´|‘‘|’’|‚‚",
    rf"(?!{_ELIDED})[{_QUOTES}]",
    r"\((?![\w./-]{1,12}\)[\w-])",
    r"[\[{<](?!\d+%)",
    r"[)\]}>]",
    r"\.\.+|…+",
    r"\.(?!\w)",
    r"[!?]+|[,;:]",
    r"[€$£¥©®™§¶†•·●▪■►▶–—―‒|~=*+](?!\w*[=+*(^])",
    r"--+",
    rf"-(?=[{_QUOTES}A-Z(])",
    r"[/\\%^&](?![\w])",
    r"#+(?!\w)|@(?!\w)",
    r"\*{1,3}(?=\w)|_{1,3}(?=[^\W_])",
    _EMOJI,
)
_SUFFIXES = (
    r",,",
    r"''|``|´´|‘‘|’’",
    rf"[{_QUOTES}]",
    r"(?<![(\w-]\w\w\w\w)(?<!\([\w./-])(?<!\([\w./-][\w./-])(?<!\([\w./-]{3})(?<!\([\w./-]{4})\)|(?<=\w{4})\)",
    r"[\](}>{\[]",
    r"\.\.+|…+",
    r"(?<=\S)(?<!\.[A-Z])\.",
    r"[!?]+|[,;:]",
    r"[€$£¥©®™§¶†•·●▪■►▶–—―‒|~=*+]",
    r"--+",
    r"(?<=[.!?,;:])-",
    r"[/\\]",
    r"(?<=[\w.!?])\*{1,3}|(?<=[^\W_])_{1,3}",
    _EMOJI,
)
_INFIXES = (
    r"\.\.\.+|…+",
    r"--+",
    r"[–—―](?!\d)",
    rf"(?<={_LETTER})(?:,,|[,;!?:])(?={_LETTER}{{2}})",
    r"(?<=[^\W_])[,:](?=,,)|(?<=[:,]),,(?=\w)",
    rf"(?<={_LETTER})(?:[!?]+|[,;:])(?=[{_QUOTES}])",
    r"(?<=[a-zà-ÿ]{3})\.(?=[A-ZÀ-Þ][a-zà-ÿ]+)",
    rf"(?<=[a-zà-ÿ\d])[.!?]+(?=[{_QUOTES}]{{1,2}}[A-ZÀ-Þ])",
    rf"(?<=[.!?])[{_QUOTES}](?=[{_QUOTES}]?[A-ZÀ-Þ])|(?<=[.!?][{_QUOTES}])[{_QUOTES}](?=[A-ZÀ-Þ])",
    r"(?<=\d)\.(?=[A-ZÀ-Þ][a-zà-ÿ]{2})",
    rf"(?<=\w)[“”„«»\"](?={_LETTER})",
    rf"(?<=\w[,.!?])[{_QUOTES}](?=\w)",
    r"(?<=[a-z)]\))[,;:](?=\w)",
    _EMOJI,
)
_WHOLE = "|".join(
    (
        rf"{_ELIDED}",
        rf"{_APOSTROPHE}[sStT]-[\w-]+",
        r"(?:[A-Z]\.-?){1,6}",
        r"(?:[A-Z][a-z]?\.){2,6}",
        r"(?:[a-z]\.){2,6}",
        r"-?\d+(?:[.,:]\d+)*%?",
        r"[@#]\w+",
        r"[A-Za-z]\+\+?|[A-Z]&[A-Z]",
        r"[:;=8]-?[)(DPp|/]|<3",
        r"[sS]p\.[aA]",
    )
)
_URL = (
    r"(?:https?://|www\.)[^\s“”„«»<>\"]*[\w/]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[a-zA-Z\d-]+\.)+(?:nl|be|com|org|net|eu|info|tv|fm|nu|de|fr|io|gov|edu|co\.uk|uk|amsterdam|vlaanderen)(?:/[^\s“”„«»<>\"]*[\w/])?"
)


def build_tokenizer(vocab: Vocab) -> Callable[[str], Doc]:
    """Build the tokenizer; the abbreviations come from the lexicon of that name."""
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

    rules = {}
    for row in load_lexicon("abbreviations").rows:
        if row["ends"] != "digit":
            form = row["form"]
            rules[form] = [{"ORTH": form}]
            if form.count(".") > 1:
                rules[form[0].upper() + form[1:]] = [{"ORTH": form[0].upper() + form[1:]}]
    tokenizer: Callable[[str], Doc] = Tokenizer(
        vocab,
        rules=rules,
        prefix_search=re.compile("|".join(f"^(?:{piece})" for piece in _PREFIXES)).search,
        suffix_search=re.compile("|".join(f"(?:{piece})$" for piece in _SUFFIXES)).search,
        infix_finditer=re.compile("|".join(f"(?:{piece})" for piece in _INFIXES)).finditer,
        token_match=re.compile(rf"^(?:{_WHOLE})$").match,
        url_match=re.compile(rf"^(?:{_URL})$").match,
    )
    return lambda text: _bounded(text, tokenizer, vocab)


def _bounded(text: str, tokenizer: Callable[[str], Doc], vocab: Vocab) -> Doc:
    """Cut a text into words; a run of hundreds of characters without a space is no word and is cut in blocks first."""
    edges = [0]
    for run in _LONG_RUN.finditer(text):
        edges += range(run.start(), run.end(), _BLOCK)
        edges.append(run.end())
    if len(edges) == 1:
        return tokenizer(text)
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(sorted({*edges, len(text)})):
        piece = tokenizer(text[start:end])
        for token in piece:
            if token.is_space and words and not spaces[-1] and token.text.startswith(" ") and token.i == 0:
                spaces[-1] = True
                words += [token.text[1:]] if len(token) > 1 else []
                spaces += [bool(token.whitespace_)] if len(token) > 1 else []
            else:
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
    return Doc(vocab, words=words, spaces=spaces)
