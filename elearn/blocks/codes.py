"""The kinds of mistakes that can be made in a block or in a scenario."""

from elearn.content.problems import Code, Severity


class BlockCode(Code):
    """Mistakes in a block of a page."""

    UNKNOWN_BLOCK = "unknown-block", "There is no block of this name."
    UNKNOWN_OPTION = "unknown-option", "The block has no such option."
    BAD_OPTION_VALUE = "bad-option-value", "The value of an option is not one that it can have."
    MISSING_ID = "missing-id", "A block that stores an answer has no id."
    BAD_ID = "bad-id", "An id is not lower-case letters, digits and hyphens."
    MISSING_ARGUMENT = "missing-argument", "The block needs a word behind its name."
    MISSING_OPTION = "missing-option", "A required option is missing."
    EMPTY_BLOCK = "empty-block", "The block has no text or no question."
    NO_ITEMS = "no-items", "An exercise has no list of items."
    SECOND_LIST = "second-list", "An exercise has a second list of items."
    MISSING_ITEM_ID = "missing-item-id", "An item has no id."
    DUPLICATE_ITEM_ID = "duplicate-item-id", "Two items of one exercise have the same id."
    ITEM_CONTENT = "item-content", "An item is more than one paragraph and a quotation."
    UNKNOWN_ATTRIBUTE = "unknown-attribute", "An item or a place has an attribute that means nothing there."
    BAD_ATTRIBUTE_VALUE = "bad-attribute-value", "An attribute of an item has a value it cannot have."
    MIXED_MARKS = "mixed-marks", "Some options of a choice have a box and others have none."
    NO_FITTING_OPTION = "no-fitting-option", "A choice with boxes has none that is ticked."
    MISSING_TABLE = "missing-table", "An exercise that is made of a table has none."
    SECOND_TABLE = "second-table", "An exercise has a second table."
    MISSING_PLACE_ID = "missing-place-id", "A place in the table has no id."
    CARD_WITHOUT_PLACE = "card-without-place", "A card does not say where it belongs."
    UNKNOWN_PLACE = "unknown-place", "A card belongs to a place that is not in the table."
    TOO_FEW_ITEMS = "too-few-items", "An exercise has fewer items than it can work with."
    UNKNOWN_SIGN = "unknown-sign", "A cell holds a sign that is not among those that can be predicted."
    FILLED_CELL = "filled-cell", "A cell that a learner is to fill in holds words already."
    UNKNOWN_WISH = "unknown-wish", "A point meets or hinders a wish that is not in the list."
    STRAY_POINT = "stray-point", "Something stands outside the things, or the bold titles, that are compared."
    MISSING_DATE = "missing-date", "A moment of a timeline does not begin with its date in bold."


class StoryCode(Code):
    """Mistakes in a scenario."""

    BAD_STATE = (
        "bad-state",
        "A state does not start between its least and its most, or has a name that is taken.",
    )
    NO_SCENES = "no-scenes", "The scenario has no scenes."
    BAD_START = "bad-start", "The scenario starts with a scene that does not exist."
    BAD_SCENE = (
        "bad-scene",
        "The heading of a scene has no good id, or an attribute that means nothing there.",
    )
    DUPLICATE_SCENE = "duplicate-scene", "Two scenes have the same id."
    BAD_CHOICE = "bad-choice", "An item among the choices is not one link to a scene."
    NOWHERE = "choice-to-nowhere", "A choice leads to a scene that does not exist."
    UNKNOWN_ROLE = "unknown-role", "A choice carries a role that is not one of the six."
    UNKNOWN_NAME = "unknown-name", "A state or fact is used that the front matter does not declare."
    BAD_EFFECT = "bad-effect", "An effect is not a whole number with its sign."
    BAD_CONDITION = "bad-condition", "A condition cannot be read."
    ENDING_WITH_CHOICES = "ending-with-choices", "An ending has choices."
    BAD_DETOUR = "bad-detour", "A note before a hard scene and the way round it do not go together."
    NO_CHOICES = "scene-without-choices", "A scene that is no ending has no choices."
    ENDING_WITHOUT_DEBRIEF = "ending-without-debrief", "An ending has no debrief."
    UNREACHABLE = "unreachable-scene", "No choice leads to this scene.", Severity.WARNING
    HIDDEN_FOREVER = "fact-never-revealed", "No choice reveals this fact.", Severity.WARNING
