"""Activities from elsewhere: one base that stores records, and one short module per format."""
