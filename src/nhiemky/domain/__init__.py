"""Frozen values and the catalogue of sentences. Imports nothing of the product but itself."""
