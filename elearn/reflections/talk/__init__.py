"""The short conversation about an answer: a question, a reply, thanks, the end."""
