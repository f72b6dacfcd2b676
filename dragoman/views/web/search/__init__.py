"""What a search shows: quotations with the words marked, how many there are of what, who goes by the name."""
