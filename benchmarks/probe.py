"""Runs in a process of its own: opens a bare window, or Fabrique's, and prints when what was seen.

Prints one JSON line: `paint` and `filled` are `time.monotonic()` seconds, `memory` is the resident size in kB once
nothing is left to do.
"""

from __future__ import annotations

import json
import sys
import time

IDLE_MS = 1_500
marks: dict[str, float] = {}


def finish() -> None:
    """Measure the memory, print, leave at once."""
    import os

    with open("/proc/self/status", encoding="ascii") as status:
        lines = dict(line.split(":", 1) for line in status)
    marks["memory"] = int(lines["VmRSS"].split()[0])
    print(json.dumps(marks), flush=True)
    os._exit(0)


def bare() -> None:
    """An empty `QMainWindow` of the size of ours."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Bare(QMainWindow):
        def paintEvent(self, event):  # type: ignore[no-untyped-def]
            super().paintEvent(event)
            if not marks:
                marks["paint"] = marks["filled"] = time.monotonic()
                QTimer.singleShot(IDLE_MS, finish)

    application = QApplication(sys.argv[:1])
    window = Bare()
    window.resize(1366, 768)
    window.show()
    application.exec()


def fabrique(url: str) -> None:
    """Fabrique through its own entry, with the two moments noted on the way."""
    from ui.main import window as window_module

    class Noted(window_module.Window):
        def paintEvent(self, event):  # type: ignore[no-untyped-def]
            super().paintEvent(event)
            marks.setdefault("paint", time.monotonic())

    window_module.Window = Noted  # type: ignore[misc]
    _note_filling()
    from ui.main.entry import main

    main(["--database", url])


def _note_filling() -> None:
    import importlib.abc
    import importlib.machinery

    name = "ui.pages.home.page"

    class Finder(importlib.abc.MetaPathFinder):
        def find_spec(self, fullname, path, target=None):  # type: ignore[no-untyped-def]
            if fullname != name:
                return None
            sys.meta_path.remove(self)
            spec = importlib.machinery.PathFinder.find_spec(fullname, path)
            assert spec is not None
            assert spec.loader is not None
            run = spec.loader.exec_module

            def exec_module(module):  # type: ignore[no-untyped-def]
                run(module)
                show = module.HomePage.show_summary

                def show_summary(self, summary):  # type: ignore[no-untyped-def]
                    from PySide6.QtCore import QTimer

                    show(self, summary)
                    self.window().repaint()
                    marks.setdefault("filled", time.monotonic())
                    assert summary.workshops >= 500
                    QTimer.singleShot(IDLE_MS, finish)

                module.HomePage.show_summary = show_summary

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
            return spec

    sys.meta_path.insert(0, Finder())


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        fabrique(sys.argv[2])
