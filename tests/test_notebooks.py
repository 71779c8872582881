"""The notebooks: of the promised form, equal to the templates, with the outputs that executing gives, of any text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import pytest

from analysis import paths
from analysis.errors import UsageError
from analysis.notebooks import choose_template, list_templates, make_notebook
from analysis.notebooks.making import read_template
from notebooks import execute_all, list_notebooks

NOTEBOOKS = list_notebooks()
TEMPLATES = list_templates()
INVENTED = paths.DATA / "invented"
#: A text in which nobody is quoted and hardly anybody named.
SILENT = """Storm op komst

De wind neemt vannacht toe. Agenten zetten de dijk af. Een boom viel op een auto. De auto is weggesleept.
"""

of_notebooks = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
of_templates = pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)


def cells_of(path: Path) -> list[Any]:
    return list(nbformat.read(path, as_version=4).cells)


def test_a_notebook_a_template_of_the_same_words() -> None:
    assert [path.name for path in NOTEBOOKS] == [path.name for path in TEMPLATES]
    for notebook, template in zip(NOTEBOOKS, TEMPLATES, strict=True):
        ours, theirs = ([(c.cell_type, c.id, c.source) for c in cells_of(path)] for path in (notebook, template))
        assert ours == theirs, f"{notebook.name} is not its template: python -m tests.notebooks"


def test_templates_have_no_outputs() -> None:
    for template in TEMPLATES:
        cells = [cell for cell in cells_of(template) if cell.cell_type == "code"]
        assert [cell for cell in cells if cell.outputs or cell.execution_count] == []


def test_the_questions_are_those_of_the_suite() -> None:
    assert [template.stem for template in TEMPLATES] == [
        "00-how-does-it-portray-each-actor",
        "01-who-is-heard-in-whose-wording",
        "02-what-each-is-called-and-by-whom",
        "03-who-does-what-and-whose-doing-is-left-out",
        "04-who-comes-first-who-last",
        "05-how-is-each-judged",
        "06-how-sure-is-the-text",
        "07-your-own-article",
        "08-two-articles-compared",
        "09-how-often-is-it-wrong",
        "10-counting-words",
        "11-a-corpus",
    ]


@of_templates
def test_each_has_answer_figure_table_doubt_and_something_to_change(template: Path) -> None:
    code = [cell.id for cell in cells_of(template) if cell.cell_type == "code"]
    more = {"05-how-is-each-judged": ["specifications", "multiverse", "unknown"]}.get(template.stem, [])
    assert code == ["parameters", "answer", "figure", "table", "doubt", "change", *more]
    first = cells_of(template)[0].source.splitlines()[0]
    assert first.startswith("# ") and first.endswith("?")


@of_templates
def test_cells_are_short_and_define_nothing(template: Path) -> None:
    for cell in cells_of(template):
        if cell.cell_type == "code":
            assert len(cell.source.splitlines()) <= 8, cell.source
            assert not re.search(r"^\s*(def|class|async def) ", cell.source, re.M), cell.source


@of_templates
def test_prose_stands_before_every_cell_but_the_answer_and_tells_what_is_not_shown(template: Path) -> None:
    cells = cells_of(template)
    assert all(one.cell_type == "markdown" for one, cell in pairwise(cells)
               if cell.cell_type == "code" and cell.id != "answer")  # fmt: skip
    prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert prose.index("## What this shows") < prose.index("## What this does not show")


@of_templates
def test_prose_has_no_number_of_an_article(template: Path) -> None:
    """What is counted is told by the outputs; prose has numbers of notebooks, years and examples alone."""
    for cell in cells_of(template):
        if cell.cell_type == "markdown":
            plain = re.sub(
                r"`[^`]*`|\*[^*]*\*|\(09[^)]*\)|\(0\d[^)]*\)|\(\d\d\)|\b(19|20)\d\d\b|from −1 to 1", "", cell.source
            )
            assert re.findall(r"\d+", plain) == [], plain


@of_notebooks
def test_outputs_are_findings_and_no_messages(path: Path) -> None:
    outputs = [output for cell in cells_of(path) for output in cell.get("outputs", ())]
    assert {output.output_type for output in outputs} <= {"execute_result", "display_data"}
    assert outputs


@of_notebooks
def test_evidence_is_whole_and_no_id_is_shown(path: Path) -> None:
    for cell in cells_of(path):
        for output in cell.get("outputs", ()):
            html = output.get("data", {}).get("text/html", "")
            cells = re.findall(r"<td[^>]*>(.*?)</td>", html, re.S)
            assert not {"nan", "None", "<NA>", "special-forces", "narrator", "unknown"} & set(cells)
            assert not [one for one in cells if one.endswith("...")]


@pytest.mark.model
@pytest.mark.slow
def test_outputs_are_what_executing_gives() -> None:
    found = dict(execute_all())
    for path in NOTEBOOKS:
        for before, after in zip(cells_of(path), found[path.name].cells, strict=True):
            if before.cell_type == "code":
                assert before.execution_count == after.execution_count
                assert len(before.outputs) == len(after.outputs), before.source
                for output, again in zip(before.outputs, after.outputs, strict=True):
                    compare(output, again, f"{path.name}: {before.source}")


def compare(output: Any, again: Any, source: str) -> None:
    """Compare two outputs: the same words, and the same bytes of a picture."""
    assert output.output_type == again.output_type, source
    assert output.get("text") == again.get("text"), source
    data, more = output.get("data", {}), again.get("data", {})
    assert set(data) == set(more), source
    for kind in data:
        assert data[kind] == more[kind], f"{kind}: {source}"


def show(notebook: Any) -> Iterator[str]:
    """Execute the code of a notebook in this process, and give what is shown under each cell."""
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            tree = ast.parse(cell.source)
            last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
            exec(compile(tree, cell.id, "exec"), names)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), cell.id, "eval"), names)
                kinds = ("_repr_html_", "_repr_markdown_", "__repr__")
                yield next(getattr(value, kind)() for kind in kinds if hasattr(value, kind))


@pytest.mark.model
@pytest.mark.slow
@of_templates
@pytest.mark.parametrize("text", ["silent", "invented"])
def test_each_runs_on_any_article(template: Path, text: str, tmp_path: Path) -> None:
    article = tmp_path / "stil.txt"
    article.write_text(SILENT, "utf-8")
    if text == "invented":
        article = INVENTED / "05-aanval-dijlekoerier.txt"
    _, given = read_template(template)
    values = {
        "article": str(article),
        "articles": str(article),
        "actors": None,
        "other": str(INVENTED / "05-aanval-rivierbode.txt"),
        "gold": None,
    }
    shown = list(show(make_notebook(template, {name: value for name, value in values.items() if name in given})))
    assert len(shown) == 5 + 3 * template.stem.startswith("05") and all(shown)
    assert not re.search(r"\bnan\b|&lt;NA&gt;|None", "".join(one for one in shown if "<t" in one))


def test_parameters_take_the_place_of_those_of_the_template() -> None:
    notebook = make_notebook(choose_template("01"), {"article": "mijn.txt", "actors": None})
    first = next(cell for cell in notebook.cells if cell.cell_type == "code")
    assert first.source == 'article = "mijn.txt"\nactors = None\nannotations = None\ngold = "../data/gold"'
    assert len(notebook.cells) == len(cells_of(choose_template("01")))


def test_what_a_template_lacks_is_refused() -> None:
    with pytest.raises(UsageError, match="01-who-is-heard-in-whose-wording has no other; it has: article, actors"):
        make_notebook(choose_template("01"), {"other": "ander.txt"})


def test_a_question_is_chosen_by_number_or_name() -> None:
    assert choose_template("06") == choose_template("how-sure-is-the-text") == TEMPLATES[6]
    with pytest.raises(UsageError, match="no question '12'; there are: 00-how-does-it-portray-each-actor, 01-"):
        choose_template("12")
