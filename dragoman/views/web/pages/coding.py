"""Reports that several coders code on their own."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
