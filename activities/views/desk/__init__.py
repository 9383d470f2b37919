"""The pages of the organiser's desk, and the approver's queue. Everything is fetched through who is asking."""
