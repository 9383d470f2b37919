"""The pages on which people find something, and the two small answers their scripts ask for."""
