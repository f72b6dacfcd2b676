"""What the page of one report is made of: blocks of text with marks, what was read in them, what stands elsewhere."""
