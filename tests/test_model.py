import msgspec

from dragoman.model import Record
from tests.builders import report


def test_a_record_survives_the_way_through_json() -> None:
    record = Record(reports=(report("He left."),))
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record
