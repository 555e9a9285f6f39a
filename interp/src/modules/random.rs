//! Module `_random`: the Mersenne Twister behind the library's `random` (Modules/_randommodule.c).

use std::io::Read;

use crate::modules::ModuleDefinition;
use crate::object::{Contents, Kind, ObjectRef, Token, Trace};
use crate::types::container::given;
use crate::types::int::Int;
use crate::types::native::{TypeDefinition, method};
use crate::types::numeric::{ByteOrder, Integer};
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::vm::{Arguments, Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// The number of words in the generator's state.
const SIZE: usize = 624;
/// How far apart the words are that are mixed.
const SHIFT: usize = 397;

/// `_random`
pub static DEFINITION: ModuleDefinition = ModuleDefinition {
    name: "_random",
    functions: &[],
    fill: |vm, namespace| {
        let object = vm.types.object.clone();
        let class = vm.make_builtin_type(&RANDOM, &object, Kind::Random);
        vm.dict_set_name(namespace, "Random", class);
        Ok(())
    },
};

/// MT19937 by Matsumoto and Nishimura.
struct Twister {
    words: Box<[u32; SIZE]>,
    /// The next word to give out; [`SIZE`] when all were.
    next: usize,
}

impl Twister {
    fn from_number(seed: u32) -> Self {
        let mut words = Box::new([0; SIZE]);
        words[0] = seed;
        for index in 1..SIZE {
            let before = words[index - 1];
            words[index] = 1_812_433_253_u32.wrapping_mul(before ^ before >> 30).wrapping_add(index as u32);
        }
        Self { words, next: SIZE }
    }

    /// `init_by_array`; the key has at least one word.
    fn from_key(key: &[u32]) -> Self {
        let mut twister = Self::from_number(19_650_218);
        let words = &mut twister.words;
        let mut index = 1;
        for round in 0..SIZE.max(key.len()) {
            let (place, before) = (round % key.len(), words[index - 1]);
            let mixed = words[index] ^ (before ^ before >> 30).wrapping_mul(1_664_525);
            words[index] = mixed.wrapping_add(key[place]).wrapping_add(place as u32);
            index = following(words, index);
        }
        for _ in 1..SIZE {
            let before = words[index - 1];
            let mixed = words[index] ^ (before ^ before >> 30).wrapping_mul(1_566_083_941);
            words[index] = mixed.wrapping_sub(index as u32);
            index = following(words, index);
        }
        words[0] = 0x8000_0000;
        twister
    }

    fn number(&mut self) -> u32 {
        if self.next >= SIZE {
            for index in 0..SIZE {
                let mixed = self.words[index] & 0x8000_0000 | self.words[(index + 1) % SIZE] & 0x7fff_ffff;
                let odd = if mixed & 1 == 1 { 0x9908_b0df } else { 0 };
                self.words[index] = self.words[(index + SHIFT) % SIZE] ^ mixed >> 1 ^ odd;
            }
            self.next = 0;
        }
        let mut number = self.words[self.next];
        self.next += 1;
        number ^= number >> 11;
        number ^= number << 7 & 0x9d2c_5680;
        number ^= number << 15 & 0xefc6_0000;
        number ^ number >> 18
    }
}

/// The next word to mix while seeding: the first one is a copy of the last.
fn following(words: &mut [u32; SIZE], index: usize) -> usize {
    if index + 1 < SIZE {
        return index + 1;
    }
    words[0] = words[SIZE - 1];
    1
}

/// The payload of a generator.
pub struct Random(Contents<Twister>);

impl Trace for Random {
    const COLLECTED: bool = false;

    fn trace(&self, _: &Token, _: &mut dyn FnMut(&ObjectRef)) {}
}

fn twister<'a>(vm: &'a mut Vm, random: &'a ObjectRef) -> &'a mut Twister {
    random.payload::<Random>().expect("the receiver is a generator").0.get_mut(vm)
}

/// The generator for a seed (`random_seed`).
fn seeded(vm: &mut Vm, seed: Option<ObjectRef>) -> Result<Twister> {
    let bytes = match seed.filter(|seed| !seed.is(&vm.none)) {
        None => {
            let mut bytes = Vec::new();
            let device = std::fs::File::open("/dev/urandom");
            match device.and_then(|device| device.take(4 * SIZE as u64).read_to_end(&mut bytes)) {
                Ok(_) => bytes,
                Err(error) => return Err(vm.io_error(&error)),
            }
        }
        Some(seed) => {
            let magnitude = match seed.payload::<Int>() {
                Some(number) => number.absolute(),
                None => Integer::from_bytes(&vm.hash(&seed)?.to_le_bytes(), ByteOrder::Little, false),
            };
            let length = magnitude.bit_length().div_ceil(8) as usize;
            magnitude.to_bytes(length, ByteOrder::Little, false).unwrap_or_default()
        }
    };
    let word = |chunk: &[u8]| chunk.iter().rev().fold(0, |word, byte| word << 8 | u32::from(*byte));
    let mut key: Vec<u32> = bytes.chunks(4).map(word).collect();
    if key.is_empty() {
        key.push(0);
    }
    Ok(Twister::from_key(&key))
}

fn new(vm: &mut Vm, class: &ObjectRef, arguments: Arguments) -> Result {
    let exact = class.payload::<Type>().is_some_and(|class| !class.is_heap_type());
    if exact {
        check_arguments(vm, &arguments)?;
    }
    // Seeding is for `__init__`, which a subclass may have of its own.
    let unseeded = Twister { words: Box::new([0; SIZE]), next: 0 };
    Ok(ObjectRef::new(class, Random(Contents::new(unseeded))))
}

fn check_arguments(vm: &mut Vm, arguments: &Arguments) -> Result<()> {
    if !arguments.keywords.is_empty() {
        return Err(vm.type_error("Random() takes no keyword arguments"));
    }
    if arguments.positional.len() > 1 {
        return Err(vm.type_error("Random() requires 0 or 1 argument"));
    }
    Ok(())
}

fn init(vm: &mut Vm, random: &ObjectRef, arguments: Arguments) -> Result<()> {
    check_arguments(vm, &arguments)?;
    let seeded = seeded(vm, arguments.positional.into_iter().next())?;
    *twister(vm, random) = seeded;
    Ok(())
}

fn seed(vm: &mut Vm, random: &ObjectRef, arguments: Bound<'_>) -> Result {
    let seeded = seeded(vm, arguments[0].take())?;
    *twister(vm, random) = seeded;
    Ok(vm.none.clone())
}

fn random(vm: &mut Vm, random: &ObjectRef, _: Bound<'_>) -> Result {
    let twister = twister(vm, random);
    let (high, low) = (twister.number() >> 5, twister.number() >> 6);
    Ok(vm.new_float((f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0))
}

fn get_random_bits(vm: &mut Vm, random: &ObjectRef, arguments: Bound<'_>) -> Result {
    let count = given(vm, arguments, 0);
    let Ok(mut count) = usize::try_from(vm.argument_c_int(&count)?) else {
        return Err(vm.value_error("number of bits must be non-negative"));
    };
    let twister = twister(vm, random);
    let mut bytes = Vec::with_capacity(count.div_ceil(32) * 4);
    while count > 0 {
        let number = twister.number();
        let wanted = count.min(32);
        bytes.extend((number >> (32 - wanted)).to_le_bytes());
        count -= wanted;
    }
    Ok(vm.new_integer(Integer::from_bytes(&bytes, ByteOrder::Little, false)))
}

fn get_state(vm: &mut Vm, random: &ObjectRef, _: Bound<'_>) -> Result {
    let twister = twister(vm, random);
    let (words, next) = (twister.words.clone(), twister.next);
    let mut items: Vec<ObjectRef> = words.iter().map(|word| vm.new_int((*word).into())).collect();
    items.push(vm.new_int(next as i64));
    Ok(vm.new_tuple(items))
}

fn set_state(vm: &mut Vm, random: &ObjectRef, arguments: Bound<'_>) -> Result {
    let state = given(vm, arguments, 0);
    let Some(state) = state.payload::<Tuple>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    let Some((next, words)) = state.0.split_last().filter(|(_, words)| words.len() == SIZE) else {
        return Err(vm.value_error("state vector is the wrong size"));
    };
    let mut new = Box::new([0; SIZE]);
    for (place, word) in new.iter_mut().zip(words) {
        // What has more bits is cut, as a C unsigned long is.
        *place = word.payload::<Int>().and_then(Int::to_u64).unwrap_or_default() as u32;
    }
    let next = next.payload::<Int>().and_then(Int::to_u64).map(|next| next as usize);
    let Some(next) = next.filter(|next| *next <= SIZE) else { return Err(vm.value_error("invalid state")) };
    *twister(vm, random) = Twister { words: new, next };
    Ok(vm.none.clone())
}

/// `_random.Random`
static RANDOM: TypeDefinition = TypeDefinition {
    name: "Random",
    module: "_random",
    methods: &[
        method("random", "($self, /)", random),
        method("seed", "($self, n=None, /)", seed),
        method("getstate", "($self, /)", get_state),
        method("setstate", "($self, state, /)", set_state),
        method("getrandbits", "($self, k, /)", get_random_bits),
    ],
    slots: |slots| {
        slots.new = Some(new);
        slots.init = Some(init);
    },
    ..TypeDefinition::EMPTY
};
