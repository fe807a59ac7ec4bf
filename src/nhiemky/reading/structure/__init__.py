"""SourceDocument -> its parts: header, headings, sections, outlines, appendix tables."""
