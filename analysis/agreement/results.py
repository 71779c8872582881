"""Writing what a comparison gives: its tables, the page of differences, the paragraph on methods."""

from __future__ import annotations

from pathlib import Path

from analysis.agreement.coders_compared import Agreement
from analysis.agreement.differences_page import render_differences
from analysis.saving import save_file


def save_agreement(compared: Agreement, folder: str | Path, language: str = "en") -> list[Path]:
    """Write a comparison to a folder: tables (CSV), `differences.html` and `methods.txt`; gives the paths.

    Raises `OutputError`, and `UsageError` for a language other than `en` and `nl`.
    """
    tables = {
        "agreement.csv": compared.table,
        "by-article.csv": compared.by_article,
        "pairs.csv": compared.pairs,
        "differences.csv": compared.difference_table,
    }
    files = {name: table.to_csv(index=False, lineterminator="\n") for name, table in tables.items()}
    files["differences.html"] = render_differences(compared, language)
    files["methods.txt"] = compared.methods(language) + "\n"
    written = []
    for name, content in files.items():
        written.append(Path(folder, name))
        save_file(content, written[-1])
    return written
