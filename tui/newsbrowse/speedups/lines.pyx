# cython: language_level=3, boundscheck=False, wraparound=False
"""Which lines of an article are text beyond doubt, as `readers.plain` defines it.

A line is gone through once; of headings Python is asked whether they are known as buttons. It takes half of the
time of plain Python, some 10 µs for an article of 2,900 characters.
"""

from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

cdef enum:
    LONGEST_CAPTION = 700
    FURNITURE_ROOM = 200
    LONGEST_NOTE = 120
    DAY_ROOM = 60
    PROSE_WORDS = 15
    PROSE_ROOM = 4000
    OF_NO_START = 31
    START = 1
    SHORT_START = 2
    NOTE_START = 4
    MOST_CLOSERS = 3

cdef Py_UCS4 KELVIN = 0x212A  # The one letter beyond ASCII whose small letter is of ASCII.


cdef struct Looked:
    Py_ssize_t words, last_stop  # What a line has in it.
    bint is_printable, has_space, has_slash, has_mark, has_colon, has_emphasis


cdef inline bint _is_quote(Py_UCS4 char) noexcept:
    return char == u"“" or char == u"‘" or char == u'"' or char == u"'"


cdef inline bint _is_letter(Py_UCS4 char) noexcept:
    return u"a" <= char <= u"z" or u"A" <= char <= u"Z"


cdef inline int _lower(Py_UCS4 char) noexcept:
    """The small letter of an English one, and any other character as it is."""
    return <int>char + 32 if u"A" <= char <= u"Z" else <int>char


cdef inline int _small(Py_UCS4 char) noexcept:
    """As `_lower`; above 127 what has no small letter in ASCII."""
    return 107 if char == KELVIN else _lower(char)


cdef inline int _code(Py_UCS4 char) noexcept:
    """A number below 32 for what first letters of lines may consist of; 31 for anything else."""
    if _is_letter(char):
        return _lower(char) - 97
    if char == 32 or 9 <= char <= 13 or 28 <= char <= 31:
        return 26
    if char == u",":
        return 27
    if char == u">":
        return 28
    if char == u"&":
        return 29
    return 30 if char == u"!" else OF_NO_START


cdef class PlainLines:
    """As `readers.plain._PlainLines`."""

    cdef unsigned char[32 * 32 * 32] _starts
    cdef unsigned char[128 * 128] _endings
    cdef frozenset _phrases
    cdef str _edges
    cdef list _inner

    def __cinit__(self, starts, short_starts, note_starts, endings, phrases, edges, inner):
        cdef Py_ssize_t at
        for at in range(32 * 32 * 32):
            self._starts[at] = 0
        for at in range(128 * 128):
            self._endings[at] = 0
        for begin, sort in ((starts, START), (short_starts, SHORT_START), (note_starts, NOTE_START)):
            for start in begin:
                if len(start) == 3 and start.isascii() and start[0].isalpha():
                    self._starts[(_code(start[0]) << 10) | (_code(start[1]) << 5) | _code(start[2])] |= sort
        for pair in endings:
            if len(pair) == 2 and pair.isascii():
                self._endings[(ord(pair[0]) << 7) | ord(pair[1])] = 1
        self._phrases, self._edges, self._inner = frozenset(phrases), edges, list(inner)

    cdef int _start(self, int kind, void *data, Py_ssize_t size) noexcept:
        """What the first three letters of a line may be the beginning of."""
        if size < 3:
            return 0
        cdef int first = _code(PyUnicode_READ(kind, data, 0)), second = _code(PyUnicode_READ(kind, data, 1))
        return self._starts[(first << 10) | (second << 5) | _code(PyUnicode_READ(kind, data, 2))]

    cdef bint _may_close_with_day(self, int kind, void *data, Py_ssize_t size) noexcept:
        cdef Py_ssize_t end = size, low = max(0, size - DAY_ROOM)
        cdef Py_UCS4 last
        cdef int pair, other
        while end > low and PyUnicode_READ(kind, data, end - 1) in u" .":
            end -= 1
        if end == low:
            return False
        last = PyUnicode_READ(kind, data, end - 1)
        if last.isdigit() or last in u"zZ)":
            return True
        if end - 1 == low:
            return False
        pair, other = _small(last), _small(PyUnicode_READ(kind, data, end - 2))
        return pair < 128 and other < 128 and self._endings[(other << 7) | pair]

    def is_plain(self, str line not None):
        """As `readers.plain._PlainLines.is_plain`."""
        return self._is_plain(line, PyUnicode_KIND(line), PyUnicode_DATA(line), len(line))

    cdef bint _is_plain(self, str line, int kind, void *data, Py_ssize_t size) except -1:
        if size < 2:
            return False
        cdef Py_UCS4 first = PyUnicode_READ(kind, data, 0), last = PyUnicode_READ(kind, data, size - 1)
        cdef bint is_sentence = last == u"." or last == u"?" or last == u"!" or last == u"”" or last == u'"'
        cdef Looked found
        cdef Py_ssize_t at
        if size > LONGEST_CAPTION:
            return is_sentence
        if not _is_quote(first):
            if not _is_letter(first) or self._start(kind, data, size) & START:
                return False
            for at in range(1, min(3, size)):
                if PyUnicode_READ(kind, data, at) > 127:
                    return False
        if last in u")]" or PyUnicode_READ(kind, data, size - 2) in u")]":
            return False
        found = _looked(kind, data, size)
        if found.has_slash or not found.has_space or _has_credit_word(kind, data, found.last_stop + 1, size):
            return False
        if self._may_close_with_day(kind, data, size):
            return False
        if is_sentence and (size > FURNITURE_ROOM or _is_prose(kind, data, size, found.words)):
            return True
        if found.has_mark or found.has_colon or not found.is_printable or not _is_letter(first):
            return False
        return self._is_plain_heading(line, kind, data, size)

    cdef bint _is_plain_heading(self, str line, int kind, void *data, Py_ssize_t size) except -1:
        """Of a line of printable ASCII without marks that begins with a letter."""
        cdef Py_ssize_t at
        cdef Py_UCS4 char
        cdef str folded
        if self._start(kind, data, size) & SHORT_START or _lower(PyUnicode_READ(kind, data, 0)) == 120:
            return False
        for at in range(1, min(3, size)):
            char = PyUnicode_READ(kind, data, at)
            if not _is_letter(char) and char != u" ":
                return False
        folded = line.lower()
        if folded.strip(self._edges) in self._phrases:
            return False
        for word in self._inner:
            if word in folded:
                return False
        return True

    def is_paragraph(self, str line not None):
        """As `readers.plain._PlainLines.is_paragraph`."""
        cdef Py_ssize_t size = len(line)
        cdef int kind = PyUnicode_KIND(line)
        cdef void *data = PyUnicode_DATA(line)
        cdef Py_UCS4 first, last
        cdef Looked found
        if size <= LONGEST_NOTE:
            return False
        first, last = PyUnicode_READ(kind, data, 0), PyUnicode_READ(kind, data, size - 1)
        if not (last == u"." or last == u"?") or not (first.isalpha() or _is_quote(first)):
            return False
        if self._start(kind, data, size) & NOTE_START:
            return False
        found = _looked(kind, data, size)
        if found.has_colon or found.has_emphasis or found.words < PROSE_WORDS:
            return False
        return self._is_plain(line, kind, data, size)


cdef Looked _looked(int kind, void *data, Py_ssize_t size) noexcept:
    """A look at each character of a line; of words those are counted that prose is told by."""
    cdef Looked found = Looked(0, -1, True, False, False, False, False, False)
    cdef Py_UCS4 char, before = 32
    cdef bint is_space, was_space = True
    cdef Py_ssize_t at
    for at in range(size):
        char = PyUnicode_READ(kind, data, at)
        is_space = char.isspace()
        if was_space and not is_space and at < PROSE_ROOM:
            found.words += 1
        was_space = is_space
        if char < 32 or char > 126:
            found.is_printable = False
            found.has_colon |= char == u"："
        elif char == 32:
            found.has_space = True
            found.has_mark |= before == u"-"
        elif not _is_letter(char):
            if char == u"." and at < size - 1:
                found.last_stop = at
            elif char == u"/":
                found.has_slash = True
            elif char == u":":
                found.has_colon = True
            elif char == u"|" or char == u"@":
                found.has_mark = True
            elif char == u"#" or (char == before and (char == u"*" or char == u"_")):
                found.has_emphasis = True
        before = char
    return found


cdef bint _is_prose(int kind, void *data, Py_ssize_t size, Py_ssize_t words) noexcept:
    """As `readers.furniture.is_prose`, of so many words."""
    cdef Py_ssize_t at = size - 1, least = max(0, size - 1 - MOST_CLOSERS)
    while at > least and PyUnicode_READ(kind, data, at) in u"\"'”’»)]":
        at -= 1
    return words >= PROSE_WORDS and PyUnicode_READ(kind, data, at) in u".!?…。！？"


cdef bint _is_at(int kind, void *data, Py_ssize_t at, Py_ssize_t size, const char *word) noexcept:
    """Whether a word stands at a place."""
    cdef Py_ssize_t number = 0
    while word[number] != 0:
        if at + number >= size or PyUnicode_READ(kind, data, at + number) != <Py_UCS4>word[number]:
            return False
        number += 1
    return True


cdef bint _has_credit_word(int kind, void *data, Py_ssize_t start, Py_ssize_t size) noexcept:
    """As `readers.captions.may_have_credit_word`, of what stands behind the last stop."""
    cdef Py_ssize_t at
    cdef Py_UCS4 char
    for at in range(start, size):
        char = PyUnicode_READ(kind, data, at)
        if char == u"h":
            if _is_at(kind, data, at, size, b"hoto"):
                return True
        elif char == u"I":
            if _is_at(kind, data, at, size, b"Image") or _is_at(kind, data, at, size, b"Illustration"):
                return True
        elif char == u"P":
            if _is_at(kind, data, at, size, b"Picture"):
                return True
        elif char == u"C" and _is_at(kind, data, at, size, b"Credit"):
            return True
    return False
