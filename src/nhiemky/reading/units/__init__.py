"""Units' files and the roster: whose they are, the rows of their tables, their texts by heading."""
