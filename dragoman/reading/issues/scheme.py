"""A user's own issues, read from a file of the form of data/issues.toml, with every fault named.

alone = true    # these issues and no others; without this line they are added to the built-in ones

[lighthouses]
name = "Lighthouses"
covers = "who keeps, lights and pays for them"
examples = ["Norway wants the lamp on the skerry lit again."]
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import UsageError
from dragoman.vocabulary import load

LABEL = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
KEYS = ("name", "covers", "examples")
REST = "other"  # what is about none of the issues, in every scheme
LARGEST = 1_000_000  # bytes of a file
LONGEST = {"label": 40, "name": 80, "covers": 500, "example": 1000}  # characters
MOST_ISSUES, MOST_EXAMPLES = 100, 50


@dataclass(frozen=True)
class Issue:
    """One issue: what it is called, what falls under it in a user's words, and clauses that are about it."""

    label: str
    name: str
    covers: str = ""
    examples: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        return f"{self.name}: {self.covers}" if self.covers else self.name


@dataclass(frozen=True)
class Scheme:
    """Issues in the order of their file; `alone` where they replace the built-in ones."""

    issues: tuple[Issue, ...]
    alone: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(issue.label for issue in self.issues)


def read_scheme(path: Path) -> Scheme:
    """The scheme in a file; a UsageError that names the place, the value and the way out where it is none."""
    return Reader(path).scheme(table_of(path))


def built_in() -> tuple[Issue, ...]:
    """The issues that come with the package, as a user would have written them, without the one for the rest."""
    entries = load("issues").items()
    return tuple(Issue(label, entry["name"], entry["covers"]) for label, entry in entries if label != REST)


def table_of(path: Path) -> dict[str, Any]:
    """What a TOML file holds."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(
            f"{str(path)!r} cannot be read: {error.strerror or error}. Name a TOML file of issues."
        ) from error
    if len(data) > LARGEST:
        raise UsageError(
            f"{str(path)!r} is larger than {LARGEST // 1_000_000} MB. A file of issues holds a description and at most "
            f"{MOST_EXAMPLES} examples of each: leave the rest out."
        )
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{str(path)!r} is not in UTF-8 (byte {error.start}). Save it as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{str(path)!r} is not TOML: {error}. Write a table for each issue: [my-issue].") from error


@dataclass(frozen=True)
class Reader:
    """Checks a table and turns it into a scheme; each fault is told with the file and the issue that it stands in."""

    path: Path

    def scheme(self, table: dict[str, Any]) -> Scheme:
        alone = table.get("alone", False)
        if not isinstance(alone, bool):
            raise self.fault("", f"'alone' is {shown(alone)}", "Write: alone = true, or leave it out.")
        entries = {key: entry for key, entry in table.items() if key != "alone"}
        if not entries:
            raise self.fault("", "there is no issue in it", "Write a table for each issue: [my-issue].")
        if len(entries) > MOST_ISSUES:
            raise self.fault("", f"it holds {len(entries)} issues", f"Keep to {MOST_ISSUES}.")
        return Scheme(tuple(self.issue(label, entry, alone) for label, entry in entries.items()), alone)

    def issue(self, label: str, entry: Any, alone: bool) -> Issue:
        self.check_label(label, entry, alone)
        unknown = next((key for key in entry if key not in KEYS), None)
        if unknown is not None:
            raise self.fault(label, f"{unknown!r} is no key of an issue", f"Choose among: {', '.join(KEYS)}.")
        name = self.text(label, "name", entry.get("name", label.replace("-", " ").capitalize()))
        covers = self.text(label, "covers", entry["covers"]) if "covers" in entry else ""
        examples = self.examples(label, entry.get("examples", []))
        if not covers and not examples:
            raise self.fault(
                label,
                "it has neither 'covers' nor 'examples'",
                "Say what falls under it, or give sentences that are about it.",
            )
        return Issue(label, name, covers, examples)

    def check_label(self, label: str, entry: Any, alone: bool) -> None:
        if not isinstance(entry, dict):
            raise self.fault(
                "", f"{label!r} is {shown(entry)}, not a table", f"Write [my-issue] above its keys: {', '.join(KEYS)}."
            )
        if not LABEL.fullmatch(label) or len(label) > LONGEST["label"]:
            raise self.fault(
                label,
                f"{clipped(label)!r} is no label",
                f"Write lower-case letters a to z, digits and single hyphens, at most {LONGEST['label']}: [my-issue].",
            )
        if label == REST:
            raise self.fault(label, "it means what is about none of the issues, in every scheme", "Choose another.")
        if not alone and label in load("issues"):
            raise self.fault(
                label,
                "it is built in already",
                "Choose another label, or write alone = true at the top if yours are to replace all the built-in ones.",
            )

    def examples(self, label: str, given: Any) -> tuple[str, ...]:
        if not isinstance(given, list) or not all(isinstance(example, str) for example in given):
            raise self.fault(
                label, f"'examples' is {shown(given)}, not a list of texts", 'Write: examples = ["One.", "Another."].'
            )
        if len(given) > MOST_EXAMPLES:
            raise self.fault(label, f"it has {len(given)} examples", f"Keep the {MOST_EXAMPLES} that differ most.")
        return tuple(dict.fromkeys(self.text(label, "example", example) for example in given))

    def text(self, label: str, key: str, value: Any) -> str:
        """A text on one line, neither empty nor too long."""
        if not isinstance(value, str) or not value.strip():
            raise self.fault(label, f"{key!r} is {shown(value)}", "Write some words in quotation marks.")
        line = " ".join(value.split())
        if len(line) > LONGEST[key]:
            raise self.fault(
                label,
                f"{key!r} is {len(line)} characters long ({clipped(line)!r})",
                f"Keep to {LONGEST[key]}.",
            )
        return line

    def fault(self, label: str, wrong: str, way_out: str) -> UsageError:
        place = f", issue {clipped(label)!r}" if label else ""
        return UsageError(f"{str(self.path)!r}{place}: {wrong}. {way_out}")


def shown(value: Any) -> str:
    """A value of a TOML file as a fault names it: 'x', 3, an empty text, a table."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, str) and not value.strip():
        return "an empty text"
    return clipped(repr(value))


def clipped(text: str) -> str:
    return text if len(text) <= LONGEST["label"] else f"{text[: LONGEST['label']]}…"
