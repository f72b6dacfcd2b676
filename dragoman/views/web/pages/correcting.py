"""Forms that accept, reject, edit, add, merge, split and rename."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
