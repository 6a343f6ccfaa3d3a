"""How far a proof goes: what is bounded, so that any text is proven, or given up, in bounded time."""

POSITIONS = 300_000
"""positions that are visited; `--limit` says another number"""
STEPS_FOR_EACH = 8
"""steps that are tried, for each position that may be visited"""
BITS = 400_000_000
"""bits that all positions together may take; a story that remembers thousands of things gets fewer positions"""
CAREFUL_MOVES = 2_000
"""choices up to which situations are told apart by what can still matter, and not only by what may be read"""
JUDGED_BITS = 12
"""facts, marks and once-choices in a condition up to which it is worked out what is left of it"""
WIDEST_RANGE = 200
"""values up to which the range of a state is followed to see what it clips"""
VALUE_LOOKS = 2_000_000
"""times that positions may be looked at while the values of states are followed"""
PLAYERS = 10_000
SEED = 7
"""random players, to see which endings they reach; the seed is that of `elearn play --random 10000 --seed 7`"""
RANDOM_STEPS = 1_000_000
"""steps after which no further random player begins"""
TOO_OFTEN = 0.8
"""the share of random players above which an ending swallows the others"""
