"""A sheaf: all tables of one article as one run of bytes, which a process hands over and a file keeps."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from analysis.corpus.extras import need
from analysis.saving import pack_files


def bind_sheaf(tables: Mapping[str, Any]) -> bytes:
    """Bind Arrow tables into a sheaf: a ZIP with a stream of Arrow a table, the same bytes for the same rows."""
    ipc = need("pyarrow.ipc")
    streams = {}
    for name, table in tables.items():
        stream = BytesIO()
        with ipc.new_stream(stream, table.schema) as writer:
            writer.write_table(table)
        streams[f"{name}.arrow"] = stream.getvalue()
    return pack_files(streams, compressed=False)


def open_sheaf(sheaf: bytes) -> dict[str, Any]:
    """Give the Arrow tables of a sheaf, by name."""
    ipc = need("pyarrow.ipc")
    with ZipFile(BytesIO(sheaf)) as bound:
        return {name.removesuffix(".arrow"): ipc.open_stream(bound.read(name)).read_all() for name in bound.namelist()}
