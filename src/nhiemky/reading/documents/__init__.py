"""Bytes -> SourceDocument: plain text, Word and PDF, each with its places."""
