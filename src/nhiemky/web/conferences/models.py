"""Conferences of a campaign: dates without clashes, invitations, what came of them (lịch hội nghị)."""
