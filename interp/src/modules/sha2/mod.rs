//! Module `_sha2`, and what it was before: `_sha256` and `_sha512` (Modules/sha2module.c).

mod algorithm;

use algorithm::{Hash, Variant};

use crate::modules::ModuleDefinition;
use crate::object::{Contents, Kind, ObjectRef, Token, Trace};
use crate::types::converters::text_of;
use crate::types::native::{AttributeDefinition, MethodDefinition, TypeDefinition, getter, method};
use crate::vm::{Result, Vm};

/// The payload of a hash object.
pub struct HashObject(Contents<Hash>);

// It refers to its type alone, a heap type, for which the collector knows of it.
impl Trace for HashObject {
    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

fn hash<'a>(vm: &'a Vm, object: &'a ObjectRef) -> &'a Hash {
    object.payload::<HashObject>().expect("the receiver is a hash object").0.get(vm)
}

fn new_object(vm: &mut Vm, value: Hash) -> ObjectRef {
    let definition = match value.variant() {
        Variant::Sha224 => &SHA224,
        Variant::Sha256 => &SHA256,
        Variant::Sha384 => &SHA384,
        Variant::Sha512 => &SHA512,
    };
    let class = hash_type(vm, definition);
    ObjectRef::new(&class, HashObject(Contents::new(value)))
}

fn hash_type(vm: &mut Vm, definition: &'static TypeDefinition) -> ObjectRef {
    let key = (definition.module, definition.name);
    if let Some(class) = vm.module_state.module_types.get(&key) {
        return class.clone();
    }
    let object = vm.types.object.clone();
    let class = vm.make_builtin_type(definition, &object, Kind::HashObject);
    vm.module_state.module_types.insert(key, class.clone());
    class
}

fn bytes_to_hash(vm: &mut Vm, object: &ObjectRef) -> Result<Vec<u8>> {
    if text_of(object).is_some() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    match vm.copied_buffer_if_any(object)? {
        Some(bytes) => Ok(bytes),
        None => Err(vm.type_error("object supporting the buffer API required")),
    }
}

fn make(vm: &mut Vm, variant: Variant, arguments: &mut [Option<ObjectRef>]) -> Result {
    let mut value = Hash::new(variant);
    if let Some(string) = arguments[0].take() {
        value.update(&bytes_to_hash(vm, &string)?);
    }
    Ok(new_object(vm, value))
}

fn update(vm: &mut Vm, object: &ObjectRef, arguments: &mut [Option<ObjectRef>]) -> Result {
    let string = vm.required(arguments, 0);
    let bytes = bytes_to_hash(vm, &string)?;
    if let Some(object) = object.payload::<HashObject>() {
        object.0.get_mut(vm).update(&bytes);
    }
    Ok(vm.none.clone())
}

static METHODS: &[MethodDefinition] = &[
    method("copy", "($self, /)", |vm, object, _| {
        let value = hash(vm, object).clone();
        Ok(new_object(vm, value))
    }),
    method("digest", "($self, /)", |vm, object, _| {
        let digest = hash(vm, object).digest();
        Ok(vm.new_bytes(&digest))
    }),
    method("hexdigest", "($self, /)", |vm, object, _| {
        let digest: String = hash(vm, object).digest().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(vm.new_str(&digest))
    }),
    method("update", "($self, obj, /)", update),
];

static ATTRIBUTES: &[AttributeDefinition] = &[
    getter("block_size", |vm, object| Ok(vm.new_int(hash(vm, object).variant().block_size() as i64))),
    getter("name", |vm, object| Ok(vm.new_str(hash(vm, object).variant().name()))),
    getter("digest_size", |vm, object| Ok(vm.new_int(hash(vm, object).variant().digest_size() as i64))),
];

macro_rules! hash_types {
    ($($constant:ident $name:literal;)*) => {
        $(static $constant: TypeDefinition = TypeDefinition {
            name: $name,
            module: "_sha2",
            base_type: false,
            methods: METHODS,
            attributes: ATTRIBUTES,
            ..TypeDefinition::EMPTY
        };)*
    };
}

hash_types! { SHA224 "SHA224Type"; SHA256 "SHA256Type"; SHA384 "SHA384Type"; SHA512 "SHA512Type"; }

const SIGNATURE: &str = "($module, /, string=b'', *, usedforsecurity=True)";
const MAKE_224: MethodDefinition = method("sha224", SIGNATURE, |vm, _, given| make(vm, Variant::Sha224, given));
const MAKE_256: MethodDefinition = method("sha256", SIGNATURE, |vm, _, given| make(vm, Variant::Sha256, given));
const MAKE_384: MethodDefinition = method("sha384", SIGNATURE, |vm, _, given| make(vm, Variant::Sha384, given));
const MAKE_512: MethodDefinition = method("sha512", SIGNATURE, |vm, _, given| make(vm, Variant::Sha512, given));

fn fill(vm: &mut Vm, namespace: &ObjectRef) -> Result<()> {
    for definition in [&SHA224, &SHA256, &SHA384, &SHA512] {
        let class = hash_type(vm, definition);
        vm.dict_set_name(namespace, definition.name, class);
    }
    Ok(())
}

/// `_sha2`
pub static DEFINITION: ModuleDefinition =
    ModuleDefinition { name: "_sha2", functions: &[MAKE_224, MAKE_256, MAKE_384, MAKE_512], fill };

/// `_sha256` of 3.11
pub static SHA256_MODULE: ModuleDefinition =
    ModuleDefinition { name: "_sha256", functions: &[MAKE_224, MAKE_256], fill: |_, _| Ok(()) };

/// `_sha512` of 3.11
pub static SHA512_MODULE: ModuleDefinition =
    ModuleDefinition { name: "_sha512", functions: &[MAKE_384, MAKE_512], fill: |_, _| Ok(()) };
