"""Full text over statements and reports.

/search?words=dam* "water level"     statements, the latest first
    &in=reports                      reports
    &party=TUN&year=2019             of these only: process, party, speaker, outlet, year, kind, status, issue
    &order=oldest&page=2
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.errors import UsageError
from dragoman.store import Store
from dragoman.store.searching import Found, Sought, What
from dragoman.store.words import Phrase, phrases_of
from dragoman.views.web.handling import page, render
from dragoman.views.web.paging import one_page, page_asked
from dragoman.views.web.search.facets import ALL, chosen, facets
from dragoman.views.web.search.quoting import quoted
from dragoman.views.web.titles import titles

SIZE = 20
LONGEST = 400  # characters of a search
NARROWED = ("process", "party", "speaker", "outlet", "year", "kind", "status", "issue")
NOTHING = Found((), False, False, {}, {})


def search(request: Request, store: Store) -> Response:
    """What was looked for, who goes by that name, and the words where they stand; `?part=1` the answers alone."""
    asked = {name: value for name, value in request.query_params.items() if value}
    words = asked.get("words", "").strip()
    query = {name: asked[name] for name in ("words", "in", *NARROWED, "order") if name in asked}
    phrases, found, wrong = answered(store, words, asked)
    of_reports = asked.get("in") == "reports"
    number = min(page_asked(request), max(1, -(-len(found.hits) // SIZE)))
    hits = found.hits[(number - 1) * SIZE : number * SIZE]
    total = len(found.hits)
    names = store.called(words) if words and not wrong else None
    first = [process for process, _ in found.facets.get("process", ())[:ALL]]
    called = [one.process for group in names or () for one in group]
    processes = titles(store, (*first, *called, *(hit.process for hit in hits), asked.get("process")))
    context = {
        "words": words,
        "query": query,
        "phrases": phrases,
        "wrong": wrong,
        "found": found,
        "of_reports": of_reports,
        "asked": bool(words) or any(name in asked for name in NARROWED),
        "names": names,
        "titles": processes,
        "results": quoted(store, hits, phrases, of_reports),
        "facets": facets(found, query, processes),
        "chosen": chosen(found, query, processes),
        "slice": one_page(hits, request, SIZE, number, None if found.over else total, number * SIZE < total),
    }
    part = request.query_params.get("part")
    return render(request, "search_results.html" if part else "search.html", 400 if wrong else 200, **context)


def answered(store: Store, words: str, asked: dict[str, str]) -> tuple[tuple[Phrase, ...], Found, str | None]:
    """The answers, or what is wrong with the question."""
    if len(words) > LONGEST:
        return (), NOTHING, f"This is too long to look for. Give up to {LONGEST} characters, best a few telling words."
    narrowed = {name: asked[name] for name in NARROWED if name in asked}
    if not words and not narrowed:
        return (), NOTHING, None
    try:
        phrases = phrases_of(words) if words else ()
    except UsageError:
        return (), NOTHING, f"There is no word in “{words}”. Write words as they stand in the text."
    what: What = "reports" if asked.get("in") == "reports" else "statements"
    sought = Sought(what, words or None, **narrowed, oldest_first=asked.get("order") == "oldest")
    try:
        return phrases, store.search(sought), None
    except UsageError as error:
        return phrases, NOTHING, str(error)


ROUTES = (Route("/search", page(search)),)
