"""First words for an answer, of Tandem or one's own."""
