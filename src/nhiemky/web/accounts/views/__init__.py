"""Pages of accounts: doors (before signing in), own (one's own account), people (accounts in one's care)."""
