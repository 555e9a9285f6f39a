//! What happens to a container.

use crate::template::{Group, group};

use super::{Container, Feature};

/// How an item is added at first; `$` is the item.
pub fn addition(container: Container) -> &'static str {
    match container {
        Container::List | Container::Deque | Container::Bytearray => "box.append($)",
        Container::Set => "box.add($)",
        Container::Dict | Container::OrderedDict | Container::DefaultDict => "box.setdefault($, $)",
    }
}

/// What a special method of an item does.
pub fn actions(container: Container, hook: Feature) -> &'static [Group<Feature>] {
    match container {
        // CPython 3.13 puts whatever key was looked up into a table for texts where a comparison has cleared the dict, and
        // later reads the hash of a text in it: what then comes out depends on what lies in memory.
        Container::Dict | Container::OrderedDict | Container::DefaultDict if hook == Feature::EqHook => {
            &DICT_ACTIONS[1..]
        }
        Container::Dict | Container::OrderedDict | Container::DefaultDict => DICT_ACTIONS,
        Container::List => {
            const {
                &[group(
                    Feature::List,
                    1,
                    &[
                        "box.clear()",
                        "box.append(7)",
                        "box.pop()",
                        "box.insert(0, $item)",
                        "box.__delitem__(slice(1, None))",
                        "box.__setitem__(slice(0, 2), [])",
                        "box.extend([8] * 20)",
                        "box.reverse()",
                        "box.remove($item)",
                        "box.__setitem__(0, $item)",
                        "1 // 0",
                        "box.sort()",
                        "hook.__dict__.update(key=5)",
                        "box.__init__()",
                        "box.append(hook)",
                        "setattr(hook, \"again\", hook)",
                    ],
                )]
            }
        }
        Container::Deque => {
            const {
                &[group(
                    Feature::Deque,
                    1,
                    &[
                        "box.clear()",
                        "box.append(7)",
                        "box.pop()",
                        "box.appendleft($item)",
                        "box.rotate(1)",
                        "box.extend(range(70))",
                        "box.popleft()",
                        "1 // 0",
                        "box.insert(0, 3)",
                        "box.remove($item)",
                        "box.__setitem__(0, $item)",
                        "box.reverse()",
                    ],
                )]
            }
        }
        Container::Bytearray => {
            const {
                &[group(
                    Feature::Bytearray,
                    1,
                    &[
                        "box.clear()",
                        "box.append(7)",
                        "box.pop()",
                        "box.insert(0, 65)",
                        "box.extend(b\"xy\" * 30)",
                        "box.__delitem__(slice(1, None))",
                        "1 // 0",
                        "box.reverse()",
                        "box.__init__(b\"new\")",
                        "box.__iadd__(b\"z\")",
                    ],
                )]
            }
        }
        Container::Set => {
            const {
                &[group(
                    Feature::Set,
                    1,
                    &[
                        "box.clear()",
                        "box.add(7)",
                        "box.pop()",
                        "box.discard($item)",
                        "box.update(range(30))",
                        "box.remove($item)",
                        "1 // 0",
                        "box.add($item)",
                        "box.difference_update([1, 2])",
                        "hook.__dict__.update(key=5)",
                        "box.intersection_update([hook])",
                        "box.symmetric_difference_update([1, $item])",
                    ],
                )]
            }
        }
    }
}

const DICT_ACTIONS: &[Group<Feature>] = &[
    group(Feature::Dict, 1, &["box.clear()"]),
    group(
        Feature::Dict,
        12,
        &[
            "box.update({7: 7})",
            "box.popitem()",
            "box.pop($item, 0)",
            "box.update(dict.fromkeys(range(30)))",
            "box.__setitem__($item, 9)",
            "1 // 0",
            "box.__delitem__($item)",
            "box.setdefault($item, [])",
            "hook.__dict__.update(key=5)",
            "box.get($item)",
            "box.__init__({1: 1})",
            "box.pop(next(iter(box)))",
        ],
    ),
];

/// The operations.
pub fn groups(container: Container) -> &'static [Group<Feature>] {
    match container {
        Container::List => LIST,
        Container::Deque => DEQUE,
        Container::Bytearray => BYTEARRAY,
        Container::Set => SET,
        Container::Dict | Container::OrderedDict | Container::DefaultDict => DICT,
    }
}

const WHILE_APPENDING: &str = "for each in box:\n    print(text(each))\n    if len(box) < 12: box.append($item)";
const WHILE_POPPING: &str = "for each in box:\n    print(text(each))\n    box.pop()";

const LIST: &[Group<Feature>] = &[
    group(
        Feature::Insertion,
        6,
        &[
            "box.append($item)",
            "box.insert($place, $item)",
            "box.extend($items)",
            "box += $items",
            "box.__iadd__($items)",
            "box.insert($place, h0) if \"h0\" in globals() else 0",
        ],
    ),
    group(
        Feature::Removal,
        4,
        &["box.pop()", "box.pop($place)", "box.remove($item)", "del box[$place]", "del box[$slice]", "box.clear()"],
    ),
    group(
        Feature::Access,
        3,
        &[
            "box[$place]",
            "box.index($item)",
            "box.index($item, $place)",
            "box.count($item)",
            "$item in box",
            "box[$place] = $item",
            "box.index($item, $place, $place)",
        ],
    ),
    group(
        Feature::Slices,
        4,
        &[
            "box[$slice]",
            "box[$slice] = $items",
            "box[:] = $items",
            "box[::2] = $items",
            "box[1:1] = $items",
            "box[$slice] = box",
            "box *= 2\nif len(box) > 40: del box[9:]",
            "box *= 0",
            "box[$place:$place] = $items",
        ],
    ),
    group(
        Feature::Comparison,
        2,
        &["box == [$item, $item]", "box < [$item, 1]", "box == box", "box != list(box)", "box >= $items"],
    ),
    group(
        Feature::Order,
        3,
        &[
            "box.sort()",
            "box.reverse()",
            "box.sort(key=lambda each: (box.append(0), 0)[1])",
            "sorted(box, key=str)",
            "box.sort(reverse=True)",
            "box.sort(key=text)",
            "max(box)",
            "min(box, key=text)",
            "box.sort(key=lambda each: len(box))",
        ],
    ),
    group(Feature::Copying, 2, &["box + [$item]", "box.copy()", "[*box, $item]", "box * 2", "other = box[:]"]),
    group(
        Feature::Conversion,
        2,
        &[
            "tuple(box)",
            "repr(box)",
            "str(box)",
            "bytes(box)",
            "len(set(map(text, box)))",
            "list(zip(box, box))",
            "sum(box, 0)",
            "dict(box)",
            "\"-\".join(box)",
            "\"%s\" % box",
            "list(reversed(box))",
        ],
    ),
    group(
        Feature::Iteration,
        2,
        &[
            "[text(each) for each in box]",
            "next(iter(box), None)",
            "a, *b = box",
            "a, b = box",
            "list(map(box.pop, [0, 0]))",
            "any(each == $item for each in box)",
            "all(map(box.__contains__, box))",
        ],
    ),
    group(
        Feature::IterationDuringChange,
        3,
        &[
            WHILE_APPENDING,
            WHILE_POPPING,
            "for each in box: box.remove(each)",
            "walk = iter(box); next(walk, 0); box.clear(); print(list(walk), walk.__length_hint__())",
            "[box.pop() for each in reversed(box)]",
            "for each in reversed(box):\n    if len(box) < 9: box.insert(0, $item)",
            "box.extend(each for each in box if len(box) < 9)",
            "box[:] = (box.pop() for each in range(len(box)))",
            "for each in list(box): box[0:1] = []",
        ],
    ),
];

const DEQUE: &[Group<Feature>] = &[
    group(
        Feature::Insertion,
        6,
        &[
            "box.append($item)",
            "box.appendleft($item)",
            "box.insert($place, $item)",
            "box.extend($items)",
            "box.extendleft($items)",
            "box += $items",
        ],
    ),
    group(Feature::Removal, 4, &["box.pop()", "box.popleft()", "box.remove($item)", "del box[$place]", "box.clear()"]),
    group(
        Feature::Access,
        3,
        &[
            "box[$place]",
            "box.index($item)",
            "box.index($item, $place)",
            "box.count($item)",
            "$item in box",
            "box[$place] = $item",
            "box.maxlen",
        ],
    ),
    group(
        Feature::Order,
        3,
        &["box.rotate($place)", "box.reverse()", "sorted(box, key=text)", "box.rotate()", "box.rotate(-2)"],
    ),
    group(
        Feature::Copying,
        2,
        &["box + box", "box.copy()", "deque(box, 2)", "box * 2", "deque($items, $place)", "other = deque(box)"],
    ),
    group(
        Feature::Comparison,
        1,
        &["box == deque([$item, $item])", "box < box", "box == list(box)", "box != deque(box)", "box <= deque($items)"],
    ),
    group(
        Feature::Conversion,
        2,
        &["tuple(box)", "repr(box)", "list(reversed(box))", "bool(box)", "box.__reduce__()[1:3]"],
    ),
    group(
        Feature::IterationDuringChange,
        3,
        &[
            WHILE_APPENDING,
            WHILE_POPPING,
            "for each in box: box.rotate()",
            "walk = iter(box); next(walk, 0); box.clear(); print(list(walk))",
            "for each in box: box[0] = $item",
            "walk = reversed(box); box.append(1); print(next(walk, 0))",
            "box.extend(box)",
            "box.extendleft(box)",
            "for each in box: box.remove(each)",
        ],
    ),
    group(
        Feature::Iteration,
        1,
        &["[text(each) for each in box]", "a, *b = box", "next(iter(box), 9)", "iter(box).__length_hint__()"],
    ),
];

/// What is searched for is a number: CPython reads memory that is freed where an `__index__` changes what is searched.
const BYTEARRAY: &[Group<Feature>] = &[
    group(
        Feature::Insertion,
        6,
        &[
            "box.append($item)",
            "box.insert($place, $item)",
            "box.extend($items)",
            "box += b\"cd\"",
            "box.__iadd__($items)",
            "box += $items",
        ],
    ),
    group(
        Feature::Removal,
        4,
        &["box.pop()", "box.pop($place)", "box.remove($item)", "del box[$place]", "del box[$slice]", "box.clear()"],
    ),
    group(
        Feature::Access,
        3,
        &[
            "box[$place]",
            "box.index($number)",
            "box.find($number, $place)",
            "box.count($number)",
            "$number in box",
            "box[$place] = $item",
            "box.rindex($number)",
        ],
    ),
    group(
        Feature::Slices,
        4,
        &[
            "box[$slice]",
            "box[$slice] = $items",
            "box[:] = $items",
            "box[::2] = $items",
            "box[1:1] = $items",
            "box[$slice] = box",
            "box *= 2\nif len(box) > 40: del box[9:]",
            "box *= 0",
            "box[$place:$place] = $items",
        ],
    ),
    group(
        Feature::Export,
        4,
        &[
            "view = memoryview(box)",
            "view = None",
            "view[$place] = $item",
            "view[$slice]",
            "view.release()",
            "box += view",
            "box[1:2] = view",
            "view[:2] = box[:2]",
            "len(view)",
            "box.join([box, view])",
            "view == box",
            "bytes(view)",
            "box.extend(view)",
            "view = memoryview(box)[1:]",
        ],
    ),
    group(
        Feature::Copying,
        2,
        &[
            "box + b\"x\"",
            "box.copy()",
            "bytes(box)",
            "box * 2",
            "bytearray(box) == box",
            "box.replace(b\"a\", box)",
            "box.split(box)",
            "box.join([box, b\"-\"])",
            "box.translate(None, box)",
            "other = bytearray(box)",
            "b\",\".join([box])",
        ],
    ),
    group(
        Feature::Conversion,
        2,
        &[
            "box.decode(\"latin-1\")",
            "repr(box)",
            "list(box)",
            "box.hex()",
            "int(box)",
            "\"%s\" % box",
            "b\"%b\" % box",
            "box % 1",
            "str(box, \"latin-1\")",
            "box.startswith(box)",
        ],
    ),
    group(Feature::Order, 1, &["box.reverse()", "sorted(box)", "box.upper()", "box.title()", "max(box)"]),
    group(
        Feature::Comparison,
        1,
        &["box == b\"a\"", "box < $items", "box == box", "box >= bytearray(b\"b\")", "box == view"],
    ),
    group(
        Feature::IterationDuringChange,
        2,
        &[
            "for each in box:\n    if len(box) < 9: box.append(each)",
            WHILE_POPPING,
            "walk = iter(box); next(walk, 0); box.clear(); print(list(walk), walk.__length_hint__())",
            "box.extend(box)",
            "box.extend(each for each in box if len(box) < 9)",
        ],
    ),
];

const SET: &[Group<Feature>] = &[
    group(
        Feature::Insertion,
        6,
        &[
            "box.add($item)",
            "box.update($items)",
            "box |= {$item, 5}",
            "box.update($items, $items)",
            "box.__ior__({$item})",
        ],
    ),
    group(
        Feature::Removal,
        4,
        &["box.pop()", "box.remove($item)", "box.discard($item)", "box.clear()", "box.remove({1})", "box -= {$item}"],
    ),
    group(
        Feature::Access,
        3,
        &["$item in box", "box.isdisjoint($items)", "box.issubset($items)", "box.issuperset($items)", "{$item} in box"],
    ),
    group(
        Feature::Update,
        4,
        &[
            "box ^= {$item, 2}",
            "box &= {$item, 1, 2, 3}",
            "box.symmetric_difference_update($items)",
            "box.intersection_update($items)",
            "box.difference_update($items)",
            "box -= box",
            "box ^= box",
            "box.difference_update(box)",
            "box.intersection_update($items, $items)",
        ],
    ),
    group(
        Feature::Copying,
        3,
        &[
            "box | {$item}",
            "box & set($items)",
            "box - {$item}",
            "box ^ {$item, 1}",
            "box.union($items)",
            "box.intersection($items)",
            "box.copy()",
            "frozenset(box)",
            "box.difference($items)",
            "other = set(box)",
            "{*box, $item}",
        ],
    ),
    group(
        Feature::Comparison,
        2,
        &["box == {$item, 1}", "box <= {$item, 1, 2}", "box == frozenset(box)", "box > {$item}", "box != other"],
    ),
    group(
        Feature::Conversion,
        2,
        &[
            "sorted(box, key=text)",
            "repr(box)",
            "list(box)",
            "dict.fromkeys(box, 0)",
            "hash(frozenset(box)) == hash(frozenset(list(box)))",
            "[text(each) for each in box]",
            "set(box)",
        ],
    ),
    group(
        Feature::IterationDuringChange,
        3,
        &[
            "for each in box: box.add($item)",
            "for each in box:\n    print(text(each))\n    box.discard($item)",
            "walk = iter(box); next(walk, 0); box.clear(); print(list(walk))",
            "while box: print(text(box.pop()))",
            "box.update(each for each in list(box))",
            "walk = iter(box); box.add($item); print(walk.__length_hint__()); next(walk)",
            "for each in box: box.remove(each); box.add(each)",
        ],
    ),
    group(
        Feature::Iteration,
        1,
        &["a, *b = box", "next(iter(box), 9)", "max(box, key=text)", "len(list(zip(box, box)))"],
    ),
];

const DICT: &[Group<Feature>] = &[
    group(
        Feature::Insertion,
        6,
        &[
            "box[$item] = $item",
            "box.setdefault($item, $item)",
            "box.update({$item: 1, 2: $item})",
            "box.update($items)",
            "box |= {$item: 0}",
            "box.update(a=$item)",
            "box[$item] = box",
            "box.setdefault($item)",
        ],
    ),
    group(
        Feature::Removal,
        4,
        &[
            "box.pop($item)",
            "box.pop($item, 0)",
            "box.popitem()",
            "del box[$item]",
            "box.clear()",
            "box.pop(next(iter(box)))",
        ],
    ),
    group(
        Feature::Access,
        4,
        &[
            "box[$item]",
            "box.get($item)",
            "box.get($item, 9)",
            "$item in box",
            "box[$item] += 1",
            "$item in box.values()",
            "($item, 1) in box.items()",
            "$item in box.keys()",
        ],
    ),
    group(
        Feature::Update,
        2,
        &[
            "box |= $items",
            "box.update(box)",
            "box = box | {$item: 1} if type(box) is dict else box",
            "box.update(zip(box, range(9)))",
            "box.move_to_end($item)",
            "box.move_to_end($item, last=False)",
            "box.popitem(last=False)",
            "box.default_factory = None",
            "box.default_factory = list",
        ],
    ),
    group(
        Feature::Copying,
        3,
        &[
            "box | {$item: 1}",
            "box.copy()",
            "dict(box)",
            "{**box, $item: 2}",
            "dict.fromkeys(box, $item)",
            "other = dict(box)",
            "{1: 0} | box",
            "box.keys() | {$item}",
            "box.keys() & $items",
            "box.items() - {($item, 1)}",
            "box.keys() ^ $items",
        ],
    ),
    group(
        Feature::Comparison,
        2,
        &[
            "box == {$item: $item}",
            "box == dict(box)",
            "box.keys() == {$item, 1}",
            "box.items() <= {($item, 1)}",
            "box != other",
            "box.keys() < box.keys()",
        ],
    ),
    group(
        Feature::Conversion,
        2,
        &[
            "sorted(box, key=text)",
            "repr(box)",
            "list(box)",
            "list(box.items())",
            "list(box.values())",
            "list(reversed(box))",
            "repr(box.keys())",
            "\"%(a)s\" % box",
            "(lambda **k: k)(**box)",
            "f\"{box}\"",
            "repr(box.values())",
            "\"{a}\".format(**box)",
        ],
    ),
    group(
        Feature::IterationDuringChange,
        4,
        &[
            "for each in box: box[$item] = 1",
            "for each in box:\n    print(text(each))\n    box.pop(each)",
            "for each in box: box[each] = $item",
            "walk = iter(box.items()); next(walk, 0); box.clear(); print(list(walk))",
            "while box: print(text(box.popitem()))",
            "walk = iter(box); box[$item] = 1; print(walk.__length_hint__()); next(walk)",
            "for each in reversed(box): box.pop(each)",
            "for k, v in box.items():\n    print(text(k), text(v))\n    box[v] = k",
            "for each in box.values(): box.pop($item, 0); box[$item] = 1",
            "for each in list(box): del box[each]",
            "{each: box.popitem() for each in list(box)}",
        ],
    ),
    group(
        Feature::Iteration,
        1,
        &[
            "a, *b = box",
            "next(iter(box), 9)",
            "max(box, key=text)",
            "next(reversed(box.items()), 9)",
            "[text(each) for each in box.items()]",
        ],
    ),
];
