"""People: posts, charges, working groups and groups of units."""
