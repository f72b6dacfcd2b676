"""Which state a report is at home in, which group fights there, and whose name holds which word.

"the Mozambican government and the MLN", MAPUTO, June 3    home MOZ, fighters MLN
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache

from dragoman.model import ActorKind
from dragoman.reading.cast import Mention
from dragoman.reading.parties.descriptions import DOMINANT, Scene, dominant
from dragoman.reading.parties.names import Sighting, Word, is_joint, words_of
from dragoman.vocabulary import load

# What each sign adds to a state's being at home in a report.
NAMED, ACTING, PLACE, TOWN, OPENING, GOVERNS, DATELINE = 1.0, 2.0, 0.5, 0.8, 1.5, 4.0, 1.5
LEAST = 2.0
AMONG = ("inter-", "intra-")
NEAR, SOON, FAR = 4, 6, 12


def scene_of(
    text: str,
    words: list[Word],
    named: tuple[Mention, ...],
    places: list[Sighting],
    names: dict[str, tuple[str, ...]],
    kinds: dict[str, ActorKind],
) -> Scene:
    """The scene of a report, from its mentions, each party's printed `names`, and capitals that are only `places`."""
    groups = Counter(mention.actor for mention in named if kinds.get(mention.actor) == "group")
    weights = weights_of(text, words, named, places, kinds)
    home = dominant(weights, 1.2 if groups else DOMINANT)
    armed = Counter(
        {code: count for code, count in groups.items() if any(set(name.split()) & warlike() for name in names[code])}
    )
    here = next((place.name.codes[0] for place in places if is_dateline(text, place)), None)
    return Scene(
        home=home if home is not None and weights[home] >= LEAST else None,
        here=here,
        states=frozenset(code for code, kind in kinds.items() if kind == "state"),
        fighters=dominant(armed)
        or dominant(Counter({code: n for code, n in groups.items() if may_fight(names[code])})),
        groups=frozenset(groups),
        heads=heads_of(names, kinds),
    )


def may_fight(names: tuple[str, ...]) -> bool:
    """Not a federation, a bank or a church."""
    return not any(word.title() in civil() for name in names for word in name.split())


def weights_of(
    text: str, words: list[Word], named: tuple[Mention, ...], places: list[Sighting], kinds: dict[str, ActorKind]
) -> dict[str, float]:
    """How much speaks for each state's being at home; hosts and go-betweens that do not govern here are left out."""
    weights: defaultdict[str, float] = defaultdict(float)
    guests: Counter[str] = Counter()
    starts = [word.start for word in words]
    opening = named[min(3, len(named) - 1)].end if named else 0
    for mention in named:
        if kinds.get(mention.actor) != "state":
            continue
        soon, far = (words_beside(words, starts, mention, reach) for reach in (SOON, FAR))
        governs = mention.how != "place" and is_governing(text, words, starts, mention)
        guests[mention.actor] += (
            -1 if governs else bool(soon & mediating() or far & chairing() or is_abroad(text, mention))
        )
        weights[mention.actor] += weight_of(mention, governs, mention.end <= opening)
    for place in places:
        weights[place.name.codes[0]] += TOWN + DATELINE * is_dateline(text, place)
    return {code: weight for code, weight in weights.items() if guests[code] <= 0}


def weight_of(mention: Mention, governs: bool, opens: bool) -> float:
    if mention.how == "place":
        return PLACE
    return (ACTING if mention.how == "capital" else NAMED) + OPENING * opens + GOVERNS * governs


def is_abroad(text: str, mention: Mention) -> bool:
    """'Port Louis, Mauritius': a report names the country of a town only where it is not its own."""
    before = text[max(0, mention.start - 3) : mention.start]
    return (
        mention.how in ("name", "place")
        and before.rstrip().endswith(",")
        and text[mention.end : mention.end + 4] not in (" and", " AND")
    )


def is_dateline(text: str, place: Sighting) -> bool:
    """A capital in capitals, or at the head of a line and followed by a date: "MAPUTO, June 3"."""
    line = (
        text[: place.start].rsplit("\n", 1)[-1]
        if place.start < 200
        else text[place.start - 40 : place.start].rsplit("\n", 1)[-1]
    )
    return not line.strip()


def is_governing(text: str, words: list[Word], starts: list[int], mention: Mention) -> bool:
    """'Kenyan President', "Kenya's military government", 'the government of Kenya', 'the inter-Kenyan dialogue'."""
    if text[max(0, mention.start - len(AMONG[0])) : mention.start].casefold() in AMONG:
        return True
    after, before = bisect_left(starts, mention.end), bisect_left(starts, mention.start)
    for index in range(after, min(after + NEAR, len(words))):
        if words[index].low in governing():
            return True
        if words[index].low in breaking() or (index > after and not is_joint(text, words[index - 1], words[index])):
            break
    ahead = [word.low for word in words[max(0, before - 3) : before] if word.low != "the"]
    return len(ahead) > 1 and ahead[-1] == "of" and ahead[-2] in governing()


def words_beside(words: list[Word], starts: list[int], mention: Mention, reach: int) -> set[str]:
    after, before = bisect_left(starts, mention.end), bisect_left(starts, mention.start)
    return {word.low for word in words[after : after + reach] + words[max(0, before - 3) : before]}


def heads_of(names: dict[str, tuple[str, ...]], kinds: dict[str, ActorKind]) -> dict[str, str]:
    """'front' -> TPF where it alone has a name with this word; 'commission' -> EUU."""
    owners: dict[str, set[str]] = defaultdict(set)
    known = load("party_words")["descriptions"]["short_names"]
    for code, forms in names.items():
        for word in known.get(code, ()):
            owners[word].add(code)
        if kinds.get(code) == "group" or (code not in known and kinds.get(code) == "organisation"):
            for form in forms:
                for word in words_of(form):
                    if word.low in short_heads():
                        owners[word.low].add(code)
    return {word: next(iter(codes)) for word, codes in owners.items() if len(codes) == 1}


@cache
def civil() -> frozenset[str]:
    return frozenset(load("party_words")["group_names"]["civil"])


@cache
def warlike() -> frozenset[str]:
    words = load("party_words")["group_names"]["armed"]
    return frozenset([*words, *(word.upper() for word in words)])


@cache
def governing() -> frozenset[str]:
    return frozenset(load("party_words")["descriptions"]["governing"])


@cache
def breaking() -> frozenset[str]:
    return frozenset(load("party_words")["descriptions"]["breaking"])


@cache
def chairing() -> frozenset[str]:
    return frozenset(load("party_words")["descriptions"]["chairing"])


@cache
def mediating() -> frozenset[str]:
    return frozenset(load("party_words")["descriptions"]["mediating"])


@cache
def short_heads() -> frozenset[str]:
    return frozenset(noun for noun in load("party_words")["descriptions"]["kinds"]["named"] if noun.islower())
