"""Lists of organisations and people: what a file says, and what it would change."""
