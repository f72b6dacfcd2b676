"""One person: offices over time, statements, meetings."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
