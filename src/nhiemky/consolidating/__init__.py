"""Figures matched and rolled up with lineage, texts gathered by outline, gaps listed."""
