//! Builds with the feature `checks`: at its end, an interpreter looks whether an object or a reference was lost.

use std::collections::BTreeMap;

use crate::modules::State;
use crate::object::census::Loss;
use crate::object::collector::{GENERATIONS, PERMANENT};
use crate::object::{ObjectRef, Token, collector};
use crate::vm::Vm;

/// How often the last garbage is collected at most.
const MOST_COLLECTIONS: usize = 100;

/// How much of a lost text is shown, in characters.
const LONGEST_TEXT: usize = 40;

impl Vm {
    /// Looks for objects that outlived the program although nothing that the interpreter keeps leads to them, and for
    /// references that nobody owns.
    ///
    /// # Panics
    /// Where there are any: the message names their types and numbers.
    pub fn check_for_losses(&mut self) {
        self.let_go();
        let token: &Token = &self.token;
        let held = self.threads.held_by_unfinished().collect();
        let mut losses = self.census.losses(token, &held);
        // Names have owners that do not tell, as the keys that instances share; most versions have them for ever.
        losses.retain(|loss| !crate::types::str::is_interned(&loss.object));
        if losses.is_empty() {
            return;
        }
        let parts = [
            self.enumerate(&losses, "objects that nothing leads to", |loss| u32::from(!loss.is_reachable)),
            self.enumerate(&losses, "references that nobody has", |loss| loss.references),
        ];
        // The references that the census made are not to be dropped: nothing dies any more.
        std::mem::forget(losses);
        panic!("lost: {}", parts.iter().flatten().cloned().collect::<Vec<_>>().join("; "));
    }

    /// A sum by type: `objects that nothing leads to: 2 dict, 1 list`.
    fn enumerate(&self, losses: &[Loss], what: &str, number: impl Fn(&Loss) -> u32) -> Option<String> {
        let mut sums: BTreeMap<String, u32> = BTreeMap::new();
        for loss in losses.iter().filter(|loss| number(loss) > 0) {
            *sums.entry(self.kind_of_loss(&loss.object)).or_default() += number(loss);
        }
        let list: Vec<String> = sums.iter().map(|(kind, number)| format!("{number} {kind}")).collect();
        (!list.is_empty()).then(|| format!("{what}: {}", list.join(", ")))
    }

    fn kind_of_loss(&self, object: &ObjectRef) -> String {
        let name = self.class_name(object);
        if object.payload::<crate::types::type_object::Type>().is_some() {
            format!("class {}", self.type_name(object))
        } else if object.is_exact_str() {
            // What it says tells who had it.
            format!("{name} {:?}", self.display_text(object).chars().take(LONGEST_TEXT).collect::<String>())
        } else {
            name
        }
    }

    /// Lets go of all that the interpreter has for a program, and collects what that leaves.
    fn let_go(&mut self) {
        self.stack.clear();
        self.constants = self.empty_tuple.clone();
        self.handled = vec![None];
        self.iterator_result = None;
        self.async_generator_hooks = (None, None);
        self.set_trace_function(None);
        self.method_cache.clear();
        self.module_state = State::new(self.profile);
        self.module_state.finalizing = true;
        self.interned = crate::types::str::Interned::with_capacity(0);
        self.own_texts.clear();
        collector::merge(PERMANENT, GENERATIONS - 1);
        self.bury();
        // Finalizers may leave garbage of their own, but not for ever.
        (0..MOST_COLLECTIONS).find(|_| self.collect_cycles(GENERATIONS - 1) == 0);
    }
}
