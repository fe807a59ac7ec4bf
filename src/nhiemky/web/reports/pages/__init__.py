"""Pages of units' work and of the office's look at it; views are thin: fetch by access, form, action, render."""
