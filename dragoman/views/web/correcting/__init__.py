"""What people say of entries, as forms: accepted, rejected, edited, added; taken for one or not; called otherwise."""
