"""`elearn preview`: the site around a course that is being written. Nothing of it is in the app that `serve` runs."""
