# cython: language_level=3, boundscheck=False, wraparound=False
"""What stands around the numbers of a text, as `extract.figures_around` defines it.

What Python said of a few characters or a word is kept in tables of a fixed size, in which a later one takes the
place of an earlier: no object is made to look it up. Of the twenty numbers of an article the half that are no
figures are dropped in 6 µs, with the search for signs, and by plain Python in 18.
"""

from cpython.tuple cimport PyTuple_GetItem
from cpython.unicode cimport PyUnicode_FindChar, PyUnicode_READ_CHAR
from libc.stdint cimport int32_t, uint32_t, uint64_t

cdef enum:
    SLOTS = 8192
    SHIFT = 64 - 13
    LETTERS = 16
    REACH = 30
    FIRST_YEAR = 1500
    LAST_YEAR = 2100

cdef struct Said:
    # Characters, each a byte and more than 0, and what was said of them plus 1; 0 where nothing is kept.
    uint64_t first
    uint64_t second
    int32_t value


cdef class Around:
    """As `extract.figures_around._Around`."""

    cdef Said[SLOTS] _behind
    cdef Said[SLOTS] _words
    cdef str _marks
    cdef str _joints
    cdef object _say_behind
    cdef object _say_word
    cdef object _say_before
    cdef int _digits_go_on, _words_go_on, _hedge, _hedge_ends, _odd_ends, _of_digits, _of_one, _of_several
    cdef int _most_digits

    def __init__(self, say_behind, say_word, say_before, tuple signs not None, tuple bits not None):
        self._say_behind, self._say_word, self._say_before = say_behind, say_word, say_before
        self._marks, self._joints = signs
        (
            self._digits_go_on,
            self._words_go_on,
            self._hedge,
            self._hedge_ends,
            self._odd_ends,
            self._of_digits,
            self._of_one,
            self._of_several,
            self._most_digits,
        ) = bits

    cpdef int behind(self, str body, Py_ssize_t end) except -1:
        """As `_Around.behind`."""
        cdef Py_ssize_t size = len(body)
        if end < 0:
            raise ValueError("no place in the text")
        if end >= size:
            return self._say_behind("")
        cdef Py_ssize_t stop = end + (2 if <Py_UCS4>PyUnicode_READ_CHAR(body, end) in self._marks else 4)
        return self._said(self._behind, body, end, stop if stop < size else size, self._say_behind)

    cpdef int before(self, str body, Py_ssize_t start) except -1:
        """As `_Around.before`."""
        if not 0 <= start <= len(body):
            return self._say_before(body, start)
        cdef Py_ssize_t least = start - REACH if start > REACH else 0, stop = start, begin
        while stop > least and _is_space(PyUnicode_READ_CHAR(body, stop - 1)):
            stop -= 1
        begin = stop
        while begin > least and not _is_space(PyUnicode_READ_CHAR(body, begin - 1)):
            if PyUnicode_READ_CHAR(body, begin - 1) > 127:
                return self._say_before(body, start)
            begin -= 1
        if begin == stop:
            return self._say_before(body, start)
        cdef int ends = self._said(self._words, body, begin, stop, self._say_word)
        return self._say_before(body, start) if ends & self._odd_ends else ends

    cdef int _said(self, Said *kept, str text, Py_ssize_t start, Py_ssize_t stop, say) except -1:
        """What Python says of a stretch inside a text, now or earlier."""
        cdef uint64_t[2] parts
        cdef Py_ssize_t at
        cdef uint32_t sign
        if stop - start > LETTERS:
            return say(text[start:stop])
        parts[0] = parts[1] = 0
        for at in range(stop - start):
            sign = PyUnicode_READ_CHAR(text, start + at)
            if sign > 127:
                return say(text[start:stop])
            parts[at >> 3] = (parts[at >> 3] << 8) | (sign + 1)
        cdef Said *slot = &kept[((parts[0] ^ (parts[1] * 31)) * <uint64_t>0x9E3779B97F4A7C15) >> SHIFT]
        if slot.value and slot.first == parts[0] and slot.second == parts[1]:
            return slot.value - 1
        cdef int value = say(text[start:stop])
        slot.first, slot.second, slot.value = parts[0], parts[1], value + 1
        return value

    def signs(self, str body not None, str wanted not None):
        """As `_Around.signs`."""
        cdef Py_ssize_t at, size = len(body)
        cdef Py_UCS4 sign
        found = []
        for sign in wanted:
            at = PyUnicode_FindChar(body, sign, 0, size, 1)
            while at >= 0:
                found.append(at)
                at = PyUnicode_FindChar(body, sign, at + 1, size, 1)
            if at < -1:
                raise MemoryError
        return found

    def candidates(self, str body not None, list begin not None):
        """As `_Around.candidates`."""
        cdef Py_ssize_t start, length, size = len(body)
        cdef int follows
        found = []
        for start, what in begin:
            if not 0 <= start < size or (start and self._is_inside(PyUnicode_READ_CHAR(body, start - 1))):
                continue
            if isinstance(what, int):
                follows = self.behind(body, what)
                if self._keeps_digits(body, start, what, follows):
                    found.append((start, what, follows))
                continue
            length = <object>PyTuple_GetItem(what, 1)
            follows = self.behind(body, start + length) if length else self._words_go_on
            if not follows & self._words_go_on:
                value = <object>PyTuple_GetItem(what, 2)
                if value is None:
                    if start > 1 and (<Py_UCS4>PyUnicode_READ_CHAR(body, start - 2)).isdigit():
                        continue
                    follows |= self._words_go_on
                elif not follows & (self._of_one if value <= 1 else self._of_several):
                    continue
            found.append((start, what, follows))
        return found

    cdef bint _is_inside(self, Py_UCS4 sign):
        return sign != u" " and (sign.isalnum() or sign in self._joints)

    cdef bint _keeps_digits(self, str body, Py_ssize_t start, Py_ssize_t end, int follows) except -1:
        cdef Py_ssize_t at
        cdef long value = 0
        if follows & self._digits_go_on:
            return True
        if end - start > self._most_digits:
            return False
        if follows & self._of_digits:
            return True
        for at in range(start, min(end, start + 18, len(body))):
            value = value * 10 + <int>PyUnicode_READ_CHAR(body, at) - 48
        if FIRST_YEAR <= value <= LAST_YEAR:
            return False
        return follows & self._hedge or self.before(body, start) & self._hedge_ends


cdef inline bint _is_space(Py_UCS4 sign):
    return sign == u" " or 9 <= sign <= 13 or 28 <= sign <= 31
