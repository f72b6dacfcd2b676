"""What a large archive would take, from what a smaller one took: hours of a core, and money on named machines.

A page costs what it cost on average; loading costs once for each process. Cores count as quick as those that it was
measured on, and two threads of one core as one core. A machine has so many processes as it has cores and memory for.
"""

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.archive.account import Account

LARGE = 100_000_000  # pages
HOUR = 3600
GB = 1_000_000_000
KEPT = 0.1  # of a machine's memory for the system and its cache


class Machine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A machine that can be rented: its cores and memory (GB), and the price of an hour, as of a day."""

    provider: str
    name: str
    region: str
    vcpus: int
    cores: int
    memory: float
    price: float
    currency: str
    as_of: str
    source: str

    def __post_init__(self) -> None:
        if min(self.vcpus, self.cores, self.memory) <= 0 or self.price < 0:
            raise ValueError(f"{self.name} must have cores, memory and a price")


class Prices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    machine: tuple[Machine, ...]


class Estimate(msgspec.Struct, frozen=True):
    """So many machines of a kind are at work for `hours`; `cost` is that of them all, `processes` those of one."""

    machine: Machine
    machines: int
    processes: int
    hours: float
    cost: float

    def line(self) -> str:
        one = self.machine
        return (
            f"{self.machines} × {one.provider} {one.name} ({one.region}, {self.processes} processes each): "
            f"{self.hours:,.1f} h, {self.cost:,.0f} {one.currency} at {one.price:g} an hour, as of {one.as_of}"
        )


def machines_in(path: Path | None = None) -> tuple[Machine, ...]:
    """The machines of a TOML file; those of the package if none is given. UsageError where it is none."""
    try:
        content = path.read_bytes() if path else files("dragoman.data").joinpath("prices.toml").read_bytes()
        return msgspec.convert(tomllib.loads(content.decode()), Prices).machine
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UsageError(
            f"'{path}' is no list of prices: {error}. Write [[machine]] with {', '.join(Machine.__struct_fields__)}."
        ) from error


def core_hours(account: "Account", pages: int = LARGE) -> float | None:
    """Hours of one core for so many pages such as these, loading aside; None where there were none."""
    return sum(account.cpu_seconds.values()) / account.pages * pages / HOUR if account.pages else None


def estimates(account: "Account", machines: Sequence[Machine], count: int, pages: int = LARGE) -> list[Estimate]:
    """What so many pages would take on `count` machines of each kind, the cheapest first where money is the same."""
    found = [estimate(account, machine, count, pages) for machine in machines]
    return sorted((one for one in found if one is not None), key=lambda one: (one.machine.currency, one.cost))


def estimate(account: "Account", machine: Machine, count: int, pages: int) -> Estimate | None:
    """None where nothing was measured, or where the machine has too little memory for one process."""
    room = int(machine.memory * GB * (1 - KEPT) / account.peak_bytes) if account.peak_bytes else machine.cores
    processes = min(machine.cores, room)
    hours = core_hours(account, pages)
    if hours is None or not processes:
        return None
    copies = account.cpu_seconds["copies"] / account.pages * pages / HOUR
    loading = account.loading_seconds / max(account.processes, 1) / HOUR
    whole = (hours - copies) / (processes * count) + copies + loading
    return Estimate(machine, count, processes, whole, whole * count * machine.price)
