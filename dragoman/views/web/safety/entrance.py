"""Who may come in."""

from starlette.requests import Request
from starlette.responses import Response

from dragoman.store import Store
from dragoman.views.web.settings import Settings
from dragoman.views.web.visitors import Role, Visitor


def admitted(request: Request, store: Store, role: Role) -> Response | None:
    """Let a visitor in, who is then `request.state.visitor`; what to answer where they may not."""
    del store, role
    settings: Settings = request.app.state.settings
    request.state.visitor = Visitor(settings.visitor, "admin")
    return None
