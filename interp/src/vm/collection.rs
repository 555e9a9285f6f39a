//! Collecting reference cycles: the algorithm of CPython's generational collector (Python/gc.c).

use crate::modules::gc::debug;
use crate::object::collector::{self, DONE, GENERATIONS, UNREACHABLE};
use crate::object::{ObjectRef, references_to};
use crate::planted_faults::Fault;
use crate::types::dict::{Dict, may_be_tracked};
use crate::types::frame::is_unfinished;
use crate::types::tuple::Tuple;
use crate::types::weakref::WeakReference;
use crate::vm::Vm;

/// The collector's settings and memory.
pub struct CollectorState {
    /// `gc.isenabled()`.
    pub enabled: bool,
    /// `gc.get_threshold()`.
    pub thresholds: [i32; GENERATIONS],
    /// Collections of the generation below since the last one of this; the first entry is not used.
    pub counts: [i32; GENERATIONS],
    /// Collections, objects collected, uncollectable objects, by generation (`gc.get_stats()`).
    pub statistics: [[u64; 3]; GENERATIONS],
    /// `gc.get_debug()`.
    pub debug: i64,
    /// `gc.garbage`, a list.
    pub garbage: Option<ObjectRef>,
    /// `gc.callbacks`, a list.
    pub callbacks: Option<ObjectRef>,
    /// A collection runs.
    pub collecting: bool,
    /// Objects that survived the last full collection.
    long_lived_total: usize,
    /// Objects that came to the oldest generation since.
    long_lived_pending: usize,
}

/// What the collector has seen and done, and what is counted, when a program begins, by CPython's import of the library's site and os: as
/// `gc.get_count()` and `gc.get_stats()` show it to a program of a few lines.
#[derive(Debug)]
pub struct CollectorAtStart {
    /// How many objects it knows: a full collection waits until its newcomers are a quarter of all that survived the
    /// last one.
    objects: usize,
    /// Allocations in the young generation, besides those that the interpreter itself makes for the program.
    young: i32,
    /// Collections of each generation since the last one of the generation above.
    counts: [i32; GENERATIONS],
    /// As in [`CollectorState::statistics`].
    statistics: [[u64; 3]; GENERATIONS],
    /// How many dicts, lists and tuples of two have left their memory to be used again.
    kept: [usize; 3],
    /// References to each of the ints that exist once, where they are counted.
    pub(super) references_to_small_ints: &'static [u16],
}

impl CollectorAtStart {
    /// In CPython 3.11.7.
    pub const OF_311: Self = Self {
        objects: 11_094,
        young: 229,
        counts: [0, 0, 2],
        statistics: [[22, 43, 0], [2, 92, 0], [0, 0, 0]],
        kept: [15, 40, 47],
        references_to_small_ints: &crate::types::int::references_at_start::OF_311,
    };
    /// In CPython 3.12.1.
    pub const OF_312: Self = Self {
        objects: 4_976,
        young: 6,
        counts: [0, 5, 0],
        statistics: [[5, 24, 0], [0, 0, 0], [0, 0, 0]],
        kept: [17, 9, 27],
        references_to_small_ints: &[],
    };
    /// In CPython 3.13.0.
    pub const OF_313: Self = Self {
        objects: 5_068,
        young: 28,
        counts: [0, 3, 0],
        statistics: [[3, 24, 0], [0, 0, 0], [0, 0, 0]],
        kept: [17, 9, 27],
        references_to_small_ints: &[],
    };
}

impl CollectorState {
    /// The state at the start.
    pub fn new(thresholds: [i32; GENERATIONS]) -> Self {
        Self {
            enabled: true,
            thresholds,
            counts: [0; GENERATIONS],
            statistics: [[0; 3]; GENERATIONS],
            debug: 0,
            garbage: None,
            callbacks: None,
            collecting: false,
            long_lived_total: 0,
            long_lived_pending: 0,
        }
    }
}

impl Vm {
    /// Leaves the collector as CPython's start does.
    pub(super) fn begin_collections(&mut self) {
        let at_start = &self.profile.collector_at_start;
        let [dicts, lists, pairs] = at_start.kept;
        let pair = || self.new_tuple(vec![self.none.clone(); 2]);
        let dicts = std::iter::repeat_with(|| self.new_dict()).take(dicts);
        let lists = std::iter::repeat_with(|| self.new_list(Vec::new())).take(lists);
        let kept: Vec<ObjectRef> = dicts.chain(lists).chain(std::iter::repeat_with(pair).take(pairs)).collect();
        drop(kept);
        collector::end_of_startup();
        collector::set_young_count(at_start.young);
        self.module_state.collector.counts = at_start.counts;
        self.module_state.collector.statistics = at_start.statistics;
    }

    /// Tells the allocator when to ask for a collection.
    pub fn apply_collector_settings(&mut self) {
        let state = &self.module_state.collector;
        collector::set_threshold(if state.enabled { state.thresholds[0] } else { 0 });
    }

    /// Collects the oldest generation that has outgrown its threshold, with all younger ones (`gc_collect_generations`); whether
    /// there was one.
    pub(crate) fn collect_generations(&mut self) -> bool {
        let state = &mut self.module_state.collector;
        if state.collecting || !state.enabled {
            return false;
        }
        state.counts[0] = collector::young_count();
        for generation in (0..GENERATIONS).rev() {
            let state = &self.module_state.collector;
            if state.counts[generation] <= state.thresholds[generation] {
                continue;
            }
            // A full collection waits until the newcomers are a quarter of those that survived the last one.
            if generation == GENERATIONS - 1 && state.long_lived_pending < state.long_lived_total / 4 {
                continue;
            }
            self.collect_cycles(generation);
            return true;
        }
        false
    }

    /// Collects a generation and all younger ones; gives the number of unreachable objects (`gc.collect`).
    pub fn collect_cycles(&mut self, generation: usize) -> usize {
        if self.module_state.collector.collecting {
            return 0;
        }
        self.module_state.collector.collecting = true;
        self.call_collector_callbacks("start", generation, 0, 0);
        let (collected, uncollectable) = self.collect_main(generation);
        self.call_collector_callbacks("stop", generation, collected, uncollectable);
        self.module_state.collector.collecting = false;
        collected + uncollectable
    }

    fn collect_main(&mut self, generation: usize) -> (usize, usize) {
        // What has no references left is not the collector's.
        self.bury();
        let state = &mut self.module_state.collector;
        if generation + 1 < GENERATIONS {
            state.counts[generation + 1] += 1;
        }
        for younger in &mut state.counts[..=generation] {
            *younger = 0;
        }
        collector::set_young_count(0);
        collector::unset_wanted();
        for younger in 0..generation {
            collector::merge(younger, generation);
        }
        let older = (generation + 1).min(GENERATIONS - 1);
        collector::deduce_unreachable(crate::object::Lender::token(self), generation, UNREACHABLE);
        self.untrack_tuples(generation);
        if generation == older {
            self.untrack_dicts(generation);
            let survivors = collector::length(generation);
            let state = &mut self.module_state.collector;
            state.long_lived_pending = 0;
            // What an interpreter starts with has survived all collections.
            state.long_lived_total = survivors + self.profile.collector_at_start.objects;
        } else {
            if generation == GENERATIONS - 2 {
                self.module_state.collector.long_lived_pending += collector::length(generation);
            }
            collector::merge(generation, older);
        }
        if self.module_state.collector.debug & debug::COLLECTABLE != 0 {
            for object in collector::members(UNREACHABLE) {
                let text = format!("gc: collectable <{} {:#x}>\n", self.class_name(&object), object.id().0);
                self.write_to_stderr(&text);
            }
        }
        let died = self.handle_weak_references(older);
        self.finalize_unreachable();
        // What a finalizer has brought back to life, with everything that it refers to, lives on.
        collector::deduce_unreachable_again(crate::object::Lender::token(self), UNREACHABLE, older);
        let hidden = collector::members(UNREACHABLE).iter().filter(|object| is_unfinished(self, object)).count();
        let mut collected = died + collector::length(UNREACHABLE) - hidden;
        if Fault::CollectedMiscounted.is_planted() {
            collected = collected.saturating_sub(1);
        }
        self.delete_unreachable(older);
        if generation == GENERATIONS - 1 {
            collector::give_up_kept_memory();
        }
        let statistics = &mut self.module_state.collector.statistics[generation];
        statistics[0] += 1;
        statistics[1] += collected as u64;
        (collected, 0)
    }

    /// Takes tuples that can be in no cycle out of the collector's sight (`untrack_tuples`).
    fn untrack_tuples(&self, list: usize) {
        if Fault::TuplesStayTracked.is_planted() {
            return;
        }
        for object in collector::members(list) {
            if object.class_id() != self.types.tuple.id() {
                continue;
            }
            let Some(tuple) = object.payload::<Tuple>() else { continue };
            if !tuple.0.iter().any(may_be_tracked) {
                collector::untrack(&object);
            }
        }
    }

    /// Takes dicts that can be in no cycle out of the collector's sight (`untrack_dicts`).
    fn untrack_dicts(&self, list: usize) {
        for object in collector::members(list) {
            if !self.is_exact_dict(&object) {
                continue;
            }
            let Some(dict) = object.payload::<Dict>() else { continue };
            let storage = dict.storage.get(self);
            if !storage.entries().any(|entry| may_be_tracked(&entry.value) || may_be_tracked(&entry.key)) {
                collector::untrack(&object);
            }
        }
    }

    /// Clears the weak references to garbage, then calls back those weak references that are not garbage
    /// themselves (`handle_weakrefs`). Gives how many of these died of it: they count as collected.
    fn handle_weak_references(&mut self, older: usize) -> usize {
        let mut to_call = Vec::new();
        for object in collector::members(UNREACHABLE) {
            if let Some(reference) = object.payload::<WeakReference>() {
                reference.handle.clear();
            }
            for reference in references_to(&object) {
                let Some(payload) = reference.payload::<WeakReference>() else { continue };
                payload.handle.clear();
                if payload.callback.get(self).is_none() || collector::list_of(&reference) == Some(UNREACHABLE) {
                    continue;
                }
                to_call.push(reference);
            }
        }
        let mut died = 0;
        for reference in to_call {
            let callback = reference.payload::<WeakReference>().and_then(|payload| payload.callback.get(self).clone());
            let Some(callback) = callback else { continue };
            if let Err(raised) = self.call(&callback, [reference.clone()]) {
                self.report_unraisable(raised, None, Some(&callback));
            }
            collector::move_to(&reference, older);
            died += usize::from(reference.reference_count() == 1);
            drop(reference);
            self.bury();
        }
        died
    }

    /// Runs the finalizers of garbage (`finalize_garbage`).
    fn finalize_unreachable(&mut self) {
        while let Some(object) = collector::first(UNREACHABLE) {
            collector::move_to(&object, DONE);
            if !object.is_finalized()
                && !Fault::FinalizersInCyclesSkipped.is_planted()
                && let Some(finalize) = object.class_payload(self).slots(self).finalize
            {
                object.set_finalized();
                self.finalize_quietly(finalize, &object);
            }
            drop(object);
            self.bury();
        }
        collector::merge(DONE, UNREACHABLE);
    }

    /// Breaks the cycles (`delete_garbage`). What then still lives goes to an older generation.
    fn delete_unreachable(&mut self, older: usize) {
        let save_all = self.module_state.collector.debug & debug::SAVE_ALL != 0;
        while let Some(object) = collector::first(UNREACHABLE) {
            // Out of the list first: whatever clearing does, this object is not looked at again.
            collector::move_to(&object, older);
            if save_all {
                if let Some(garbage) = self.module_state.collector.garbage.clone()
                    && let Some(list) = garbage.payload::<crate::types::list::List>()
                {
                    list.items.get_mut(self).push(object);
                }
                continue;
            }
            let mut released = Vec::new();
            object.clear_references(crate::object::Lender::token_mut(self), &mut released);
            // One by one: each takes with it what only it kept alive.
            for reference in released {
                drop(reference);
                self.bury();
            }
            drop(object);
            self.bury();
        }
    }

    fn call_collector_callbacks(&mut self, phase: &str, generation: usize, collected: usize, uncollectable: usize) {
        let Some(callbacks) = self.module_state.collector.callbacks.clone() else { return };
        let Some(list) = callbacks.payload::<crate::types::list::List>() else { return };
        if list.items.get(self).is_empty() {
            return;
        }
        let info = self.new_dict();
        for (name, value) in [("generation", generation), ("collected", collected), ("uncollectable", uncollectable)] {
            let value = self.new_int(value as i64);
            self.dict_set_name(&info, name, value);
        }
        let phase = self.new_str(phase);
        let mut index = 0;
        while let Some(callback) = list.items.get(self).get(index).cloned() {
            index += 1;
            if let Err(raised) = self.call(&callback, [phase.clone(), info.clone()]) {
                self.report_unraisable(raised, None, Some(&callback));
            }
        }
    }
}
