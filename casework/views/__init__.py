"""The pages of casework. Everything is fetched through who is asking, and every look is recorded."""
