"""The record of a process in the formats of other programs, as files to keep."""
