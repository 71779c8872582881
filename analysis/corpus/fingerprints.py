"""What a text is known by: the hash of its words, and a MinHash signature that texts nearly alike nearly share."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from analysis.corpus.extras import need

#: Shingles are runs of this many words: a wire report that two papers cut differently shares most of them.
SHINGLE = 5
#: The length of a signature; the similarity that two show has a standard error of 1 / √128 / 2 at most, about 0.04.
PERMUTATIONS = 128
_SEED = 1


def plain_hash(text: str) -> str:
    r"""Hash a text after NFC and with white space collapsed: what others can compute of their own copy.

    >>> plain_hash("De  dijk\nhoudt.") == plain_hash("De dijk houdt.")
    True
    """
    return sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode("utf-8", "replace")).hexdigest()


def find_shingles(text: str) -> set[str]:
    """Give the runs of five words of a text, in small letters; of a shorter text the whole.

    >>> sorted(find_shingles("De dijk bij Arnhem houdt stand."))
    ['de dijk bij arnhem houdt', 'dijk bij arnhem houdt stand']
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    return {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}


def sign(text: str) -> list[int]:
    """Give the MinHash signature of the shingles of a text.

    Reference: Broder (1997), On the resemblance and containment of documents; datasketch.
    """
    minhash = need("datasketch").MinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update_batch([shingle.encode() for shingle in sorted(find_shingles(text))])
    return [int(value) for value in minhash.hashvalues]
