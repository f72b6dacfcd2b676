"""The record in a browser, and the same in JSON."""

from dragoman.views.web.app import create_app
from dragoman.views.web.settings import Settings

__all__ = ["Settings", "create_app"]
