# cython: language_level=3, boundscheck=False, wraparound=False
"""The words of a text, as `extract.tokens` defines them, by a table of what was met before.

A text is cut at spaces, and at those marks that are words by themselves wherever they stand. What is between
them, mostly a word, does not depend on what stands around it: Python is asked for its words once, and a word
that was met before comes as the same object, already hashed. An article of 580 words takes 35 µs, a sixth of
what plain Python needs.
"""

from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_READ_CHAR, PyUnicode_Substring
from libc.stdint cimport uint32_t
from libc.string cimport memcmp, memcpy, memset

cdef enum:
    TOLD = 0x2100
    # Characters from here on are parts of stretches: it is right for all, and these are rare.
    SLOT_BITS = 17
    SLOTS = 1 << SLOT_BITS
    LONGEST = 40
    # Longer stretches, as addresses of the web, are asked for each time.
    PART = 0
    SPACE = 1
    MARK = 2
    APART = 1
    SEVERAL = 2

cdef uint32_t MIX = 0x9E3779B1

cdef struct Slot:
    # A stretch that was met: its hash, its length (0 in an empty slot), whether a full stop behind it is a word
    # of its own, whether it is several words, and what the signs of a single one are.
    uint32_t hash
    unsigned short size
    unsigned char traits
    unsigned char signs

cdef struct Found:
    # Where each word ends and its signs, for as many words as the text has characters.
    uint32_t *ends
    unsigned char *signs
    Py_ssize_t number


cdef class Cutter:
    """Cuts texts into words; threads may share it.

    Args:
        spaces: the characters that part words and are in none.
        marks: those that are words by themselves, whatever stands around them; a line end is one.
        parts: of a stretch without any of these its words, which make it up, their signs, and whether a full
            stop behind it is a word of its own.
        odd: words in lower case that differ from others in what is said of them.
        odd_capitalised: those of which it is so when they have a capital; they too are in lower case.
        plain: the signs of words of English letters that are not odd, by their length up to four: first of
            those in lower case, then of those with a capital. Python is not asked for such words.
    """

    cdef unsigned char[TOLD] _kinds
    cdef unsigned char[TOLD] _mark_signs
    cdef Slot[SLOTS] _slots
    cdef list _marks
    cdef list _entries
    cdef object _parts
    cdef frozenset _odd
    cdef frozenset _odd_capitalised
    cdef unsigned char[10] _plain
    cdef unsigned char _stop_signs

    def __init__(self, str spaces not None, str marks not None, parts, frozenset odd not None, frozenset odd_capitalised not None, bytes plain not None):
        cdef uint32_t character
        self._parts, self._odd, self._odd_capitalised = parts, odd, odd_capitalised
        if len(plain) != sizeof(self._plain):
            raise ValueError("plain words have ten kinds of signs")
        memcpy(self._plain, <char *>plain, sizeof(self._plain))
        self._marks = [None] * TOLD
        self._entries = [None] * SLOTS
        memset(self._kinds, PART, sizeof(self._kinds))
        for character in map(ord, spaces):
            if character < TOLD:
                self._kinds[character] = SPACE
        for character in map(ord, marks):
            if character < TOLD:
                words, signs, _ = self._asked(chr(character))
                self._kinds[character] = MARK
                self._marks[character] = words[0]
                self._mark_signs[character] = signs[0]
        self._stop_signs = self._asked(".")[1][0]

    def cut(self, str text not None):
        """The words, where each ends (numbers of four bytes), their signs, and the indexes of line ends."""
        cdef Py_ssize_t size = len(text)
        cdef Found found
        cdef list words = [], breaks = []
        if size > 0xFFFFFFFF:
            raise OverflowError("a text is too long to be cut into words")
        found.number = 0
        found.ends = <uint32_t *>PyMem_Malloc((size + 1) * sizeof(uint32_t))
        found.signs = <unsigned char *>PyMem_Malloc(size + 1)
        try:
            if not found.ends or not found.signs:
                raise MemoryError
            self._read(text, &found, words, breaks)
            ends = PyBytes_FromStringAndSize(<char *>found.ends, found.number * sizeof(uint32_t))
            return words, ends, PyBytes_FromStringAndSize(<char *>found.signs, found.number), breaks
        finally:
            PyMem_Free(found.ends)
            PyMem_Free(found.signs)

    cdef int _read(self, str text, Found *found, list words, list breaks) except -1:
        cdef int width = PyUnicode_KIND(text), kind
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t size = len(text), at = 0, start
        cdef uint32_t character, hash, before
        while at < size:
            character = PyUnicode_READ(width, data, at)
            kind = self._kinds[character] if character < TOLD else PART
            if kind == PART:
                start, hash, before = at, 0, 0
                while kind == PART:
                    before = hash
                    hash = (hash ^ character) * MIX
                    hash ^= hash >> 15
                    at += 1
                    if at == size:
                        break
                    character = PyUnicode_READ(width, data, at)
                    kind = self._kinds[character] if character < TOLD else PART
                self._take(text, start, at, hash, before, found, words)
                continue
            at += 1
            if kind == MARK:
                if character == 10:
                    breaks.append(found.number)
                words.append(self._marks[character])
                found.ends[found.number] = at
                found.signs[found.number] = self._mark_signs[character]
                found.number += 1
        return 0

    cdef int _take(
        self, str text, Py_ssize_t start, Py_ssize_t end, uint32_t hash, uint32_t before, Found *found, list words
    ) except -1:
        """Add the words of a stretch; `before` is the hash without its last character."""
        cdef Py_ssize_t slot
        if end - start > LONGEST:
            self._add(self._asked(text[start:end]), start, found, words)
            return 0
        if end - start > 1 and PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), end - 1) == 46:
            slot = self._slot(text, start, end - 1, before)
            if self._slots[slot].traits & APART:
                self._add_kept(slot, start, found, words)
                words.append(".")
                found.ends[found.number] = end
                found.signs[found.number] = self._stop_signs
                found.number += 1
                return 0
        self._add_kept(self._slot(text, start, end, hash), start, found, words)
        return 0

    cdef int _add_kept(self, Py_ssize_t slot, Py_ssize_t start, Found *found, list words) except -1:
        """Add the words of a stretch that is in the table."""
        cdef object entry = self._entries[slot]
        if self._slots[slot].traits & SEVERAL:
            return self._add(entry[1], start, found, words)
        words.append(entry)
        found.ends[found.number] = start + self._slots[slot].size
        found.signs[found.number] = self._slots[slot].signs
        found.number += 1
        return 0

    cdef int _add(self, tuple parts, Py_ssize_t start, Found *found, list words) except -1:
        """Add the words of a stretch, which are no more than it has characters."""
        cdef bytes signs = parts[1]
        cdef str word
        cdef Py_ssize_t at = 0
        for word in <tuple>parts[0]:
            words.append(word)
            start += len(word)
            found.ends[found.number] = start
            found.signs[found.number] = signs[at]
            found.number += 1
            at += 1
        return 0

    cdef Py_ssize_t _slot(self, str text, Py_ssize_t start, Py_ssize_t end, uint32_t hash) except -1:
        """Where the table has a stretch, behind it what was there before; Python is asked if it was not met."""
        cdef Py_ssize_t home = (hash * MIX) >> (32 - SLOT_BITS), other = home ^ 1
        if self._has(home, text, start, end, hash):
            return home
        if self._has(other, text, start, end, hash):
            self._slots[home], self._slots[other] = self._slots[other], self._slots[home]
            self._entries[home], self._entries[other] = self._entries[other], self._entries[home]
            return home
        cdef str stretch = PyUnicode_Substring(text, start, end)
        cdef Slot slot
        cdef object entry = stretch
        slot.hash, slot.size = hash, end - start
        if self._is_plain(stretch):
            slot.traits = APART
            slot.signs = self._plain[5 * (PyUnicode_READ_CHAR(stretch, 0) < 97) + min(len(stretch), 4)]
        else:
            parts = self._asked(stretch)
            slot.traits = APART if parts[2] else 0
            slot.signs = parts[1][0]
            if len(parts[0]) > 1:
                slot.traits |= SEVERAL
                entry = (stretch, parts)
        self._slots[other], self._entries[other] = self._slots[home], self._entries[home]
        self._slots[home], self._entries[home] = slot, entry
        return home

    cdef bint _is_plain(self, str stretch) except -1:
        """Whether it is letters of English, all but the first in lower case, and not odd."""
        cdef Py_ssize_t size = len(stretch), at
        cdef const unsigned char *letters = <unsigned char *>PyUnicode_DATA(stretch)
        if size < 2 or PyUnicode_KIND(stretch) != 1 or not 97 <= letters[0] | 32 <= 122:
            return False
        for at in range(1, size):
            if not 97 <= letters[at] <= 122:
                return False
        return stretch not in self._odd if letters[0] >= 97 else stretch.lower() not in self._odd_capitalised

    cdef bint _has(self, Py_ssize_t slot, str text, Py_ssize_t start, Py_ssize_t end, uint32_t hash) noexcept:
        cdef Slot *kept = &self._slots[slot]
        if kept.hash != hash or kept.size != end - start:
            return False
        cdef object entry = self._entries[slot]
        cdef str stretch = <str>(<tuple>entry)[0] if kept.traits & SEVERAL else <str>entry
        return _are_same(stretch, text, start)

    cdef tuple _asked(self, str stretch):
        """What Python says of a stretch, once it is sure that words and signs fit it."""
        cdef tuple parts = self._parts(stretch), words = parts[0]
        cdef bytes signs = parts[1]
        cdef Py_ssize_t size = 0
        cdef str word
        for word in words:
            size = size + len(word) if word else -1
        if size != len(stretch) or len(signs) != len(words) or len(parts) != 3:
            raise ValueError("words must make up what they are the words of")
        return parts


cdef bint _are_same(str stretch, str text, Py_ssize_t start) noexcept:
    """Whether a text has a stretch at a place from which on it is long enough."""
    cdef int width = PyUnicode_KIND(text), own = PyUnicode_KIND(stretch)
    cdef void *data = PyUnicode_DATA(text)
    cdef void *letters = PyUnicode_DATA(stretch)
    cdef Py_ssize_t at
    if width == own:
        return memcmp(<char *>data + start * width, letters, len(stretch) * width) == 0
    for at in range(len(stretch)):
        if PyUnicode_READ(width, data, start + at) != PyUnicode_READ(own, letters, at):
            return False
    return True
