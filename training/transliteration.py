"""Names in other alphabets as English newspapers print them, letter by letter."""

LETTERS = {
    # Cyrillic
    "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґѓјљњќџѕ": (
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g gj j lj nj kj dz dz"
    ),
    # Greek
    "αβγδεζηθικλμνξοπρστυφχψως": "a v g d e z i th i k l m n x o p r s t y f ch ps o s",
    # Georgian
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ": ("a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"),
    # Armenian
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև": (
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev"
    ),
}
TABLE = str.maketrans(
    {
        letter: latin.replace("-", "")
        for letters, latins in LETTERS.items()
        for letter, latin in zip(letters, latins.split(), strict=True)
    }
)


def in_latin(name: str) -> str:
    return name.casefold().replace("ու", "u").replace("ου", "ou").translate(TABLE)
