"""The kinds of mistakes that can be made in any text, whatever its blocks mean."""

from elearn.content.problems import Code, Severity


class TextCode(Code):
    """Mistakes in the text, its front matter, its block fences and its attributes."""

    BAD_YAML = "bad-yaml", "The front matter cannot be read as YAML."
    UNCLOSED_FRONT_MATTER = "unclosed-front-matter", "The `---` line that ends the front matter is missing."
    DUPLICATE_KEY = "duplicate-key", "A key stands twice in the front matter."
    MISSING_KEY = "missing-key", "A required key is missing from the front matter."
    UNKNOWN_KEY = "unknown-key", "The front matter has a key that means nothing here."
    BAD_VALUE = "bad-value", "A value in the front matter is not of the kind that is asked."
    UNCLOSED_BLOCK = "unclosed-block", "A block is opened and never closed."
    STRAY_CLOSER = "stray-closer", "A line of colons closes nothing."
    MALFORMED_OPENER = "malformed-opener", "A line starts like a block and is not one."
    BAD_OPTION = (
        "bad-option",
        "A line among the options of a block is not `:key: value`, or stands there twice.",
    )
    UNCLOSED_CODE = "unclosed-code", "A code fence is opened and never closed."
    UNCLOSED_COMMENT = "unclosed-comment", "A comment is opened and never closed."
    BAD_ATTRIBUTES = "bad-attributes", "Something in braces starts like attributes and cannot be read."
    MISPLACED_ATTRIBUTES = "misplaced-attributes", "Attributes stand where nothing reads them."
    MISPLACED_BLOCK = "misplaced-block", "A block lies where blocks cannot be shown."
    DUPLICATE_ANCHOR = "duplicate-anchor", "Two headings of one page were given the same id."
    BAD_TASK = "bad-task", "A box at the start of an item is not `[ ]` or `[x]`."
    BAD_LINK = "bad-link", "A link has an address that is not a web page, a mail address or a file."
    IMAGE = "image", "A Markdown image; drawings go in a figure."
    TOO_DEEP = "too-deep", "Lists and quotations are nested too deep to be read."
    RAW_HTML = "raw-html", "HTML in the text: it is shown as text.", Severity.WARNING


class DrawingCode(Code):
    """Mistakes in an SVG drawing."""

    DRAWING_XML = "drawing-xml", "The drawing is not well-formed XML."
    DRAWING_DOCTYPE = "drawing-doctype", "The drawing has a document type or entities, which are refused."
    DRAWING_ROOT = "drawing-root", "The file does not start with an svg element with a viewBox."
    DRAWING_ELEMENT = "drawing-element", "The drawing has an element that is not on the list."
    DRAWING_ATTRIBUTE = "drawing-attribute", "The drawing has an attribute that is not on the list."
    DRAWING_CLASS = "drawing-class", "The drawing uses a class that has no colour."
    DRAWING_REFERENCE = "drawing-reference", "The drawing uses an id that is not in it."
    DRAWING_SMALL = "drawing-small", "Text in the drawing becomes too small on a phone.", Severity.WARNING
