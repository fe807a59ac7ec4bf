"""Numbers a text states: totals with their parts, targets and results, groups, rating rules."""
