"""The process of a few invented entries, as where it is known."""

from tests.views.known.conftest import Make, made

__all__ = ["Make", "made"]
