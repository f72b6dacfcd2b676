"""Pictures of a record, drawn here as SVG, each with its table: as wide as a page, and narrow for a phone."""
