"""How people find something: the question, the index, the answer and its explanation."""
