"""Mutated files against the readers: no crash, no hang, no partial answer."""
