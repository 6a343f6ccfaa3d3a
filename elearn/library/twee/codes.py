"""The kinds of things that a Twee file says and Tandem cannot say, or says otherwise."""

from elearn.content.problems import Code, Severity


class TweeCode(Code):
    """What was not carried from a Twee file; the story works without it, and somebody has to know."""

    BAD_JSON = "twee-json", "A block of JSON cannot be read, and was passed by.", Severity.WARNING
    BAD_HEADER = "twee-header", "The line that begins a passage is not as Twee 3 asks.", Severity.WARNING
    DUPLICATE = "twee-duplicate", "Two passages have the same name.", Severity.WARNING
    FORMAT = "twee-format", "The story was written for a story format that Tandem cannot follow.", Severity.WARNING
    MACRO = "twee-macro", "A macro or a template that Tandem has no equal for.", Severity.WARNING
    EXPRESSION = "twee-expression", "A condition or a change that cannot be said in Tandem.", Severity.WARNING
    RANGE = "twee-range", "Tandem keeps numbers within a range, and the file names none.", Severity.WARNING
    SCRIPT = "twee-script", "JavaScript.", Severity.WARNING
    STYLE = "twee-style", "A stylesheet or a style.", Severity.WARNING
    SPECIAL = "twee-special", "A special passage that Tandem has no equal for.", Severity.WARNING
    TAG = "twee-tag", "Tags of passages mean nothing in Tandem.", Severity.WARNING
    PLACE = "twee-place", "Places and sizes on the map of Twine.", Severity.WARNING
    HTML = "twee-html", "HTML in a passage.", Severity.WARNING
    IMAGE = "twee-image", "A picture in a passage.", Severity.WARNING
    MARKUP = "twee-markup", "Markup that Tandem has no equal for.", Severity.WARNING
    VALUE = "twee-value", "The value of a variable is not shown in Tandem.", Severity.WARNING
    LINK = "twee-link", "A link that cannot become a choice.", Severity.WARNING
    NESTING = "twee-nesting", "Conditions lie deeper in each other than Tandem reads.", Severity.WARNING
    EXTRAS = "twee-extras", "What Tandem kept beside the story no longer fits it.", Severity.WARNING
