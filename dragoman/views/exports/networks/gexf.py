"""A network as GEXF 1.3, as Gephi has it; over time, with the days between which each node and each tie is there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.views.exports.export import Export, Parts
from dragoman.views.exports.networks.choices import OPTIONS, WINDOWS, choices_of
from dragoman.views.exports.networks.nodes import Node
from dragoman.views.exports.networks.xml import attribute, document, quoted

if TYPE_CHECKING:
    from dragoman.views.exports.networks.network import Network, Tie
    from dragoman.views.exports.networks.over_time import TimedTie, Times

NAMESPACE = "http://gexf.net/1.3"
ATTRIBUTES = (
    ("kind", "string"), ("party", "string"), ("office", "string"), ("frequency", "long"), ("aliases", "string"),
    ("first", "string"), ("last", "string"),
)  # fmt: skip
Put = Callable[[str], object]


def write(parts: Parts, path: Path, **options: Any) -> None:
    from dragoman.views.exports.networks.network import network_of

    network = network_of(parts, choices_of(**options))
    always: tuple[Times, Times] = ((), ())
    write_network(path, network, ((tie, *always) for tie in network.ties()), dynamic=False)


def write_dynamic(parts: Parts, path: Path, **options: Any) -> None:
    from dragoman.views.exports.networks.network import network_of
    from dragoman.views.exports.networks.over_time import timed_ties

    network = network_of(parts, choices_of(**options))
    write_network(path, network, timed_ties(network), dynamic=True)


def write_network(path: Path, network: "Network", ties: "Iterable[TimedTie]", *, dynamic: bool) -> None:
    with document(path) as put:
        put(f'<gexf xmlns="{NAMESPACE}" xmlns:viz="{NAMESPACE}/viz" version="1.3">\n')
        put("  <meta><creator>Dragoman</creator></meta>\n")
        time = ' mode="dynamic" timeformat="date" timerepresentation="interval"' if dynamic else ' mode="static"'
        put(f'  <graph defaultedgetype="undirected" idtype="string"{time}>\n')
        columns = [*ATTRIBUTES, *([("bipartite", "long")] if network.choices.two else [])]
        put_attributes(put, "node", columns)
        windows = dynamic and network.choices.window is not None
        put_attributes(put, "edge", network.columns[:2] if windows else network.columns)
        if windows:
            put('    <attributes class="edge" mode="dynamic">\n')
            put('      <attribute id="weight" title="weight" type="double"/>\n    </attributes>\n')
        put("    <nodes>\n")
        for _, node in network.kept():
            put(node_element(node, two=network.choices.two, dynamic=dynamic))
        put("    </nodes>\n    <edges>\n")
        ids = [attribute(node.id) for node in network.nodes]
        for number, (tie, spells, weights) in enumerate(ties):
            put(edge_element(number, tie, ids, spells, weights))
        put("    </edges>\n  </graph>\n</gexf>\n")


def put_attributes(put: Put, kind: str, columns: Sequence[tuple[str, str]]) -> None:
    put(f'    <attributes class="{kind}" mode="static">\n')
    for number, (name, of) in enumerate(columns):
        put(f'      <attribute id="{kind[0]}{number}" title="{name}" type="{of}"/>\n')
    put("    </attributes>\n")


def node_element(node: Node, *, two: bool, dynamic: bool) -> str:
    values = [node.kind, node.party, node.office, node.frequency, node.aliases, node.first, node.last]
    red, green, blue = node.colour
    inside = attvalues(static_values("n", [*values, *([node.mode] if two else [])]))
    if dynamic and node.first and node.last:
        inside += spells_element(((node.first, node.last),))
    inside += f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    return f"      <node id={attribute(node.id)} label={attribute(node.label)}>{inside}</node>\n"


def edge_element(number: int, tie: "Tie", ids: Sequence[str], spells: "Times", weights: "Times") -> str:
    values = [*static_values("e", tie.values)]
    values += [f'<attvalue for="weight" value="{value}" start="{start}" end="{end}"/>' for start, end, value in weights]
    inside = attvalues(values) + spells_element(spells)
    ends = f"source={ids[tie.one]} target={ids[tie.other]}"
    weight = "" if weights else f' weight="{tie.weight}"'  # Gephi drops what weighs 0 in all
    return f'      <edge id="{number}" {ends}{weight}>{inside}</edge>\n'


def static_values(prefix: str, values: Iterable[str | float | None]) -> Iterator[str]:
    """What is said of a node or an edge for all time; what is not known is not said."""
    return (
        f'<attvalue for="{prefix}{number}" value={quoted(value)}/>'
        for number, value in enumerate(values)
        if value is not None
    )


def attvalues(values: Iterable[str]) -> str:
    return f"<attvalues>{''.join(values)}</attvalues>"


def spells_element(spells: "Times") -> str:
    """From when until when something is there; always, where nothing is said of it."""
    if not spells:
        return ""
    inside = "".join(f'<spell start="{first}" end="{last}"/>' for first, last in spells)
    return f"<spells>{inside}</spells>"


GEXF = Export(
    write,
    suffix=".gexf",
    does="Networks as GEXF, for Gephi.",
    keeps="nodes with kind, party, office, colour, frequency, aliases, first and last day; ties with weight and counts",
    loses="the words that ties rest on, scores, reasons, change over time",
    media="application/gexf+xml",
    options=OPTIONS,
)
GEXF_DYNAMIC = Export(
    write_dynamic,
    suffix=".gexf",
    does="Networks over time as GEXF, for Gephi's timeline.",
    keeps="nodes with kind, party, office, colour, frequency, aliases; ties with weight and counts; the days between "
    "which each is told of, or the weight in each window of days",
    loses="the words that ties rest on, scores, reasons; when a tie without a day held",
    media="application/gexf+xml",
    options=(*OPTIONS, *WINDOWS),
)
