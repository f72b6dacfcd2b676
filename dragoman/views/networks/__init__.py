"""The networks of a record: who holds what on which issue, who holds the same, who met whom through whom. Pure."""
