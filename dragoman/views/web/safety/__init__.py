"""What keeps the pages safe: who may come in, forms of our own only, limits, headers."""
