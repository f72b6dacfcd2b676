"""The weights and thresholds of the ledger, and how each was measured.

Wherever figures are given, they are of the eight invented processes: with all positions known where that is said, else
as our own models read them. Two figures side by side are F1 of positions and of movements.
"""

# Days from the first day of an occasion within which others are taken for the same one. Two rounds are weeks apart,
# and reports of one differ in its first day by one or two: 1, 2 and 5 give the same movements, 0 gives fewer.
ONE_OCCASION = 3
# Days after the first day of a meeting within which a report tells of it as news.
LATE = 10
# First sentences of a report among which the day of what it tells is looked for.
LEAD = 4
# Characters beside "signed" in which its day stands.
BESIDE = 30
# Characters before words such as "drop its demand" among which what governs them is looked for.
LOOK_BACK = 160
# Days before publication that a weekday in the lead may name; farther back it is another meeting's.
NAMED_BACK = 3
# Belief from which it may be said that a party moved from holding nothing: reading misses three positions of ten.
CERTAIN = 0.9
# Stances after which a party that signs accepts what another who signs is said to accept: so it is in all of 31 such
# cases with all positions known; after a demand alone in 13 of 23, which is why that is not here.
BOUND_FROM = ("offers", "conditions", "rejects")
BOUND = 0.9
# The score of a position that words like "withdrew its offer" imply, where no report tells it.
OUTRIGHT = 0.7
# Belief under which an entry is left out of the ledger, and a movement where either side of it is: 0 .673 .565,
# 0.3 .673 .571, 0.4 .667 .520.
FAINT = 0.3
# Likeness of 100 from which two spellings are one place's.
LIKE_PLACES = 80
# The score of what a report of an agreement says to be in it, and how many words of an issue that must share: of 7
# acceptances that it gave, 6 were right; without it .659 .546, with it .673 .571.
TERMS = 0.7
TERMS_SHARED = 3
# Score of a meeting from which what it is read to have agreed binds all who took part.
SIGNED = 0.5
# Belief that both sides of a move need which parties seldom make: of two such moves that it kept out none was right.
SELDOM = 0.8
# What is added to the log-odds of a stance that is oftener right than its score says, where it is read with doubt:
# 0 .668 .556, 0.2 .667 .564, 0.4 .673 .571, 0.6 .671 .571.
READ_BETTER = {"accepts": 0.4}
# Stances that who mediates is believed to hold where reading is not sure: of nine others that were read none was right,
# and of the twelve positions that mediators have in truth one is another, and that one is disputed.
OF_MEDIATORS = ("demands", "offers")
