"""Who must do what by when, to whom and by what channel; and under which conditions."""
