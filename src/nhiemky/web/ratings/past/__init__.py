"""Earlier years, judged by the rule of their year."""
