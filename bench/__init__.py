"""Speed, measured side by side: each claim against the floor and the peer, in one run, with the same answers asserted."""
