"""What follows a merger, split or end in running campaigns: planned, shown, done as one with the change, undone with it."""
