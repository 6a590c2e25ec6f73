"""What is committed works on any machine: no address of a package registry, no path of somebody's computer."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REGISTRIES = re.compile(
    r"https?://[^\s\"'>)]*(?:pypi|pythonhosted|/simple/|artifactory|nexus|devpi)[^\s\"'>)]*"
    r"|--(?:extra-)?index-url|--find-links|--trusted-host"
)
MACHINE_PATHS = re.compile(r"(?<![\w.:/~$}])/(?:home|root|Users|work|workspace|opt)/[\w.-]+")


def _committed() -> list[Path]:
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout: nothing here is committed")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def _texts() -> list[tuple[Path, str]]:
    texts = []
    for file in _committed():
        if file == Path(__file__):
            continue
        try:
            texts.append((file, file.read_text(encoding="utf-8")))
        except UnicodeDecodeError:  # a font, a picture, a file that is meant to be unreadable
            continue
    assert len(texts) > 50
    return texts


def _found(pattern: re.Pattern[str], *, in_tests: bool = True) -> list[str]:
    return [
        f"{name}: {match}"
        for name, text in ((file.relative_to(ROOT), text) for file, text in _texts())
        if in_tests or name.parts[0] != "tests"
        for match in pattern.findall(text)
    ]


def test_no_committed_file_holds_the_address_of_a_registry() -> None:
    assert _found(REGISTRIES) == []


def test_no_committed_file_holds_the_path_of_a_machine() -> None:
    """Tests may invent a person's folder, the rest may not name any."""
    assert _found(MACHINE_PATHS, in_tests=False) == []


def test_no_committed_file_holds_a_path_of_this_machine() -> None:
    assert _found(re.compile(re.escape(str(ROOT)) + r"\b")) == []


@pytest.mark.parametrize(
    "text",
    [
        "--index-" + "url https://x",
        "https://" + "pypi.org/simple/alembic",
        "https://files." + "pythonhosted.org/a",
    ],
)
def test_a_registry_address_would_be_found(text: str) -> None:
    assert REGISTRIES.search(text)


@pytest.mark.parametrize("text", ['open("/home/ana/x")', "cd /root/fabrique", "C=/opt/wheels"])
def test_a_machine_path_would_be_found(text: str) -> None:
    assert MACHINE_PATHS.search(text)


def test_every_locked_package_is_pinned_and_hashed() -> None:
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    packages = [block for block in blocks if not block.startswith("#")]
    assert len(packages) > 40
    assert [block for block in packages if "==" not in block or "--hash=sha256:" not in block] == []
