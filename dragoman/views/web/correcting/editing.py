"""Editing an entry, and adding one: the same form, in place or on a page of its own."""

from collections.abc import Sequence
from typing import Any

import msgspec
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dragoman.errors import ConflictError, UsageError
from dragoman.model import Actor, Correction, EntryKind
from dragoman.record.corrected import KINDS
from dragoman.store import Store
from dragoman.views.web.correcting.about import About, about, described, facts, found_entry, known_kind
from dragoman.views.web.correcting.conflicts import Mine, conflict
from dragoman.views.web.correcting.deeds import back_to_entry, coding_in, entry_asked, seen_in, who
from dragoman.views.web.correcting.fields import FIELDS, NOUNS
from dragoman.views.web.correcting.newcomers import id_by_hand, slug
from dragoman.views.web.correcting.sent import Checked, Typed, WrongError, typed
from dragoman.views.web.correcting.suggesting import suggested
from dragoman.views.web.correcting.typed import as_typed, checked
from dragoman.views.web.correcting.words import in_context, places_in, places_of, trimmed
from dragoman.views.web.handling import render, visitor

PREFIXES = {"meeting": "m", "statement": "s", "position": "p", "event": "e"}


def edit(request: Request, store: Store) -> Response:
    """The form of an entry as it stands now."""
    coding = request.query_params.get("coding")
    whole = about(store, request.path_params["report"], coding, visitor(request).name)
    kind, entry = known_kind(request.path_params["kind"]), request.path_params["entry"]
    found = found_entry(whole, kind, entry)
    return form_page(request, whole, kind, as_typed(facts(found), kind, whole.report.text), entry=entry)


def save(request: Request, store: Store, form: FormData) -> Response:
    """An entry as it was typed; or the form once more, with what is wrong beside the field."""
    whole, kind, entry = entry_asked(request, store, form)
    sent = typed(form)
    result = checked(sent, kind, whole)
    if result.wrong or form.get("again"):
        return form_page(request, whole, kind, sent, 422 if result.wrong else 200, entry=entry, wrong=result.wrong)
    now = whole.entry(kind, entry)
    after = {**(facts(now) if now else {}), **result.after}
    latest, seen = whole.latest(kind, entry), seen_in(form)
    mine = Mine(kind, entry, "edit", after)
    if latest and seen is not None and latest.n > seen:
        return conflict(request, form, whole, mine, ConflictError("This entry has changed meanwhile.", latest.n))
    try:
        n = kept(request, store, form, whole, mine, result)
    except UsageError as error:
        return form_page(request, whole, kind, sent, 422, entry=entry, wrong={"": WrongError(str(error))})
    except ConflictError as error:
        again = about(store, whole.report.id, coding_in(form), who(request))
        return conflict(request, form, again, mine, error)
    return back_to_entry(request, form, whole, entry, "edit", n)


def add(request: Request, store: Store) -> Response:
    """The form of a new entry on some words; where the words stand in several places, which of them."""
    whole = about(store, request.path_params["report"], request.query_params.get("coding"), visitor(request).name)
    kind = known_kind(request.path_params.get("kind") or request.query_params.get("kind", ""))
    text, words = whole.report.text, request.query_params.get("words", "")
    chosen = places_in([request.query_params.get("at", "")], text)
    places = [place for one in chosen if (place := trimmed(one, text))] or places_of(words, text)
    if len(places) > 1 and not chosen:
        return choose(request, whole, kind, words, places)
    if not places and words.strip():
        return choose(request, whole, kind, words, [])
    return form_page(request, whole, kind, suggested(kind, places, whole))


def choose(request: Request, whole: About, kind: EntryKind, words: str, places: list[tuple[int, int]]) -> Response:
    shown = [in_context(place, whole.report.text) for place in places[:100]]
    status = 200 if places else 422
    return render(
        request,
        "correct/choose.html",
        status,
        report=whole.report,
        kind=kind,
        noun=NOUNS[kind],
        words=words,
        places=shown,
        number=len(places),
    )


def save_new(request: Request, store: Store, form: FormData) -> Response:
    """A new entry as it was typed."""
    whole = about(store, request.path_params["report"], coding_in(form), who(request))
    kind, sent = known_kind(request.path_params["kind"]), typed(form)
    result = checked(sent, kind, whole)
    if result.wrong:
        return form_page(request, whole, kind, sent, 422, wrong=result.wrong)
    entry = new_id(kind, result.after, whole)
    if whole.entry(kind, entry):
        wrong = {"name": WrongError("This report has an entry of this code already. Edit that one.")}
        return form_page(request, whole, kind, sent, 422, wrong=wrong)
    mine = Mine(kind, entry, "add", {**result.after, "id": entry})
    try:
        n = kept(request, store, form, whole, mine, result)
    except UsageError as error:
        return form_page(request, whole, kind, sent, 422, wrong={"": WrongError(str(error))})
    return back_to_entry(request, form, whole, entry, "add", n)


def kept(request: Request, store: Store, form: FormData, whole: About, mine: Mine, result: Checked) -> int:
    """Write an entry down, and before it the actors that it is the first to name."""
    with store.database.writing():
        brought = [
            said(request, store, form, whole, Mine("actor", actor.id, "add", msgspec.to_builtins(actor)))
            for actor in result.newcomers.values()
        ]
        return said(request, store, form, whole, mine, brought)


def said(request: Request, store: Store, form: FormData, whole: About, mine: Mine, brought: Sequence[int] = ()) -> int:
    known = KINDS[mine.kind].__struct_fields__
    after = {name: value for name, value in (mine.after or {}).items() if name in known}
    correction = Correction(
        report=whole.report.id,
        kind=mine.kind,
        deed="add" if mine.deed == "add" else "edit",
        entry=mine.entry,
        before=whole.before(mine.kind, mine.entry),
        after=after,
    )
    seen = None if mine.deed == "add" else seen_in(form)
    return store.correct(correction, who(request), seen, coding_in(form), brought)


def new_id(kind: EntryKind, after: dict[str, Any], whole: About) -> str:
    """An id that no reading of this report gives."""
    if kind != "actor":
        return id_by_hand(whole, PREFIXES[kind])
    if after["kind"] == "person":
        return id_by_hand(whole, slug(after["name"]))
    return str(after["code"] or slug(after["name"]).upper())


def form_page(
    request: Request,
    whole: About,
    kind: EntryKind,
    values: Typed,
    status: int = 200,
    *,
    entry: str | None = None,
    wrong: dict[str, WrongError] | None = None,
) -> Response:
    """The form, alone on its page; a script takes it from there to where the entry stands."""
    seen = values.get("seen", ("",))[0]
    text = whole.report.text
    return render(
        request,
        "correct/edit.html",
        status,
        report=whole.report,
        kind=kind,
        noun=NOUNS[kind],
        entry=entry,
        fields=FIELDS[kind],
        values=values,
        wrong=wrong or {},
        places={name: [in_context(place, text) for place in one.places[:50]] for name, one in (wrong or {}).items()},
        seen=seen or whole.store.last_line(),
        back=values.get("back", (request.query_params.get("back", ""),))[0],
        coding=values.get("coding", (request.query_params.get("coding", ""),))[0],
        parties=choices(whole.parties, whole),
        people=choices(whole.people, whole),
        issues=whole.issues,
    )


def choices(actors: list[Actor], whole: About) -> list[tuple[str, str]]:
    """The ids of actors with what tells them apart."""
    return [(actor.id, described(actor, whole)) for actor in actors]
