"""UIMA reads back the words: by cassis with the type system beside, and by hand in UTF-16 units as Java counts."""

from pathlib import Path

import pytest
from cassis import Cas, TypeSystem, load_cas_from_xmi, load_typesystem
from hypothesis import given
from lxml import etree

from dragoman.views.exports.annotations.cas import CUSTOM, LAYER_OF, LAYERS, SEGMENT
from dragoman.views.exports.letters import file_name
from dragoman.views.exports.parts import Part
from tests.views.exports.annotations.marked import FAST, fit, marked_in, seen_to
from tests.views.exports.invented import parts as invented
from tests.views.exports.making import exported

SOFA, XMI = "{http:///uima/cas.ecore}Sofa", "{http://www.omg.org/XMI}id"


def loaded(folder: Path) -> tuple[TypeSystem, dict[str, Cas]]:
    with (folder / "TypeSystem.xml").open("rb") as file:
        types = load_typesystem(file)
    return types, {path.stem: load_cas_from_xmi(path, typesystem=types) for path in folder.glob("*.xmi")}


@FAST
@given(parts=invented())
def test_every_mark_comes_back_with_its_words_and_facts(
    parts: list[Part], tmp_path_factory: pytest.TempPathFactory
) -> None:
    parts = [*parts, seen_to()]
    _, found = loaded(exported("cas", parts, tmp_path_factory.mktemp("found")))
    for marked in marked_in(parts):
        cas = found[file_name(marked.report.id)]
        assert (cas.sofa_string, cas.sofa_mime) == (fit(marked.report.text), "text/plain")
        read = [
            (one.begin, one.end, one.role, one.entry, one.status, one.score)
            for layer in LAYERS
            for one in cas.select(CUSTOM + layer)
        ]
        assert sorted(read) == sorted(
            (mark.start, mark.end, mark.role, mark.entry, mark.status, mark.score) for mark in marked.marks
        )
        by_place = {(one.begin, one.end, one.entry): one for one in cas.select(f"{CUSTOM}Position")}
        for mark in marked.marks:
            if LAYER_OF[mark.role] == "Position":
                held = by_place[mark.start, mark.end, mark.entry]
                names = LAYERS["Position"][1]
                assert {name: held.get(name) for name in names if held.get(name)} == {
                    name: fit(value) for name, value in mark.facts.items() if name in names
                }


def test_offsets_are_units_of_utf_16(tmp_path: Path) -> None:
    """Read with no help: what Java's substring would give."""
    part = seen_to()
    (marked,) = marked_in([part])
    folder = exported("cas", [part], tmp_path)
    root = etree.parse(folder / f"{marked.report.id}.xmi").getroot()
    text = str(next(root.iter(SOFA)).attrib["sofaString"]).encode("utf-16-le")
    words = sorted(
        (one.get("entry"), text[2 * int(one.attrib["begin"]) : 2 * int(one.attrib["end"])].decode("utf-16-le"))
        for one in root
        if one.get("entry")
    )
    assert words == sorted((mark.entry, marked.report.text[mark.start : mark.end]) for mark in marked.marks)
    begins = [int(one.attrib["begin"]) for one in root if one.get("entry")]
    assert sorted(begins) != sorted(mark.start for mark in marked.marks)


def test_inception_finds_sentences_tokens_layers_and_relations(
    processes: list[Part], by_hand: list[Part], tmp_path: Path
) -> None:
    """Every word lies in a token, every token in a sentence; a relation leads between spans of the layer it is for."""
    types, found = loaded(exported("cas", [*processes, *by_hand, seen_to()], tmp_path))
    layers = [one for one in types.get_types() if one.name.startswith(CUSTOM)]
    assert len(layers) == 6
    assert all(one.supertype.name == "uima.tcas.Annotation" for one in layers)
    kinds = set()
    for cas in found.values():
        text = cas.sofa_string
        for name in ("Token", "Sentence"):
            pieces = [one.get_covered_text() for one in cas.select(SEGMENT + name)]
            assert "".join("".join(pieces).split()) == "".join(text.split())
        sentences = cas.select(f"{SEGMENT}Sentence")
        inside = sum(len(cas.select_covered(f"{SEGMENT}Token", one)) for one in sentences)
        assert inside == len(cas.select(f"{SEGMENT}Token"))
        for relation in cas.select(f"{CUSTOM}StatementRelation"):
            kinds.add(relation.kind)
            assert relation.Governor.role == "content"
            assert (relation.begin, relation.end) == (relation.Dependent.begin, relation.Dependent.end)
            assert relation.Governor in cas.select(f"{CUSTOM}Statement")
    assert kinds >= {"speaker", "cue", "continues"}


def test_who_saw_to_what_is_told(tmp_path: Path) -> None:
    _, found = loaded(exported("cas", [seen_to()], tmp_path))
    (cas,) = found.values()
    told = {(one.status, one.seenToBy) for one in cas.select(f"{CUSTOM}Statement")}
    assert told == {("confirmed", "ana; ben"), ("suggested", None)}


def test_the_types_are_those_that_inception_takes_for_layers(tmp_path: Path) -> None:
    types, _ = loaded(exported("cas", [], tmp_path))
    relation = types.get_type(f"{CUSTOM}StatementRelation")
    ends = {one.name: one.rangeType.name for one in relation.features if one.name in ("Governor", "Dependent")}
    assert ends == {"Governor": f"{CUSTOM}Statement", "Dependent": f"{CUSTOM}Statement"}
    ranges = {one.rangeType.name for layer in LAYERS for one in types.get_type(CUSTOM + layer).features}
    assert ranges == {"uima.cas.String", "uima.cas.Float"}
