"""Two outlets, two days or two meetings beside each other."""
