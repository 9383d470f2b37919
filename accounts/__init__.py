"""Who someone is: people who sign in, and their roles. Knows nothing of activities."""
