"""What each sort of control says: `READ["date"]` makes 2019-09-11 of "11 September 2019", or tells what is wrong."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from dragoman.views.text import clean
from dragoman.views.web.correcting.about import About
from dragoman.views.web.correcting.codes import code_of
from dragoman.views.web.correcting.fields import Field
from dragoman.views.web.correcting.newcomers import actor_called, person_called
from dragoman.views.web.correcting.sent import Checked, Typed, WrongError, one_line
from dragoman.views.web.correcting.words import Place, places_in, places_of, trimmed
from dragoman.views.words import MONTHS

LARGEST_NUMBER = 100_000


def text_of(field: Field, sent: Typed, _whole: About, _found: Checked) -> str | None:
    return one_line(sent, field.name) or None


def choice_of(field: Field, sent: Typed, _whole: About, _found: Checked) -> str | None:
    value = one_line(sent, field.name)
    if value and value not in field.choices:
        raise WrongError(f"{value!r} is not one of: {', '.join(field.choices)}.")
    return value or None


def checks_of(field: Field, sent: Typed, _whole: About, _found: Checked) -> tuple[str, ...]:
    return tuple(one for one in field.choices if one in sent.get(field.name, ()))


def yes_of(field: Field, sent: Typed, _whole: About, _found: Checked) -> bool:
    return bool(sent.get(field.name))


def lines_of(field: Field, sent: Typed, _whole: About, _found: Checked) -> tuple[str, ...]:
    lines = (clean(line).strip() for one in sent.get(field.name, ()) for line in one.splitlines())
    return tuple(dict.fromkeys(filter(None, lines)))


def number_of(field: Field, sent: Typed, _whole: About, _found: Checked) -> int | None:
    value = one_line(sent, field.name)
    if not value:
        return None
    if not re.fullmatch(r"[0-9]{1,6}", value) or not 0 < int(value) <= LARGEST_NUMBER:
        raise WrongError(f"{value!r} is no whole number from 1 on. Leave it empty where none is given.")
    return int(value)


def date_of(field: Field, sent: Typed, _whole: About, _found: Checked) -> str | None:
    """2019-09-11, 2019-09, 11 September 2019, September 2019."""
    value = one_line(sent, field.name)
    if not value:
        return None
    spelt = re.fullmatch(r"(?:(\d{1,2}) )?([^\W\d]+) (\d{4})", value)
    month = next((n for n, name in enumerate(MONTHS, 1) if spelt and name.casefold() == spelt[2].casefold()), None)
    if spelt and month:
        value = f"{spelt[3]}-{month:02}" + (f"-{int(spelt[1]):02}" if spelt[1] else "")
    try:
        if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value, re.ASCII):
            date.fromisoformat(value if len(value) > len("2019-09") else f"{value}-01")
            return value
    except ValueError:
        pass
    raise WrongError(f"{value!r} is no date. Write {field.hint}.")


def issue_of(field: Field, sent: Typed, whole: About, _found: Checked) -> str | None:
    return code_of(one_line(sent, field.name), whole.issues)


def party_of(field: Field, sent: Typed, whole: About, found: Checked) -> str | None:
    new = one_line(sent, f"{field.name}-new")
    if new:
        return actor_called(new, whole, found.newcomers)
    return one_line(sent, field.name) or None


def parties_of(field: Field, sent: Typed, whole: About, found: Checked) -> tuple[str, ...]:
    new = (one.strip() for one in re.split(r"[,;]", one_line(sent, f"{field.name}-new")))
    chosen = (clean(one).strip() for one in sent.get(field.name, ()))
    added = (actor_called(one, whole, found.newcomers) for one in new if one)
    return tuple(dict.fromkeys((*filter(None, chosen), *added)))


def person_of(field: Field, sent: Typed, whole: About, found: Checked) -> str | None:
    new = one_line(sent, f"{field.name}-new")
    if new:
        return person_called(new, whole, found.newcomers)
    return one_line(sent, field.name) or None


def people_of(field: Field, sent: Typed, whole: About, found: Checked) -> tuple[str, ...]:
    new = (one.strip() for one in re.split(r"[,;]", one_line(sent, f"{field.name}-new")))
    chosen = (clean(one).strip() for one in sent.get(field.name, ()))
    added = (person_called(one, whole, found.newcomers) for one in new if one)
    return tuple(dict.fromkeys((*filter(None, chosen), *added)))


def places_typed(field: Field, sent: Typed, whole: About) -> list[Place]:
    """The places of words: those that came along with them, or else where they are found."""
    text = whole.report.text
    chosen = places_in((v for name, values in sent.items() if is_place(name, field) for v in values), text)
    found: list[Place] = []
    for line in sent.get(field.name, ("",))[0].splitlines():
        words = clean(line).strip()
        if words:
            found.append(place_typed(words, [place for place in chosen if place not in found], text))
    return found


def is_place(name: str, field: Field) -> bool:
    return name == f"{field.name}-at" or name.startswith(f"{field.name}-at-")


def place_typed(words: str, chosen: Sequence[Place], text: str) -> Place:
    same = [place for place in chosen if letters(text[place[0] : place[1]]) == letters(words)]
    places = same[:1] or places_of(words, text)
    if not places:
        raise WrongError(f"“{words}” does not stand in this report. Copy the words from its text.")
    if len(places) > 1:
        within = [place for place in chosen if place in places]
        if len(within) != 1:
            raise WrongError(f"“{words}” stands in {len(places)} places. Choose one.", places)
        return within[0]
    return trimmed(places[0], text) or places[0]


def letters(words: str) -> str:
    """Words without their spaces, of which a page shows some in the place of what cannot be seen."""
    return "".join(clean(words).split())


def words_of(field: Field, sent: Typed, whole: About, _found: Checked) -> tuple[Any, ...]:
    return tuple({"report": whole.report.id, "start": s, "end": e} for s, e in places_typed(field, sent, whole))


def one_of(field: Field, sent: Typed, whole: About, _found: Checked) -> Place | None:
    places = places_typed(field, sent, whole)
    if len(places) > 1:
        raise WrongError("One piece only.")
    return places[0] if places else None


READ: Mapping[str, Callable[[Field, Typed, About, Checked], Any]] = {
    "text": text_of,
    "date": date_of,
    "number": number_of,
    "lines": lines_of,
    "issue": issue_of,
    "choice": choice_of,
    "checks": checks_of,
    "yes": yes_of,
    "stance": choice_of,
    "party": party_of,
    "parties": parties_of,
    "person": person_of,
    "people": people_of,
    "words": words_of,
    "one": one_of,
}
