"""What a run over an archive came to: pages by what became of them, and the time that it took.

The figures are those of all parts that are finished, whichever run finished them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dragoman.archive.folder import manifests, write_whole

if TYPE_CHECKING:
    from dragoman.archive.mapping import Lost

STAGES = ("sift", "copies", "read")
FAILED = "failed: "
LARGE = 100_000_000  # pages of which the time is estimated
HOUR = 3600


class Account(msgspec.Struct, frozen=True):
    """`pages` came in; they were `gated`, `failed`, `copies`, or `read`; `cpu_seconds` by stage.

    `failures` counts what failed by its kind; `words` are those of the pages that were read; `lost` are parts that
    could not be done, with the reason.
    """

    pages: int
    gated: int
    copies: int
    read: int
    failed: int
    words: int
    entries: dict[str, int]
    failures: dict[str, int]
    cpu_seconds: dict[str, float]
    lost: dict[str, str]

    @property
    def words_per_second(self) -> float | None:
        """Words read in a second by one core; None where none were."""
        return self.words / self.cpu_seconds["read"] if self.words and self.cpu_seconds["read"] else None

    @property
    def hours_for_many(self) -> float | None:
        """Hours of one core for 100 million pages such as these."""
        return sum(self.cpu_seconds.values()) / self.pages * LARGE / HOUR if self.pages else None

    def lines(self) -> Iterator[str]:
        """The account in words.

        19,029 pages: 18,100 passed over, 61 copies, 860 read, 8 failed
        """
        yield (
            f"{self.pages:,} pages: {self.gated:,} passed over, {self.copies:,} copies, {self.read:,} read, "
            f"{self.failed:,} failed"
        )
        yield "Found: " + ", ".join(f"{count:,} {name}" for name, count in self.entries.items())
        for kind, count in sorted(self.failures.items()):
            yield f"Failed: {count:,} {kind}"
        spent = ", ".join(f"{stage} {self.cpu_seconds[stage]:,.0f} s" for stage in STAGES)
        rate = f"; {self.words_per_second:,.0f} words/s read by a core" if self.words_per_second else ""
        yield f"Time of processors: {spent}{rate}"
        if self.hours_for_many is not None:
            yield f"100 million pages such as these: {self.hours_for_many:,.0f} hours of a core"
        for part, reason in self.lost.items():
            yield f"Not done: {part}: {reason}"


def account_of(out: Path, lost: "Sequence[Lost]") -> Account:
    """The account of all that is finished in a folder; it is kept there as account.json."""
    counts: Counter[str] = Counter()
    spent = dict.fromkeys(STAGES, 0.0)
    for stage in STAGES:
        for manifest in manifests(out, stage):
            spent[stage] = round(spent[stage] + manifest.cpu_seconds, 3)
            if stage != "copies":
                counts.update(manifest.counts)
    failures = {key.removeprefix(FAILED): counts[key] for key in sorted(counts) if key.startswith(FAILED)}
    account = Account(
        pages=counts["pages"],
        gated=counts["gated"],
        copies=counts["copies"],
        read=counts["read"],
        failed=sum(failures.values()),
        words=counts["words"],
        entries={name: counts[name] for name in ("meetings", "statements", "positions", "events")},
        failures=failures,
        cpu_seconds=spent,
        lost={one.part.name: one.reason for one in lost},
    )
    write_whole(out / "account.json", msgspec.json.format(msgspec.json.encode(account)))
    return account
