"""A network as GraphML, laid out as networkx lays it out, so that whatever opens the one opens the other."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.views.exports.export import Export, Parts
from dragoman.views.exports.networks.choices import OPTIONS, choices_of
from dragoman.views.exports.networks.nodes import Node
from dragoman.views.exports.networks.xml import attribute, document, text

if TYPE_CHECKING:
    from dragoman.views.exports.networks.network import Network

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
SCHEMA = (
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    f'xsi:schemaLocation="{NAMESPACE} http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"'
)
NODE_KEYS = (
    ("label", "string"), ("kind", "string"), ("party", "string"), ("office", "string"), ("r", "long"), ("g", "long"),
    ("b", "long"), ("frequency", "long"), ("aliases", "string"), ("first", "string"), ("last", "string"),
)  # fmt: skip


def write(parts: Parts, path: Path, **options: Any) -> None:
    from dragoman.views.exports.networks.network import network_of

    network = network_of(parts, choices_of(**options))
    with document(path) as put:
        put(f'<graphml xmlns="{NAMESPACE}" {SCHEMA}>\n')
        node_keys, edge_keys = keys_of(network)
        for kind, first, keys in (("node", 0, node_keys), ("edge", len(node_keys), edge_keys)):
            for number, (name, of) in enumerate(keys, first):
                put(f'  <key id="d{number}" for="{kind}" attr.name="{name}" attr.type="{of}"/>\n')
        put('  <graph edgedefault="undirected">\n')
        for _, node in network.kept():
            put(f"    <node id={attribute(node.id)}>{data(0, node_values(node, network))}</node>\n")
        ids = [attribute(node.id) for node in network.nodes]
        for tie in network.ties():
            values = data(len(node_keys), (tie.weight, *tie.values))
            put(f"    <edge source={ids[tie.one]} target={ids[tie.other]}>{values}</edge>\n")
        put("  </graph>\n</graphml>\n")


def keys_of(network: "Network") -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The names and types of what is said of nodes and of edges."""
    modes = [("bipartite", "long")] if network.choices.two else []
    return [*NODE_KEYS, *modes], [("weight", "double"), *network.columns]


def node_values(node: Node, network: "Network") -> list[str | int | None]:
    modes = [node.mode] if network.choices.two else []
    return [
        node.label, node.kind, node.party, node.office, *node.colour, node.frequency, node.aliases, node.first,
        node.last, *modes,
    ]  # fmt: skip


def data(first: int, values: Iterable[str | float | None]) -> str:
    """What is said of a node or an edge; what is not known is not said."""
    return "".join(
        f'<data key="d{number}">{text(value) if isinstance(value, str) else value}</data>'
        for number, value in enumerate(values, first)
        if value is not None
    )


GRAPHML = Export(
    write,
    suffix=".graphml",
    does="Networks as GraphML, for Gephi, visone, igraph, networkx.",
    keeps="nodes with kind, party, office, colour, frequency, aliases, first and last day; ties with weight and counts",
    loses="the words that ties rest on, scores, reasons, change over time",
    media="application/graphml+xml",
    options=OPTIONS,
)
