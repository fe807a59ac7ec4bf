"""Inspection statistics: forms, entry, roll-up, comparison (thống kê kiểm tra, giám sát, kỷ luật)."""
