import io
import subprocess
import sys

import pytest

from dragoman.views.look import Look, look_of


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_80_plain_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert look_of(io.BytesIO()) == Look(width=80, colour=False, encoding="utf-8")


@pytest.mark.parametrize(("columns", "width"), [("200", 110), ("90", 90), ("20", 40)])
def test_a_terminal_is_used_up_to_110_columns(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert look_of(Terminal()).width == width


def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert look_of(Terminal()).colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not look_of(Terminal()).colour


def test_rich_is_loaded_only_when_a_terminal_is_written_to() -> None:
    code = "import sys, dragoman.views; sys.exit('rich' in sys.modules or 'spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
