cimport cython

cdef unsigned long long _MASK, _BASE, _UPPER, _LOWER, _OTHER, _TILDE_AND_END
cdef unsigned long long _SPACE, _CARET, _DOLLAR, _TILDE, _ZERO
cdef unsigned long long _LAST_BIT, _ONE
cdef int _KNOWN_SHIFT, _BIT_SHIFT
cdef Py_ssize_t _START, _END, _MOST_OF_CHARACTER, _MOST_OF_TEXT

@cython.locals(value="unsigned long long", char=Py_UCS4)
cpdef unsigned long long hash_of(str text)


cdef class Seen:
    cdef unsigned long long _mask
    cdef unsigned long long[::1] _table
    cdef int[::1] _places
    cdef readonly Py_ssize_t count, most

    @cython.locals(at="unsigned long long")
    cdef void put(self, unsigned long long value) noexcept

    cdef unsigned long long value(self, Py_ssize_t k) noexcept

    @cython.locals(k=Py_ssize_t)
    cdef void clear(self) noexcept


cdef class HashedWeights:
    cdef unsigned long long _mask
    cdef unsigned long long[::1] _table, _known
    cdef double[::1] _weights
    cdef Py_ssize_t _width
    cdef Seen _spare

    @cython.locals(
        number=Py_ssize_t, k=Py_ssize_t, value="unsigned long long", at="unsigned long long",
    )
    cpdef _fill(self, words, const short[::1] tenths)

    cdef unsigned long long _is_known(self, unsigned long long value) noexcept

    @cython.locals(number="unsigned long long")
    cdef unsigned long long _place(self, unsigned long long value) noexcept

    @cython.locals(
        seen=Seen, k=Py_ssize_t, count=Py_ssize_t, most=Py_ssize_t, width=Py_ssize_t,
        first=Py_ssize_t, column=Py_ssize_t, view="double[::1]", at="unsigned long long",
        value="unsigned long long",
    )
    cpdef tuple sums(self, str text, str folded)


@cython.locals(before=double, after=double)
cdef void _add(double[::1] sums, Py_ssize_t column, double more) noexcept

@cython.locals(
    size=Py_ssize_t, at=Py_ssize_t, start=Py_ssize_t, words=Py_ssize_t, code="unsigned long long",
    value="unsigned long long", power="unsigned long long",
    last="unsigned long long", last_power="unsigned long long", pair="unsigned long long",
    pair_power="unsigned long long", last_pair="unsigned long long",
    last_pair_power="unsigned long long",
)
cdef void _read_words(Seen seen, str folded) noexcept

cdef unsigned long long _code_in_word(Py_UCS4 char) noexcept

@cython.locals(value="unsigned long long", k=Py_ssize_t)
cdef unsigned long long _hash_between(str folded, Py_ssize_t start, Py_ssize_t end) noexcept

@cython.locals(char=Py_UCS4)
cdef void _read_beginning(Seen seen, str text) noexcept

@cython.locals(
    k=Py_ssize_t, run=Py_ssize_t, code="unsigned long long", one="unsigned long long",
    two="unsigned long long", pair="unsigned long long",
)
cdef void _read_runs(Seen seen, str text) noexcept
