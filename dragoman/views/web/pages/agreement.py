"""How far coders agree, label by label, with the passages on which they differ."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
