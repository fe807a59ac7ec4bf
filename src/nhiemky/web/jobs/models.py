"""Long work that can be left and found again (việc chạy nền)."""
