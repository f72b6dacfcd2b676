"""Why every entry of a reading is there: its words and their place, the reason, what the score is made of.

`explained` decides what is said (content); terminal lays it out.
"""
