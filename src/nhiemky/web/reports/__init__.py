"""What comes back from units: drafts, submissions, findings, answers."""
