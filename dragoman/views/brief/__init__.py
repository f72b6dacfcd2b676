"""The brief: one page on one report, as an analyst would hand it to a minister, every claim led to its words.

`brief_of` decides what is said (content), in nouns of `model`; terminal, markdown and html only lay it out.
"""
