"""How far coders agree, label by label, with the passages on which they differ.

/agreement                           the codings that can be compared
/agreement/round one                 the figures, and the first passages
    ?label=position: stance          passages that differ in one label
    ?page=2                          more of them
    ?unfinished=1                    also reports that a coder has begun and not finished
"""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.store import Store
from dragoman.store.codings import Coding
from dragoman.views.web.addresses import named
from dragoman.views.web.agreement.compared import compared_in
from dragoman.views.web.agreement.shown import of_reports, subjects_of
from dragoman.views.web.handling import addresses, deed, go_to, page, render, visitor
from dragoman.views.web.paging import sliced

AT_ONCE = 20  # passages of a page


def codings(request: Request, store: Store) -> Response:
    """The codings that there are."""
    return render(request, "agreement_list.html", codings=store.codings())


def agreement(request: Request, store: Store) -> Response:
    """The figures of one coding; its coders see them when all have finished."""
    coding = store.coding(named(request.path_params["name"]))
    left = still_to_code(coding, request)
    if left:
        return render(request, "agreement_closed.html", coding=coding, left=left)
    label, unfinished = request.query_params.get("label") or None, bool(request.query_params.get("unfinished"))
    compared = compared_in(store, coding.name, unfinished)
    asked = [one for one in compared.differences if label in (None, one.label)]
    passages = sliced(asked, request, AT_ONCE)
    reports = {one.report: store.reading(one.report).report for one in passages.lines}
    return render(
        request,
        "agreement.html",
        coding=coding,
        compared=compared,
        subjects=subjects_of(compared.rows, compared.differences),
        label=label,
        unfinished=unfinished,
        passages=passages,
        by_report=of_reports(passages.lines, reports),
    )


def still_to_code(coding: Coding, request: Request) -> int:
    """How many reports its coders have before them, all together: who had looked could code on as the others did.

    Those who keep the coding look whenever they like.
    """
    if visitor(request).may("admin"):
        return 0
    return sum(len(coding.reports) - len(finished) for finished in coding.finished.values())


def settle(request: Request, store: Store, form: FormData) -> Response:
    """Take what one coder says of a report into the record."""
    coding = named(request.path_params["name"])
    report, coder = str(form.get("report", "")), str(form.get("coder", ""))
    store.settle(coding, report, coder, visitor(request).name)
    return go_to(addresses(request).report(report))


ROUTES = (
    Route("/agreement", page(codings, "coder")),
    Route("/agreement/{name}", page(agreement, "coder")),
    Route("/agreement/{name}/settle", deed(settle, "admin"), methods=["POST"]),
)
