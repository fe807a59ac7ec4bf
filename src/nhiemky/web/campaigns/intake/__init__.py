"""From an uploaded document to a confirmed draft."""
