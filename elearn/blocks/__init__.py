"""One kind of block in one file: its data, how it is built from Markdown, how it reads an answer."""
