"""Arguments and options that commands share, so that they mean the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.commands.work import session


def _be_strict(value: bool) -> bool:
    session().strict |= value
    return value


ArticlesArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="ARTICLE...", help="Files, folders, ZIP archives, or - for standard input: docs/reading.md."
    ),
]
#: Of commands that can be given something else instead.
OrArticlesArgument = Annotated[
    list[Path] | None, typer.Argument(metavar="[ARTICLE...]", help="Files, folders, ZIP archives, or -.")
]
StrictOption = Annotated[
    bool, typer.Option("--strict", callback=_be_strict, help="End with 1 when anything was warned of.")
]
ActorsOption = Annotated[
    Path | None, typer.Option("--actors", help="A registry of actors (YAML); without it they are discovered.")
]
AnnotationsOption = Annotated[
    Path | None,
    typer.Option(
        "--annotations",
        help="Corrections by hand: a file, or a folder with one an article; else those beside it. docs/corrections.md",
    ),
]
#: Of commands that measure the tool, which corrections would flatter.
TriedAnnotationsOption = Annotated[
    Path | None,
    typer.Option(
        "--annotations", help="Corrections by hand, a file or folder; without it what was found is measured as it is."
    ),
]
PipelineOption = Annotated[
    str | None, typer.Option("--pipeline", help="Another Dutch spaCy pipeline: its name or path.")
]
SchemeOption = Annotated[
    str | None, typer.Option("--scheme", help="The codebook of the frames, by name; semetko-valkenburg by default.")
]
CodebookOption = Annotated[
    Path | None, typer.Option("--codebook", help="A codebook of your own for the frames, a folder or file (YAML).")
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Write it though it is there; the old one is kept beside it.")
]
SemicolonsOption = Annotated[bool, typer.Option("--semicolons", help="Put ; between cells, as a Dutch Excel does.")]
