"""The public pages of activities and organisations."""
