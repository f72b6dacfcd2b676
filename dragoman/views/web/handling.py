"""What every page does before and after its own part: a store to ask, the visitor, the form that was sent.

ROUTES = (Route("/search", page(search)), Route("/r/{report}/correct", deed(correct_entry), methods=["POST"]))
"""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.store import Store
from dragoman.store.narrowing import day_asked
from dragoman.views.known.known import Known
from dragoman.views.web.addresses import Addresses, named
from dragoman.views.web.anew import AT_ONCE, EARLIER, FOR_WHO_DID_IT, Earlier, NotYetError
from dragoman.views.web.known import is_kept, known_of
from dragoman.views.web.rendering import templates
from dragoman.views.web.safety.csrf import checked_form, token_for
from dragoman.views.web.safety.entrance import admitted
from dragoman.views.web.settings import Settings
from dragoman.views.web.stores import Stores
from dragoman.views.web.visitors import Role, Visitor

Page = Callable[[Request, Store], Response]
Deed = Callable[[Request, Store, FormData], Response]
Endpoint = Callable[[Request], Awaitable[Response]]


def page(show: Page, role: Role | None = "reader") -> Endpoint:
    """A page that is only looked at, by whoever has at least this role; with None by everybody."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(with_store, request, role, lambda store: shown(request, store, show))

    return endpoint


def shown(request: Request, store: Store, show: Page) -> Response:
    """The page, or that it will be there in a moment: browsers ask again then."""
    try:
        return show(request, store)
    except NotYetError as error:
        request.app.state.anew.ask(error.asked)
        answer = render(request, "being_made.html", 202, asked=error.asked)
        answer.headers["refresh"] = "1"
        return answer


def deed(do: Deed, role: Role | None = "coder") -> Endpoint:
    """Something that is done with a form; it answers with an address to go to, or with the form and what is wrong.

    Nothing of the form is read before it is known that its sender may do this.
    """

    async def endpoint(request: Request) -> Response:
        refusal = await run_in_threadpool(refused, request, role)
        if refusal is not None:
            return refusal
        form = await checked_form(request)
        answer = await run_in_threadpool(with_admitted, request, lambda store: do(request, store, form))
        request.app.state.anew.ask()
        return answer

    return endpoint


def with_store(request: Request, role: Role | None, answer: Callable[[Store], Response]) -> Response:
    return refused(request, role) or with_admitted(request, answer)


def refused(request: Request, role: Role | None) -> Response | None:
    """What to answer a visitor who may not come in; None lets them in."""
    stores: Stores = request.app.state.stores
    with stores.one() as store:
        return admitted(request, store, role)


def with_admitted(request: Request, answer: Callable[[Store], Response]) -> Response:
    stores: Stores = request.app.state.stores
    with stores.one() as store:
        return answer(store)


def render(request: Request, template: str, status: int = 200, /, **context: Any) -> Response:
    """A template with what every page has: `at` the addresses, `visitor`, `csrf`, `settings`."""
    shared = {
        "request": request,
        "at": addresses(request),
        "visitor": visitor(request),
        "csrf": token_for(request),
        "settings": settings(request),
    }
    html = templates().get_template(template).render({**shared, **context})
    return Response(html, status, media_type="text/html; charset=utf-8")


def record_for(request: Request, store: Store, process: str, as_of: str | None = None) -> Known:
    """The record of a process for a page: who has just changed it waits for it, others see the one made last.

    A small one is made before the page is shown. What was known of a large one on a day is made beside the pages.
    """
    if as_of is not None and store.is_larger(process, EARLIER) and not is_kept(store, process, as_of):
        raise NotYetError(Earlier(process, day_asked(as_of) or as_of))
    known = known_of(store, process, as_of, FOR_WHO_DID_IT if "done" in request.query_params else AT_ONCE)
    if known.older:
        request.app.state.anew.ask()
    return known


def go_to(address: str) -> Response:
    """On to another page after a form was sent."""
    return RedirectResponse(address, status_code=303)


def settings(request: Request) -> Settings:
    found: Settings = request.app.state.settings
    return found


def addresses(request: Request) -> Addresses:
    return Addresses(settings(request).root)


def visitor(request: Request) -> Visitor:
    found: Visitor = getattr(request.state, "visitor", Visitor("", "reader"))
    return found


def process_in(request: Request) -> str:
    """The process that the address names."""
    return named(request.path_params["process"])
