"""Pages that are pictures: what a limited child prepares for the recognition program, and what it makes of its words."""
