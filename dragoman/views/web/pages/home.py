"""The first page: the processes of a store, what came to it last, what could not be read; and a box to bring more.

/?words=nicaragua&order=name&page=2
/unsorted                       the reports that lie in no process
"""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.errors import UsageError
from dragoman.store import Store
from dragoman.store.overview import Order
from dragoman.views.numbers import whole_number
from dragoman.views.web.handling import addresses, deed, go_to, page, render, visitor
from dragoman.views.web.home.lines import lines
from dragoman.views.web.jobs.bringing import ENDINGS
from dragoman.views.web.pages.reading import FIELDS
from dragoman.views.web.paging import one_page, page_asked, sliced
from dragoman.views.web.titles import titles

SIZE = 20  # processes of a page
RECENT, FAILED = 6, 5
UNSORTED_SIZE = 50


def home(request: Request, store: Store) -> Response:
    """Every process by when it last met; `?part=1` the list alone."""
    asked = request.query_params
    words, by_name = asked.get("words", "").strip()[:200], asked.get("order") == "name"
    number = page_asked(request)
    count = store.process_count(words or None)
    number = min(number, max(1, -(-count // SIZE)))
    order: Order = "name" if by_name else "last_met"
    seen = store.process_page(SIZE, (number - 1) * SIZE, words or None, order)
    shown, scale = lines(store, seen, visitor(request).name)
    context = {
        "words": words,
        "by_name": by_name,
        "count": count,
        "lines": shown,
        "scale": scale,
        "slice": one_page(shown, request, SIZE, number, count, number * SIZE < count),
    }
    if asked.get("part"):
        return render(request, "home_list.html", **context)
    recent = store.recently_added(RECENT)
    return render(
        request,
        "home.html" if recent or count or words else "home_empty.html",
        recent=recent,
        titles=titles(store, (one.process for one in recent)),
        failures=store.failures(FAILED),
        unsorted=store.unsorted(),
        filled=dict.fromkeys(FIELDS, ""),
        endings=ENDINGS,
        **context,
    )


def failed(request: Request, store: Store) -> Response:
    """Every report that could not be read, with the reason."""
    return render(request, "home_failures.html", slice=sliced(store.failures(2_000), request, UNSORTED_SIZE))


def forget(request: Request, store: Store, form: FormData) -> Response:
    """Take a failure off the list."""
    number = whole_number(str(form.get("number", "")))
    if number is None:
        raise UsageError("Say which failure is to go.")
    store.forget_failure(number)
    return go_to(addresses(request).of("/failures") if form.get("from") == "failures" else addresses(request).home())


def unsorted(request: Request, store: Store) -> Response:
    return unsorted_page(request, store)


def unsorted_page(request: Request, store: Store, wrong: str | None = None, process: str = "") -> Response:
    """The reports that lie in no process, to be put into one by hand."""
    count = store.unsorted()
    number = min(page_asked(request), max(1, -(-count // UNSORTED_SIZE)))
    found = store.unsorted_reports(UNSORTED_SIZE, (number - 1) * UNSORTED_SIZE)
    return render(
        request,
        "home_unsorted.html",
        400 if wrong else 200,
        count=count,
        slice=one_page(found, request, UNSORTED_SIZE, number, count, number * UNSORTED_SIZE < count),
        wrong=wrong,
        process=process,
        processes=store.process_page(100),
    )


def place(request: Request, store: Store, form: FormData) -> Response:
    """Put some of them into a process, which is made where there is none of the name."""
    process = str(form.get("process", "")).strip()
    reports = [str(one) for one in form.getlist("report")]
    if not reports:
        return unsorted_page(request, store, "Choose the reports that are to go into a process.", process)
    try:
        store.assign(process, reports, visitor(request).name)
    except UsageError as error:
        return unsorted_page(request, store, str(error), process)
    return go_to(addresses(request).process(process))


ROUTES = (
    Route("/", page(home)),
    Route("/failures", page(failed)),
    Route("/failures", deed(forget), methods=["POST"]),
    Route("/unsorted", page(unsorted)),
    Route("/unsorted", deed(place), methods=["POST"]),
)
