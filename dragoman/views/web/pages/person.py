"""One person: offices over time, statements, meetings."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.store import Store
from dragoman.views.web.entities.elsewhere import same_person
from dragoman.views.web.entities.here import opened
from dragoman.views.web.entities.person import called, near, person_page
from dragoman.views.web.handling import go_to, page, render


def person(request: Request, store: Store) -> Response:
    """Whoever was taken for somebody else is shown as that person; of nobody, those with names like theirs."""
    here = opened(request, store)
    asked = request.path_params["actor"]
    actor = called(here.known, asked)
    if actor is None:
        return render(request, "nobody.html", 404, here=here, asked=asked, near=near(here.known, asked), kind="person")
    if actor.kind != "person":
        return go_to(here.party(actor.id))
    if actor.id != asked:
        return go_to(here.person(actor.id))
    content = person_page(here.known, actor, here.asked)
    elsewhere = same_person(store, actor.name, here.known.process)
    return render(request, "person.html", here=here, it=content, elsewhere=elsewhere)


ROUTES = (Route("/p/{process}/person/{actor:path}", page(person)),)
