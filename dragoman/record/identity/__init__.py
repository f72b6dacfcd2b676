"""Who and what is the same across reports: parties, people, meetings, each merge with its reason and score."""
