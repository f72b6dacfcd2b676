"""Reports as UIMA CAS in XMI, one file each, with the type system that they share: for INCEpTION and other UIMA tools.

UIMA counts UTF-16 units; cassis turns our code points into them when it writes, and back when it reads. Controls that
XML forbids are replaced, letter for letter. INCEpTION wants sentences and tokens, and finds in the layers
`webanno.custom.*` what can be imported as layers of a project.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.views.exports.annotations.marks import Mark, Marked, Role, marked_reports
from dragoman.views.exports.annotations.words import sentences, tokens
from dragoman.views.exports.export import Export, Parts
from dragoman.views.exports.letters import file_name, in_xml

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

SEGMENT = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
CUSTOM = "webanno.custom."
ANNOTATION, STRING, FLOAT = "uima.tcas.Annotation", "uima.cas.String", "uima.cas.Float"
LAYERS: dict[str, tuple[tuple[Role, ...], dict[str, str]]] = {
    "Statement": (
        ("content", "source", "cue"),
        {"kind": "kind", "speaker": "speaker", "speakerId": "speaker_id", "party": "party", "hedges": "hedges"},
    ),
    "Position": (
        ("position",),
        {name: name for name in ("stance", "issue", "party", "detail", "condition", "target", "date")},
    ),
    "Actor": (("person", "party"), {name: name for name in ("kind", "name", "code", "office", "party")}),
    "Meeting": (
        ("meeting",),
        {name: name for name in ("date", "place", "outcome", "parties", "participants", "mediators")},
    ),
    "Event": (
        ("event",),
        {"eventType": "type", **{name: name for name in ("mode", "cameo", "date", "place", "actors", "recipients")}},
    ),
}  # a layer's roles, and its features with the facts that fill them
LAYER_OF = {role: layer for layer, (roles, _) in LAYERS.items() for role in roles}
OF_EVERY_MARK = ("role", "entry", "status", "seenToBy")


def write(parts: Parts, path: Path) -> None:
    types = type_system()
    types.to_xml(path / "TypeSystem.xml")
    for part in parts:
        for marked in marked_reports(part):
            cas_of(marked, types).to_xmi(path / f"{file_name(marked.report.id)}.xmi")


def type_system() -> "TypeSystem":
    """The types of sentences and tokens, as DKPro has them, and our layers, that of relations as INCEpTION has one."""
    from cassis import TypeSystem

    types = TypeSystem()
    for name in ("Sentence", "Token"):
        types.create_type(SEGMENT + name, ANNOTATION)
    for layer, (_, features) in LAYERS.items():
        made = types.create_type(CUSTOM + layer, ANNOTATION)
        for feature in (*OF_EVERY_MARK, *features):
            types.create_feature(made, feature, STRING)
        types.create_feature(made, "score", FLOAT)
    relation = types.create_type(f"{CUSTOM}StatementRelation", ANNOTATION)
    for end in ("Governor", "Dependent"):
        types.create_feature(relation, end, f"{CUSTOM}Statement")
    types.create_feature(relation, "kind", STRING)
    return types


def cas_of(marked: Marked, types: "TypeSystem") -> "Cas":
    """One report with its sentences, tokens and marks, and the relations from content to source, cue and the rest."""
    from cassis import Cas

    report = marked.report
    cas = Cas(typesystem=types)
    cas.sofa_string = in_xml(report.text)
    cas.sofa_mime = "text/plain"
    if report.language:
        cas.document_language = in_xml(report.language)
    for name, spans in (("Sentence", sentences(report.text, report.paragraphs)), ("Token", tokens(report.text))):
        of_type = types.get_type(SEGMENT + name)
        cas.add_all([of_type(begin=start, end=end) for start, end in spans])
    made = {mark.id: annotation_of(mark, types) for mark in marked.marks}
    cas.add_all(made.values())
    relation = types.get_type(f"{CUSTOM}StatementRelation")
    for tie in marked.ties:
        one, other = made[tie.one], made[tie.other]
        cas.add(relation(begin=other.begin, end=other.end, Governor=one, Dependent=other, kind=tie.kind))
    return cas


def annotation_of(mark: Mark, types: "TypeSystem") -> Any:
    layer = LAYER_OF[mark.role]
    facts = {feature: mark.facts.get(fact) for feature, fact in LAYERS[layer][1].items()}
    said = {"role": mark.role, "entry": mark.entry, "status": mark.status, "seenToBy": "; ".join(mark.by) or None}
    words = {feature: in_xml(value) for feature, value in {**said, **facts}.items() if value}
    return types.get_type(CUSTOM + layer)(begin=mark.start, end=mark.end, score=mark.score, **words)


CAS = Export(
    write,
    suffix="",
    does="A folder of UIMA CAS in XMI, one a report, with TypeSystem.xml: for INCEpTION.",
    keeps="texts with sentences and tokens, every mark with its facts, status, score and who saw to it; which source "
    "and cue belong to which words, as relations",
    loses="reports' outlets, days and addresses; reasons; what process and ledger say; control characters",
)
