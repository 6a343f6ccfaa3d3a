"""Good examples to begin with, and how a new course, module or scenario is made from them."""
