"""Inspection statistics: what must agree in a sheet, between periods, and over units. Findings only; no figure is ever changed."""
