"""The journal in plain words: who did what, when, and what was taken back."""
