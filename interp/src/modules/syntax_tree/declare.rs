//! How kinds of nodes are declared: one line each gives the class, the conversion to objects and the one from objects.

/// A kind of node as `Parser/Python.asdl` has it.
pub(super) struct Declaration {
    /// The name of the class.
    pub name: &'static str,
    /// The fields in their order: type with `*` for a list and `?` for what may be missing, then the name.
    pub fields: &'static [&'static str],
}

impl Declaration {
    /// The fields that a version's tree has, each as type and name.
    pub fn fields_of(&self, profile: &crate::version::Profile) -> impl Iterator<Item = (&'static str, &'static str)> {
        let absent = profile.absent_tree_fields;
        self.fields
            .iter()
            .map(|field| field.split_once(' ').unwrap_or(("", field)))
            .filter(move |(_, name)| !absent.contains(name))
    }
}

/// Declares the kinds of a sum: `"Class" [fields] => (form)`, where the form is read as a pattern to take a tree
/// apart and as an expression to put it together. Each field is ASDL text and the form's variable for it; one
/// without a variable is `None`. `"Class"(scope)` gives the new scope's variable; `in Variant` says that the form
/// is boxed in that variant.
macro_rules! kinds {
    (
        $(#[$lint:meta])? $enum:ident as $table:ident;
        $($name:literal $(($scope:ident))? [$($asdl:literal $($field:ident)?),*] => ($($form:tt)*) $(in $variant:ident)?;)*
    ) => {
        /// The kinds, in the order of the grammar.
        pub(super) static $table: &[$crate::modules::syntax_tree::declare::Declaration] = &[
            $($crate::modules::syntax_tree::declare::Declaration { name: $name, fields: &[$($asdl),*] },)*
        ];

        impl $crate::modules::syntax_tree::node::Kinds for $enum {
            $(#[$lint])?
            fn write_kind(
                &self,
                writer: &mut $crate::modules::syntax_tree::node::Writer<'_>,
            ) -> $crate::vm::Result {
                $(
                    kinds!(@take self, $enum, ($($form)*), ($($variant)?), {
                        $(let _ = $scope;)?
                        let fields = vec![$(kinds!(@write writer $($field)?)),*];
                        return writer.node($name, fields);
                    });
                )*
                Err(writer.vm.system_error("a node without a class"))
            }

            fn read_kind(
                reader: &mut $crate::modules::syntax_tree::node::Reader<'_>,
                name: &str,
                object: &$crate::object::ObjectRef,
            ) -> $crate::vm::Result<Option<Self>> {
                match name {
                    $($name => {
                        let _ = object;
                        $(let $scope = reader.new_scope();)?
                        $(kinds!(@read reader object $name $asdl $($field)?);)*
                        Ok(Some(kinds!(@make $enum, ($($form)*), ($($variant)?))))
                    })*
                    _ => Ok(None),
                }
            }
        }
    };
    (@take $self:ident, $enum:ident, ($($form:tt)*), (), $body:block) => {
        if let $($form)* = $self $body
    };
    (@take $self:ident, $enum:ident, ($($form:tt)*), ($variant:ident), $body:block) => {
        if let $enum::$variant(boxed) = $self && let $($form)* = &**boxed $body
    };
    (@make $enum:ident, ($($form:tt)*), ()) => { $($form)* };
    (@make $enum:ident, ($($form:tt)*), ($variant:ident)) => { $enum::$variant(Box::new($($form)*)) };
    (@write $writer:ident) => { $writer.vm.none.clone() };
    (@write $writer:ident $field:ident) => { $crate::modules::syntax_tree::node::Node::write($field, $writer)? };
    (@read $reader:ident $object:ident $name:literal $asdl:literal) => { $reader.ignored_text($object, $asdl)?; };
    (@read $reader:ident $object:ident $name:literal $asdl:literal $field:ident) => {
        let $field = $reader.field($object, $name, $asdl)?;
    };
}

/// Declares a product: a class without alternatives, whose tree is a structure.
macro_rules! product {
    (
        $table:ident: $name:literal [$($asdl:literal $($field:ident)?),*] => $struct:ident { $($form:tt)* } $(at $location:ident)?
    ) => {
        pub(super) static $table: &[$crate::modules::syntax_tree::declare::Declaration] =
            &[$crate::modules::syntax_tree::declare::Declaration { name: $name, fields: &[$($asdl),*] }];

        impl $crate::modules::syntax_tree::node::Node for $struct {
            fn write(&self, writer: &mut $crate::modules::syntax_tree::node::Writer<'_>) -> $crate::vm::Result {
                let $struct { $($form)* } = self;
                let fields = vec![$(kinds!(@write writer $($field)?)),*];
                let node = writer.node($name, fields)?;
                $(writer.set_location(&node, *$location)?;)?
                Ok(node)
            }

            fn read(
                reader: &mut $crate::modules::syntax_tree::node::Reader<'_>,
                object: &$crate::object::ObjectRef,
            ) -> $crate::vm::Result<Self> {
                reader.expect_product(object, $name)?;
                $(kinds!(@read reader object $name $asdl $($field)?);)*
                $(let $location = reader.location(object, $name)?;)?
                Ok($struct { $($form)* })
            }
        }
    };
}

/// Declares a sum of kinds without fields: each class has one instance.
macro_rules! enumeration {
    ($table:ident: $sum:literal, $enum:ident { $($name:literal => $variant:ident),* }) => {
        pub(super) static $table: &[$crate::modules::syntax_tree::declare::Declaration] =
            &[$($crate::modules::syntax_tree::declare::Declaration { name: $name, fields: &[] }),*];

        impl $crate::modules::syntax_tree::node::Node for $enum {
            fn write(&self, writer: &mut $crate::modules::syntax_tree::node::Writer<'_>) -> $crate::vm::Result {
                writer.singleton(match self { $($enum::$variant => $name),* })
            }

            fn read(
                reader: &mut $crate::modules::syntax_tree::node::Reader<'_>,
                object: &$crate::object::ObjectRef,
            ) -> $crate::vm::Result<Self> {
                match reader.class_name(object) {
                    $(Some($name) => Ok($enum::$variant),)*
                    _ => Err(reader.unexpected(object, $sum)),
                }
            }
        }
    };
}

pub(super) use {enumeration, kinds, product};
