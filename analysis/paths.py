"""Named folders: what ships inside the package, and what belongs to a checkout."""

from __future__ import annotations

from pathlib import Path

#: The installed package; lexicons, codebooks, what rules and columns mean, and the Dutch model live inside it, so that
#: a wheel works anywhere.
PACKAGE = Path(__file__).resolve().parent
LEXICONS = PACKAGE / "lexicons"
CODEBOOKS = PACKAGE / "codebooks"
RULES = PACKAGE / "rules"
COLUMNS = PACKAGE / "columns"
MODEL = PACKAGE / "model"
TEMPLATES = PACKAGE / "templates"
LANGUAGES = PACKAGE / "languages"

#: The checkout the package stands in; only the main job (`mediabeeld figures`) and the notebooks use these.
ROOT = PACKAGE.parent
SEEDS = ROOT / "seeds"
DATA = ROOT / "data"
ACTORS = DATA / "actors"
GOLD = DATA / "gold"
TABLES = DATA / "tables"
