"""Two outlets, two days or two rounds beside each other."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
