"""The key of a text that anyone can rebuild, and offsets that survive another layout of the same text.

A text is brought to Unicode NFC and its white space collapsed to single spaces; the key is the SHA-256 of that, and
published offsets count its code points. `Normalised` leads from there to the text as somebody has it, and back.
"""

import hashlib
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass


@dataclass(frozen=True)
class Normalised:
    """A normalised text; character `i` of it comes from `raw[starts[i]:ends[i]]`."""

    text: str
    starts: tuple
    ends: tuple

    @property
    def key(self):
        return hashlib.sha256(self.text.encode()).hexdigest()

    def inwards(self, start, end):
        """From offsets in the raw text to offsets in the normalised one."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def outwards(self, start, end):
        """From offsets in the normalised text to offsets in the raw one."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}:{end} is no stretch of a text of {len(self.text)} characters")
        return self.starts[start], self.ends[end - 1]


def clusters(raw):
    """The characters of a text with the combining marks that follow them: `(start, end)` each."""
    begin = 0
    for index in range(1, len(raw) + 1):
        if index == len(raw) or not unicodedata.combining(raw[index]):
            yield begin, index
            begin = index


def normalise(raw):
    """Normalise a text, and remember where each character came from."""
    characters, starts, ends = [], [], []
    for start, end in clusters(raw):
        if raw[start:end].isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                starts.append(start)
                ends.append(end)
            continue
        for character in unicodedata.normalize("NFC", raw[start:end]):
            characters.append(character)
            starts.append(start)
            ends.append(end)
    if characters and characters[-1] == " ":
        for one in (characters, starts, ends):
            one.pop()
    text = "".join(characters)
    if text != " ".join(unicodedata.normalize("NFC", raw).split()):
        raise ValueError("the text has characters that NFC joins across letters; its offsets cannot be kept")
    return Normalised(text, tuple(starts), tuple(ends))


def text_key(raw):
    """The key of a text.

    >>> text_key("Het  regent.\\n") == text_key("Het regent.")
    True
    """
    return normalise(raw).key
