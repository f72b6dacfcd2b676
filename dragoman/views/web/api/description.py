"""The description of the API, as it gives it itself."""

from typing import Any

import dragoman
from dragoman.views.web.api.endpoint import Asked, Endpoint
from dragoman.views.web.api.openapi import described
from dragoman.views.web.handling import settings


def description(asked: Asked) -> dict[str, Any]:
    """Whoever is alone at this machine needs no token."""
    told = described(asked.at.root)
    return {**told, "security": []} if settings(asked.request).alone else told


DESCRIPTION = Endpoint(
    "GET", "/openapi.json", "about", "The description of this API (OpenAPI 3.1).", description,
    state=lambda _asked: dragoman.__version__,
)  # fmt: skip
