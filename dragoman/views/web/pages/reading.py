"""Reading a report on the spot: pasted, uploaded, or at an address."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
