"""What is measured must at least be there to be measured."""
