"""Readings put together: one record of many reports, and the check that it quotes them truly."""
