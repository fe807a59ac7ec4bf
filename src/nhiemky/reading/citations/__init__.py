"""Which documents a text leans on: numbered, and by name only."""
