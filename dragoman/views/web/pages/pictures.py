"""Networks and pictures of a process, each with its table."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
