"""Speed as a ratio to a floor measured in the same run; nothing here is a test."""
