"""One report: its text with marks, and what was read beside it."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
