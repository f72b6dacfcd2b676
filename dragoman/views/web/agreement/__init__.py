"""Codings and how far they agree, as the pages show them."""
