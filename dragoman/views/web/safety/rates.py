"""How much one visitor may ask for: a bucket that fills steadily and is drawn from, for each of the last visitors."""

import time
from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from threading import Lock

from starlette.requests import Request

MOST = 10_000  # visitors that are remembered
COSTS = (("/api/", 1.0), ("/api/v1/export/", 6.0), ("/search", 2.0), ("/history", 2.0), ("/accounts", 2.0))
PARTS = {"compare": 4.0, "pictures": 6.0, "print": 4.0, "agreement": 6.0, "export": 6.0}
FILES = (".json", ".jsonl", ".md", ".csv", ".svg")  # made of a whole record, or of the whole journal
FILE = 6.0
ON_A_DAY = 6.0  # a record as it was known on a day is made for whoever asks for it
CHANGE = 3.0  # what a form costs
PAGE = 1.0


class Rates:
    """A bucket for each name: `burst` at once, then `rate` a second."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate, self.burst, self.clock = rate, burst, clock
        self.levels: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self.lock = Lock()

    def wait(self, name: str, cost: float = 1.0) -> int:
        """Draw from a bucket: 0, or for how many seconds it is too empty."""
        with self.lock:
            now = self.clock()
            level, since = self.levels.pop(name, (self.burst, now))
            level = min(self.burst, level + (now - since) * self.rate)
            enough = level >= cost
            self.levels[name] = (level - cost if enough else level, now)
            while len(self.levels) > MOST:
                self.levels.popitem(last=False)
            return 0 if enough else ceil((cost - level) / self.rate)


def cost_of(request: Request) -> float:
    """What an answer costs beside that of a plain page."""
    path = str(request.scope["path"])
    base = CHANGE if request.method not in ("GET", "HEAD", "OPTIONS") else PAGE
    part = PARTS.get(path.rstrip("/").rpartition("/")[2], PAGE)
    is_file = path.endswith(FILES) or "/export/" in path
    made = FILE if is_file and not path.startswith("/static/") else PAGE
    day = ON_A_DAY if request.query_params.get("as_of") else PAGE
    return max(base, part, made, day, *(cost for start, cost in COSTS if path.startswith(start)), PAGE)
