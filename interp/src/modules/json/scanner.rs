//! `make_scanner`: JSON texts to objects.

use super::{decode_error, expect_string, strings, with_index};
use crate::object::{Contents, ObjectRef, Token, Trace};
use crate::types::converters::{Constructor, text_of};
use crate::types::native::{TypeDefinition, member};
use crate::types::numeric::parse_float;
use crate::types::text::Text;
use crate::vm::{Arguments, Result, Vm};

/// What a scanner makes of the parts of a text.
struct Hooks {
    object_hook: ObjectRef,
    object_pairs_hook: ObjectRef,
    parse_float: ObjectRef,
    parse_int: ObjectRef,
    parse_constant: ObjectRef,
}

impl Hooks {
    fn each(&self) -> [&ObjectRef; 5] {
        [&self.object_hook, &self.object_pairs_hook, &self.parse_float, &self.parse_int, &self.parse_constant]
    }
}

/// The payload of a scanner.
pub struct Scanner {
    strict: bool,
    hooks: Contents<Option<Hooks>>,
}

impl Trace for Scanner {
    fn trace(&self, token: &Token, visit: &mut dyn FnMut(&ObjectRef)) {
        self.hooks.get(token).iter().flat_map(Hooks::each).for_each(visit);
    }

    fn clear(&self, token: &mut Token, released: &mut Vec<ObjectRef>) {
        if let Some(hooks) = self.hooks.get_mut(token).take() {
            let Hooks { object_hook, object_pairs_hook, parse_float, parse_int, parse_constant } = hooks;
            released.extend([object_hook, object_pairs_hook, parse_float, parse_int, parse_constant]);
        }
    }
}

fn hook(vm: &Vm, object: &ObjectRef, choose: fn(&Hooks) -> &ObjectRef) -> ObjectRef {
    let hooks = object.payload::<Scanner>().and_then(|scanner| scanner.hooks.get(vm).as_ref());
    hooks.map_or_else(|| vm.none.clone(), |hooks| choose(hooks).clone())
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    static PARAMETERS: Constructor = Constructor::new("make_scanner", "(context)");
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let context = vm.required(&mut bound, 0);
    let strict = vm.get_attribute_named(&context, "strict")?;
    let strict = vm.truth(&strict)?;
    let hooks = Hooks {
        object_hook: vm.get_attribute_named(&context, "object_hook")?,
        object_pairs_hook: vm.get_attribute_named(&context, "object_pairs_hook")?,
        parse_float: vm.get_attribute_named(&context, "parse_float")?,
        parse_int: vm.get_attribute_named(&context, "parse_int")?,
        parse_constant: vm.get_attribute_named(&context, "parse_constant")?,
    };
    Ok(ObjectRef::new(class, Scanner { strict, hooks: Contents::new(Some(hooks)) }))
}

fn call(vm: &mut Vm, object: &ObjectRef, arguments: Arguments) -> Result {
    static PARAMETERS: Constructor = Constructor::new("scan_once", "(string, idx)");
    let mut bound = PARAMETERS.bind(vm, arguments)?;
    let (string, index) = (vm.required(&mut bound, 0), vm.required(&mut bound, 1));
    let index = vm.size_argument(&index)?;
    expect_string(vm, &string)?;
    let Ok(index) = usize::try_from(index) else { return Err(vm.value_error("idx cannot be negative")) };
    let memory = vm.new_dict();
    let strict = object.payload::<Scanner>().is_some_and(|scanner| scanner.strict);
    let (value, end) = Reading { scanner: object, strict, string: &string, memory }.value(vm, index)?;
    Ok(with_index(vm, value, end))
}

/// A text that is being read.
struct Reading<'a> {
    scanner: &'a ObjectRef,
    strict: bool,
    string: &'a ObjectRef,
    /// The keys of objects that came before: equal ones are one object.
    memory: ObjectRef,
}

impl Reading<'_> {
    fn text(&self) -> &Text {
        static EMPTY: std::sync::LazyLock<Text> = std::sync::LazyLock::new(Text::empty);
        text_of(self.string).unwrap_or(&EMPTY)
    }

    fn is(&self, index: usize, character: char) -> bool {
        self.text().get(index) == Some(u32::from(character))
    }

    fn is_digit(&self, index: usize) -> bool {
        self.text().get(index).is_some_and(|code_point| (0x30..0x3a).contains(&code_point))
    }

    fn holds(&self, index: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(offset, character)| self.is(index + offset, character))
    }

    fn behind_space(&self, mut index: usize) -> usize {
        while [' ', '\t', '\n', '\r'].into_iter().any(|space| self.is(index, space)) {
            index += 1;
        }
        index
    }

    fn error<T>(&self, vm: &mut Vm, message: &str, index: usize) -> Result<T> {
        Err(decode_error(vm, message, self.string, index as isize))
    }

    fn nothing<T>(&self, vm: &mut Vm, index: usize) -> Result<T> {
        let index = vm.new_int(index as i64);
        Err(vm.stop_iteration(index))
    }

    /// One value of any kind, and the place behind it.
    fn value(&self, vm: &mut Vm, index: usize) -> Result<(ObjectRef, usize)> {
        let Some(first) = self.text().get(index) else { return self.nothing(vm, index) };
        let word = match char::from_u32(first) {
            Some('"') => return strings::scan(vm, self.string, index as isize + 1, self.strict),
            Some('{') => {
                vm.enter_recursive_call(" while decoding a JSON object from a unicode string")?;
                let object = self.object(vm, index + 1);
                vm.native_depth -= 1;
                return object;
            }
            Some('[') => {
                vm.enter_recursive_call(" while decoding a JSON array from a unicode string")?;
                let array = self.array(vm, index + 1);
                vm.native_depth -= 1;
                return array;
            }
            Some('n') => "null",
            Some('t') => "true",
            Some('f') => "false",
            Some('N') => "NaN",
            Some('I') => "Infinity",
            Some('-') => "-Infinity",
            _ => return self.number(vm, index),
        };
        if !self.holds(index, word) {
            return self.number(vm, index);
        }
        let value = match word {
            "null" => vm.none.clone(),
            "true" | "false" => vm.new_bool(word == "true"),
            _ => {
                let constant = vm.intern(word);
                let parse = hook(vm, self.scanner, |hooks| &hooks.parse_constant);
                vm.call(&parse, [constant])?
            }
        };
        Ok((value, index + word.len()))
    }

    fn object(&self, vm: &mut Vm, index: usize) -> Result<(ObjectRef, usize)> {
        let pairs_hook = hook(vm, self.scanner, |hooks| &hooks.object_pairs_hook);
        let has_pairs_hook = !pairs_hook.is(&vm.none);
        let result = if has_pairs_hook { vm.new_list(Vec::new()) } else { vm.new_dict() };
        let mut index = self.behind_space(index);
        let mut is_open = !self.is(index, '}');
        while is_open {
            if !self.is(index, '"') {
                return self.error(vm, "Expecting property name enclosed in double quotes", index);
            }
            let (key, end) = strings::scan(vm, self.string, index as isize + 1, self.strict)?;
            let key = match vm.dict_get(&self.memory, &key)? {
                Some(known) => known,
                None => {
                    vm.dict_set(&self.memory, key.clone(), key.clone())?;
                    key
                }
            };
            index = self.behind_space(end);
            if !self.is(index, ':') {
                return self.error(vm, "Expecting ':' delimiter", index);
            }
            index = self.behind_space(index + 1);
            let (value, end) = self.value(vm, index)?;
            if has_pairs_hook {
                let pair = vm.new_tuple(vec![key, value]);
                vm.list_append(&result, pair);
            } else {
                vm.dict_set(&result, key, value)?;
            }
            index = self.behind_space(end);
            match self.behind_comma(vm, index, '}', "object")? {
                Some(next) => index = next,
                None => is_open = false,
            }
        }
        if has_pairs_hook {
            return Ok((vm.call(&pairs_hook, [result])?, index + 1));
        }
        let object_hook = hook(vm, self.scanner, |hooks| &hooks.object_hook);
        if object_hook.is(&vm.none) {
            return Ok((result, index + 1));
        }
        Ok((vm.call(&object_hook, [result])?, index + 1))
    }

    fn array(&self, vm: &mut Vm, index: usize) -> Result<(ObjectRef, usize)> {
        let result = vm.new_list(Vec::new());
        let mut index = self.behind_space(index);
        let mut is_open = !self.is(index, ']');
        while is_open {
            let (value, end) = self.value(vm, index)?;
            vm.list_append(&result, value);
            index = self.behind_space(end);
            match self.behind_comma(vm, index, ']', "array")? {
                Some(next) => index = next,
                None => is_open = false,
            }
        }
        Ok((result, index + 1))
    }

    /// Where the next element begins, after one that ended before `index`; nothing where the container is closed there.
    ///
    /// # Errors
    /// JSONDecodeError where neither a comma nor the closing character follows, and, in versions that name it, where the
    /// comma is the last.
    fn behind_comma(&self, vm: &mut Vm, index: usize, closing: char, container: &str) -> Result<Option<usize>> {
        if self.is(index, closing) {
            return Ok(None);
        }
        if !self.is(index, ',') {
            return self.error(vm, "Expecting ',' delimiter", index);
        }
        let next = self.behind_space(index + 1);
        if self.is(next, closing) && vm.profile.json_names_trailing_comma {
            return self.error(vm, &format!("Illegal trailing comma before end of {container}"), index);
        }
        Ok(Some(next))
    }

    fn number(&self, vm: &mut Vm, start: usize) -> Result<(ObjectRef, usize)> {
        let digits = |mut index: usize| {
            while self.is_digit(index) {
                index += 1;
            }
            index
        };
        let first = if self.is(start, '-') { start + 1 } else { start };
        if !self.is_digit(first) {
            return self.nothing(vm, start);
        }
        let mut end = if self.is(first, '0') { first + 1 } else { digits(first) };
        let mut is_float = false;
        if self.is(end, '.') && self.is_digit(end + 1) {
            is_float = true;
            end = digits(end + 1);
        }
        if self.is(end, 'e') || self.is(end, 'E') {
            let signed = self.is(end + 1, '-') || self.is(end + 1, '+');
            let exponent = if signed { end + 2 } else { end + 1 };
            if self.is_digit(exponent) {
                is_float = true;
                end = digits(exponent);
            }
        }
        let number = self.text().slice(start..end);
        let (parse, usual) = if is_float {
            (hook(vm, self.scanner, |hooks| &hooks.parse_float), vm.types.float.clone())
        } else {
            (hook(vm, self.scanner, |hooks| &hooks.parse_int), vm.types.int.clone())
        };
        if is_float && parse.is(&usual) {
            // It has digits alone: it is a number.
            let value = number.as_ascii().and_then(parse_float).unwrap_or(f64::NAN);
            return Ok((vm.new_float(value), end));
        }
        let number = vm.new_text(number);
        let value = if parse.is(&usual) { vm.int_from_object(&number)? } else { vm.call(&parse, [number])? };
        Ok((value, end))
    }
}

/// `make_scanner`
pub static SCANNER: TypeDefinition = TypeDefinition {
    name: "Scanner",
    module: "_json",
    slots: |slots| {
        slots.new = Some(new);
        slots.call = Some(call);
    },
    attributes: &[
        member("strict", |vm, object| {
            Ok(vm.new_bool(object.payload::<Scanner>().is_some_and(|scanner| scanner.strict)))
        }),
        member("object_hook", |vm, object| Ok(hook(vm, object, |hooks| &hooks.object_hook))),
        member("object_pairs_hook", |vm, object| Ok(hook(vm, object, |hooks| &hooks.object_pairs_hook))),
        member("parse_float", |vm, object| Ok(hook(vm, object, |hooks| &hooks.parse_float))),
        member("parse_int", |vm, object| Ok(hook(vm, object, |hooks| &hooks.parse_int))),
        member("parse_constant", |vm, object| Ok(hook(vm, object, |hooks| &hooks.parse_constant))),
    ],
    base_type: false,
    ..TypeDefinition::EMPTY
};
