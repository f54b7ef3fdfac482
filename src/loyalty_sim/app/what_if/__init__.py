"""The page of what-if: A against B, money first, then why."""
