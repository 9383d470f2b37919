"""What caseworkers and clients fill in."""
