"""Where the targets and the key tasks stand."""
