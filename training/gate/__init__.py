"""How the gate was made: `python -m training.gate --shared ../shared`."""
