"""The documentation as a site: the pages of this folder, and pages made of docstrings, codebooks, rules and word lists.

`make docs` builds it; what is made stands in `docs/generated/`, which is no part of the repository.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import reference  # noqa: E402  (beside this file)

import analysis  # noqa: E402

project, author, copyright = "Mediabeeld", "Mediabeeld contributors", "Mediabeeld contributors"
version = release = analysis.__version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_heading_anchors = 3
#: Signatures with what they give are set as Python, and are no program.
suppress_warnings = ["misc.highlighting_failure"]
exclude_patterns = ["schemas"]
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
add_module_names = False

html_theme = "furo"
html_title = f"Mediabeeld {version}"
html_copy_source = False
html_show_sphinx = False


def setup(app: Any) -> None:
    """Make the pages of reference before the site is read, and read docstrings as they are written."""
    app.connect("builder-inited", lambda _: reference.save_pages(HERE / "generated"))
    app.connect("autodoc-process-docstring", set_code)


def set_code(app: Any, what: str, name: str, value: Any, options: Any, lines: list[str]) -> None:
    """Set what stands between single backticks as code, letter by letter."""
    code = re.compile(r"(?<!`)`([^`]+)`(?!`)")
    lines[:] = [line if line.lstrip().startswith(">>>") else code.sub(r"``\1``", line) for line in lines]
