"""`make bench`: what Tandem costs, always beside a yardstick of the same run."""
