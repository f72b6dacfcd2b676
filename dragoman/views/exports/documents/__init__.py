"""Documents for people: the brief of a process on paper, its case file, the calendar of its meetings."""
