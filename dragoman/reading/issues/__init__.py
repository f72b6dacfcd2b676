"""Issues of a user's own, from a file, read from the first minute: nothing is trained for them.

scheme = read_scheme(Path("my.toml"))
nearest(scheme).chances(["Norway wants the lamp on the skerry lit again"])    one row a text, one column an issue
"""

from dragoman.reading.issues.nearest import Nearest, nearest
from dragoman.reading.issues.scheme import Issue, Scheme, read_scheme

__all__ = ["Issue", "Nearest", "Scheme", "nearest", "read_scheme"]
