# cython: language_level=3, boundscheck=False, wraparound=False
"""The words of a text, as `extract.tokens` defines them, by a table of what was met before.

A text is cut at spaces, and around those marks that are words by themselves wherever they stand. What is between
them, mostly a word, does not depend on what stands around it: Python is asked for its words once. One that was
met before comes as the same object, already hashed. An article of 580 words takes 40 µs, a quarter of plain
Python's time: without places of the table being sent for some words ahead, it would be 60.
"""

from cpython cimport PyObject
from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_READ_CHAR, PyUnicode_Substring
from libc.stdint cimport uint32_t
from libc.string cimport memcmp, memset

cdef extern from *:
    """
    #ifndef __GNUC__
    #define __builtin_prefetch(place)
    #endif
    """
    void send_for "__builtin_prefetch" (const void *place) noexcept
    PyObject *PyList_GET_ITEM(list items, Py_ssize_t at) noexcept

cdef enum:
    TOLD = 0x2100  # Characters from here on, which are rare, are parts of stretches: that is right for all.
    SLOT_BITS = 17
    SLOTS = 1 << SLOT_BITS
    LONGEST = 40  # Longer stretches, as addresses of the web, are asked for each time.
    AHEAD = 16
    PART = 0
    SPACE = 1
    MARK = 2
    APART = 1
    SEVERAL = 2

cdef struct Slot:
    # A stretch that was met: its hash, its length (0 in an empty slot), whether a full stop behind it is a word
    # of its own, whether it is several words, and what the signs of a single one are.
    uint32_t hash
    unsigned short size
    unsigned char traits
    unsigned char signs

cdef struct Stretch:
    # Where it stands, its hash, and that of what is before its last character if that is a full stop, else 0.
    Py_ssize_t start
    Py_ssize_t end
    uint32_t hash
    uint32_t stem

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
        parts: of a mark, or of a stretch without any of these, its words, which make it up, their signs, and
            whether a full stop behind it is a word of its own.
        odd: words in lower case that differ from others in what is said of them.
        odd_capitalised: those of which it is so when they have a capital; they too are in lower case.
        plain: the signs of words of English letters that are not odd, by their length up to four: first of
            those in lower case, then of those with a capital. Python is not asked for such words.
    """

    cdef unsigned char[TOLD] _kinds
    cdef Slot[SLOTS] _slots
    cdef list _entries
    cdef object _parts
    cdef frozenset _odd, _odd_capitalised
    cdef bytes _plain

    def __init__(self, str spaces not None, str marks not None, parts, frozenset odd not None,
                 frozenset odd_capitalised not None, bytes plain not None):
        self._parts, self._odd, self._odd_capitalised = parts, odd, odd_capitalised
        self._plain = plain
        if len(plain) != 10:
            raise ValueError("plain words have ten kinds of signs")
        self._entries = [None] * SLOTS
        memset(self._slots, 0, sizeof(self._slots))
        memset(self._kinds, PART, sizeof(self._kinds))
        for kind, characters in ((SPACE, spaces), (MARK, marks)):
            for character in characters:
                if ord(character) < TOLD:
                    self._kinds[<int>ord(character)] = kind

    def cut(self, str text not None):
        """The words, where each ends (numbers of four bytes), their signs, and the indexes of line ends."""
        cdef Found found
        cdef list words = [], breaks = []
        found.number = 0
        found.ends = <uint32_t *>PyMem_Malloc((len(text) + 1) * (sizeof(uint32_t) + 1))
        found.signs = <unsigned char *>(found.ends + len(text) + 1)
        try:
            if not found.ends or len(text) > 0xFFFFFFFF:
                raise MemoryError("a text is too long to be cut into words")
            self._read(text, &found, words, breaks)
            ends = PyBytes_FromStringAndSize(<char *>found.ends, found.number * sizeof(uint32_t))
            return words, ends, PyBytes_FromStringAndSize(<char *>found.signs, found.number), breaks
        finally:
            PyMem_Free(found.ends)

    cdef int _read(self, str text, Found *found, list words, list breaks) except -1:
        cdef Stretch[AHEAD] stretches
        cdef Py_ssize_t at = 0, number, each
        while at < len(text):
            number = self._scan(text, &at, stretches)
            for each in range(number):
                send_for(PyList_GET_ITEM(self._entries, _place(stretches[each].stem or stretches[each].hash)))
            for each in range(number):
                if PyUnicode_READ_CHAR(text, stretches[each].start) == u"\n":
                    breaks.append(found.number)
                self._take(text, &stretches[each], found, words)
        return 0

    cdef Py_ssize_t _scan(self, str text, Py_ssize_t *place, Stretch *stretches) noexcept:
        """Fill in the next stretches and marks from a place on, which is moved behind them; how many they are."""
        cdef int width = PyUnicode_KIND(text), kind
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t size = len(text), at = place[0], number = 0
        cdef uint32_t character, before, hash
        while at < size and number < AHEAD:
            character = PyUnicode_READ(width, data, at)
            kind = self._kinds[character] if character < TOLD else PART
            at += 1
            if kind == SPACE:
                continue
            stretches[number].start, before, hash = at - 1, 0, _hash(0, character)
            while kind == PART and at < size:
                character = PyUnicode_READ(width, data, at)
                kind = self._kinds[character] if character < TOLD else PART
                if kind != PART:
                    break
                before, hash = hash, _hash(hash, character)
                at += 1
            stretches[number].end, stretches[number].hash = at, hash
            stretches[number].stem = before if PyUnicode_READ(width, data, at - 1) == u"." else 0
            send_for(&self._slots[_place(stretches[number].stem or hash)])
            number += 1
        place[0] = at
        return number

    cdef int _take(self, str text, Stretch *stretch, Found *found, list words) except -1:
        """Add the words of a stretch."""
        cdef Py_ssize_t start = stretch.start, end = stretch.end, slot
        if end - start > LONGEST:
            return self._add(self._asked(text[start:end]), start, found, words)
        if stretch.stem:
            slot = self._slot(text, start, end - 1, stretch.stem)
            if self._slots[slot].traits & APART:
                self._add_kept(slot, start, found, words)
                return self._add_kept(self._slot(text, end - 1, end, _hash(0, u".")), end - 1, found, words)
        return self._add_kept(self._slot(text, start, end, stretch.hash), start, found, words)

    cdef int _add_kept(self, Py_ssize_t slot, Py_ssize_t start, Found *found, list words) except -1:
        """Add the words of a stretch that is in the table."""
        entry = self._entries[slot]
        if self._slots[slot].traits & SEVERAL:
            return self._add((<tuple>entry)[1], start, found, words)
        words.append(entry)
        found.ends[found.number], found.signs[found.number] = start + len(<str>entry), self._slots[slot].signs
        found.number += 1
        return 0

    cdef int _add(self, tuple parts, Py_ssize_t start, Found *found, list words) except -1:
        """Add the words of a stretch, which are no more than it has characters (`_asked`)."""
        cdef bytes signs = parts[1]
        cdef str word
        cdef Py_ssize_t at
        for at, word in enumerate(<tuple>parts[0]):
            words.append(word)
            start += len(word)
            found.ends[found.number], found.signs[found.number] = start, signs[at]
            found.number += 1
        return 0

    cdef Py_ssize_t _slot(self, str text, Py_ssize_t start, Py_ssize_t end, uint32_t hash) except -1:
        """Where the table has a stretch, behind it what was there before; Python is asked if it was not met."""
        cdef Py_ssize_t home = _place(hash), other = home ^ 1
        if self._has(home, text, start, end, hash):
            return home
        cdef Slot slot = self._slots[other]
        entry = self._entries[other]
        if not self._has(other, text, start, end, hash):
            entry = self._met(PyUnicode_Substring(text, start, end), &slot)
            slot.hash, slot.size = hash, end - start
        self._slots[other], self._entries[other] = self._slots[home], self._entries[home]
        self._slots[home], self._entries[home] = slot, entry
        return home

    cdef bint _has(self, Py_ssize_t slot, str text, Py_ssize_t start, Py_ssize_t end, uint32_t hash) noexcept:
        """Whether a place in the table is that of what a text has from a place to another."""
        cdef Py_ssize_t at, size = end - start
        if self._slots[slot].hash != hash or self._slots[slot].size != size:
            return False
        entry = self._entries[slot]
        cdef str kept = <str>(<tuple>entry)[0] if self._slots[slot].traits & SEVERAL else <str>entry
        cdef int width = PyUnicode_KIND(text), own = PyUnicode_KIND(kept)
        cdef void *data = PyUnicode_DATA(text)
        cdef void *letters = PyUnicode_DATA(kept)
        if width == own:
            return memcmp(<char *>data + start * width, letters, size * width) == 0
        for at in range(size):
            if PyUnicode_READ(width, data, start + at) != PyUnicode_READ(own, letters, at):
                return False
        return True

    cdef object _met(self, str stretch, Slot *slot):
        """The entry of a new stretch; its traits and signs are filled in."""
        cdef Py_ssize_t size = len(stretch), at = 1
        cdef const unsigned char *letters = <unsigned char *>PyUnicode_DATA(stretch)
        cdef bint is_lower = letters[0] >= 97
        if size > 1 and PyUnicode_KIND(stretch) == 1 and 97 <= letters[0] | 32 <= 122:
            while at < size and 97 <= letters[at] <= 122:
                at += 1
            if at == size and not (stretch in self._odd if is_lower else stretch.lower() in self._odd_capitalised):
                size = min(size, 4)
                slot.traits, slot.signs = APART, self._plain[size if is_lower else size + 5]
                return stretch
        parts = self._asked(stretch)
        cdef bint several = len(parts[0]) > 1
        slot.traits, slot.signs = (APART if parts[2] else 0) + several * SEVERAL, parts[1][0]
        return (stretch, parts) if several else stretch

    cdef tuple _asked(self, str stretch):
        """What Python says of a stretch, once it is sure that words and signs fit it."""
        cdef tuple parts = self._parts(stretch)
        words, signs, _ = parts
        if not words or not all(words) or "".join(words) != stretch or len(signs) != len(words):
            raise ValueError("words must make up what they are the words of")
        return parts


cdef inline uint32_t _hash(uint32_t before, uint32_t character) noexcept:
    """The hash of a stretch from that of the characters before its last one."""
    return (before ^ character) * <uint32_t>0x9E3779B1


cdef inline Py_ssize_t _place(uint32_t hash) noexcept:
    """The place in the table that is looked at first."""
    return ((hash ^ hash >> 16) * <uint32_t>0x85EBCA6B) >> (32 - SLOT_BITS)
