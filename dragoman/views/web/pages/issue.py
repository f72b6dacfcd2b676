"""Who holds what on one issue since when, and every snippet of it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.store import Store
from dragoman.views.web.entities.elsewhere import same_issue
from dragoman.views.web.entities.here import opened
from dragoman.views.web.entities.issue import issue_page
from dragoman.views.web.entities.person import counted
from dragoman.views.web.handling import page, render


def issue(request: Request, store: Store) -> Response:
    here = opened(request, store)
    asked = request.path_params["issue"]
    elsewhere = same_issue(store, asked, here.known.process)
    issues = counted(one.issue for one in here.known.record.positions)
    if not any(one.value == asked for one in issues):
        return render(request, "no_issue.html", 404, here=here, asked=asked, issues=issues, elsewhere=elsewhere)
    content = issue_page(here.known, asked, here.asked)
    return render(request, "issue.html", here=here, it=content, issues=issues, elsewhere=elsewhere)


ROUTES = (Route("/p/{process}/issue/{issue:path}", page(issue)),)
