"""The settings file: kept, tolerant, in the right folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.kit.settings import Settings, config_folder


def test_values_survive(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "deep" / "window.json")
    settings.set("theme", "dark")
    settings.set("text-percent", 150)
    settings.set("seen", True)
    again = Settings(tmp_path / "deep" / "window.json")
    assert (again.text("theme"), again.number("text-percent"), again.flag("seen")) == ("dark", 150, True)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["window.json"]


@pytest.mark.parametrize("content", [b"\xff\xfe{", b"{", b"[1]", b'"text"'])
def test_a_damaged_file_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(content)
    assert Settings(path).text("theme", "system") == "system"


def test_another_type_counts_as_absent(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text('{"theme": 3, "text-percent": true, "seen": "yes"}', encoding="utf-8")
    settings = Settings(path)
    assert (settings.text("theme", "x"), settings.number("text-percent", 7), settings.flag("seen")) == (
        "x",
        7,
        False,
    )


def test_a_disk_that_refuses_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = Settings(tmp_path / "file" / "window.json")
    settings.set("theme", "dark")
    assert settings.text("theme") == "dark"


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {"HOME": "/home/a"}, "/home/a/.config/fabrique"),
        ("linux", {"HOME": "/home/a", "XDG_CONFIG_HOME": "/x"}, "/x/fabrique"),
        ("darwin", {"HOME": "/Users/a"}, "/Users/a/Library/Application Support/Fabrique"),
        ("win32", {"APPDATA": "/appdata"}, "/appdata/Fabrique"),
        ("linux", {"HOME": "/home/a", "FABRIQUE_CONFIG": "/chosen"}, "/chosen"),
    ],
)
def test_each_system_has_its_folder(platform: str, environ: dict[str, str], folder: str) -> None:
    assert config_folder(environ, platform) == Path(folder)
