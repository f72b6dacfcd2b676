"""What an open store can do besides the record itself, by what it is about: each a part of `dragoman.store.Store`."""
