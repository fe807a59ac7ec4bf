"""Word and Excel of a round."""
