"""The files that pages need: each has its content's hash in its address, and is kept by browsers under that."""

import hashlib
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
FOR_GOOD = "public, max-age=31536000, immutable"


class Files(StaticFiles):
    """The static files; one that is asked for by its hash never changes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("v", [""])[0]
        good = asked and asked == version_of(path)
        response.headers["cache-control"] = FOR_GOOD if good else "no-cache"
        return response


def version_of(file: str) -> str:
    """The hash of a file's content; nothing where there is no such file."""
    path = FOLDER / file
    try:
        return hashed(path, path.stat().st_mtime_ns)
    except (OSError, ValueError):
        return ""


@lru_cache(maxsize=200)
def hashed(path: Path, changed: int) -> str:
    del changed  # a file that is changed while pages are served has another hash
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
