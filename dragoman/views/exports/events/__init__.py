"""Who did what to whom, for those who work with event data: PLOVER, POLECAT's table, CAMEO, GDELT's quotations.

told.py      the events of a record, each with its report, its day and its words
scheme.py    what PLOVER and CAMEO tell of an event by its type or code alone
entities.py  the parties of an event as PLOVER codes them
"""
