"""Who of those that mediate at the main meeting mediates at another one too.

Kenya will host a meeting of experts in Kisumu          named beside it
They met in Mombasa in May                              in the mediator's own state, or in the main one's town
The next round is on 9 June; a third will be in Jinja   a further one, with no place or with its number
The first round, in Luanda in May, got nowhere          no: elsewhere, and nothing says so
"""

from dragoman.reading.meetings.occasions import Occasion
from dragoman.reading.meetings.parts import Parties
from dragoman.reading.meetings.places import state_of
from dragoman.reading.meetings.standing import Main
from dragoman.reading.meetings.talks import Scene


def mediators_at(
    scene: Scene, parties: Parties, occasion: Occasion, main: Main, codes: tuple[str, ...]
) -> tuple[str, ...]:
    """Those who mediate at another meeting between these parties, in the order in which the report names them."""
    start, end = scene.sentences[occasion.sentence]
    beside = {part.code for part in parties.within(start, end)}
    others = (code for code in main.meeting.mediators if code not in codes)
    return tuple(code for code in others if code in beside or goes_on_with(code, occasion, main))


def goes_on_with(code: str, occasion: Occasion, main: Main) -> bool:
    """Whether place and order leave a meeting in the hands of who mediates at the main one."""
    first = main.meeting.place
    if occasion.tense == "future" and (occasion.round or 0) > 1:
        return True
    if occasion.place is None:
        return occasion.order == "next" or (first is not None and state_of(first) == code)
    return occasion.place.name == first or state_of(occasion.place.name) == code
