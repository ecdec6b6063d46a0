"""How units of measurement behind figures are read out, in English: "300 ms" is three hundred milliseconds.

Symbols are those of the SI brochure and of IEC 80000-13, case and all; synthetic voices spell many of them.
"""

import re

UNITS = {
    "s": ("second", "seconds"),
    "ms": ("millisecond", "milliseconds"),
    "min": ("minute", "minutes"),
    "h": ("hour", "hours"),
    "m": ("meter", "meters"),
    "mm": ("millimeter", "millimeters"),
    "cm": ("centimeter", "centimeters"),
    "km": ("kilometer", "kilometers"),
    "km/h": ("kilometer per hour", "kilometers per hour"),
    "kg": ("kilogram", "kilograms"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "dB": ("decibel", "decibels"),
    "W": ("watt", "watts"),
    "kW": ("kilowatt", "kilowatts"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "V": ("volt", "volts"),
    "kB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"),
    "kbit/s": ("kilobit per second", "kilobits per second"),
    "Mbit/s": ("megabit per second", "megabits per second"),
}
"""Symbols with what they are called behind one and behind other numbers."""

_NUMBER = re.compile(r"[(\[“\"~+±−–-]*(\d+(?:[.,]\d+)*)")
"""Not with a sign of money: "$5 m" are millions."""
_ONE = "1"


def read_out(symbol: str, before: str) -> str:
    """The name of a unit behind a token that is a number; "" for everything else.

    >>> read_out("ms", "300"), read_out("ms", "1"), read_out("ms", "the"), read_out("ms", "$3")
    ('milliseconds', 'millisecond', '', '')
    """
    number = _NUMBER.fullmatch(before)
    one, many = UNITS.get(symbol, ("", ""))
    return (one if number[1] == _ONE else many) if number else ""
