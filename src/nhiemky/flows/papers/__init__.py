"""What an office writes about a campaign's progress: reminder letters, reports, the chair's brief, chat and call lists."""
