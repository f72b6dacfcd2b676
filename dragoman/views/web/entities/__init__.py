"""What the pages of people, parties, issues and meetings show."""
