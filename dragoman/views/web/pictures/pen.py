"""SVG in pieces. In a page a piece has its look from pictures.css; in a file of its own it carries it as attributes.

pen.draw("circle", "party", cx=12, cy=30, r=7)    <circle class="party" cx="12" cy="30" r="7"/>
pen.words(12, 30, "Zambia", "label")              text with what stands in it escaped
"""

from dataclasses import dataclass

from markupsafe import Markup, escape

from dragoman.views.text import clean

INK, QUIET, RULE, PAPER = "#1c1b19", "#625e56", "#d9d5cb", "#ffffff"
DEMANDS, OFFERS, ACCEPTS, REJECTS, CONDITIONS = "#b93d0b", "#1d63b8", "#0a7067", "#b3123f", "#8a5800"
HALO = {"stroke": PAPER, "stroke-width": "3", "stroke-linejoin": "round", "paint-order": "stroke"}
COLOURS = {"demands": DEMANDS, "offers": OFFERS, "accepts": ACCEPTS, "rejects": REJECTS, "conditions": CONDITIONS}
SANS = "system-ui, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', sans-serif"

# The look of each class on paper; pictures.css says the same with the colours of the page.
LOOKS: dict[str, dict[str, str]] = {
    "label": {"font-size": "13", "fill": INK, **HALO},
    "strong": {"font-size": "13", "fill": INK, "font-weight": "600", **HALO},
    "minor": {"font-size": "11.5", "fill": QUIET, **HALO},
    "value": {"font-size": "11.5", "fill": INK, **HALO},
    "party": {"fill": INK, "stroke": PAPER, "stroke-width": "1.5"},
    "issue": {"fill": PAPER, "stroke": INK, "stroke-width": "1.5"},
    "mediator": {"fill": PAPER, "stroke": INK, "stroke-width": "1.5"},
    "agrees": {"stroke": ACCEPTS, "fill": "none"},
    "disagrees": {"stroke": REJECTS, "fill": "none"},
    "asks": {"stroke": DEMANDS, "fill": "none"},
    "if": {"stroke": CONDITIONS, "fill": "none"},
    "met": {"stroke": INK, "fill": "none"},
    "through": {"stroke": QUIET, "fill": "none"},
    "bar": {"fill": "#6d7f8f"},
    "bar-unnamed": {"fill": PAPER, "stroke": QUIET, "stroke-dasharray": "3 2"},
    "base": {"stroke": INK, "fill": "none", "stroke-width": "1"},
    "grid": {"stroke": RULE, "fill": "none", "stroke-width": "1"},
    "meeting": {"stroke": QUIET, "fill": "none", "stroke-width": "1", "stroke-dasharray": "2 3"},
    **{
        name: {"fill": colour, "font-weight": "700", "font-size": "14", "text-anchor": "middle", **HALO}
        for name, colour in COLOURS.items()
    },
    **{
        f"held-{name}": {"fill": colour, "fill-opacity": "0.16", "stroke": colour, "stroke-width": "1.2"}
        for name, colour in COLOURS.items()
    },
    **{f"sure-{name}": {"fill": colour, "stroke": colour, "stroke-width": "1.2"} for name, colour in COLOURS.items()},
    "hatch": {"stroke": REJECTS, "stroke-width": "1.1", "fill": "none"},
}  # fmt: skip

# How the lines of each look are broken, for a line that is one wide; what is not here is full.
BROKEN = {"disagrees": (2.2, 1.4), "asks": (0.5, 0.8), "if": (3.4, 0.9, 0.7, 0.9), "through": (0.9, 1.3)}
LEAST = 2.4  # lines that are thinner are broken as if they were so thick
MOST = 8.0

Value = str | float | int | None


@dataclass(frozen=True)
class Drawing:
    """What was drawn, and what it shows in words."""

    width: float
    height: float
    body: Markup


@dataclass(frozen=True)
class Pen:
    """`alone` draws for a file of its own; `mark` keeps the names of two pictures of a page apart; `plain` draws for
    where nobody can point at anything."""

    alone: bool = False
    mark: str = ""
    plain: bool = False

    def draw(self, name: str, look: str = "", *inside: str, **attributes: Value) -> Markup:
        """An element; numbers to a tenth, what is None left out."""
        found: dict[str, Value] = {"class": look or None}
        if self.alone:
            found = dict(LOOKS.get(look, {}))
        found |= {attribute.rstrip("_").replace("_", "-"): value for attribute, value in attributes.items()}
        said = "".join(
            f' {attribute}="{escape(number(value))}"' for attribute, value in found.items() if value is not None
        )
        body = "".join(map(escape, inside))
        return Markup(f"<{name}{said}>{body}</{name}>" if body else f"<{name}{said}/>")  # noqa: S704 # all escaped

    def line(self, look: str, path: str, thick: float) -> Markup:
        """A line whose colour and breaks both say what it is."""
        scale = min(MOST, max(LEAST, thick))
        dashes = " ".join(number(round(part * scale, 1)) for part in BROKEN.get(look, ()))
        return self.draw("path", look, d=path, stroke_width=round(thick, 1), stroke_dasharray=dashes or None)

    def words(self, x: float, y: float, text: str, look: str = "label", anchor: str = "start") -> Markup:
        return self.draw("text", look, clean(text), x=x, y=y, text_anchor=None if anchor == "start" else anchor)

    def titled(self, title: str, *inside: Markup) -> Markup:
        """A group that says what it is when it is pointed at."""
        return (
            Markup("").join(inside) if self.plain else self.draw("g", "", self.draw("title", "", clean(title)), *inside)
        )

    def hatch(self) -> Markup:
        """The stripes of rejection, to fill with `self.hatched`."""
        line = self.draw("path", "hatch", d="M-1 4L4 -1M-1 9L9 -1M4 9L9 4")
        pattern = self.draw(
            "pattern", "", line, id=f"hatch{self.mark}", width=8, height=8, patternUnits="userSpaceOnUse"
        )
        return self.draw("defs", "", pattern)

    @property
    def hatched(self) -> str:
        return f"url(#hatch{self.mark})"


def number(value: Value) -> str:
    """3.0: 3; 2.345: 2.3."""
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def picture(drawing: Drawing, title: str, desc: str, pen: Pen, look: str = "") -> Markup:
    """The whole SVG with its title and what it shows in words."""
    name, about = f"t{pen.mark}", f"d{pen.mark}"
    inside = [pen.draw("title", "", clean(title), id=name), pen.draw("desc", "", clean(desc), id=about)]
    if pen.alone:
        inside.append(pen.draw("rect", "", width="100%", height="100%", fill=PAPER))
    return pen.draw(
        "svg",
        look,
        *inside,
        drawing.body,
        role="img",
        aria_labelledby=f"{name} {about}",
        viewBox=f"0 0 {number(float(drawing.width))} {number(float(drawing.height))}",
        width=drawing.width,
        height=drawing.height,
        xmlns="http://www.w3.org/2000/svg" if pen.alone else None,
        font_family=SANS if pen.alone else None,
    )


LETTER = 0.56  # of the size: the width of a letter of the sans, on the average


def width_of(text: str, size: float = 13) -> float:
    return len(text) * size * LETTER


def folded(text: str, room: float, size: float = 13, lines: int = 2) -> list[str]:
    """A label in as many lines as there are, broken between words; what finds no room is …"""
    letters = max(4, int(room / (size * LETTER)))
    found = [""]
    for word in clean(text).split(" "):
        longer = f"{found[-1]} {word}".strip()
        if len(longer) <= letters or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    if len(found) > lines:
        found = [*found[: lines - 1], " ".join(found[lines - 1 :])]
    return [line if len(line) <= letters else f"{line[: letters - 1].rstrip()}…" for line in found]
