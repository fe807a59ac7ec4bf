"""Shortcomings and their remedies (hạn chế, khuyết điểm và việc khắc phục), over periods and mergers."""
