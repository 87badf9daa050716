"""The words of a plan about its dates: what page, print, workbook and calendar file say alike.

In: nothing. Out: texts with fields in braces: ``day`` is the day of the letter in words, ``first`` and ``last`` the days on which
each week begins and ends. The page's script fills them in, and so do the workbook's formulas. Excel takes no text of a
formula that has more than 255 characters.
"""

from collections.abc import Mapping

COUNTED = "Week 1 begins on {day}, the day of the letter. Each week runs from {first} to {last}."
WEEKEND_LETTER = (
    "The letter came on a {first}. Ask the lead inspector whether week 1 begins on the Monday after it. "
    "If so, give that Monday here."
)
NO_HOLIDAYS = (
    "No holidays were given, so no date was checked against one. "
    "Local and public holidays differ from council to council."
)
HOLIDAYS = "Each date was checked against the holidays that were given, and against no others."
HOLIDAY_WITHIN = "A holiday falls in it."
HOLIDAY_ON = "It falls on a holiday."
WEEKEND = "It falls on a weekend. A working day before it is in time."
NO_NOTICE = "The day of the letter cannot be used. Is the year right?"
HOLIDAY_LOST = "Holiday {number} was not used. It needs a first day, and years that can be right."
HOLIDAY_BACKWARD = "Holiday {number} was not used. It ends before it begins: is the year right?"
LETTER_WEEKS = (
    "Weeks in these letters run from {first} to {last}, as the letter came on a {first}. "
    "Ask the lead before you send them. If week 1 begins on the Monday, give that Monday above."
)
ON_WEEKEND = "It falls on a weekend."
BEFORE_NOTICE = "It is before the day of the notice."
SKIPS = "A source says that school holidays are not counted. A week in which three or more working days are holidays is left out."
STAYS = "No source says that holidays are left out, so none shifts a week. Ask the lead."

FOR_SCRIPT: Mapping[str, str] = {
    "counted": COUNTED,
    "weekendLetter": WEEKEND_LETTER,
    "noHolidays": NO_HOLIDAYS,
    "holidays": HOLIDAYS,
    "holidayWithin": HOLIDAY_WITHIN,
    "holidayOn": HOLIDAY_ON,
    "weekend": WEEKEND,
    "noNotice": NO_NOTICE,
    "holidayLost": HOLIDAY_LOST,
    "holidayBackward": HOLIDAY_BACKWARD,
    "letterWeeks": LETTER_WEEKS,
    "onWeekend": ON_WEEKEND,
    "beforeNotice": BEFORE_NOTICE,
}
