"""Writers to be killed: real processes that say what was confirmed to them, line by line.

A writer is forked, so that hundreds of them can be killed in a minute; it opens the store itself, as any program does.
"""

import os
import signal
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec

from dragoman.errors import DragomanError
from dragoman.model import Correction, Deed, Reading, Stance
from dragoman.store import open_store
from tests.store.made import told

Say = Callable[[str], None]
PARTIES = (
    "KEN", "ETH", "PER", "NOR", "OMN", "FJI", "LAO", "MLI", "TUN", "CHL", "UGA", "SDN", "BOL", "FIN", "YEM", "TON",
    "VNM", "NER", "DZA", "ARG",
)  # fmt: skip
STANCES: tuple[Stance, ...] = ("demands", "offers", "accepts")
REFUSED, BROKEN = 2, 70  # exit codes: an error that a user can mend, and any other


@dataclass
class Writer:
    """A process that writes; `said` are the lines that it wrote before it ended."""

    pid: int
    pipe: int
    status: int | None = None

    def kill(self) -> list[str]:
        """End it as the kernel does, at once; what it had said by then."""
        os.kill(self.pid, signal.SIGKILL)
        return self.end()

    def end(self) -> list[str]:
        """Wait until it ends; whole lines only, as a line that is cut off confirms nothing."""
        with os.fdopen(self.pipe, encoding="utf-8") as lines:
            said = [line[:-1] for line in lines if line.endswith("\n")]
        self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return said


def forked(act: Callable[[Say], object]) -> Writer:
    """A process of its own that acts; an error of ours is its last line and exit code 2, any other one 70."""
    reading_end, writing_end = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing_end)
        return Writer(pid, reading_end)
    os.close(reading_end)

    def say(line: str) -> None:
        os.write(writing_end, f"{line}\n".encode())

    code = 0
    try:
        act(say)
    except DragomanError as error:
        say(str(error))
        code = REFUSED
    except BaseException:  # noqa: BLE001 - told of by the last line and the exit code
        say(traceback.format_exc().replace("\n", " | "))
        code = BROKEN
    finally:
        os._exit(code)


def readings(first: int, count: int) -> Iterator[Reading]:
    """Reports of five processes for every 25; now and then a copy, and a new version."""
    for number in range(first, first + count):
        of = number - 1 if number % 9 == 8 else number  # the text of the one before, in another outlet
        yield told(
            f"r{of}", pair_of(of), f"2019-{1 + of // 25 % 12:02}-{1 + of % 25:02}", issue="water",
            stance=STANCES[of % 3], speaker=f"Amani {'Wekesa' if of % 2 else 'Otieno'}", outlet=f"Post {number % 4}",
            url=f"https://news.example/{of // 7 * 7 if of % 7 < 2 else of}",
        )  # fmt: skip


def pair_of(number: int) -> tuple[str, str]:
    one = (number // 25 * 5 + number % 5) % len(PARTIES)
    return PARTIES[one], PARTIES[(one + 10 + number // 500) % len(PARTIES)]


def write(place: str, first: int, count: int, say: Say, who: str = "ana", only_add: bool = False) -> None:
    """Add reports one by one and do what people do in between; each is said only when the store has confirmed it."""
    with open_store(place) as store:
        for number, reading in enumerate(readings(first, count), first):
            added = store.add(reading, by=who)
            say(f"report {added.report} {added.n or ''}")
            if only_add:
                continue
            if number % 4 == 3:
                store.refresh()
            if number % 3 == 2:
                say(f"line {store.correct(a_correction(reading, number), by=who)}")
            if number % 11 == 10:
                say(f"line {store.recode('water', f'water-{number % 2}', by=who)}")
            if number % 20 == 19:
                trial = f"trial of {who}"  # one for each writer: to say anew what a coding holds puts its reports out
                say(f"line {store.code(trial, [added.report], [who], number % 2 == 0, by=who)}")
                say(f"line {store.done(trial, added.report, who)}")
            if number % 10 == 9 and added.n:
                by_hand = f"by-hand-{number // 50}"
                say(f"line {store.assign(by_hand, [added.report], by=who)}")
            if number % 15 == 14 and added.n:
                say(f"line {store.undo(added.n, by=who)}")


def a_correction(reading: Reading, number: int) -> Correction:
    """What a person says of a position: that it is right, wrong, or on other terms; or that one is missing."""
    deeds: tuple[Deed, ...] = ("accept", "edit", "add", "reject")
    deed = deeds[number // 3 % 4]
    position = reading.positions[0]
    after = {**msgspec.to_builtins(position), "detail": f"terms {number}"} if deed in ("edit", "add") else None
    return Correction(report=reading.report.id, kind="position", deed=deed, entry=position.id, after=after)


def warm_up() -> None:
    """Load what writers need before they are forked, so that they are killed while they write, not while they load."""
    with open_store(":memory:") as store:
        for reading in readings(0, 20):
            store.add(reading, by="ana")
        store.check()
