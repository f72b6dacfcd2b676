"""Networks and pictures of a process, each with its table, as a page, as SVG and as CSV."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.store import Store
from dragoman.views.known.asked import is_faint
from dragoman.views.known.backing import Backing
from dragoman.views.known.heading import heading_of
from dragoman.views.known.known import Known
from dragoman.views.text import sentence_case
from dragoman.views.web.handling import addresses, page, process_in, render
from dragoman.views.web.known import known_of
from dragoman.views.web.paging import sliced
from dragoman.views.web.pictures.all import PICTURES
from dragoman.views.web.pictures.choices import CHOICES, Choices, choices_in
from dragoman.views.web.pictures.pen import Pen, picture
from dragoman.views.web.pictures.shown import NARROW, WIDE, Picture, Shown
from dragoman.views.web.pictures.tables import direction, heading, written
from dragoman.views.web.pictures.times import short
from dragoman.views.web.process.exports import file

FEW, MANY = 6, 40  # rows of a table, of the page of all pictures and of a picture's own
CROWDED = 150  # positions beyond which the page of all pictures says nothing to who points at a line


@dataclass(frozen=True)
class Framed:
    """A picture as it stands in a page."""

    picture: Picture
    choices: Choices
    shown: Shown
    wide: Markup | None
    narrow: Markup | None

    @property
    def how(self) -> str:
        return self.shown.how or self.picture.how


def pictures(request: Request, store: Store) -> Response:
    """All pictures of a process, one below the other."""
    known, choices = asked_of(request, store)
    framed = [framed_of(known, one, choices, large=False) for one in PICTURES.values()]
    return render(request, "pictures.html", **common(request, known, choices), framed=framed, few=FEW)


def one_picture(request: Request, store: Store) -> Response:
    """One picture with its choices and all of its table."""
    known, choices = asked_of(request, store)
    framed = framed_of(known, chosen(request), choices, large=True)
    table = framed.shown.table.sorted(framed.choices.sort)
    return render(
        request,
        "pictures_one.html",
        **common(request, known, framed.choices),
        one=framed,
        table=table,
        slice=sliced(table.rows, request, MANY),
        offered={name: CHOICES[name] for name in framed.picture.choices},
        heading_for=heading,
        direction=direction,
        others=PICTURES,
    )


def drawing(request: Request, store: Store) -> Response:
    """The picture as a file of its own, as wide as a page."""
    known, choices = asked_of(request, store)
    one = chosen(request)
    shown = one.make(known, with_defaults(choices, one))
    if shown.draw is None:
        raise HTTPException(404, f"There is nothing to draw. {shown.gap}")
    pen = Pen(alone=True)
    svg = picture(shown.draw(pen, WIDE), f"{one.title}: {title_of(known)}", f"{shown.how or one.how} {shown.says}", pen)
    return file(
        f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'.encode(), f"{known.process}-{one.name}.svg", "image/svg+xml"
    )


def table(request: Request, store: Store) -> Response:
    """The whole table of a picture, sorted as is asked for."""
    known, choices = asked_of(request, store)
    one = chosen(request)
    shown = one.make(known, with_defaults(choices, one))
    body = written(shown.table.sorted(choices.sort)).encode()
    return file(body, f"{known.process}-{one.name}.csv", "text/csv; charset=utf-8")


def asked_of(request: Request, store: Store) -> tuple[Known, Choices]:
    choices = choices_in(request.query_params)
    return known_of(store, process_in(request), choices.asked.as_of), choices


def chosen(request: Request) -> Picture:
    found = PICTURES.get(request.path_params["name"])
    if found is None:
        raise HTTPException(404, f"There is no such picture. There are: {', '.join(PICTURES)}.")
    return found


def with_defaults(choices: Choices, one: Picture, large: bool = True) -> Choices:
    return replace(choices, unsaid=one.unsaid, large=large)


def framed_of(known: Known, one: Picture, choices: Choices, *, large: bool) -> Framed:
    choices = with_defaults(choices, one, large)
    shown = one.make(known, choices)
    if shown.draw is None:
        return Framed(one, choices, shown, None, None)
    drawn, crowded = [], not large and len(known.record.positions) > CROWDED
    for width, look in ((WIDE, "picture wide"), (NARROW, "picture narrow")):
        pen = Pen(mark=f"-{one.name}-{look[8]}", plain=width == NARROW or crowded)
        drawn.append(picture(shown.draw(pen, width), one.title, f"{shown.how or one.how} {shown.says}", pen, look))
    return Framed(one, choices, shown, *drawn)


def common(request: Request, known: Known, choices: Choices) -> Mapping[str, Any]:
    at = addresses(request)

    def to(name: str = "", form: str = "", **changes: str | None) -> str:
        """The address of a picture, or of all, for the same choices but for these."""
        part = f"pictures/{name}{form}" if name else "pictures"
        return at.process(known.process, part, "", **choices.query(**changes))

    faint = sum(1 for one in known.record.positions if is_faint(one))
    shared = {"known": known, "choices": choices, "asked": choices.asked, "faint": faint}
    return {**shared, "to": to, "short": short, "title": title_of(known)}


def title_of(known: Known) -> str:
    return sentence_case(heading_of(known, Backing(known)).parties)


ROUTES = (
    Route("/p/{process}/pictures", page(pictures)),
    Route("/p/{process}/pictures/{name}.svg", page(drawing)),
    Route("/p/{process}/pictures/{name}.csv", page(table)),
    Route("/p/{process}/pictures/{name}", page(one_picture)),
)
