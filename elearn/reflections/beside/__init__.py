"""What somebody puts beside a text: a moment of a run, or an answer to an exercise."""
