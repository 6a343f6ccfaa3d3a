"""`make bench`: what Tandem costs, each time beside a yardstick that was measured in the same run."""
