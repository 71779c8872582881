"""What is promised about installing: the lists of requirements agree, importing is light, a wheel works anywhere."""

from __future__ import annotations

import inspect
import json
import os
import re
import subprocess
import sys
import tomllib
import venv
from itertools import chain
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

ARTICLE = """De minister is tevreden.

“Wij hebben er lang aan gewerkt”, zegt minister Jan Jansen. Volgens hem komt er een nieuwe wet.
"""


def requirements(lines: list[str]) -> dict[str, str]:
    """Give name → allowed versions of a list of requirements."""
    return {canonicalize_name(r.name): str(r.specifier) for r in map(Requirement, lines)}


def test_conda_environment_agrees_with_pyproject() -> None:
    entries = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    conda = [entry for entry in entries if isinstance(entry, str) and entry != "pip"]
    pip = [line for entry in entries if isinstance(entry, dict) for line in entry["pip"] if not line.startswith("--")]
    extras = PROJECT["optional-dependencies"]
    wanted = requirements([*PROJECT["dependencies"], *chain(*(extras[name] for name in extras if name != "dev"))])
    assert requirements(conda + pip) == wanted | {"python": PROJECT["requires-python"]}


def test_constraints_are_versions_and_nothing_else() -> None:
    lines = [line for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9.-]+==[0-9][0-9A-Za-z.+!]*", line) for line in lines)
    assert lines == sorted(set(lines), key=lambda line: line.partition("==")[0])


def test_constraints_cover_and_satisfy_every_requirement() -> None:
    pinned = dict(
        line.split("==") for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines() if "==" in line
    )
    for line in chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()):
        requirement = Requirement(line)
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), line


def test_version_is_the_same_everywhere() -> None:
    import analysis

    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert str(cited["version"]) == analysis.__version__
    assert f"## {analysis.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


#: One verb per kind of function (CONTRIBUTING.md); `explain` is the one that tells.
VERBS = (
    "compare_",
    "set_",
    "read_",
    "load_",
    "tokenize",
    "find_",
    "score_",
    "extract_",
    "portray",
    "save_",
    "export_",
    "explain",
    "with_",
    "show_",
    "annotate",
)


def test_every_public_name_is_there_and_a_function_begins_with_a_verb_of_the_house() -> None:
    import analysis

    for name in analysis.__all__:
        value = getattr(analysis, name)
        assert not inspect.isfunction(value) or name.startswith(VERBS), name
    assert {"find_casualties", "find_agency_ladder", "find_action_network", "find_naming_chain", "export_conllu"} <= {
        *analysis.__all__
    }


@pytest.mark.parametrize("module", ["analysis", "analysis.records", "analysis.paths", "analysis.lexicon"])
def test_import_is_light(module: str) -> None:
    heavy = [
        "spacy",
        "pandas",
        "matplotlib",
        "numpy",
        "onnxruntime",
        "nltk",
        "textblob",
        "duckdb",
        "scipy",
        "docx",
        "openpyxl",
        "pypdf",
    ]
    code = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.model
@pytest.mark.slow
def test_wheel_works_in_a_clean_environment_far_from_the_checkout(tmp_path: Path) -> None:
    wheels, home, desk = tmp_path / "wheels", tmp_path / "home", tmp_path / "desk"
    desk.mkdir()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", wheels, ROOT], desk)
    (wheel,) = wheels.glob("mediabeeld-*.whl")

    venv.create(home, with_pip=False)
    folder = "Scripts" if os.name == "nt" else "bin"
    install = ["install", "--no-compile", "--constraint", ROOT / "constraints.txt", wheel]
    run([*pip, "--python", home / folder / "python", *install], desk)

    (desk / "bericht.txt").write_text(ARTICLE, "utf-8")
    run([home / folder / "mediabeeld", "tables", "bericht.txt", "--out", "tables", "--format", "json"], desk)
    quotes = json.loads((desk / "tables" / "bericht" / "quotes.json").read_text("utf-8"))
    assert [quote["text"] for quote in quotes if quote["kind"] == "direct"] == ["Wij hebben er lang aan gewerkt"]
    figures = desk / "figures"
    run([home / folder / "mediabeeld", "figures", "bericht.txt", "--out", figures], desk)
    assert list(figures.rglob("*.svg"))


def run(command: list[str | Path], folder: Path) -> None:
    """Run a command in a folder, cut loose from this checkout, and show what it said if it fails."""
    loose = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run([str(word) for word in command], cwd=folder, env=loose, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_says_how_to_install_an_extra_names_one_there_is() -> None:
    """Of the checkout (`.[corpus]`): no index has a distribution of this name."""
    files = [ROOT / "README.md", *ROOT.glob("docs/*.md"), *ROOT.glob("analysis/**/*.py")]
    texts = [path.read_text("utf-8") for path in files]
    assert [path.name for path, text in zip(files, texts, strict=True) if re.search(r"mediabeeld\[", text)] == []
    named = {name for text in texts for one in re.findall(r"\.\[([a-z,]+)\]", text) for name in one.split(",")}
    named |= {name for text in texts for name in re.findall(r"how_to_install\(['\"](\w+)", text)}
    assert {"annotator", "exchange", "notebooks"} <= named <= set(PROJECT["optional-dependencies"])


def test_the_readme_says_of_every_extra_what_it_is_for() -> None:
    rows = re.findall(r"^\| `(\w+)` \| .+ \|$", (ROOT / "README.md").read_text("utf-8"), re.M)
    assert rows == sorted(set(PROJECT["optional-dependencies"]) - {"dev"})
