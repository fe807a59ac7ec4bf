"""Terms, resolutions and their targets: what was promised, in versions."""
