"""The record in JSON, under /api/v1."""

from starlette.routing import BaseRoute

ROUTES: tuple[BaseRoute, ...] = ()
