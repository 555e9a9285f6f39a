//! Calls of `TypeVar`, `ParamSpec` and `TypeVarTuple`.

use super::{call, calling_module, check_name};
use crate::object::{Contents, ObjectRef};
use crate::types::native::{MethodDefinition, NativeBody, method};
use crate::types::tuple::Tuple;
use crate::types::type_parameter::{Lazy, TypeParameter, Variance};
use crate::vm::native_call::{Bound, Signature};
use crate::vm::{Arguments, Result, Vm};

const NOTHING: NativeBody = |vm, _, _| Ok(vm.none.clone());

static VARIABLE: MethodDefinition = method(
    "typevar",
    "(name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False)",
    NOTHING,
);
static SPECIFICATION: MethodDefinition = method(
    "paramspec",
    "(name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False)",
    NOTHING,
);
static TUPLE: MethodDefinition = method("typevartuple", "(name, *, default=NoDefault)", NOTHING);
// Before PEP 696.
static EARLIER_VARIABLE: MethodDefinition = method(
    "typevar",
    "(name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False)",
    NOTHING,
);
static EARLIER_SPECIFICATION: MethodDefinition =
    method("paramspec", "(name, *, bound=None, covariant=False, contravariant=False, infer_variance=False)", NOTHING);
static EARLIER_TUPLE: MethodDefinition = method("typevartuple", "(name)", NOTHING);

/// What is common to the three: the bound arguments, taken out one by one.
struct Call<'a> {
    vm: &'a mut Vm,
    arguments: Bound,
    next: usize,
}

impl<'a> Call<'a> {
    fn bind(vm: &'a mut Vm, definitions: [&'static MethodDefinition; 2], arguments: Arguments) -> Result<Call<'a>> {
        let definition = definitions[usize::from(!vm.profile.type_parameter_defaults)];
        let arguments = vm.bind_native(definition, &Signature::parse(definition), None, arguments)?;
        Ok(Call { vm, arguments, next: 0 })
    }

    fn take(&mut self) -> Option<ObjectRef> {
        self.next += 1;
        self.arguments.get_mut(self.next - 1)?.take()
    }

    fn flag(&mut self) -> Result<bool> {
        match self.take() {
            Some(value) => self.vm.truth(&value),
            None => Ok(false),
        }
    }

    fn name(&mut self, function: &str) -> Result {
        let name = self.take().unwrap_or_else(|| self.vm.none.clone());
        check_name(self.vm, function, &name)?;
        Ok(name)
    }

    fn bound(&mut self) -> Option<ObjectRef> {
        let bound = self.take();
        bound.filter(|bound| !bound.is(&self.vm.none))
    }

    fn default(&mut self) -> Lazy {
        if !self.vm.profile.type_parameter_defaults {
            return Lazy::Absent;
        }
        let default = self.take();
        let absent = super::no_default(self.vm);
        default.filter(|default| !default.is(&absent)).map_or(Lazy::Absent, Lazy::Ready)
    }

    fn variance(&mut self) -> Result<Variance> {
        let variance = Variance { covariant: self.flag()?, contravariant: self.flag()?, inferred: self.flag()? };
        if variance.covariant && variance.contravariant {
            return Err(self.vm.value_error("Bivariant types are not supported."));
        }
        if variance.inferred && (variance.covariant || variance.contravariant) {
            return Err(self.vm.value_error("Variance cannot be specified with infer_variance."));
        }
        Ok(variance)
    }

    fn check_bound(&mut self, bound: Option<ObjectRef>) -> Result<Option<ObjectRef>> {
        let Some(bound) = bound else { return Ok(None) };
        if bound.is(&self.vm.none) {
            return Ok(Some(self.vm.types.none.clone()));
        }
        let message = self.vm.new_str("Bound must be a type.");
        call(self.vm, "_type_check", [bound, message]).map(Some)
    }

    fn finish(self, class: &ObjectRef, payload: TypeParameter) -> Result {
        let vm = self.vm;
        let module = calling_module(vm);
        let object = ObjectRef::new(class, payload);
        if let Some(module) = module {
            let name = vm.names.__module__.clone();
            vm.set_attribute(&object, &name, Some(module))?;
        }
        Ok(object)
    }
}

fn ready(value: Option<ObjectRef>) -> Contents<Lazy> {
    Contents::new(value.map_or(Lazy::Absent, Lazy::Ready))
}

/// `TypeVar(name, *constraints, …)`
pub fn new_variable(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut given = Call::bind(vm, [&VARIABLE, &EARLIER_VARIABLE], arguments)?;
    let name = given.name("typevar")?;
    let constraints = given.take();
    let bound = given.bound();
    let default = given.default();
    let variance = given.variance()?;
    let bound = given.check_bound(bound)?;
    let count = constraints.as_ref().and_then(|tuple| tuple.payload::<Tuple>()).map_or(0, |tuple| tuple.0.len());
    if count == 1 {
        return Err(given.vm.type_error("A single constraint is not allowed"));
    }
    if count > 1 && bound.is_some() {
        return Err(given.vm.type_error("Constraints cannot be combined with bound=..."));
    }
    let payload = TypeParameter {
        name,
        bound: ready(bound),
        constraints: ready(constraints.filter(|_| count > 0)),
        default: Contents::new(default),
        variance,
    };
    given.finish(class, payload)
}

/// `ParamSpec(name, *, …)`
pub fn new_specification(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut given = Call::bind(vm, [&SPECIFICATION, &EARLIER_SPECIFICATION], arguments)?;
    let name = given.name("paramspec")?;
    // Without a bound it is `NoneType`.
    let bound = given.take().or_else(|| Some(given.vm.none.clone()));
    let default = given.default();
    let variance = given.variance()?;
    let bound = given.check_bound(bound)?;
    let payload = TypeParameter {
        name,
        bound: ready(bound),
        constraints: Contents::default(),
        default: Contents::new(default),
        variance,
    };
    given.finish(class, payload)
}

/// `TypeVarTuple(name, *, default)`
pub fn new_tuple(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let mut given = Call::bind(vm, [&TUPLE, &EARLIER_TUPLE], arguments)?;
    let name = given.name("typevartuple")?;
    let default = given.default();
    let payload = TypeParameter {
        name,
        bound: Contents::default(),
        constraints: Contents::default(),
        default: Contents::new(default),
        variance: Variance::INFERRED,
    };
    given.finish(class, payload)
}
