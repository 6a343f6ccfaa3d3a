"""How much a zipped course can hold, far above what courses need and far below what a machine minds."""

MIB = 1024 * 1024

MOST_ZIPPED = 32 * MIB
"""the zip itself; a course of 2,000 pages with drawings takes 4 MiB"""
MOST_ENTRIES = 6_000
"""files and folders; a course of 2,000 pages with drawings has 3,200 files"""
MOST_LISTED = 2 * MIB
"""the list of files at the end of a zip: about 150 bytes for each"""
LARGEST_FILE = MIB // 2
"""one file, unpacked; the longest page or drawing that was ever written for Tandem has 30 KiB"""
MOST_UNPACKED = 48 * MIB
"""all files together, unpacked: they are held in memory until every one of them was found in order"""
MOST_TIMES = 60
"""how many times its own size a zip may unpack to: text shrinks three to ten times, a bomb a thousand times"""
ALWAYS_FINE = MIB
"""below this size nobody minds how well it was packed: a small course of much white space"""
LONGEST_NAME = 100
"""bytes in the name of a folder or file; file systems hold 255"""
LONGEST_PATH = 200
"""bytes in a whole path; Windows holds 260 signs, the folders above it included"""
