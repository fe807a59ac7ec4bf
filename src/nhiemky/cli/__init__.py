"""One module a command; prints for people, or one JSON document for programs."""
