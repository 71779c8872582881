"""The ways a call can fail that a user can mend.

Anything else that is raised is a defect of Mediabeeld itself.
"""

from __future__ import annotations


class MediabeeldError(Exception):
    """A fault in what the user gave; the message names the file, the place, what was wrong and what is allowed."""


class ArticleError(MediabeeldError):
    """One article cannot be read; the others of the same call can (exit code 1)."""


class OutputError(MediabeeldError):
    """A file could not be written, on a full disk say; what stood in its place is whole (exit code 1)."""


class UsageError(MediabeeldError):
    """The call itself is wrong: an unknown option, format or actor, a broken registry (exit code 2)."""


class MediabeeldWarning(UserWarning):
    """A result that is likely not to mean what it seems to; the work is done all the same (exit code 0)."""
