"""A quotation is of one voice: who quotes another in it goes on saying all of it.

“I came for a road. Mr Seid said he had none. “We wait,” Sissoko said.     all of it Sissoko's
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.reading.attribution.quotations import Quotation
from dragoman.reading.attribution.stretches import Inside
from dragoman.reading.marks import Marked, Stretch


def whole_ones(quotations: Iterable[Quotation]) -> Inside:
    """The quotations of which both marks stand in the text."""
    return Inside(
        [(quotation.start, quotation.end) for quotation in quotations if quotation.opened and quotation.closed]
    )


def of_one_voice(marks: list[Marked], quotations: Inside) -> list[Marked]:
    """The marks, those of one quotation led to whom the nearest source outside of it names.

    Neither a source named within the quotation nor one of an earlier paragraph is then that of a part of it.
    """
    around = [quotations.at(mark.content[0][0]) for mark in marks]
    nearest: dict[Stretch, tuple[int, Marked]] = {}
    for mark, quotation in zip(marks, around, strict=True):
        led = mark.source or mark.cue
        if quotation is not None and led is not None and quotations.at(led[0]) != quotation:
            gap = max(quotation[0] - led[1], led[0] - quotation[1])
            nearest[quotation] = min(nearest.get(quotation, (gap, mark)), (gap, mark), key=lambda voice: voice[0])
    return [
        replace(mark, source=nearest[quotation][1].source, cue=nearest[quotation][1].cue, led=nearest[quotation][1].led)
        if quotation in nearest and (mark.source or mark.cue) is not None
        else mark
        for mark, quotation in zip(marks, around, strict=True)
    ]


def made_whole(spans: list[Stretch], sources: list[Stretch], marked: Inside) -> Iterator[Stretch]:
    """Stretches of one quotation as one: who quotes another in it goes on saying all of it.

    Not where the source stands between them, for there the marks are broken: "We stay, he said. We go."
    """
    start, end = spans[0]
    for following in spans[1:]:
        between = any(end <= source[0] < following[0] for source in sources)
        if between or marked.at(start) is None or marked.at(start) != marked.at(following[0]):
            yield start, end
            start = following[0]
        end = following[1]
    yield start, end
