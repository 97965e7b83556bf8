# cython: language_level=3, boundscheck=False, wraparound=False
"""Plain names among the runs of a text, as `extract.people_plain` defines them: all else is for the rules.

What there is to know of words comes in tables, which are asked as Python would ask them for what they lack.
It takes two fifths of the time of plain Python.
"""

from cpython.dict cimport PyDict_GetItemWithError
from cpython.object cimport PyObject
from cpython.set cimport PySet_Contains
from cpython.unicode cimport PyUnicode_FindChar, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR

cdef enum:
    # The traits of words, as in `extract.people_traits`.
    FIRST = 1
    MIDDLE = 2
    LAST = 4
    LONE = 8
    PLACE_HEAD = 16
    PLACE_TAIL = 32
    STORM = 64
    BEGINS = 256
    JOINS = 512

cdef enum:
    # What is beside a name, as in `extract.people_plain`.
    ONE = 1
    MORE = 2
    IN_CAPITALS = 4
    ROLE = 8
    OF = 16
    PLACED = 32
    THREE = 4
    POSSESSIVE = 8
    COMMA = 16
    MOST = 3


cdef object _of(object table, object word):
    """What a table has of a word, or makes of one that it lacks."""
    cdef PyObject *found = PyDict_GetItemWithError(table, word)
    return table[word] if found is NULL else <object>found


cdef bint _begins_with_capital(str word):
    return PyUnicode_GET_LENGTH(word) > 0 and PyUnicode_READ_CHAR(word, 0).isupper()


cdef class PlainNames:
    """As `extract.people_plain._PlainNames`."""

    cdef object faces, before, after, make
    cdef tuple at_start
    cdef frozenset marks, juniors
    cdef double least, least_alone

    def __init__(self, faces, before, after, frozenset marks, frozenset juniors, tuple least, make):
        if not (isinstance(faces, dict) and isinstance(before, dict) and isinstance(after, dict)):
            raise TypeError("what is known of words must be in dictionaries")
        self.faces, self.before, self.after = faces, before, after
        self.marks, self.juniors, self.make = marks, juniors, make
        self.least, self.least_alone = least
        self.at_start = before["\n"]

    def read(self, list runs, list found, list words, ends, Py_ssize_t offset, credited):
        cdef list places = [], mentions = [], rest = [], marked = []
        cdef set taken = set()
        cdef Py_ssize_t at, begin, first, end, total = len(words)
        cdef tuple forms
        if len(found) != len(runs) or len(ends) != total:
            raise ValueError("every run has its names, and every word its end")
        for at in range(len(runs)):
            run, names = runs[at], found[at]
            forms, begin = run.forms, run.first
            end = begin + len(forms)
            if begin < 0 or end > total or end == begin:
                raise IndexError("a run is not in the text")
            if end < total and words[end] in self.marks:
                marked.append(at)
            if names and not self.is_unlikely(names[0], begin, words):
                mention = self.mention(run, forms, begin, names, words, ends, offset, credited)
                places.append(at)
                mentions.append(mention)
                if mention is not None:
                    first = begin + <Py_ssize_t>names[0].first
                    if first > begin:
                        rest.append(run)
                        taken.update(range(first, end))
            elif self.may_begin(forms):
                places.append(at)
                mentions.append(None)
            else:
                rest.append(run)
        return places, mentions, rest, taken, marked

    cdef int traits(self, word) except -1:
        return (<tuple>_of(self.faces, word))[0]

    cdef bint may_begin(self, tuple forms) except -1:
        """Whether a word before the last can be the reason that it and the one behind it make a name."""
        cdef Py_ssize_t at
        for at in range(len(forms) - 1):
            if self.traits(forms[at]) & BEGINS:
                return True
        return False

    cdef bint is_unlikely(self, name, Py_ssize_t begin, list words) except -1:
        cdef double sure = name.sure
        if not name.is_doubtful or sure >= self.least_alone:
            return False
        if sure < self.least:
            return True
        cdef Py_ssize_t first = begin + <Py_ssize_t>name.first, end = begin + <Py_ssize_t>name.end
        if not 0 <= first < end <= len(words):
            raise IndexError("a name is not in its run")
        if first and <int>(<tuple>_of(self.before, words[first - 1]))[0] & ROLE:
            return False
        return end == len(words) or words[end] != ","

    cdef object mention(
        self, run, tuple forms, Py_ssize_t begin, names, list words, ends, Py_ssize_t offset, credited
    ):
        cdef Py_ssize_t at, start, stop, total = len(forms), skipped, size
        cdef int asks
        cdef tuple before, face
        name = names[0]
        skipped = name.first
        size = total - skipped
        if not 0 < size <= total:
            raise IndexError("a name is not in its run")
        if size > MOST or <Py_ssize_t>name.end < total or len(names) > 1 or name.is_doubtful:
            return None
        cdef Py_ssize_t first = begin + skipped, end = begin + total
        before = _of(self.before, words[first - 1]) if first else self.at_start
        asks = before[0]
        if asks and self.asks_before(asks, words, first, size):
            return None
        if self.asks_after(words, end, size) or not self.is_plain(forms, skipped, size):
            return None
        start, stop = <Py_ssize_t>ends[first] - len(<str>words[first]), ends[end - 1]
        if credited is not None and credited(start, stop):
            return None
        cdef list written = [], keys = []
        for at in range(skipped, total):
            face = _of(self.faces, forms[at])
            written.append(face[1])
            keys.append(face[2])
        return self.make(
            tuple(written), tuple(keys), offset + start, offset + stop, name.sure, run.headline,
            before[1], before[2], before[3],
        )

    cdef bint asks_before(self, int asks, list words, Py_ssize_t first, Py_ssize_t size) except -1:
        if asks & (ONE if size == 1 else MORE) or (asks & IN_CAPITALS and (<str>words[first]).isupper()):
            return True
        return asks & OF and first > 1 and <int>(<tuple>_of(self.before, words[first - 2]))[0] & PLACED

    cdef bint asks_after(self, list words, Py_ssize_t end, Py_ssize_t size) except -1:
        if end == len(words):
            return False
        cdef int asks = _of(self.after, words[end])
        if asks & (ONE if size == 1 else MORE) or (asks & THREE and size == MOST):
            return True
        if not asks or end + 1 == len(words):
            return False
        if size == 1:
            return asks & POSSESSIVE and _begins_with_capital(words[end + 1])
        return asks & COMMA and words[end + 1] in self.juniors

    cdef bint is_plain(self, tuple forms, Py_ssize_t first, Py_ssize_t size) except -1:
        if first and self.traits(forms[first - 1]) & (JOINS | STORM):
            return False
        cdef int head, last = self.traits(forms[first + size - 1])
        if size == 1:
            return last & LONE
        head = self.traits(forms[first])
        if not head & FIRST or not last & LAST or (head & PLACE_HEAD and last & PLACE_TAIL):
            return False
        return size == 2 or self.traits(forms[first + 1]) & MIDDLE


def wanted_words(list runs, set wanted, keys):
    """As `extract.people_plain._wanted_words`."""
    cdef list words = []
    cdef Py_ssize_t at
    cdef tuple forms
    if not isinstance(keys, dict):
        raise TypeError("the keys of words must be in a dictionary")
    for run in runs:
        forms = run.forms
        for at in range(len(forms)):
            form = forms[at]
            if PySet_Contains(wanted, _of(keys, form)) or "-" in <str>form:
                words.append((run, at))
    return words
