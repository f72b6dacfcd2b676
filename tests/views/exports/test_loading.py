"""What is loaded before anything is written: the list of formats has to come at once."""

import subprocess
import sys

import pytest

WRITERS = ("cassis", "docx", "icalendar", "networkx", "pyarrow", "scipy", "typst", "xlsxwriter")


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("dragoman.views.exports", (*WRITERS, "numpy", "lxml", "jinja2", "dragoman.store", "dragoman.sources")),
        ("dragoman.views.web", WRITERS),
    ],
)
def test_what_writes_a_format_is_loaded_only_when_it_writes(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(*sorted({set(heavy)!r} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert shown.stdout.split() == []
