"""Writing files: whole or not at all, never over what one wants to keep, and one clear line when a disk is full."""

from __future__ import annotations

import ast
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import OutputError
from analysis.figures import save_figures
from analysis.portrait import save_portrait
from analysis.report import save_report
from analysis.saving import save_backup, save_file
from analysis.tables import FORMATS, save_rows, to_rows
from tests.sample import sample_portrait

TEXT = "“Alle soldaten zijn veilig”, aldus president Joe Biden. De raid was volgens hem een succes.\n"


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk that is really full, where one can be made (as root, on Linux)."""
    place = tmp_path / "vol"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "mediabeeld", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def fill(place: Path) -> None:
    """Leave no room on a small disk."""
    with pytest.raises(OSError, match="No space left"), (place / "ballast").open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every new file fail after some bytes, as on a full disk."""
    opened = Path.open

    def fail(self: Path, mode: str = "r", *more: object, **named: object) -> object:
        file = opened(self, mode, *more, **named)  # type: ignore[call-overload]
        if "x" not in mode:
            return file

        class Full:
            def __enter__(self) -> Full:
                return self

            def __exit__(self, *fault: object) -> None:
                file.close()

            def close(self) -> None:
                file.close()

            def write(self, data: bytes) -> None:
                file.write(data[:3])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        return Full()

    monkeypatch.setattr(Path, "open", fail)


def test_only_one_module_writes() -> None:
    writers = {
        "write_text",
        "write_bytes",
        "savefig",
        "to_csv",
        "to_parquet",
        "to_json",
        "to_excel",
        "write_table",
        "dump",
    }
    found = set()
    for module in sorted((paths.ROOT / "analysis").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                if node.func.attr in writers:
                    found.add((module.name, node.func.attr))
                elif node.func.attr == "open":
                    modes = [word.value for word in node.args if isinstance(word, ast.Constant)]
                    if any(isinstance(mode, str) and set(mode) & set("wax+") and len(mode) < 4 for mode in modes):
                        found.add((module.name, "open"))
    assert found == {
        ("saving.py", "open"),
        ("saving.py", "write_bytes"),
        ("results.py", "to_csv"),
        ("figures.py", "to_csv"),  # these write to memory, and what they give goes through `save_file`
        ("figures.py", "savefig"),
        ("groups_compared.py", "to_csv"),
        ("sheaf.py", "write_table"),
        ("shelf.py", "write_table"),
        ("tables.py", "write_table"),
        ("waiting.py", "dump"),  # articles in a file without a name, gone with the command
    }


def test_a_file_is_replaced_and_folders_are_made(tmp_path: Path) -> None:
    file = tmp_path / "een" / "twee" / "a.txt"
    save_file("oud", file)
    save_file(b"nieuw", str(file))
    assert [path.name for path in file.parent.iterdir()] == ["a.txt"]
    assert file.read_bytes() == b"nieuw"


def test_a_file_keeps_its_rights_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    (tmp_path / "gewoon").write_bytes(b"")
    file = tmp_path / "a.txt"
    save_file("oud", file)
    assert file.stat().st_mode == (tmp_path / "gewoon").stat().st_mode
    file.chmod(0o600)
    save_file("nieuw", file)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_link_goes_on_pointing(tmp_path: Path) -> None:
    (tmp_path / "echt.txt").write_text("oud", "utf-8")
    (tmp_path / "wijzer.txt").symlink_to("echt.txt")
    save_file("nieuw", tmp_path / "wijzer.txt")
    assert (tmp_path / "wijzer.txt").is_symlink()
    assert (tmp_path / "echt.txt").read_text("utf-8") == "nieuw"


def test_a_device_is_written_to_and_stays_a_device() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    save_file("weg", "/dev/null")
    with pytest.raises(OutputError, match=r"/dev/full: cannot be written \(No space left on device\)$"):
        save_file("te veel", "/dev/full")
    assert Path("/dev/null").is_char_device() and Path("/dev/full").is_char_device()


def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    save_file("oud", file)
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # for root nothing is protected
    with pytest.raises(OutputError, match=r"write-protected\); what stood there is as it was"):
        save_file("nieuw", file)
    assert file.read_text("utf-8") == "oud"


def test_without_room_the_old_file_stays_and_nothing_else_does(tmp_path: Path, no_room: None) -> None:
    file = tmp_path / "a.txt"
    file.write_text("oud", "utf-8")
    with pytest.raises(OutputError, match=r"a\.txt: cannot be written \(No space left on device\); what stood there"):
        save_file("een nieuwe tekst", file)
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("a.txt", "oud")]
    with pytest.raises(OutputError):
        save_backup(file)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_whatever_stops_a_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*places: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        save_file("nieuw", tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == []


def saves() -> dict[str, Callable[[Path], object]]:
    """Give each way the package has to write, as a function of a folder."""
    portrait = sample_portrait()
    rows = to_rows(portrait.records["quotes"], "quotes")
    return {
        **{
            f: lambda folder, f=f: save_rows(rows, "quotes", folder / f"quotes.{f}", f)  # type: ignore[misc]
            for f in FORMATS
        },
        "figures": lambda folder: save_figures(portrait, folder),
        "report": lambda folder: save_report(portrait, folder / "page.html"),
        "portrait": lambda folder: save_portrait(portrait, folder / "portrait.json"),
    }


@pytest.mark.parametrize("way", saves())
def test_on_a_full_disk_every_old_file_stays_whole(way: str, full: Path, tmp_path: Path) -> None:
    saves()[way](tmp_path / "groot")
    names = {path.name for path in (tmp_path / "groot").iterdir()}
    for name in names:
        (full / name).write_text("oud", "utf-8")
    fill(full)
    with pytest.raises(OutputError, match="No space left on device"):
        saves()[way](full)
    (full / "ballast").unlink()
    assert {path.name: path.read_text("utf-8") for path in full.iterdir()} == dict.fromkeys(names, "oud")


COMMANDS = ["tables", "figures", "report", "actors"]


def outputs(command: str, place: Path) -> Path:
    return {"report": place / "page.html", "actors": place / "mijn.yaml"}.get(command, place)


@pytest.mark.model
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_that_a_disk_is_full_and_ends_with_1(command: str, full: Path, tmp_path: Path) -> None:
    (tmp_path / "nieuws.txt").write_text(TEXT, "utf-8")
    fill(full)
    done = mediabeeld(command, tmp_path / "nieuws.txt", "--out", outputs(command, full))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"mediabeeld: {full}") and line.endswith("cannot be written (No space left on device)")
    assert [path for path in full.rglob("*") if path.is_file()] == [full / "ballast"]


@pytest.mark.model
@pytest.mark.parametrize("command", [["explain", "frame:conflict"], ["evaluate"]])
def test_what_is_printed_to_a_full_disk_is_one_line_too(command: list[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "analysis.cli", *command], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 1
    assert done.stderr == "mediabeeld: the output cannot be written (No space left on device)\n"


@pytest.mark.model
@pytest.mark.parametrize("command", COMMANDS)
def test_folders_of_the_output_are_made(command: str, tmp_path: Path) -> None:
    (tmp_path / "nieuws.txt").write_text(TEXT, "utf-8")
    out = outputs(command, tmp_path / "uit" / "diep")
    assert mediabeeld(command, tmp_path / "nieuws.txt", "--out", out).returncode == 0
    assert any(path.is_file() for path in (tmp_path / "uit").rglob("*"))


def mediabeeld(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "analysis.cli", *map(str, arguments)], capture_output=True, text=True, cwd=paths.ROOT
    )
