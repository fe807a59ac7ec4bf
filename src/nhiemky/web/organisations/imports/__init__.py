"""Lists from Excel: previewed, confirmed, undone as one."""
