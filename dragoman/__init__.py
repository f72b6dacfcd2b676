"""Dragoman reads news reports of diplomatic talks and keeps the negotiation record."""

__version__ = "0.1.0"
