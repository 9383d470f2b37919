"""How good the answers are, as figures: judged questions and sentences, and what plain database search would have done."""
