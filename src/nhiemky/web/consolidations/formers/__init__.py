"""Former units of a campaign: how mergers count, old reports read and settled figure by figure."""
