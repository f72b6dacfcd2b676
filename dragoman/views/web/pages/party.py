"""One party of a process: its people, its positions, how they moved."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
