"""Word, Excel and PDF bytes from values; the same values give the same bytes."""
