"""Articles that wait for their turn: on the disk where they are many, so that memory stays flat."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import overload
from weakref import finalize

from analysis.article.model import Article

#: So many bytes wait in memory; beyond that a file without a name is used, which is gone when nobody needs it.
_IN_MEMORY = 8_000_000


class Waiting(Sequence[Article]):
    """Articles in order, each read back from the disk when it is asked for; `ids` are there at once.

    >>> waiting = Waiting([Article(id="a", text="Het regent."), Article(id="b", text="Het waait.")])
    >>> waiting.ids, [article.text for article in waiting], waiting[1].id
    (['a', 'b'], ['Het regent.', 'Het waait.'], 'b')
    """

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self.ids: list[str] = []
        self._places: list[int] = []
        self._file = SpooledTemporaryFile(_IN_MEMORY)
        finalize(self, self._file.close)
        for article in articles:
            self.append(article)

    def append(self, article: Article) -> None:
        """Put an article at the end."""
        self.ids.append(article.id)
        self._places.append(self._file.seek(0, 2))
        pickle.dump(article, self._file)

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Article]:
        return (self._read(place) for place in self._places)

    @overload
    def __getitem__(self, at: int) -> Article: ...
    @overload
    def __getitem__(self, at: slice) -> list[Article]: ...
    def __getitem__(self, at: int | slice) -> Article | list[Article]:
        found = self._places[at]
        return self._read(found) if isinstance(found, int) else [self._read(place) for place in found]

    def _read(self, place: int) -> Article:
        self._file.seek(place)
        article: Article = pickle.load(self._file)
        return article
