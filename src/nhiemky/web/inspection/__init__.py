"""Inspection visits and working sessions (kiểm tra, giám sát, làm việc với cơ sở): plan, team, minutes, what follows."""
