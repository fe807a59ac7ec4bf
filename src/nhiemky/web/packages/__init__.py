"""Sealed packages of a unit's work, out and in without a network (gói làm việc)."""
