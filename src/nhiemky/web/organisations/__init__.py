"""The dated tree of organisations, its people, posts and charges."""
