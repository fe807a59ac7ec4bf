"""Ratings judged by the rule of their year: findings, room, repair. Pure: rows and a rule set in, values out."""
