"""What protects a coach: a pause, a limit, topics rather not, and hours for the fee."""
