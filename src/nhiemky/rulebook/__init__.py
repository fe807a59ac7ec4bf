"""Law as dated YAML with the clause beside each value; always asked with a date."""
