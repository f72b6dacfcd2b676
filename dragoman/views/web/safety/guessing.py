"""Passwords cannot be guessed: after some that do not fit, each next one waits, twice as long every time."""

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from threading import Lock

MOST = 10_000  # names and addresses that are remembered
FREE_FOR_NAME, LONGEST_FOR_NAME = 5, 60.0  # a minute at most, as somebody else may be the one who guesses
FREE_FOR_ADDRESS, LONGEST_FOR_ADDRESS = 20, 900.0
IDLE, IDLE_LASTING = 2 * 3600.0, 7 * 86400.0  # seconds that a session may lie idle
FORGOTTEN = 3600.0  # seconds after which nothing is held against anybody


class Guesses:
    """What did not fit lately, by name and by address; names that nobody has are treated as all others."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.failed: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self.lock = Lock()

    def wait(self, name: str, address: str) -> int:
        """For how many seconds nobody may try this name, or try from this address."""
        with self.lock:
            of_name = self.left(f"n {name}", FREE_FOR_NAME, LONGEST_FOR_NAME)
            return ceil(max(of_name, self.left(f"a {network(address)}", FREE_FOR_ADDRESS, LONGEST_FOR_ADDRESS)))

    def left(self, key: str, free: int, longest: float) -> float:
        count, since = self.failed.get(key, (0, 0.0))
        return max(0.0, since + min(longest, 2.0 ** min(count - free, 20)) - self.clock()) if count >= free else 0.0

    def failed_with(self, name: str, address: str) -> None:
        with self.lock:
            now = self.clock()
            for key in (f"n {name}", f"a {network(address)}"):
                count, since = self.failed.pop(key, (0, now))
                self.failed[key] = (1 if now - since > FORGOTTEN else count + 1, now)
            while len(self.failed) > MOST:
                self.failed.popitem(last=False)

    def fitted(self, name: str) -> None:
        """Nothing is held against a name any longer; the address may be that of many."""
        with self.lock:
            self.failed.pop(f"n {name}", None)


class Seen:
    """Sessions that were used lately; one that lay idle for long is over, wherever its cookie is by then.

    That is known as long as the program runs; how long a session may live in all is known to the store.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.used: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self.lock = Lock()

    def begin(self, key: str, lasting: bool) -> None:
        with self.lock:
            self.used[key] = (self.clock(), IDLE_LASTING if lasting else IDLE)

    def lately(self, key: str) -> bool:
        with self.lock:
            now = self.clock()
            before, idle = self.used.pop(key, (now, IDLE_LASTING))
            fresh = now - before <= idle
            self.used[key] = (now if fresh else before, idle)
            while len(self.used) > MOST:
                self.used.popitem(last=False)
            return fresh


def network(address: str) -> str:
    """An address as far as one person has it: of IPv6 a /64, of IPv4 in the clothes of IPv6 the one that it is."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return str(ipaddress.ip_network(f"{ip}/64", strict=False)) if ip.version == 6 else str(ip)
