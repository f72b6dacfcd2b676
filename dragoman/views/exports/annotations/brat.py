"""Reports in brat's standoff: a text and an annotation file for each, and annotation.conf, in one folder.

brat counts code points, as we do, and ends a line at a line feed only; words that go over one are given in fragments.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from dragoman.model import Stance
from dragoman.views.exports.annotations.marks import ROLES, TIES, Mark, Marked, marked_reports
from dragoman.views.exports.export import Export, Parts
from dragoman.views.exports.letters import file_name, in_xml
from dragoman.views.exports.narrowing import STATUSES
from dragoman.views.text import in_place

LINE = re.compile(r"[^\n]+")
ONE_SPACE = str.maketrans("\t\r", "  ")
ATTRIBUTES: dict[str, tuple[str, ...]] = {"Status": STATUSES, "Stance": get_args(Stance)}


def write(parts: Parts, path: Path) -> None:
    (path / "annotation.conf").write_text(config(), encoding="utf-8")
    for part in parts:
        for marked in marked_reports(part):
            name, text = file_name(marked.report.id), in_xml(marked.report.text).translate(ONE_SPACE)
            for suffix, whole in ((".txt", text), (".ann", "".join(lines_of(marked, text)))):
                with (path / f"{name}{suffix}").open("w", encoding="utf-8", newline="\n") as out:
                    out.write(whole)


def lines_of(marked: Marked, text: str) -> Iterator[str]:
    """What brat has of each mark: its words, its attributes, a note with all else; then what ties them."""
    names: dict[str, str] = {}
    attributes = 0
    for mark in marked.marks:
        fragments = fragments_of(mark, text)
        if not fragments:
            continue
        name = names[mark.id] = f"T{len(names) + 1}"
        places = ";".join(f"{start} {end}" for start, end in fragments)
        yield f"{name}\t{mark.role} {places}\t{' '.join(text[start:end] for start, end in fragments)}\n"
        for attribute, values in ATTRIBUTES.items():
            value = mark.status if attribute == "Status" else mark.facts.get("stance")
            if value in values:
                attributes += 1
                yield f"A{attributes}\t{attribute} {name} {value}\n"
        yield f"#{len(names)}\tAnnotatorNotes {name}\t{note(mark)}\n"
    ties = (tie for tie in marked.ties if tie.one in names and tie.other in names)
    for number, tie in enumerate(ties, 1):
        yield f"R{number}\t{tie.kind} Arg1:{names[tie.one]} Arg2:{names[tie.other]}\n"


def fragments_of(mark: Mark, text: str) -> list[tuple[int, int]]:
    """The stretches of a mark that stand on one line each, without the spaces around them."""
    found = []
    for line in LINE.finditer(text, mark.start, mark.end):
        words = line[0].strip()
        if words:
            start = line.start() + line[0].index(words)
            found.append((start, start + len(words)))
    return found


def note(mark: Mark) -> str:
    facts = (f"{name}: {fact}" for name, fact in mark.facts.items())
    return in_place("; ".join((f"entry {mark.entry}", f"score {mark.score:.2f}", *by(mark), *facts)))


def by(mark: Mark) -> Iterator[str]:
    if mark.by:
        yield f"by {', '.join(mark.by)}"


def config() -> str:
    """What brat needs to know of the kinds of marks, relations and attributes."""
    entities = "|".join(ROLES)
    relations = (f"{tie}\tArg1:content, Arg2:{entities}" for tie in TIES)
    attributes = (f"{name}\tArg:<ENTITY>, Value:{'|'.join(values)}" for name, values in ATTRIBUTES.items())
    sections = {"entities": ROLES, "relations": relations, "events": (), "attributes": attributes}
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items())


BRAT = Export(
    write,
    suffix="",
    does="A folder in brat's standoff format: a .txt and an .ann for each report, and annotation.conf.",
    keeps="texts, every mark by its role, its status and stance as attributes, its entry, score and facts in a note, "
    "which source and cue belong to which words",
    loses="which report lies in which process; reports' outlets and days; control characters",
)
