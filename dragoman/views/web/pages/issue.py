"""Who holds what on one issue since when, and every snippet of it."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
