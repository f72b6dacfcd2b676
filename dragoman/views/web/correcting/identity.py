"""What was taken for one, and what was not: people, parties, meetings, utterances.

/p/NAME/merges?kind=person      all that the program took for one, the least sure first
/p/NAME/one/person/ID           one of them: its mentions, to tell some apart, and others, to make it one with
"""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dragoman.model import Merge, Merged
from dragoman.store import Store
from dragoman.views.known.known import Known
from dragoman.views.web.correcting.deeds import who
from dragoman.views.web.correcting.going_back import back
from dragoman.views.web.correcting.members import KINDS, Member, Members, group_of, heads, known_merged
from dragoman.views.web.handling import addresses, process_in, record_for, render
from dragoman.views.web.known import known_of
from dragoman.views.web.paging import sliced

PAGE = 25
LIKELY = 12  # others that are offered before all of them
MOST = 400  # others that a list offers at all


class Pair(NamedTuple):
    """Two entries that the program took for one."""

    merge: Merge
    one: Member
    other: Member


def merges(request: Request, store: Store) -> Response:
    """What the program took for one, with why; each can be taken back."""
    known = known_process(request, store)
    kind = request.query_params.get("kind")
    chosen = [one for one in known.record.merges if kind in (None, "", one.kind)]
    chosen.sort(key=lambda one: (one.score, one.into, one.other))
    part = sliced(chosen, request, PAGE)
    members = Members(store, known)
    counts = {one: sum(merge.kind == one for merge in known.record.merges) for one in KINDS}
    pairs = [Pair(one, members.described(one.one), members.described(one.other)) for one in part.lines]
    return render(
        request, "correct/merges.html", known=known, pairs=pairs, part=part, counts=counts, kinds=KINDS, kind=kind
    )


def identity(request: Request, store: Store) -> Response:
    """One person, party, meeting or utterance: what was taken for it, and what it may be the same as."""
    known = known_process(request, store)
    kind, head = known_merged(request.path_params["kind"]), request.path_params["entry"].removesuffix("/u")
    every = heads(kind, known)
    whole = next((one.into for one in known.record.merges if one.kind == kind and head in (one.one, one.other)), head)
    if whole not in every:
        raise HTTPException(404, f"There is no {kind} {head!r} in {known.process!r}.")
    group = group_of(kind, whole, known.record.merges)
    part = sliced(group, request, PAGE)
    members = Members(store, known)
    reasons = {one.other: one for one in known.record.merges if one.kind == kind and one.into == whole}
    return render(
        request,
        "correct/identity.html",
        known=known,
        kind=kind,
        head=whole,
        name=every[whole],
        members=[members.described(one) for one in part.lines],
        number=len(group),
        part=part,
        reasons=reasons,
        others=likely(whole, every),
    )


def likely(head: str, every: dict[str, str]) -> list[tuple[str, str, bool]]:
    """The others, those first whose names are most alike; whether each is among the likely ones."""
    scored = [(fuzz.WRatio(every[head], name), one, name) for one, name in every.items() if one != head]
    near = sorted(scored, key=lambda line: (-line[0], line[2]))[:LIKELY]
    first = {one for _, one, _ in near}
    rest = sorted((name, one) for _, one, name in scored if one not in first)[: MOST - LIKELY]
    return [*((one, name, True) for _, one, name in near), *((one, name, False) for name, one in rest)]


def say_same(request: Request, store: Store, form: FormData) -> Response:
    """Two entries are one."""
    return decided(request, store, form, same=True)


def say_apart(request: Request, store: Store, form: FormData) -> Response:
    """Two entries that were taken for one are not."""
    return decided(request, store, form, same=False)


def decided(request: Request, store: Store, form: FormData, *, same: bool) -> Response:
    kind = known_merged(str(form.get("kind")))
    one, other = str(form.get("one") or ""), str(form.get("other") or "")
    if not other:
        raise HTTPException(422, "Choose which other one it is.")
    n = store.decide(one, other, same, who(request), kind)
    return back(request, form, merges_of(request), what="same" if same else "apart", done=n)


def split_off(request: Request, store: Store, form: FormData) -> Response:
    """Some of what was taken for one is somebody or something else; the rest stays together."""
    known = known_of(store, process_in(request))
    kind, head = known_merged(str(form.get("kind"))), str(form.get("one") or "")
    group = group_of(kind, head, known.record.merges)
    others = [one for one in group if one in set(map(str, form.getlist("other")))]
    rest = [one for one in group if one not in others]
    if not others or not rest:
        raise HTTPException(422, f"Choose some of the {len(group)} mentions, and leave at least one.")
    with store.database.writing():
        lines = told_apart(store, kind, rest, others, who(request), together=bool(form.get("together")))
    to = addresses(request).identity(known.process, kind, rest[0]).removeprefix(addresses(request).root)
    return back(request, form, to, what="apart", done=",".join(map(str, lines)))


def told_apart(
    store: Store, kind: Merged, rest: Sequence[str], others: Sequence[str], by: str, *, together: bool
) -> list[int]:
    """The lines that keep two groups apart: each is held together, since what is decided comes before all matches."""
    lines = [store.decide(rest[0], one, True, by, kind) for one in rest[1:]]
    if together:
        lines += [store.decide(others[0], one, True, by, kind) for one in others[1:]]
    return [*lines, *(store.decide(rest[0], one, False, by, kind) for one in others)]


def known_process(request: Request, store: Store) -> Known:
    return record_for(request, store, process_in(request))


def merges_of(request: Request) -> str:
    """The page of merges without the path that a proxy puts before it."""
    at = addresses(request)
    return at.process(process_in(request), "merges").removeprefix(at.root)
