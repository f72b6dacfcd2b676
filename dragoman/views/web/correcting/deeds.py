"""Accepting, rejecting and taking back: one form each, and back to where it stood."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import ConflictError, UsageError
from dragoman.model import Correction, Deed, EntryKind
from dragoman.store import Store
from dragoman.store.journal import entry_at
from dragoman.views.numbers import whole_number
from dragoman.views.web.correcting.about import About, about, found_entry, known_kind
from dragoman.views.web.correcting.answer import part, wants_part
from dragoman.views.web.correcting.conflicts import Mine, conflict
from dragoman.views.web.correcting.going_back import back
from dragoman.views.web.handling import visitor
from dragoman.views.web.history.taking_back import check_taking_back

BY_HAND = ("correct", "recode", "decide", "undo")
MOST_LINES = 1000  # that are taken back at once
NOBODY = "me"  # what the journal calls somebody who has told no name


def accept(request: Request, store: Store, form: FormData) -> Response:
    return judged(request, store, form, "accept")


def reject(request: Request, store: Store, form: FormData) -> Response:
    return judged(request, store, form, "reject")


def judged(request: Request, store: Store, form: FormData, deed: Deed) -> Response:
    """An entry is right, or it is wrong."""
    whole, kind, entry = entry_asked(request, store, form)
    found_entry(whole, kind, entry)
    correction = Correction(report=whole.report.id, kind=kind, deed=deed, entry=entry, before=whole.before(kind, entry))
    try:
        n = store.correct(correction, who(request), seen_in(form), coding_in(form))
    except ConflictError as error:
        return conflict(request, form, whole, Mine(kind, entry, deed), error)
    return back_to_entry(request, form, whole, entry, deed, n)


def undo_latest(request: Request, store: Store, form: FormData) -> Response:
    """Take back what was said last of an entry."""
    with store.database.writing():  # so that nobody says more of it between the looking and the taking back
        whole, kind, entry = entry_asked(request, store, form)
        latest, seen, n = whole.latest(kind, entry), seen_in(form), None
        unseen = latest is not None and seen is not None and latest.n > seen and latest.who != who(request)
        if latest is not None and not unseen:
            n = store.undo(latest.n, who(request))
    if latest is None:
        return back_to_entry(request, form, whole, entry)
    if n is None:
        error = ConflictError(f"{latest.who} has corrected this meanwhile (line {latest.n}).", latest.n)
        return conflict(request, form, whole, Mine(kind, entry, "undo"), error)
    return back_to_entry(request, form, whole, entry, "undo", n)


def undo_line(request: Request, store: Store, form: FormData) -> Response:
    """Take back one line of the journal, which the bar after a deed names, or all lines of a deed on many."""
    asked = str(form.get("lines") or request.path_params["n"]).split(",")[:MOST_LINES]
    lines = sorted({line for one in asked if (line := whole_number(one)) is not None})
    known = [entry_at(store.database, n) for n in lines]
    for one in known:
        if one.kind not in BY_HAND:
            raise UsageError(f"Line {one.n} of the journal is nothing that was said by hand. See the history.")
        check_taking_back(store, one, visitor(request))
    with store.database.writing():
        undone = [store.undo(one.n, who(request)) for one in reversed(known) if one.undone is None]
    n = ",".join(map(str, sorted(undone)))
    said = known[0].payload if len(known) == 1 else {}
    if wants_part(request) and "entry" in said:
        return part(request, store, form, said["report"], said["entry"], "undo", n, said.get("coding"), who(request))
    return back(request, form, "/", str(form.get("anchor") or ""), what="undo" if n else None, done=n)


def entry_asked(request: Request, store: Store, form: FormData) -> tuple[About, EntryKind, str]:
    """The report, the kind and the id that an address names."""
    whole = about(store, request.path_params["report"], coding_in(form), who(request))
    return whole, known_kind(request.path_params["kind"]), request.path_params["entry"]


def back_to_entry(
    request: Request, form: FormData, whole: About, entry: str, what: str | None = None, n: int | None = None
) -> Response:
    """Back to the page; a script gets the entry alone, except a new one, whose place only the page knows."""
    report = whole.report.id
    if wants_part(request) and what != "add":
        return part(request, whole.store, form, report, entry, what, str(n or ""), coding_in(form), who(request))
    return back(request, form, f"/r/{report}", f"e-{entry}", what=what, done=n)


def who(request: Request) -> str:
    return visitor(request).name or NOBODY


def seen_in(form: FormData) -> int | None:
    """The journal's last line when the page was made."""
    return whole_number(str(form.get("seen") or ""))


def coding_in(form: FormData) -> str | None:
    return str(form.get("coding") or "") or None
