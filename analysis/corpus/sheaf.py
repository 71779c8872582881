"""A sheaf: all tables of one article as one run of bytes, which a process hands over and a file keeps."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from analysis.corpus.extras import need

_EPOCH = (1980, 1, 1, 0, 0, 0)


def bind_sheaf(tables: Mapping[str, Any]) -> bytes:
    """Bind Arrow tables into a sheaf: a ZIP with a stream of Arrow a table, the same bytes for the same rows."""
    ipc = need("pyarrow.ipc")
    page = BytesIO()
    with ZipFile(page, "w", ZIP_STORED) as bound:
        for name, table in tables.items():
            stream = BytesIO()
            with ipc.new_stream(stream, table.schema) as writer:
                writer.write_table(table)
            bound.writestr(ZipInfo(f"{name}.arrow", _EPOCH), stream.getvalue())
    return page.getvalue()


def open_sheaf(sheaf: bytes) -> dict[str, Any]:
    """Give the Arrow tables of a sheaf, by name."""
    ipc = need("pyarrow.ipc")
    with ZipFile(BytesIO(sheaf)) as bound:
        return {name.removesuffix(".arrow"): ipc.open_stream(bound.read(name)).read_all() for name in bound.namelist()}
