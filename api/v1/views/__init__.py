"""What each address of version 1 answers."""
