"""Courses as zip files: a folder becomes one file to send, and a file from anywhere becomes a folder, safely."""

from elearn.library.packing.packing import Packed, pack_course, write_zip
from elearn.library.packing.placing import put_back
from elearn.library.packing.refusing import Refused
from elearn.library.packing.unpacking import unpack_course

__all__ = ["Packed", "Refused", "pack_course", "put_back", "unpack_course", "write_zip"]
