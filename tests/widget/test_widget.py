"""A portrait in a notebook: the widget that IPython shows, what it falls back on, and its page in a browser."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from playwright.sync_api import Page

from analysis import widget
from analysis.errors import UsageError
from analysis.portrait import Portrait
from tests.browsing import Shown
from tests.sample import sample_portrait

#: A notebook's side of a widget: a model whose traits can be read and set, and a cell to show it in.
NOTEBOOK = """<!DOCTYPE html><html lang="en"><title>cell</title><style>body {{color: red}} h1 {{color: red}}</style>
<main><h1>A notebook</h1><div id="cell"></div></main>
<script type="module">
const traits = {traits}, heard = {{}};
window.model = {{
  get: (name) => traits[name],
  set(name, value) {{ traits[name] = value; (heard[`change:${{name}}`] ?? []).forEach((tell) => tell()); }},
  save_changes() {{ window.saved = {{ ...traits, page: "" }}; }},
  on(name, tell) {{ (heard[name] ??= []).push(tell); }},
  off(name, tell) {{ heard[name] = heard[name].filter((one) => one !== tell); }},
}};
const widget = (await import(URL.createObjectURL(new Blob([{script}], {{type: "text/javascript"}})))).default;
window.gone = await widget.render({{ model: window.model, el: document.getElementById("cell") }});
</script></html>"""


class Shell:
    """What a notebook's IPython is for a widget: a kernel, and what shows values."""

    kernel = object()

    def __init__(self) -> None:
        from IPython.core.formatters import DisplayFormatter

        self.display_formatter = DisplayFormatter()


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Shell:
    import IPython

    shell = Shell()
    monkeypatch.delenv(widget.STATIC, raising=False)
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    return shell


@pytest.fixture
def page(shown: Shown) -> Page:
    made = widget.show_portrait(sample_portrait())
    traits = {"page": made.page, "actor": made.actor, "layer": made.layer}
    given = [json.dumps(value).replace("<", "\\u003c") for value in (traits, made._esm)]
    page = shown.open(NOTEBOOK.format(traits=given[0], script=given[1]))
    page.wait_for_function("() => window.gone")
    return page


def pressed(page: Page) -> list[str]:
    return page.locator("#cell button[aria-pressed=true]").all_inner_texts()


def data(shell: Shell, value: Any) -> dict[str, Any]:
    return dict(shell.display_formatter.format(value)[0])


def test_a_notebook_shows_a_portrait_as_a_widget_with_its_article_beside_it(notebook: Shell) -> None:
    widget.register()
    told = data(notebook, sample_portrait())
    assert set(told) == {"application/vnd.jupyter.widget-view+json", "text/plain", "text/html"}
    assert told["text/plain"].startswith("Portrait('sample': 6 actors")
    assert told["text/html"] == sample_portrait()._repr_html_()


def test_without_anywidget_or_in_a_notebook_that_is_kept_it_is_plain_html(
    notebook: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(widget, "find_spec", lambda _: None)
    widget.register()
    assert set(data(notebook, sample_portrait())) == {"text/plain", "text/html"}
    with pytest.raises(UsageError, match=r'pip install "\.\[notebooks\]"'):
        widget.show_portrait(sample_portrait())
    monkeypatch.undo()
    monkeypatch.setenv(widget.STATIC, "1")
    widget.register()
    assert set(data(notebook, sample_portrait())) == {"text/plain", "text/html"}


def test_outside_a_notebook_nothing_is_told_to_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    import IPython

    monkeypatch.setattr(IPython, "get_ipython", lambda: None)
    widget.register()
    monkeypatch.setitem(sys.modules, "IPython", None)
    monkeypatch.delitem(sys.modules, "IPython")
    widget.register()
    assert "_repr_mimebundle_" not in vars(Portrait)


def test_the_first_name_that_a_notebook_asks_for_registers_the_widget(
    notebook: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ipykernel

    import analysis

    monkeypatch.setitem(sys.modules, "ipykernel", ipykernel)
    monkeypatch.delitem(vars(analysis), "portray", raising=False)
    assert analysis.portray.__name__ == "portray"
    assert "application/vnd.jupyter.widget-view+json" in data(notebook, sample_portrait())


def test_a_figure_has_an_alternative_text_and_its_picture_as_ever(notebook: Shell) -> None:
    from matplotlib.figure import Figure

    widget.register()
    figure = Figure()
    axes = figure.add_axes((0, 0, 1, 1))
    assert notebook.display_formatter.format(figure)[1] == {}
    axes.set_label("Biden is quoted most\nn = 16 quotations.")
    figure.add_axes((0, 0, 0.1, 1)).set_label("<colorbar>")
    told = notebook.display_formatter.format(figure)
    assert told[1] == {"image/png": {"alt": "Biden is quoted most. n = 16 quotations."}}
    assert set(told[0]) == {"text/plain"}


def test_what_is_chosen_is_checked() -> None:
    assert widget.show_portrait(sample_portrait(), actor="Joe Biden").actor == "biden"
    narrowed = widget.show_portrait(sample_portrait().of("leader"))
    assert (narrowed.actor, narrowed.page) == ("leader", widget.show_portrait(sample_portrait()).page)
    with pytest.raises(UsageError, match="no layer 'x'; there are: all, speech"):
        widget.show_portrait(sample_portrait(), layer="x")
    with pytest.raises(UsageError, match="no actor 'x' in sample"):
        widget.show_portrait(sample_portrait(), actor="x")
    with pytest.raises(UsageError, match="allowed: en, nl"):
        widget.show_portrait(sample_portrait(), "de")


def test_a_press_chooses_a_layer_and_an_actor_and_the_kernel_hears_of_it(page: Page) -> None:
    assert pressed(page) == ["everything", "everyone"]
    page.get_by_role("button", name="who acts").click()
    page.locator('#cell tr[data-actor="biden"] button.actor').click()
    assert pressed(page) == ["who acts", "Joe Biden"]
    assert page.evaluate("() => window.saved") == {"page": "", "actor": "biden", "layer": "deeds"}


def test_a_trait_that_is_set_is_shown(page: Page) -> None:
    page.evaluate("() => { window.model.set('actor', 'leader'); window.model.set('layer', 'deeds'); }")
    assert pressed(page) == ["who acts", "Abu Ibrahim al-Hashimi al-Qurayshi"]
    assert page.locator("#cell article .does").first.inner_text() == "blies"
    page.evaluate("() => { window.gone(); window.model.set('layer', 'all'); }")
    assert pressed(page)[0] == "who acts"


def test_a_number_shows_its_sentences(page: Page) -> None:
    page.locator('#cell tr[data-actor="biden"] td button').first.click()
    assert page.locator("#cell .evidence h3").inner_text() == "Joe Biden: mentioned"
    assert page.locator("#cell .evidence li").count() == 3


def test_neither_the_notebook_nor_the_page_has_the_style_of_the_other(page: Page) -> None:
    colour = "node => getComputedStyle(node).color"
    assert page.locator("main > h1").evaluate(colour) == "rgb(255, 0, 0)"
    assert page.locator("#cell h1").evaluate(colour) == "rgb(28, 28, 28)"
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_in_a_narrow_cell_it_is_as_on_a_phone(page: Page) -> None:
    page.evaluate("() => { document.getElementById('cell').style.width = '420px'; }")
    portraits, article = page.locator("#cell aside").bounding_box(), page.locator("#cell article").bounding_box()
    assert portraits and article and portraits["y"] < article["y"]
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
