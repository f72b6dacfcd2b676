"""People, parties and concepts as DNA's attribute manager shows them."""

from msgspec.structs import replace

from dragoman.model import Actor, Reading, Report
from tests.made import TEXT, lighthouse
from tests.views.exports.dna.opened import POSITIONS, Dna, opened, part_of


def test_people_and_parties_have_their_attributes_and_colours(lamp: Dna) -> None:
    people, parties = lamp.entities(POSITIONS, "person"), lamp.entities(POSITIONS, "organization")
    assert people["Winsome Carty"]["Type"] == "foreign minister"
    assert people["Winsome Carty"]["Notes"] == "Jamaica"
    assert [people[name]["Count"] for name in ("Winsome Carty", "Jean-Marc Délice")] == [1, 2]
    assert (parties["Jamaica"]["Type"], parties["Jamaica"]["Notes"]) == ("state", "JAM")
    assert parties["Panama"]["Count"] == 0, "a coder can choose whoever is known"
    colours = [
        tuple(one[name] for name in ("Red", "Green", "Blue")) for one in (people["Winsome Carty"], parties["Jamaica"])
    ]
    assert colours[0] == colours[1] != (0, 0, 0)
    assert lamp.entities(POSITIONS, "concept")["territory"]["Notes"] == "territory"


def test_every_short_text_has_an_empty_value(lamp: Dna) -> None:
    short = lamp.all("SELECT ID FROM VARIABLES WHERE DataType = 'short text'")
    empty_ones = lamp.all("SELECT VariableId FROM ENTITIES WHERE Value = ''")
    assert [one["ID"] for one in short] == [one["VariableId"] for one in empty_ones]


def test_every_entity_has_every_attribute_of_its_variable(lamp: Dna) -> None:
    wanted = lamp.all(
        "SELECT E.ID FROM ENTITIES E JOIN ATTRIBUTEVARIABLES V ON V.VariableId = E.VariableId "
        "LEFT JOIN ATTRIBUTEVALUES A ON A.EntityId = E.ID AND A.AttributeVariableId = V.ID WHERE A.ID IS NULL"
    )
    assert wanted == []
    assert len(lamp.all("SELECT * FROM ATTRIBUTEVALUES")) > 20


def test_two_people_of_one_name_are_told_apart_within_a_process() -> None:
    one = lighthouse()
    namesake = replace(one.actors[0], id=f"{one.report.id}/other")
    names = opened([part_of(replace(one, actors=(*one.actors, namesake)))]).entities(POSITIONS, "person")
    assert {"Winsome Carty", "Winsome Carty (2)"} <= set(names)


def test_people_of_several_processes_are_one_where_name_and_party_are_the_same() -> None:
    one, again = lighthouse(), lighthouse(text=f"{TEXT}\n\nAgain.")
    other = lighthouse(text=f"{TEXT}\n\nOf another country.")
    moved = replace(other, actors=(replace(other.actors[0], party="PAN"), *other.actors[1:]))
    names = opened([part_of(one), part_of(again), part_of(moved)]).entities(POSITIONS, "person")
    assert [name for name in names if "Carty" in name] == ["Winsome Carty", "Winsome Carty (2)"]
    assert names["Winsome Carty"]["Count"] == 2


def test_long_names_are_cut_and_stay_apart() -> None:
    of = Report(id="r", name="r", text="They met.", title="t" * 300, outlet="o" * 300)
    long = "n" * 300
    actors = tuple(Actor(id=f"P{number}", kind="group", name=long, reason=long) for number in range(3))
    dna = opened([part_of(Reading(report=of, actors=actors))])
    names = sorted(dna.entities(POSITIONS, "organization"), key=len)[1:]
    assert [len(name) for name in names] == [190] * 3
    assert len(set(names)) == 3
    assert len(dna.documents()[0]["Title"]) == 190
