"""The commands of `elearn`, by what they are about; each room lists its own in `COMMANDS`."""
