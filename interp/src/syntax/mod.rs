//! From source text to syntax tree and symbol tables; what CPython rejects before running is rejected here.
