"""Who did what, and taking it back."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
