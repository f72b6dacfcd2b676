"""One meeting as all reports have it."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
