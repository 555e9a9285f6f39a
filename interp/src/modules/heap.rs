//! Module `_heapq`: heaps in lists (Modules/_heapqmodule.c). What compares may change the list; that is noticed.

use crate::modules::ModuleDefinition;
use crate::object::ObjectRef;
use crate::types::container::given;
use crate::types::list::List;
use crate::types::native::{MethodDefinition, method};
use crate::types::slots::Comparison;
use crate::vm::{Result, Vm};

type Bound<'a> = &'a mut [Option<ObjectRef>];

/// `_heapq`
pub static DEFINITION: ModuleDefinition =
    ModuleDefinition { name: "_heapq", functions: FUNCTIONS, fill: |_, _| Ok(()) };

static FUNCTIONS: &[MethodDefinition] = &[
    method("heappush", "($module, heap, item, /)", push),
    method("heappushpop", "($module, heap, item, /)", push_pop),
    method("heappop", "($module, heap, /)", |vm, _, arguments| pop(vm, arguments, "heappop", Order::Least)),
    method("heapreplace", "($module, heap, item, /)", |vm, _, arguments| {
        replace(vm, arguments, "heapreplace", Order::Least)
    }),
    method("heapify", "($module, heap, /)", |vm, _, arguments| heapify(vm, arguments, "heapify", Order::Least)),
    method("_heappop_max", "($module, heap, /)", |vm, _, arguments| {
        pop(vm, arguments, "_heappop_max", Order::Greatest)
    }),
    method("_heapify_max", "($module, heap, /)", |vm, _, arguments| {
        heapify(vm, arguments, "_heapify_max", Order::Greatest)
    }),
    method("_heapreplace_max", "($module, heap, item, /)", |vm, _, arguments| {
        replace(vm, arguments, "_heapreplace_max", Order::Greatest)
    }),
];

/// Which item stands at the root.
#[derive(Clone, Copy)]
enum Order {
    Least,
    Greatest,
}

impl Order {
    /// Whether one item has to stand above another.
    fn before(self, vm: &mut Vm, first: &ObjectRef, second: &ObjectRef) -> Result<bool> {
        match self {
            Self::Least => vm.compare_truth(first, second, Comparison::Less),
            Self::Greatest => vm.compare_truth(second, first, Comparison::Less),
        }
    }
}

/// A heap: the items of a list.
struct Heap {
    list: ObjectRef,
    order: Order,
}

impl Heap {
    /// The heap of an argument, which `place` names in errors.
    fn of(vm: &mut Vm, arguments: Bound<'_>, function: &str, place: &str, order: Order) -> Result<Self> {
        let list = given(vm, arguments, 0);
        match list.payload::<List>() {
            Some(_) => Ok(Self { list, order }),
            None => Err(vm.bad_argument(function, place, "list", &list)),
        }
    }

    fn len(&self, vm: &Vm) -> usize {
        self.list.payload::<List>().map_or(0, |list| list.items.get(vm).len())
    }

    fn item(&self, vm: &mut Vm, index: usize) -> Result {
        let item = self.list.payload::<List>().and_then(|list| list.items.get(vm).get(index).cloned());
        item.ok_or_else(|| vm.index_error("index out of range"))
    }

    fn swap(&self, vm: &mut Vm, first: usize, second: usize) {
        if let Some(list) = self.list.payload::<List>() {
            let items = list.items.get_mut(vm);
            if first.max(second) < items.len() {
                items.swap(first, second);
            }
        }
    }

    /// Puts an item in the place of another, which it gives back.
    fn exchange(&self, vm: &mut Vm, index: usize, item: ObjectRef) -> Result {
        let place = self.list.payload::<List>().and_then(|list| list.items.get_mut(vm).get_mut(index));
        match place {
            Some(place) => Ok(std::mem::replace(place, item)),
            None => Err(vm.index_error("index out of range")),
        }
    }

    fn take_last(&self, vm: &mut Vm) -> Option<ObjectRef> {
        let list = self.list.payload::<List>()?;
        let items = list.items.get_mut(vm);
        let last = items.pop()?;
        list.note_resize(items.len() + 1, items.len());
        Some(last)
    }

    /// Compares the items at two places.
    fn before(&self, vm: &mut Vm, first: usize, second: usize) -> Result<bool> {
        let length = self.len(vm);
        let (a, b) = (self.item(vm, first)?, self.item(vm, second)?);
        let before = self.order.before(vm, &a, &b)?;
        if self.len(vm) != length {
            return Err(vm.runtime_error("list changed size during iteration"));
        }
        Ok(before)
    }

    /// Moves an item towards `start` until its parent stands rightly above it.
    fn sift_down(&self, vm: &mut Vm, start: usize, mut position: usize) -> Result<()> {
        while position > start {
            let parent = (position - 1) / 2;
            if !self.before(vm, position, parent)? {
                break;
            }
            self.swap(vm, parent, position);
            position = parent;
        }
        Ok(())
    }

    /// Moves an item down to a leaf, the better child up each time, then up to where it belongs.
    fn sift_up(&self, vm: &mut Vm, start: usize) -> Result<()> {
        let end = self.len(vm);
        let mut position = start;
        self.item(vm, position)?;
        while position < end / 2 {
            let mut child = 2 * position + 1;
            if child + 1 < end && !self.before(vm, child, child + 1)? {
                child += 1;
            }
            self.swap(vm, child, position);
            position = child;
        }
        self.sift_down(vm, start, position)
    }
}

fn push(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let item = given(vm, arguments, 1);
    let heap = Heap::of(vm, arguments, "heappush", "argument 1", Order::Least)?;
    vm.list_append(&heap.list, item);
    let last = heap.len(vm) - 1;
    heap.sift_down(vm, 0, last)?;
    Ok(vm.none.clone())
}

fn pop(vm: &mut Vm, arguments: Bound<'_>, function: &str, order: Order) -> Result {
    let heap = Heap::of(vm, arguments, function, "argument", order)?;
    let Some(last) = heap.take_last(vm) else { return Err(vm.index_error("index out of range")) };
    if heap.len(vm) == 0 {
        return Ok(last);
    }
    let first = heap.exchange(vm, 0, last)?;
    heap.sift_up(vm, 0)?;
    Ok(first)
}

fn replace(vm: &mut Vm, arguments: Bound<'_>, function: &str, order: Order) -> Result {
    let item = given(vm, arguments, 1);
    let heap = Heap::of(vm, arguments, function, "argument 1", order)?;
    let first = heap.exchange(vm, 0, item)?;
    heap.sift_up(vm, 0)?;
    Ok(first)
}

fn push_pop(vm: &mut Vm, _: &ObjectRef, arguments: Bound<'_>) -> Result {
    let item = given(vm, arguments, 1);
    let heap = Heap::of(vm, arguments, "heappushpop", "argument 1", Order::Least)?;
    if heap.len(vm) == 0 {
        return Ok(item);
    }
    let first = heap.item(vm, 0)?;
    if !vm.compare_truth(&first, &item, Comparison::Less)? {
        return Ok(item);
    }
    let first = heap.exchange(vm, 0, item)?;
    heap.sift_up(vm, 0)?;
    Ok(first)
}

fn heapify(vm: &mut Vm, arguments: Bound<'_>, function: &str, order: Order) -> Result {
    let heap = Heap::of(vm, arguments, function, "argument", order)?;
    for index in (0..heap.len(vm) / 2).rev() {
        heap.sift_up(vm, index)?;
    }
    Ok(vm.none.clone())
}
