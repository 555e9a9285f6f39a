//! Objects without an interpreter: what `cargo xtask miri` runs.

use std::cell::Cell as StdCell;
use std::rc::Rc;

use super::census::Census;
use super::collector::{self, UNREACHABLE};
use super::header::IMMORTAL;
use super::kinds::{Kind, Payload};
use super::{
    Blueprint, Contents, Lender, ObjectRef, Token, WeakHandle, allocation, births, death, references_to, reserve,
};
use crate::types::cell::Cell;
use crate::types::dict::Dict;
use crate::types::dict::shared_keys::SharedKeys;
use crate::types::dict::storage::DictStorage;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::object::Instance;
use crate::types::tuple::Tuple;
use crate::types::type_object::Type;
use crate::types::weakref::WeakReference;

/// A thread's objects, which are all gone at its end.
struct World {
    placeholder: ObjectRef,
    // The token goes last, as in the interpreter.
    token: Token,
}

impl World {
    fn new() -> Self {
        let token = Token::acquire().expect("one world a thread");
        Self { placeholder: ObjectRef::without_class(Instance), token }
    }

    /// A class whose instances are laid out like this.
    fn class(&self, blueprint: Blueprint) -> ObjectRef {
        let class = ObjectRef::type_of_types(Type::bare(&self.placeholder, Kind::Instance, 1));
        payload::<Type>(&class).blueprint.set(blueprint);
        class
    }

    /// Lets everything die that waits; gives how many objects that were.
    fn bury(&mut self) -> usize {
        let mut count = 0;
        while death::any_waiting() {
            for dying in death::take_waiting() {
                count += 1;
                let object = dying.revive();
                object.set_finalized();
                drop(death::sever_weak_references(&object));
                death::finish(object);
            }
        }
        count
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.token.destroy_all_objects();
    }
}

fn payload<P: Payload>(object: &ObjectRef) -> &P {
    object.payload().expect("an object of this kind")
}

fn int(value: i64) -> ObjectRef {
    ObjectRef::without_class(Int::Small(value))
}

fn tuple(items: &[&ObjectRef]) -> ObjectRef {
    ObjectRef::without_class(Tuple(items.iter().map(|item| (*item).clone()).collect()))
}

fn list(items: Vec<ObjectRef>) -> ObjectRef {
    ObjectRef::without_class(List::new(items))
}

/// A cell that holds itself.
fn cycle(world: &mut World) -> ObjectRef {
    let object = ObjectRef::without_class(Cell { value: Contents::new(None) });
    payload::<Cell>(&object).value.replace(&mut world.token, Some(object.clone()));
    object
}

const PLAIN: Blueprint = Blueprint { heap_type: true, extension: true, slots: 0, collected: true };

fn weak_reference(target: &ObjectRef) -> ObjectRef {
    let handle = WeakHandle::new(target).expect("room for weak references");
    let reference =
        ObjectRef::without_class(WeakReference { handle, callback: Contents::default(), hash: StdCell::new(None) });
    payload::<WeakReference>(&reference).handle.register(&reference);
    reference
}

fn is_alive(reference: &ObjectRef) -> bool {
    payload::<WeakReference>(reference).handle.upgrade().is_some()
}

#[test]
fn clones_count_and_drops_count_back() {
    let _world = World::new();
    let one = int(1);
    let item = one.clone();
    let holder = tuple(&[&one, &one]);
    assert_eq!(one.reference_count(), 4);
    assert!(one.is(&item) && !one.is(&holder));
    drop(holder);
    drop(item);
    assert_eq!(one.reference_count(), 1);
}

#[test]
fn immortal_objects_do_not_count() {
    let _world = World::new();
    let one = int(1);
    one.make_immortal();
    let more = [one.clone(), one.clone()];
    assert_eq!(one.reference_count(), IMMORTAL);
    drop(more);
    one.add_references(7);
    assert_eq!(one.reference_count(), IMMORTAL);
    let two = int(2);
    two.add_references(7);
    assert_eq!(two.reference_count(), 8);
}

#[test]
fn what_is_resized_uses_up_what_was_kept_of_its_first_size() {
    let world = World::new();
    let class = world.class(Blueprint::default());
    drop(tuple(&[&int(1)]));
    let count = collector::young_count();
    let first = ObjectRef::resized(&class, Tuple([int(1), int(2)].into()), 1);
    assert_eq!(collector::young_count(), count);
    let second = ObjectRef::resized(&class, Tuple([int(3), int(4)].into()), 1);
    assert_eq!(collector::young_count(), count + 1);
    drop((first, second));
}

#[test]
fn the_next_object_of_a_kind_takes_the_memory_of_the_last_that_died() {
    let _world = World::new();
    let (first, second) = (int(1), int(2));
    let (one, two) = (first.id(), second.id());
    drop(first);
    drop(second);
    let other = list(Vec::new());
    assert!(other.id() != one && other.id() != two);
    for value in 3..5 {
        assert_eq!(int(value).id(), two);
    }
    let (third, fourth) = (int(5), int(6));
    assert_eq!([third.id(), fourth.id()], [two, one]);
}

#[test]
fn all_that_lives_is_found_in_any_number_of_chunks() {
    let _world = World::new();
    let before = allocation::live_objects().len();
    let many: Vec<ObjectRef> = (0..700).map(|value| list(vec![int(value)])).collect();
    assert_eq!(allocation::live_objects().len(), before + 1400);
    drop(many);
    assert_eq!(allocation::live_objects().len(), before);
}

#[test]
fn free_blocks_are_left_alone_beside() {
    let _world = World::new();
    let freed = int(1).id();
    let made = allocation::beside_free_blocks(|| {
        drop(int(2));
        int(3)
    });
    assert_ne!(made.id(), freed);
    assert_eq!(int(4).id(), freed);
}

#[test]
fn a_long_chain_dies_without_deep_recursion() {
    let mut world = World::new();
    let before = allocation::live_objects().len();
    let mut chain = int(0);
    for _ in 0..1000 {
        chain = tuple(&[&chain]);
        // Only what the chain itself holds keeps the rest alive.
        assert_eq!(chain.reference_count(), 1);
    }
    drop(chain);
    assert!(world.bury() > 0);
    assert_eq!(allocation::live_objects().len(), before);
}

#[test]
fn an_instance_keeps_its_class_alive() {
    let mut world = World::new();
    let class = world.class(PLAIN);
    let count = class.reference_count();
    let instance = ObjectRef::new(&class, Instance);
    assert_eq!(class.reference_count(), count + 1);
    assert!(instance.class(&world.token).is(&class));
    let other = world.class(PLAIN);
    let old = instance.set_class(&mut world.token, &other);
    assert!(old.is_some_and(|old| old.is(&class)));
    drop(instance);
    assert_eq!([class.reference_count(), other.reference_count()], [count, count]);
}

#[test]
fn slots_and_dictionaries_die_with_their_owner() {
    let mut world = World::new();
    let class = world.class(Blueprint { slots: 2, ..PLAIN });
    let (one, two) = (int(1), list(Vec::new()));
    let instance = ObjectRef::new(&class, Instance);
    let extension = instance.extension().expect("slots");
    extension.slots.get_mut(&mut world.token)[1] = Some(one.clone());
    extension.dict.replace(&mut world.token, Some(two.clone()));
    assert_eq!([one.reference_count(), two.reference_count()], [2, 2]);
    let mut seen = Vec::new();
    instance.trace(&world.token, &mut |child| seen.push(child.id()));
    assert!(seen.contains(&one.id()) && seen.contains(&two.id()) && seen.contains(&class.id()));
    drop(instance);
    assert_eq!([one.reference_count(), two.reference_count()], [1, 1]);
}

#[test]
fn what_is_referred_to_weakly_waits_for_its_death() {
    let mut world = World::new();
    let class = world.class(PLAIN);
    let target = ObjectRef::new(&class, Instance);
    let (first, second) = (weak_reference(&target), weak_reference(&target));
    assert!(is_alive(&first) && is_alive(&second));
    assert_eq!(target.reference_count(), 1);
    let order: Vec<_> = references_to(&target).iter().map(ObjectRef::id).collect();
    assert_eq!(order, [second.id(), first.id()]);
    drop(second);
    assert_eq!(references_to(&target).len(), 1);
    drop(target);
    assert!(death::any_waiting() && !is_alive(&first));
    assert_eq!(world.bury(), 1);
    assert!(!is_alive(&first));
}

#[test]
fn a_dead_reference_leaves_its_target_free_to_die() {
    let mut world = World::new();
    let class = world.class(PLAIN);
    let target = ObjectRef::new(&class, Instance);
    let reference = weak_reference(&target);
    payload::<WeakReference>(&reference).handle.clear();
    assert!(!is_alive(&reference) && references_to(&target).is_empty());
    drop(target);
    assert_eq!(world.bury(), 0);
}

#[test]
fn objects_without_room_for_weak_references_have_none() {
    let _world = World::new();
    assert!(WeakHandle::new(&int(1)).is_none());
}

#[test]
fn a_finalizer_can_bring_its_object_back() {
    let mut world = World::new();
    let class = world.class(PLAIN);
    payload::<Type>(&class).has_finalizer.set(true);
    drop(ObjectRef::new(&class, Instance));
    let mut waiting = death::take_waiting();
    let object = waiting.pop().expect("it waits for its finalizer").revive();
    object.set_finalized();
    let kept = object.clone();
    death::finish(object);
    assert_eq!(kept.reference_count(), 1);
    assert!(kept.is_finalized());
    // The second time nothing is asked.
    drop(kept);
    assert_eq!(world.bury(), 0);
}

#[test]
fn the_collector_finds_what_only_garbage_refers_to() {
    let mut world = World::new();
    let before = allocation::live_objects().len();
    let garbage = cycle(&mut world);
    let kept = cycle(&mut world);
    let reached = list(vec![kept.clone()]);
    let id = garbage.id();
    drop(garbage);
    collector::deduce_unreachable(&world.token, 0, UNREACHABLE);
    let found = collector::members(UNREACHABLE);
    assert_eq!(found.iter().map(ObjectRef::id).collect::<Vec<_>>(), [id]);
    assert!([&kept, &reached].iter().all(|object| collector::list_of(object) == Some(0)));
    let mut released = Vec::new();
    for object in found {
        object.clear_references(&mut world.token, &mut released);
    }
    drop(released);
    drop(reached);
    assert_eq!(collector::length(UNREACHABLE), 0);
    payload::<Cell>(&kept).value.replace(&mut world.token, None);
    drop(kept);
    assert_eq!(allocation::live_objects().len(), before);
}

#[test]
fn what_comes_back_to_life_takes_with_it_what_it_refers_to() {
    let mut world = World::new();
    let (first, second) = (cycle(&mut world), cycle(&mut world));
    let both = list(vec![first.clone(), second.clone()]);
    payload::<Cell>(&first).value.replace(&mut world.token, Some(both.clone()));
    let alone = cycle(&mut world);
    let ids = [alone.id()];
    drop((first, second, alone));
    let kept = both.clone();
    drop(both);
    collector::deduce_unreachable(&world.token, 0, UNREACHABLE);
    assert_eq!(collector::members(UNREACHABLE).iter().map(ObjectRef::id).collect::<Vec<_>>(), ids);
    collector::deduce_unreachable_again(&world.token, UNREACHABLE, 1);
    assert_eq!(collector::members(UNREACHABLE).len(), 1);
    assert_eq!(collector::list_of(&kept), Some(0));
}

#[test]
fn objects_go_from_list_to_list() {
    let _world = World::new();
    let objects: Vec<ObjectRef> = (0..3).map(|_| list(Vec::new())).collect();
    let [first, second, third] = objects.as_slice() else { panic!("three objects") };
    collector::move_to(second, 1);
    collector::merge(0, 1);
    let order: Vec<_> = collector::members(1).iter().map(ObjectRef::id).collect();
    assert_eq!(order, [second.id(), first.id(), third.id()]);
    collector::untrack(first);
    assert!(!collector::is_tracked(first) && collector::is_watchable(first));
    assert!(collector::first(1).is_some_and(|found| found.is(second)));
    collector::track(first);
    assert_eq!([0, 1].map(collector::length), [1, 2]);
    assert!(!collector::is_watchable(&int(1)));
}

#[test]
fn a_collection_is_wanted_beyond_the_threshold() {
    let _world = World::new();
    collector::set_young_count(0);
    collector::set_threshold(3);
    let objects: Vec<ObjectRef> = (0..3).map(|_| cell()).collect();
    assert!(!collector::is_wanted());
    let one_more = cell();
    assert!(collector::is_wanted());
    assert_eq!(collector::made_since_asked(), 0);
    let later = [cell(), cell()];
    assert_eq!(collector::made_since_asked(), 2);
    collector::unset_wanted();
    drop(later);
    drop((objects, one_more));
    assert_eq!(collector::young_count(), 0);
}

#[test]
fn births_are_told_of_what_lives() {
    let mut world = World::new();
    drop(cell());
    births::note(true);
    let (kept, dead) = (cell(), cell());
    let dead_id = dead.id();
    drop(dead);
    let waiting = world.class(Blueprint::default());
    let noted = births::take_noted();
    assert!(noted.contains(&kept.id()) && noted.contains(&dead_id) && noted.contains(&waiting.id()));
    births::note(false);
    let later = cell();
    assert!(births::take_noted().is_empty());
    let living = births::living(|id| noted.contains(&id) || id == later.id());
    assert!([&kept, &waiting, &later].into_iter().all(|object| living.iter().any(|found| found.is(object))));
    assert_eq!(kept.reference_count(), 2);
    drop((living, waiting));
    world.bury();
    assert_eq!(kept.reference_count(), 1);
}

fn cell() -> ObjectRef {
    ObjectRef::without_class(Cell { value: Contents::new(None) })
}

#[test]
fn what_is_made_as_at_the_start_shows_nowhere() {
    let _world = World::new();
    let kept = cell();
    let freed = cell().id();
    let count = collector::young_count();
    let made = collector::as_at_start(cell);
    assert_eq!(collector::young_count(), count);
    assert_eq!(collector::list_of(&made), Some(collector::STARTUP));
    assert_eq!(collector::list_of(&kept), Some(0));
    assert_eq!(cell().id(), freed);
}

#[test]
fn what_is_older_may_die_while_something_is_made_as_at_the_start() {
    let _world = World::new();
    let (first, last) = (cell(), cell());
    let made = collector::as_at_start(|| {
        drop(last);
        let inner = collector::as_at_start(cell);
        (inner, cell())
    });
    for object in [&made.0, &made.1] {
        assert_eq!(collector::list_of(object), Some(collector::STARTUP));
    }
    assert_eq!(collector::members(0).len(), 1);
    assert!(collector::members(0)[0].is(&first));
}

#[test]
fn contents_are_lent_by_the_token() {
    let mut world = World::new();
    let object = list(vec![int(1)]);
    let items = &payload::<List>(&object).items;
    items.get_mut(&mut world.token).push(int(2));
    assert_eq!(items.get(&world.token).len(), 2);
    let old = items.replace(&mut world.token, Vec::new());
    assert_eq!(old.len(), 2);
    let holder = payload::<Cell>(&cell()).value.cloned(&world.token);
    assert!(holder.is_none());
    let token: &mut Token = world.token.token_mut();
    assert!(items.get(token).is_empty());
}

#[test]
fn there_is_one_token_a_thread() {
    let world = World::new();
    assert!(Token::acquire().is_none());
    assert!(std::thread::spawn(|| Token::acquire().is_some()).join().is_ok_and(|other| other));
    drop(world);
    assert!(Token::acquire().is_some());
}

#[test]
fn a_world_that_ends_destroys_cycles_and_what_waits() {
    let mut world = World::new();
    let class = world.class(PLAIN);
    let target = ObjectRef::new(&class, Instance);
    let reference = weak_reference(&target);
    drop(target);
    drop((cycle(&mut world), cycle(&mut world), tuple(&[&class, &reference])));
    drop((class, reference));
    drop(world);
    drop(World::new());
}

#[test]
fn room_comes_by_steps_that_the_system_has() {
    let mut items: Vec<u64> = Vec::new();
    for item in 0..100 {
        reserve::make_room(&mut items, 1);
        assert!(items.capacity() > items.len());
        items.push(item);
    }
    assert!(reserve::can_have(1));
}

#[test]
fn a_census_knows_what_was_lost() {
    let mut world = World::new();
    let kept = list(Vec::new());
    let before = Census::take(&world.token);
    assert!(before.losses(&world.token, &Default::default()).is_empty());
    // What the kept list leads to is accounted for, and so are cycles in it.
    let inside = list(vec![int(1), kept.clone()]);
    payload::<List>(&kept).items.get_mut(&mut world.token).push(inside);
    assert!(before.losses(&world.token, &Default::default()).is_empty());
    let lost = int(2).id();
    std::mem::forget(int(2));
    std::mem::forget(kept.clone());
    let mut losses = before.losses(&world.token, &Default::default());
    losses.sort_by_key(|loss| loss.is_reachable);
    let found: Vec<_> = losses.iter().map(|loss| (loss.object.id(), loss.is_reachable, loss.references)).collect();
    assert_eq!(found, [(lost, false, 0), (kept.id(), true, 1)]);
}

#[test]
fn a_census_finds_cycles_that_nobody_collected() {
    let mut world = World::new();
    let before = Census::take(&world.token);
    drop(cycle(&mut world));
    let losses = before.losses(&world.token, &Default::default());
    assert_eq!(losses.iter().map(|loss| (loss.is_reachable, loss.references)).collect::<Vec<_>>(), [(false, 0)]);
}

/// The `__dict__` that an object shows, with values that stand in the object; it holds itself.
fn shown_values(world: &mut World, owner: &ObjectRef) -> ObjectRef {
    let storage = DictStorage::with_shared_keys(Rc::new(SharedKeys::new(true)));
    let dict = ObjectRef::without_class(Dict::new(storage));
    collector::untrack(&dict);
    payload::<Dict>(&dict).values_in_owner.set(true);
    owner.extension().expect("a dict").dict.replace(&mut world.token, Some(dict.clone()));
    dict
}

#[test]
fn values_in_an_object_are_its_own_until_it_dies() {
    let mut world = World::new();
    let class = world.class(PLAIN);
    let owner = ObjectRef::new(&class, Instance);
    let dict = shown_values(&mut world, &owner);
    let mut seen = Vec::new();
    owner.trace(&world.token, &mut |child| seen.push(child.id()));
    assert_eq!(seen, [class.id()]);
    owner.trace_besides(&world.token, &mut |child| seen.push(child.id()));
    assert_eq!(seen, [class.id(), dict.id()]);
    drop(owner);
    assert!(!payload::<Dict>(&dict).values_in_owner.get());
    assert_eq!(dict.reference_count(), 1);
}

#[test]
fn a_census_knows_the_parts_of_objects() {
    let mut world = World::new();
    let class = world.class(PLAIN);
    let kept = ObjectRef::new(&class, Instance);
    let before = Census::take(&world.token);
    let part = ObjectRef::part(&class, Dict::new(DictStorage::default()));
    kept.extension().expect("a dict").dict.replace(&mut world.token, Some(part));
    assert!(before.losses(&world.token, &Default::default()).is_empty());
}

#[test]
fn a_census_leaves_out_what_no_collector_can_find() {
    let mut world = World::new();
    let class = world.class(PLAIN);
    let before = Census::take(&world.token);
    let owner = ObjectRef::new(&class, Instance);
    let dict = shown_values(&mut world, &owner);
    // A reference that nobody has stays a loss.
    drop((owner, dict.clone()));
    std::mem::forget(dict.clone());
    let losses = before.losses(&world.token, &Default::default());
    let found: Vec<_> = losses.iter().map(|loss| (loss.is_reachable, loss.references)).collect();
    assert_eq!(found, [(true, 2)]);
    drop(losses);
    // A dict that the collector watches is its business.
    collector::track(&dict);
    assert!(before.losses(&world.token, &Default::default()).iter().all(|loss| !loss.is_reachable));
}

#[test]
fn a_weak_reference_may_die_before_and_after_its_target() {
    let mut world = World::new();
    let class = world.class(PLAIN);
    let target = ObjectRef::new(&class, Instance);
    let (first, second, third) = (weak_reference(&target), weak_reference(&target), weak_reference(&target));
    drop(second);
    drop(target);
    let dying = death::take_waiting().pop().expect("it is referred to weakly").revive();
    // A callback of the first may let go of the third.
    let references = death::sever_weak_references(&dying);
    assert_eq!(references.iter().map(ObjectRef::id).collect::<Vec<_>>(), [third.id(), first.id()]);
    drop(third);
    drop(references);
    assert!(references_to(&dying).is_empty());
    // A reference that is made now knows nothing of those before.
    let late = weak_reference(&dying);
    assert!(is_alive(&late) && !is_alive(&first));
    death::finish(dying);
    assert!(!is_alive(&late) && !is_alive(&first));
    drop((first, late));
    assert_eq!(world.bury(), 0);
}

#[test]
fn memory_that_is_kept_is_taken_again_and_given_up() {
    let _world = World::new();
    collector::give_up_kept_memory();
    let ids: Vec<_> = [list(Vec::new()), list(Vec::new())].iter().map(ObjectRef::id).collect();
    let again = list(Vec::new());
    assert_eq!(again.id(), ids[1]);
    assert_eq!(allocation::give_up_kept(), 1);
    // What was kept is free for others of its kind.
    assert_eq!(list(Vec::new()).id(), ids[0]);
    drop(again);
    assert_eq!(allocation::give_up_kept(), 2);
    assert!(collector::young_count() >= 0);
}

#[test]
fn deep_structures_of_all_kinds_die_together() {
    let mut world = World::new();
    let class = world.class(Blueprint { slots: 1, ..PLAIN });
    let before = allocation::live_objects().len();
    let mut chain = int(0);
    for level in 0..300 {
        chain = match level % 3 {
            0 => list(vec![chain]),
            1 => tuple(&[&chain]),
            _ => {
                let instance = ObjectRef::new(&class, Instance);
                let extension = instance.extension().expect("slots");
                extension.slots.get_mut(&mut world.token)[0] = Some(chain);
                instance
            }
        };
    }
    let reference = weak_reference(&ObjectRef::new(&class, Instance));
    drop((chain, reference));
    assert!(world.bury() > 0);
    assert_eq!(allocation::live_objects().len(), before);
}
