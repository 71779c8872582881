"""The commands on a codebook: `codebook check`, `codebook form`, `codebook read`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.commands.options import ArticlesArgument, ForceOption, PipelineOption, SemicolonsOption, StrictOption
from analysis.commands.work import check_file, check_free, end, keep_old, read_all
from analysis.messages import how_many

if TYPE_CHECKING:
    from analysis.framing import Codebook

codebook_app = typer.Typer(no_args_is_help=True, help="Codebooks: check them, and code by them in a spreadsheet.")

CodebookArgument = Annotated[
    str, typer.Argument(metavar="CODEBOOK", help="A codebook of the package by name, or your own.")
]


@codebook_app.command()
def check(
    file: CodebookArgument,
    pipeline: PipelineOption = None,
    strict: StrictOption = False,
) -> None:
    """Try the examples of a codebook: each must be found, each counter-example must not; those that fail are listed."""
    from analysis.framing import check_codebook
    from analysis.parse import load_pipeline

    book = _codebook_of(file)
    failures = check_codebook(book, nlp=load_pipeline(pipeline))
    for failure in failures:
        typer.echo(str(failure))
    n = sum(len(frame.examples) + len(frame.counterexamples) for frame in book.frames)
    typer.echo(f"{book.id}: {n - len(failures)} of {n} examples and counter-examples are as the codebook says")
    if failures:
        raise typer.Exit(1)


@codebook_app.command()
def form(
    file: CodebookArgument,
    articles: ArticlesArgument,
    out: Annotated[Path, typer.Option(help="The form to write (CSV), for a spreadsheet.")],
    coder: Annotated[str, typer.Option(help="Who will answer: a name or initials.")] = "1",
    answers: Annotated[Path | None, typer.Option(help="Kept answers, of which the coder's are filled in.")] = None,
    semicolons: SemicolonsOption = False,
    force: ForceOption = False,
    pipeline: PipelineOption = None,
    strict: StrictOption = False,
) -> None:
    """Make a coding form: for every item of a codebook the sentences that may answer it, to be answered yes or no."""
    from analysis.framing import fill_form, list_candidates, read_form, save_form
    from analysis.parse import load_pipeline, parse_many

    book = _codebook_of(file)
    known = read_form(answers) if answers is not None else []
    check_file(out)
    check_free(out, force)
    good, faults = read_all(articles)
    rows = [row for doc in parse_many(good, load_pipeline(pipeline)) for row in list_candidates(doc, book)]
    keep_old(out)
    save_form(fill_form(rows, known, coder), out, separator=";" if semicolons else ",")
    end(faults)


@codebook_app.command("read")
def read_forms(
    forms: Annotated[list[Path], typer.Argument(metavar="FORM...", help="Forms with answers (CSV).")],
    out: Annotated[Path, typer.Option(help="The answers to keep (CSV); those in it already stay.")],
) -> None:
    """Keep the answers of coding forms in one file, and tell how far the coders in it agree, item by item."""
    from analysis.evaluation import score_answers
    from analysis.framing import merge_answers, read_form, save_form

    check_file(out)
    kept = merge_answers(*(read_form(path) for path in ([out] if out.is_file() else []) + forms))
    save_form(kept, out)
    coders = len({row.coder for row in kept})
    typer.echo(f"{out}: {how_many(len(kept), 'answer')} by {how_many(coders, 'coder')}")
    if coders > 1:
        typer.echo(score_answers(kept).to_string(index=False))


def _codebook_of(name: str) -> Codebook:
    """Give a codebook of the package by its name, or the reader's own by its place."""
    from analysis.framing import choose_codebook
    from analysis.schemes import list_schemes

    return choose_codebook(scheme=name) if name in list_schemes() else choose_codebook(codebook=name)
