//! What a class may have, and what may happen to attributes.

use crate::template::{Group, group};

use super::Feature;

/// Statements of a class's body.
pub const MEMBERS: &[Group<Feature>] = &[
    group(Feature::Plain, 3, &["$name = $label", "$name = 5", "$name = None"]),
    group(Feature::NonData, 3, &["$name = Get($label)"]),
    group(Feature::Data, 4, &["$name = GetSet($label)", "$name = GetSetDelete($label)", "$name = GetDelete($label)"]),
    group(Feature::SetOnly, 2, &["$name = SetOnly($label)", "$name = Delete($label)", "$name = SetDelete($label)"]),
    group(Feature::RaisingGet, 2, &["$name = GetRaises($label)", "$name = GetRaisesSet($label)"]),
    group(
        Feature::OddGet,
        1,
        &[
            "$name = NoneGet($label)",
            "$name = CallableGet($label)",
            "$name = Get",
            "$name = len",
            "$name = type(Get.__init__)",
            "$name = super",
            "$name = int",
        ],
    ),
    group(
        Feature::Function,
        2,
        &[
            "def $name(self, *arguments):\n    return $label, arguments",
            "$name = lambda *arguments: len(arguments)",
            "def $name():\n    return $label",
            "$name = lambda self, x=1: x",
        ],
    ),
    group(
        Feature::Property,
        3,
        &[
            "$name = property(lambda self: $label)",
            "@property\ndef $name(self):\n    return self.__dict__",
            "$name = property(lambda self: 1, lambda self, value: print(\"   \", $label, \"set\", text(value)))",
            "@property\ndef $name(self):\n    raise AttributeError($label)",
            "$name = property()",
            "$name = property(None, lambda self, value: self.__dict__.update(q=value), lambda self: self.__dict__.clear())",
            "@property\ndef $name(self):\n    return super().$name",
            "$name = property(lambda self: self.b, doc=$label)",
        ],
    ),
    group(
        Feature::ClassMethod,
        2,
        &[
            "@classmethod\ndef $name(cls, *arguments):\n    return cls.__name__, arguments",
            "$name = classmethod(Get($label))",
            "$name = classmethod(len)",
            "$name = classmethod(lambda cls: cls)",
        ],
    ),
    group(
        Feature::StaticMethod,
        2,
        &[
            "@staticmethod\ndef $name(*arguments):\n    return $label, arguments",
            "$name = staticmethod(Get($label))",
            "$name = staticmethod(7)",
        ],
    ),
    group(Feature::SetName, 1, &["$name = SetName($label)"]),
    group(
        Feature::Slots,
        2,
        &[
            "__slots__ = (\"$name\",)",
            "__slots__ = ()",
            "__slots__ = (\"$name\", \"__dict__\")",
            "__slots__ = [\"$name\", \"$name\"]",
            "__slots__ = {\"$name\": $label}",
            "__slots__ = \"$name\"",
        ],
    ),
    group(
        Feature::Cached,
        1,
        &[
            "from functools import cached_property\n@cached_property\ndef $name(self):\n    print(\"   \", $label, \"computed\")\n    return $label",
        ],
    ),
    group(
        Feature::GetAttr,
        2,
        &[
            "def __getattr__(self, name):\n    print(\"    getattr\", name)\n    if name == \"$name\": return $label\n    raise AttributeError(name)",
            "def __getattr__(self, name):\n    raise AttributeError(name)",
            "__getattr__ = lambda self, name: name",
            "def __getattr__(self, name):\n    raise KeyError(name)",
        ],
    ),
    group(
        Feature::GetAttribute,
        2,
        &[
            "def __getattribute__(self, name):\n    print(\"    getattribute\", name)\n    return super().__getattribute__(name)",
            "def __getattribute__(self, name):\n    if name == \"$name\": raise AttributeError($label)\n    return object.__getattribute__(self, name)",
            "def __getattribute__(self, name):\n    return $label if name == \"$name\" else super().__getattribute__(name)",
        ],
    ),
    group(
        Feature::SetAttr,
        2,
        &[
            "def __setattr__(self, name, value):\n    print(\"    setattr\", name)\n    super().__setattr__(name, value)",
            "def __setattr__(self, name, value):\n    raise AttributeError(name)",
            "def __setattr__(self, name, value):\n    object.__getattribute__(self, \"__dict__\")[name] = value",
        ],
    ),
    group(
        Feature::DelAttr,
        1,
        &[
            "def __delattr__(self, name):\n    print(\"    delattr\", name)\n    super().__delattr__(name)",
            "__delattr__ = None",
        ],
    ),
    group(Feature::Dir, 1, &["def __dir__(self):\n    return [\"z\", \"$name\"]", "def __dir__(self):\n    return 3"]),
];

/// What happens afterwards.
pub const OPERATIONS: &[Group<Feature>] = &[
    group(
        Feature::Reading,
        6,
        &[
            "$object.$name",
            "getattr($object, \"$name\", \"missing\")",
            "hasattr($object, \"$name\")",
            "($object.$name, $object.$name)",
            "$object.missing",
        ],
    ),
    group(
        Feature::Writing,
        5,
        &[
            "$object.$name = $value",
            "setattr($object, \"$name\", $value)",
            "$instance.$name = $value",
            "$object.$name = $object.$name = 3",
            "($instance.$name, $instance.$name) = 1, 2",
        ],
    ),
    group(
        Feature::Deleting,
        3,
        &["del $object.$name", "delattr($object, \"$name\")", "del $instance.$name, $instance.$name"],
    ),
    group(
        Feature::Augmenting,
        2,
        &["$object.$name += 1", "$object.$name += \"x\"", "$instance.$name |= {1: 2}", "$object.$name *= 2"],
    ),
    group(
        Feature::Calling,
        3,
        &[
            "$object.$name()",
            "$object.$name(1, 2)",
            "$object.$name($instance)",
            "$object.$name(x=2)",
            "$class.$name($instance)",
        ],
    ),
    group(
        Feature::ThroughDict,
        3,
        &[
            "$instance.__dict__[\"$name\"] = $value",
            "vars($object).get(\"$name\")",
            "$instance.__dict__.pop(\"$name\", 0)",
            "vars($instance).update($name=$value)",
            "$instance.__dict__ = {\"$name\": 4}",
            "$class.__dict__[\"$name\"]",
            "del $instance.__dict__",
            "$class.__dict__[\"$name\"] = 1",
        ],
    ),
    group(
        Feature::ThroughType,
        3,
        &[
            "type($instance).__dict__[\"$name\"].__get__($instance, $class)",
            "object.__getattribute__($object, \"$name\")",
            "object.__setattr__($object, \"$name\", $value)",
            "type.__getattribute__($class, \"$name\")",
            "type.__setattr__($class, \"$name\", $value)",
            "object.__delattr__($object, \"$name\")",
            "$class.__dict__[\"$name\"].__set__($instance, $value)",
            "$class.__dict__[\"$name\"].__get__(None, $class)",
            "$class.__dict__[\"$name\"].__delete__($instance)",
            "$class.$name.__get__($instance)",
            "$class.$name.__set__($instance, 1)",
            "$instance.__class__.$name",
            "$class.$name.__name__",
            "$instance.$name.__self__",
            "$class.$name.fget($instance)",
            "$class.$name.setter(lambda self, value: print(value))",
            "$class.$name.__objclass__",
            "$class.__dict__[\"$name\"].__get__(None, None)",
            "$class.__dict__[\"$name\"].__get__(3)",
            "$class.__dict__[\"$name\"].__isabstractmethod__",
        ],
    ),
    group(
        Feature::ThroughSuper,
        2,
        &[
            "super($class, $instance).$name",
            "super($class, $class).$name",
            "super($class, $instance).$name()",
            "super($class, $instance).__setattr__(\"$name\", $value)",
            "super($class, $instance).$name = 1",
            "super($class).__get__($instance).$name",
            "super($class, $instance).__getattribute__(\"$name\")",
        ],
    ),
    group(
        Feature::ClassOfInstance,
        1,
        &[
            "$instance.__class__ = $class",
            "$instance.__class__",
            "isinstance($instance, $class)",
            "type($instance) is $instance.__class__",
        ],
    ),
    group(
        Feature::Changing,
        3,
        &[
            "Get.__set__ = _set",
            "del Get.__set__",
            "del GetSet.__set__",
            "GetSet.__get__ = lambda self, *all: \"changed\"",
            "$class.$name = $value",
            "del $class.$name",
            "$class.__getattr__ = lambda self, name: \"late \" + name",
            "del $class.__getattr__",
            "$class.__setattr__ = lambda self, name, value: print(\"    late\", name)",
            "$class.__getattribute__ = lambda self, name: \"all\"",
            "del $class.__getattribute__",
            "$class.$name.label = \"renamed\"",
            "Labelled.__get__ = _get",
            "del Labelled.__get__",
            "$class.__call__ = lambda *all: len(all)",
            "$class.__bases__ = (C0,)",
        ],
    ),
    group(
        Feature::Builtins,
        2,
        &[
            "sorted(name for name in dir($object) if len(name) == 1)",
            "callable($object.$name)",
            "vars($class)[\"$name\"]",
            "repr($object)",
            "$object == $object",
            "[each for each in ($object.$name,)]",
            "$object.__doc__",
            "type($class.__dict__.get(\"$name\"))",
            "hash($object) == hash($object)",
            "$object()",
            "$class($value)",
            "len(dir($instance)) > 5",
        ],
    ),
];
