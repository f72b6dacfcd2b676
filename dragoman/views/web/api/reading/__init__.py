"""What the API gives."""
