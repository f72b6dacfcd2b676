"""How many outlets say something on their own: those that print another's text do not count."""

from collections.abc import Iterable

from dragoman.views.known.known import Known


class Backing:
    """What stands behind a claim, counted the same on every page."""

    def __init__(self, known: Known) -> None:
        self.known = known

    def outlets(self, reports: Iterable[str]) -> int:
        """Those that are named, and each report of which no outlet is known."""
        named, nameless = self.counted(reports)
        return named + nameless

    def counted(self, reports: Iterable[str]) -> tuple[int, int]:
        origins = dict.fromkeys(self.known.origin.get(report, report) for report in reports)
        found = [self.known.reports[origin].outlet for origin in origins if origin in self.known.reports]
        return len(set(filter(None, found))), sum(not outlet for outlet in found)

    def said(self, reports: Iterable[str]) -> str:
        """one outlet; 3 outlets; outlet not named; one outlet and one not named."""
        named, nameless = self.counted(reports)
        if not named:
            return "outlet not named" if nameless < 2 else f"{nameless} reports, outlets not named"
        words = "one outlet" if named == 1 else f"{named} outlets"
        return f"{words} and {'one' if nameless == 1 else nameless} not named" if nameless else words

    def is_copy(self, report: str) -> bool:
        return self.known.origin.get(report, report) != report
