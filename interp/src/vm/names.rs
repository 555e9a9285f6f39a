//! The names that the interpreter itself asks for, interned once.

use crate::object::ObjectRef;

macro_rules! names {
    ($($name:ident)*) => {
        /// Interned strings, each in a field of its own name.
        pub struct Names { $(pub $name: ObjectRef,)* }

        impl Names {
            /// Interns all of them.
            pub fn new(mut intern: impl FnMut(&'static str) -> ObjectRef) -> Self {
                Self { $($name: intern(stringify!($name)),)* }
            }
        }
    };
}

names! {
    __abs__ __abstractmethods__ __aenter__ __aexit__ __aiter__ __all__ __anext__ __annotations__ __await__ __bases__ __bool__ __buffer__
    __build_class__ __builtins__ __bytes__ __cached__ __call__ __cause__ __class__ __class_getitem__ __classcell__
    __complex__ __contains__ __context__ __del__ __delattr__ __delete__ __delitem__ __dict__ __dir__
    __doc__ __enter__ __eq__ __exit__ __file__ __firstlineno__ __float__ __floor__ __ceil__ __format__ __get__ __getattr__
    __getattribute__ __getitem__ __hash__ __import__ __index__ __init__ __init_subclass__
    __instancecheck__ __int__ __isabstractmethod__ __iter__ __len__ __length_hint__ __loader__ __main__ __match_args__
    __missing__ __module__ __mro_entries__ __name__ __new__ __next__ __notes__ __objclass__ __orig_bases__
    __package__ __path__ __prepare__ __qualname__ __repr__ __reversed__ __round__ __self__ __set__ __set_name__
    __setattr__ __setitem__ __sizeof__ __slots__ __spec__ __static_attributes__ __str__ __subclasscheck__ __subclasshook__
    __traceback__ __trunc__ __type_params__ __weakref__ __wrapped__ __weakrefoffset__
    __lt__ __le__ __ne__ __gt__ __ge__ __add__ __radd__ __iadd__ __and__ __rand__ __iand__ __floordiv__
    __rfloordiv__ __ifloordiv__ __lshift__ __rlshift__ __ilshift__ __matmul__ __rmatmul__ __imatmul__ __mul__
    __rmul__ __imul__ __mod__ __rmod__ __imod__ __or__ __ror__ __ior__ __pow__ __rpow__ __ipow__ __rshift__
    __rrshift__ __irshift__ __sub__ __rsub__ __isub__ __truediv__ __rtruediv__ __itruediv__ __xor__ __rxor__
    __ixor__ __divmod__ __rdivmod__ __reduce__ __release_buffer__ __reduce_ex__ __getstate__ __copy__ __origin__ __args__
    __parameters__ __func__ __text_signature__ __defaults__ __code__ __neg__ __pos__ __invert__
     close flush join keys items send throw
      write builtins get
}
