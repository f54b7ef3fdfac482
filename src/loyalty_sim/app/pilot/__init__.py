"""The page of pilots: which trial would change a decision, what one taught, whether a dashboard sees a decline."""
