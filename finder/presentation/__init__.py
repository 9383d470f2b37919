"""What the finder's pages say: an answer turned into words, links and drawings, without HTML."""
