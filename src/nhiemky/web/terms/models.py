"""From term to term: results of the term, promises kept, next targets, what is asked once (chuyển nhiệm kỳ)."""
