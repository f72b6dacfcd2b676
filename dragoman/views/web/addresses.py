"""The address of everything that the pages show, under whatever path a proxy puts them."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from dragoman.model import Span
from dragoman.views.web.files import version_of


@dataclass(frozen=True)
class Addresses:
    """`at.report("5d0c8e3b1a2f", span)`: /r/5d0c8e3b1a2f?at=120-164#w-120-164; what is None in a query is left out."""

    root: str = ""

    def of(self, path: str, anchor: str = "", /, **query: str | int | None) -> str:
        asked = urlencode({name.rstrip("_"): value for name, value in query.items() if value not in (None, "")})
        return f"{self.root}{path}{f'?{asked}' if asked else ''}{f'#{anchor}' if anchor else ''}"

    def home(self) -> str:
        return self.of("/")

    def static(self, file: str) -> str:
        """A file that pages need, by the hash of its content, so that browsers may keep it for good."""
        return self.of(f"/static/{file}", v=version_of(file))

    def process(self, name: str, part: str = "", anchor: str = "", /, **query: str | int | None) -> str:
        """/p/NAME, and its parts: "compare", "pictures", "print"."""
        return self.of(f"/p/{segment(name)}{f'/{part}' if part else ''}", anchor, **query)

    def person(self, process: str, actor: str, **query: str | int | None) -> str:
        return self.process(process, f"person/{quote(actor)}", **query)

    def party(self, process: str, code: str, **query: str | int | None) -> str:
        return self.process(process, f"party/{quote(code)}", **query)

    def issue(self, process: str, issue: str, **query: str | int | None) -> str:
        return self.process(process, f"issue/{quote(issue)}", **query)

    def meeting(self, process: str, meeting: str, **query: str | int | None) -> str:
        return self.process(process, f"meeting/{quote(meeting)}", **query)

    def report(self, report: str, span: Span | None = None, anchor: str = "", /, **query: str | int | None) -> str:
        """A report; with these words marked and in view."""
        if span is not None:
            where = f"{span.start}-{span.end}"
            return self.of(f"/r/{quote(report)}", f"w-{where}", at=where, **query)
        return self.of(f"/r/{quote(report)}", anchor, **query)

    def correct(self, report: str, deed: str, kind: str, entry: str, **query: str | int | None) -> str:
        """/r/REPORT/accept/position/ID: where a form about an entry is sent; "reject", "edit", "undo"."""
        return self.of(f"/r/{quote(report)}/{deed}/{kind}/{quote(entry)}", **query)

    def add(self, report: str, kind: str = "", **query: str | int | None) -> str:
        """The form of a new entry of a report."""
        return self.of(f"/r/{quote(report)}/add{f'/{kind}' if kind else ''}", **query)

    def identity(self, process: str, kind: str, entry: str, **query: str | int | None) -> str:
        """What was taken for one person, party, meeting or utterance, and what may be the same."""
        return self.process(process, f"one/{kind}/{quote(entry)}", **query)

    def undo(self, line: int) -> str:
        """Where a line of the journal is taken back."""
        return self.of(f"/undo/{line}")

    def search(self, **query: str | int | None) -> str:
        return self.of("/search", **query)

    def reading(self, job: str = "", **query: str | int | None) -> str:
        """/read, where reports are brought, and /read/JOB, how one reading goes."""
        return self.of(f"/read/{quote(job)}" if job else "/read", **query)

    def unsorted(self, **query: str | int | None) -> str:
        """The reports that lie in no process."""
        return self.of("/unsorted", **query)

    def history(self, **query: str | int | None) -> str:
        return self.of("/history", **query)

    def history_file(self, **query: str | int | None) -> str:
        """The same as JSON lines."""
        return self.of("/history.jsonl", **query)

    def take_back(self) -> str:
        """Where a form is sent that takes a line of the journal back."""
        return self.of("/history/undo")

    def sign_in(self, to: str = "") -> str:
        return self.of("/sign-in", to=to)

    def sign_out(self) -> str:
        return self.of("/sign-out")

    def account(self, part: str = "") -> str:
        """One's own: "password", "tokens"."""
        return self.of(f"/account{f'/{part}' if part else ''}")

    def accounts(self, part: str = "") -> str:
        """Everybody's, for admins: "add", "role", "password", "remove"."""
        return self.of(f"/accounts{f'/{part}' if part else ''}")

    def coding(self, name: str = "", step: str = "", /, **query: str | int | None) -> str:
        """/coding, the blind codings; /coding/NAME, whose reports; /coding/NAME/REPORT, where one is coded."""
        return self.of("/".join(["/coding", *map(segment, filter(None, (name, step)))]), **query)

    def agreement(self, name: str = "", step: str = "", anchor: str = "", /, **query: str | int | None) -> str:
        """/agreement/NAME: how far the coders of a coding agree, and on what they differ."""
        return self.of("/".join(["/agreement", *map(segment, filter(None, (name, step)))]), anchor, **query)

    def api(self, path: str, **query: str | int | None) -> str:
        return self.of(f"/api/v1/{path}", **query)


def segment(name: str) -> str:
    """A process's name as one step of a path: a slash in it is ~1, as in a JSON pointer."""
    return quote(name.replace("~", "~0").replace("/", "~1"), safe="")


def named(step: str) -> str:
    """The name that a step of a path stands for."""
    return step.replace("~1", "/").replace("~0", "~")
