"""Compositions without a server: read a file in a limited worker, make kits, merge a folder."""
