"""How far a run has come, on the terminal of whoever waits for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dragoman.model import Failure, Reading


@dataclass
class Tally:
    """What a run has read so far."""

    reports: int = 0
    statements: int = 0
    failures: list[Failure] = field(default_factory=list)

    def add(self, reading: Reading | Failure) -> None:
        if isinstance(reading, Failure):
            self.failures.append(reading)
        else:
            self.reports += 1
            self.statements += len(reading.statements)


@contextmanager
def progress(tally: Tally, total: int | None) -> Iterator[Callable[[], None]]:
    """A line on standard error that is brought up to date whenever what it gives is called, once for each report.

    12 of 40 reports read · 96 statements · 3.1 reports/s · 0:00:04 · 0:00:09 left
    """
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
    from rich.progress import TimeRemainingColumn as TimeLeft
    from rich.text import Text

    class Speed(ProgressColumn):
        """Reports a second, of late."""

        def render(self, task: Task) -> Text:
            return Text(f"· {task.speed:,.1f} reports/s ·" if task.speed else "·")

    of = "" if total is None else " of {task.total:,}"
    count = TextColumn("{task.completed:,}" + of + " reports read · {task.fields[statements]:,} statements")
    left = [] if total is None else [TextColumn("·"), TimeLeft(), TextColumn("left")]
    with Progress(SpinnerColumn(), count, Speed(), TimeElapsedColumn(), *left, console=Console(stderr=True)) as bar:
        task = bar.add_task("reading", total=total, statements=0)
        yield lambda: bar.update(task, advance=1, statements=tally.statements)
