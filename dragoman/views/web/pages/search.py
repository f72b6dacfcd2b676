"""Full text over statements and reports."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
