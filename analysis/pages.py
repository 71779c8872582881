"""What every page that needs nothing beside it is made of: its style and script, its data, what it may do."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from analysis import paths

if TYPE_CHECKING:
    from jinja2 import Template


def read_part(name: str) -> str:
    """Read a style or script; a page carries neither its comments nor its indents, so no string in it spans lines."""
    lines = (line.strip() for line in (paths.TEMPLATES / name).read_text("utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def load_page(name: str) -> Template:
    """Load the template of a page, in which all text is escaped and a missing value is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(paths.TEMPLATES)
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template(name)


def content_policy(style: str, script: str = "", *, pictures: bool = False) -> str:
    """Allow a page its own style and script, by what they are, and nothing else of anywhere; none where it has none.

    `pictures` are those that stand in the page itself.

    >>> content_policy("", "").partition(";")[0]
    "default-src 'none'"
    """
    of_style, of_script = (b64encode(sha256(x.encode("utf-8")).digest()).decode("ascii") for x in (style, script))
    allowed = f"script-src 'sha256-{of_script}'; " if script else ""
    allowed += "img-src data:; " if pictures else ""
    return f"default-src 'none'; style-src 'sha256-{of_style}'; {allowed}base-uri 'none'; form-action 'none'"


def embed_json(data: Any) -> str:
    r"""Write data to stand in a page: nothing in it can end the element it stands in.

    >>> print(embed_json("</script>"))
    "\u003c/script\u003e"
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
