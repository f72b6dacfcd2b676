"""One party of a process: its people, its positions, how they moved."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.store import Store
from dragoman.views.web.entities.elsewhere import same_party
from dragoman.views.web.entities.here import opened
from dragoman.views.web.entities.party import known_code, party_page
from dragoman.views.web.entities.person import near
from dragoman.views.web.handling import go_to, page, render


def party(request: Request, store: Store) -> Response:
    """Also one that stands for several, as IRN-IRQ does, and one that was taken for another."""
    here = opened(request, store)
    asked = request.path_params["code"]
    code = known_code(here.known, asked)
    if code is None:
        return render(
            request, "nobody.html", 404, here=here, asked=asked, near=near(here.known, asked, "party"), kind="party"
        )
    if code != asked:
        return go_to(here.actor(code))
    content = party_page(here.known, code, here.asked)
    elsewhere = same_party(store, code, here.known.process)
    return render(request, "party.html", here=here, it=content, elsewhere=elsewhere)


ROUTES = (Route("/p/{process}/party/{code:path}", page(party)),)
