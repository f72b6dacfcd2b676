"""Signing in, accounts and tokens."""

from starlette.routing import Route

ROUTES: tuple[Route, ...] = ()
