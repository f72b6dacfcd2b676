"""Whose a position is when one of those who hold it together has changed."""

from dragoman.importing.coded import CodedStatement
from dragoman.importing.concepts import words_in
from dragoman.importing.parties import party_named
from dragoman.importing.said import Said
from dragoman.record.codes import sides


def changed_party(said: Said, code: str | None, one: CodedStatement) -> str | None:
    """The code with another side in the place of the one that a statement stood for; no code where it has none.

    COM-MDG, Comoros is now Kenya    KEN-MDG
    COM, Comoros is now Kenya        KEN
    """
    name, who = words_in(one.values, "organization"), said.coder(one)
    now = said.party(name, who) if name else None
    if code is None or now is None:
        return now
    whole = sides(code, said.actors)
    if now in whole:
        return code
    was = words_in(one.before or {}, "organization")
    if len(whole) == 1:
        return now
    swapped = [now if is_of(said, side, was) else side for side in whole]
    if now not in swapped:
        said.problem(one, f"its entry is not held by {was!r} any more; its party stays {code!r}")
    return "-".join(dict.fromkeys(swapped))


def less_sides(said: Said, code: str, gone: set[str]) -> str:
    """The code without those of its sides that go by these names; as it is where none would stay."""
    whole = sides(code, said.actors)
    stay = [side for side in whole if not any(is_of(said, side, name) for name in gone)]
    return code if not stay or len(stay) == len(whole) else "-".join(stay)


def is_of(said: Said, code: str, name: str) -> bool:
    """Whether one of those whom a code names goes by a name."""
    asked = said.document.ids.get("organization", {}).get(name, name)
    whole = sides(code, said.actors)
    if asked in (code, *whole):
        return True
    known = party_named(asked, said.actors) or party_named(name, said.actors)
    return known is not None and known.id in (code, *whole)
