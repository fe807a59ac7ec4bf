"""The appendix as a grid and as a workbook."""
