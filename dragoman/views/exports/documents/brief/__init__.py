"""The brief of a process on one to three pages; content says what stands in it, each layout is one small file."""
