"""The API of the office (django-ninja), tokens per post."""
