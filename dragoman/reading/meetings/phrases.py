"""Many patterns sought at once: each is tried only at words that open with the letters it can open with.

broke off, called off, postponed    "br", "ca", "po": a text of a thousand words is passed once, not once a pattern
"""

import re
from collections.abc import Iterator

LOOKBEHIND = re.compile(r"\(\?<!(?:[^()\\]|\\.)*\)|\\b")
LETTERS = re.compile(r"[a-zé]+")
OPTIONAL = ("?", "*", "{0")


class Phrases:
    """Named groups of patterns, matched at the starts of words whatever the case."""

    def __init__(self, groups: dict[str, list[str]]) -> None:
        self.by_opening: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        self.tried: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for name, forms in groups.items():
            by_opening: dict[str, list[str]] = {}
            for form in [branch for whole in forms for branch in branches(whole)]:
                for opening in sorted(openings(form)):
                    by_opening.setdefault(opening, []).append(form)
            for opening, same in by_opening.items():
                pattern = re.compile(rf"\b(?:{'|'.join(same)})", re.IGNORECASE)
                self.by_opening.setdefault(opening, []).append((name, pattern))
        self.opening = word_opening(list(self.by_opening))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, re.Match[str]]]:
        """Each group's name with each of its matches inside [start, end), in order; one group's never overlap."""
        end = len(text) if end is None else end
        done: dict[str, int] = {}
        for word in self.opening.finditer(text, start, end):
            begin = word.start()
            for name, pattern in self.opening_with(word[0].lower()):
                match = pattern.match(text, begin, end) if done.get(name, 0) <= begin else None
                if match and match.end() > match.start():
                    done[name] = match.end()
                    yield name, match

    def opening_with(self, letters: str) -> list[tuple[str, re.Pattern[str]]]:
        """The patterns to try at a word that opens with one letter or two."""
        if letters not in self.tried:
            keys = dict.fromkeys((letters, letters[:1], ""))
            self.tried[letters] = [row for key in keys for row in self.by_opening.get(key, ())]
        return self.tried[letters]


def word_opening(openings: list[str]) -> re.Pattern[str]:
    """The start of any word that opens with one of these; of every word where one of them is empty."""
    if "" in openings:
        return re.compile(r"(?<!\w)\w\w?")
    seconds: dict[str, str] = {}
    for opening in sorted(openings):
        seconds[opening[0]] = seconds.get(opening[0], "") + opening[1:]
    single = {opening for opening in openings if len(opening) == 1}
    pairs = [rf"{first}[{after}]" for first, after in seconds.items() if after]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*pairs, *sorted(single)])})", re.IGNORECASE)


def openings(form: str) -> set[str]:
    """The first letters, two at most, of what a pattern can match; one empty string where it could be anything."""
    form = form[len(behind[0]) :] if (behind := LOOKBEHIND.match(form)) else form
    if LOOKBEHIND.match(form):
        return openings(form)
    if form.startswith("(?:"):
        close = closing(form)
        inside, rest = form[3:close], form[close + 1 :]
        found = {opening for branch in branches(inside) for opening in openings(branch + rest)}
        return found | openings(rest.lstrip("?*+")) if rest.startswith(OPTIONAL) else found
    letters = LETTERS.match(form)
    if letters is None:
        return {""}
    sure = letters[0][:-1] if form[letters.end() :].startswith(OPTIONAL) else letters[0]
    return {sure[:2]}


def branches(form: str) -> list[str]:
    """The alternatives of a pattern that stand outside all brackets."""
    found, depth, begin = [], 0, 0
    for i, letter in enumerate(form):
        depth += (letter in "([") - (letter in ")]")
        if letter == "|" and depth == 0:
            found.append(form[begin:i])
            begin = i + 1
    return [*found, form[begin:]]


def closing(form: str) -> int:
    """Where the bracket that opens a pattern closes."""
    depth = 0
    for i, letter in enumerate(form):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return i
    return len(form)
