"""Every page, each module with its ROUTES."""

from starlette.routing import Route

from dragoman.views.web.pages import (
    accounts,
    agreement,
    coding,
    compare,
    correcting,
    export,
    history,
    home,
    issue,
    meeting,
    party,
    person,
    pictures,
    process,
    reading,
    report,
    search,
)

PAGES = (
    home, reading, process, report, correcting, person, party, issue, meeting, search, compare, pictures, export,
    history, coding, agreement, accounts,
)  # fmt: skip


def routes() -> list[Route]:
    return [route for module in PAGES for route in module.ROUTES]
