"""What the first page shows: each process as a line, with a small picture of how it went."""
