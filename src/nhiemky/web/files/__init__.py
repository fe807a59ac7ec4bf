"""Files by their content: written, synced and named by their SHA-256 before any row speaks of them."""
