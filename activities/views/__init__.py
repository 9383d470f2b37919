"""The public pages of activities and of those who run them."""
