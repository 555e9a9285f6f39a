//! Graphs of objects, and when each dies: cycles, weak references, finalizers that bring back, generators and
//! exceptions that hold frames, collections.

use std::collections::BTreeSet;

use arbitrary::Result;

use crate::choices::Choices;
use crate::feature::{self, features};
use crate::program::Program;
use crate::template::{Filling, Group, Operation, Vocabulary, group};
use crate::{Generator, debug_is_corpus_file, lift, vocabulary};

features! {
    /// What a program of lifetimes may contain.
    pub enum Feature {
        Node, Quiet, Slim, ComesBack, RaisesAtDeath,
        Link, Unlink, Rebinding, Container, Closure, Weakref, Callback, WeakContainer, Finalize, Generator, Exception, Frame,
        Collection, Generations, Threshold, Referents, Counting, Method, Thrown, Temporary, ClassDeath, Copying,
    }
}

const MOST_NODES: usize = 5;
const MOST_OPERATIONS: usize = 26;

/// Nodes called `n0`, `n1`, …, and what happens to them.
#[derive(Clone, PartialEq, Eq)]
pub struct Lifetimes {
    /// How each is made.
    pub nodes: Vec<Operation<Feature>>,
    /// Afterwards.
    pub operations: Vec<Operation<Feature>>,
    /// Whether everything is let go of before the end of the program, or dies with the interpreter.
    pub lets_go: bool,
}

const NODES: &[Group<Feature>] = &[
    group(Feature::Node, 5, &["Node($name)"]),
    group(Feature::ComesBack, 2, &["Node($name, True)"]),
    group(Feature::RaisesAtDeath, 1, &["Node($name, False, True)"]),
    group(Feature::Quiet, 2, &["Quiet($name)"]),
    group(Feature::Slim, 2, &["Slim($name)"]),
];

const OPERATIONS: &[Group<Feature>] = &[
    group(
        Feature::Link,
        6,
        &[
            "$node.items.append($node)",
            "$node.next = $node",
            "$node.named[$name] = $node",
            "$node.items.append([$node, $node])",
            "$node.named = {$name: ($node,)}",
            "$node.items = [$node]",
            "$node.items.append($node.items)",
            "$node.me = $node.items",
        ],
    ),
    group(
        Feature::Unlink,
        4,
        &[
            "$node.items.clear()",
            "$node.items.pop()",
            "$node.next = None",
            "del $node.next",
            "$node.named.clear()",
            "$node.named.popitem()",
            "$node.items = None",
            "$node.items[:] = []",
            "$node.__dict__.clear()",
            "$node.named, $node.items = {}, []",
        ],
    ),
    group(
        Feature::Rebinding,
        6,
        &[
            "$node = None",
            "del $node",
            "$node = $node",
            "$node, $node = $node, None",
            "$node = $fresh",
            "for $node in [$fresh, $fresh]: pass",
            "$node = $fresh; $node = $fresh",
            "back.clear()",
            "back.pop()",
        ],
    ),
    group(
        Feature::Container,
        4,
        &[
            "box = [$node, $node, $node]",
            "box = ($node, [$node])",
            "box = {$name: $node, 1: $node}",
            "box = {1: $node, 2: ($node,)}",
            "box = None",
            "box = [$node, box]",
            "box = dict.fromkeys(\"ab\", $node)",
            "box = {$node}",
            "box = frozenset([$node, 1])",
            "box = [$fresh, $fresh, $fresh]",
            "box = {1: $fresh, 2: $fresh}",
            "box = ($fresh, $fresh)",
            "box = {$fresh} and None",
            "box = iter([$node, $node])",
            "box = slice($node, $node)",
            "box = map(str, [$node])",
            "box = $node.items",
        ],
    ),
    group(
        Feature::Closure,
        3,
        &[
            "box = lambda: $node",
            "box = (lambda inner: lambda: inner)($node)",
            "box = (lambda x=$node: x)",
            "$node.run = (lambda inner: lambda: inner)($node)",
            "def box(x=$node, *, y=$node): return x",
            "box = partial(print, $node)",
        ],
    ),
    group(
        Feature::Weakref,
        4,
        &[
            "weak = ref($node)",
            "show(\"weak\", weak)",
            "show(\"alive\", lambda: weak() is $node)",
            "weak = proxy($node)",
            "show(\"name\", lambda: weak.name)",
            "show(\"refs\", lambda: getweakrefcount($node))",
            "show(\"same\", lambda: ref($node) is ref($node))",
            "weak = [ref($node), ref($node), ref($node)]",
            "$node.weak = ref($node)",
            "show(\"equal\", lambda: ref($node) == ref($node))",
            "weak = WeakMethod($node.__repr__)",
        ],
    ),
    group(
        Feature::Callback,
        4,
        &[
            "weak = ref($node, gone($name))",
            "weak = [ref($node, gone(1)), ref($node, gone(2))]",
            "$node.weak = ref($node, gone($name))",
            "weak = proxy($node, gone($name))",
            "box = ref($node, lambda r: back.append(r))",
            "weak = ref($node, lambda r: 1 // 0)",
            "weak = ref($node, lambda r: print(\"    last\", text($node)))",
            "kept = ref($fresh, gone(3))",
        ],
    ),
    group(
        Feature::WeakContainer,
        2,
        &[
            "many = WeakValueDictionary({1: $node, 2: $node})",
            "many = WeakSet([$node, $node])",
            "many = WeakKeyDictionary({$node: 1})",
            "show(\"many\", lambda: len(many))",
            "show(\"many\", lambda: sorted(map(str, many)))",
            "many = WeakKeyDictionary({$node: $node})",
            "for each in many: $node = None",
        ],
    ),
    group(
        Feature::Finalize,
        2,
        &[
            "end = finalize($node, print, \"    finalized\", $name)",
            "end = finalize($node, back.append, $node.items)",
            "show(\"end\", lambda: end.alive)",
            "show(\"end\", lambda: end())",
            "show(\"end\", lambda: end.detach())",
            "end.atexit = False",
        ],
    ),
    group(
        Feature::Generator,
        4,
        &[
            "walk = holding($node, $node)",
            "show(\"walk\", lambda: next(walk))",
            "walk.close()",
            "walk = None",
            "$node.walk = holding($node, $node); next($node.walk)",
            "walk = holding($fresh, $node); next(walk)",
            "show(\"walk\", lambda: list(walk))",
            "walk = (each for each in [$node, $fresh]); next(walk)",
            "walk = (lambda x: (x for each in \"ab\"))($node)",
            "show(\"walk\", lambda: walk.throw(ValueError(\"thrown\")))",
            "walk = zip([$node], [$fresh])",
        ],
    ),
    group(
        Feature::Exception,
        4,
        &[
            "kept = caught($node)",
            "kept = None",
            "$node.error = caught($node)",
            "kept.__traceback__ = None",
            "kept = ValueError($node)",
            "kept.__context__ = caught($node)",
            "kept.with_traceback(None)",
            "show(\"frames\", lambda: len(list(walk_tb(kept.__traceback__))))",
            "clear_frames(kept.__traceback__)",
            "kept = caught($fresh, 1)",
            "try:\n    raise ValueError($node)\nexcept ValueError as error:\n    $node.error = error",
            "try:\n    caught($node).args[0].missing\nexcept AttributeError:\n    print(\"caught\")",
            "$node.note = kept",
        ],
    ),
    group(
        Feature::Frame,
        1,
        &[
            "kept = (lambda x: sys._getframe())($node)",
            "kept = (lambda x: [sys._getframe(), x])($node)",
            "kept.clear()",
            "show(\"locals\", lambda: sorted(kept.f_locals))",
            "$node.frame = (lambda x: sys._getframe())($node)",
        ],
    ),
    group(
        Feature::Collection,
        5,
        &[
            "show(\"collected\", gc.collect)",
            "show(\"again\", lambda: (gc.collect(), gc.collect()))",
            "show(\"back\", lambda: back)",
            "show(\"garbage\", lambda: gc.garbage)",
        ],
    ),
    group(
        Feature::Generations,
        2,
        &[
            "show(\"young\", lambda: gc.collect(0))",
            "show(\"middle\", lambda: gc.collect(1))",
            "gc.freeze()",
            "gc.unfreeze()",
            "show(\"in none\", lambda: gc.is_finalized($node))",
        ],
    ),
    group(
        Feature::Threshold,
        2,
        &[
            "gc.set_threshold(5, 2, 2); gc.enable()",
            "gc.disable()",
            "many = [[each] for each in range(30)]",
            "many = [Quiet(each) for each in range(12)]",
            "many = [{}.setdefault(each, [each]) for each in range(9)]",
            "show(\"enabled\", gc.isenabled)",
            // The threshold first: the collection after it begins to count anew.
            "kept = gc.get_threshold()\ngc.set_threshold(9, 3, 3)\ngc.collect()\ngc.enable()\nmany = [{} for each in range(30)]\ngc.disable()\nprint(gc.get_count())\ngc.set_threshold(*kept)",
            "kept, walk, many = gc.get_threshold(), [], []\ngc.callbacks.append(lambda phase, info: walk.append((phase, info[\"generation\"], len(many))))\ngc.set_threshold(9, 3, 3)\ngc.collect()\ngc.enable()\nfor each in range(26): many.append([])\ngc.disable()\ngc.callbacks.clear()\ngc.set_threshold(*kept)\nprint(walk)",
        ],
    ),
    group(
        Feature::Referents,
        2,
        &[
            "show(\"referents\", lambda: sorted(text(each) for each in gc.get_referents($node.items)))",
            // None has lists of the library that refer to it.
            "show(\"referrers\", lambda: sum(type(each) is list for each in gc.get_referrers($node or 0.5)))",
            "show(\"tracked\", lambda: [gc.is_tracked(each) for each in ($node, $node.items, $node.named, box)])",
        ],
    ),
    group(
        Feature::Counting,
        3,
        &[
            "show(\"count\", lambda: getrefcount($node))",
            "show(\"count\", lambda: getrefcount($node.items))",
            "show(\"count\", lambda: getrefcount(box))",
            "show(\"count\", lambda: [getrefcount(each) for each in back])",
        ],
    ),
    group(
        Feature::Method,
        2,
        &[
            "box = $node.items.append",
            "box = $node.__repr__",
            "$node.call = $node.__repr__",
            "show(\"call\", lambda: box(1))",
            "box = $node.items.__iter__()",
            "box = Node.__del__",
            "$node.__del__()",
        ],
    ),
    group(
        Feature::Thrown,
        2,
        &[
            "raise ValueError($node)",
            "raise KeyError from caught($node)",
            "[$fresh, 1 // 0]",
            "print($fresh, missing)",
            "(lambda x: x.missing)($fresh)",
            "{1: $fresh, $fresh: 1 // 0}",
            "caught(caught)",
            "assert not $fresh, $fresh",
            "[each.missing for each in [$fresh, $node]]",
            "$fresh.missing",
        ],
    ),
    group(
        Feature::Temporary,
        3,
        &[
            "$fresh",
            "[$fresh, $fresh]",
            "($fresh, $fresh)[0].name",
            "[$fresh for each in \"ab\"]",
            "print($fresh)",
            "$fresh.items.append($fresh)",
            "{$fresh: 1}",
            "(lambda *all: None)($fresh, $fresh)",
            "[*($fresh, $fresh)]",
            "max($fresh, $fresh, key=text)",
            "sorted([$fresh, $fresh], key=text)",
            "[$fresh] + [$fresh]",
            "{**{1: $fresh}, 1: $fresh}",
            "a, b = $fresh, $fresh; a, b = b, a; del a, b",
            "f'{$fresh}{$fresh}'",
            "[$fresh, $fresh].pop()",
            "[$fresh, $fresh, $fresh][1:2] = [$fresh]",
            "[$fresh, $fresh] * 2",
            "def ended(one, two):\n    three, four = $fresh, $fresh\n    return 1\nended($fresh, $fresh)",
            "def ended():\n    one = $fresh\n    two = [$fresh]\n    raise ValueError(1)\nended()",
            "match [$fresh, $fresh]:\n    case [x, Node() as y]:\n        del x, y",
        ],
    ),
    group(
        Feature::ClassDeath,
        1,
        &[
            "class Local(Node): held = $node",
            "Local = None",
            "box = type(\"Made\", (Node,), {\"held\": $node})($name)",
            "$node.__class__ = Quiet",
            "$node.__class__ = Node",
            "class Local(Quiet):\n    def __del__(self): print(\"    local\", self)",
            "$node = Local($name)",
            "del Node.__del__",
            "box = Local",
        ],
    ),
    group(
        Feature::Copying,
        1,
        &[
            "box = copy($node)",
            "box = deepcopy($node)",
            "box = copy([$node, $node])",
            "$node.items = copy($node.items)",
            "box = deepcopy({1: $node})",
        ],
    ),
];

struct Words {
    nodes: usize,
}

impl Vocabulary<Feature> for Words {
    fn fill(&self, hole: &str, choices: &mut Choices) -> Result<Filling<Feature>> {
        let number = choices.below(self.nodes.max(1))?;
        Ok(match hole {
            "node" => Filling::Text(format!("n{number}").into()),
            "name" => Filling::Text(format!("\"w{}\"", choices.below(40)?).into()),
            // In parentheses, which is right wherever an expression stands.
            "fresh" => Filling::Operation(Box::new(Operation::choose(NODES, self, choices)?)),
            _ => Filling::Text(vocabulary::common(hole, choices)?),
        })
    }
}

impl Generator for Lifetimes {
    const NAME: &'static str = "lifetimes";
    const ABOUT: &'static str = "graphs of objects, and when each of them dies";
    type Feature = Feature;

    fn choose(choices: &mut Choices) -> Result<Self> {
        let nodes = choices
            .several("node", 1, MOST_NODES, |choices, _| Operation::choose(NODES, &Words { nodes: 0 }, choices))?;
        let words = Words { nodes: nodes.len() };
        let operations = choices
            .several("operation", 1, MOST_OPERATIONS, |choices, _| Operation::choose(OPERATIONS, &words, choices))?;
        Ok(Self { nodes, operations, lets_go: choices.one_in(2)? })
    }

    fn features(&self) -> BTreeSet<Feature> {
        feature::of_all(self.nodes.iter().chain(&self.operations), Operation::note_features)
    }

    fn topics(&self) -> Vec<&'static str> {
        let found = self.features();
        let mut topics = vec!["lifetimes.release", "collector.cycles"];
        for (feature, topic) in [
            (Feature::Weakref, "weakrefs.references"),
            (Feature::Callback, "weakrefs.callbacks"),
            (Feature::WeakContainer, "weakrefs.containers"),
            (Feature::ComesBack, "collector.finalizers"),
        ] {
            if found.contains(&feature) {
                topics.push(topic);
            }
        }
        topics
    }

    fn program(&self) -> Program {
        lift::program(|source| {
            source.line("import gc, sys");
            let body = |word: &str| self.operations.iter().any(|operation| operation.template.contains(word));
            for (module, names) in [
                (
                    "weakref",
                    &[
                        "ref(",
                        "proxy(",
                        "finalize(",
                        "WeakMethod(",
                        "WeakSet(",
                        "WeakKeyDictionary(",
                        "WeakValueDictionary(",
                        "getweakrefcount(",
                    ][..],
                ),
                ("functools", &["partial("]),
                ("copy", &["deepcopy(", "copy("]),
                ("traceback", &["walk_tb(", "clear_frames("]),
                ("sys", &["getrefcount("]),
            ] {
                let wanted: Vec<&str> =
                    names.iter().filter(|name| body(name)).map(|name| name.trim_end_matches('(')).collect();
                if !wanted.is_empty() {
                    source.line(format!("from {module} import {}", wanted.join(", ")));
                }
            }
            source
                .line("sys.unraisablehook = lambda unraisable: print(\"    unraisable\", told(unraisable.exc_value))");
            source.line("gc.disable(); gc.collect()");
            source.line("box = weak = many = end = walk = kept = None");
            for (index, node) in self.nodes.iter().enumerate() {
                source.line(format!("n{index} = {}", node.to_string().replacen("\"w", &format!("\"n{index}_"), 1)));
            }
            for (number, operation) in self.operations.iter().enumerate() {
                source.line(format!("print({number})"));
                if operation.template.starts_with("show(") {
                    source.line(operation.to_string());
                } else {
                    source.block("try:", |source| source.lines(&operation.to_string()));
                    source
                        .block("except Exception as error:", |source| source.line(format!("failed({number}, error)")));
                }
            }
            source.line("print(\"end\")");
            if self.lets_go {
                for name in ["box", "weak", "many", "end", "walk", "kept"] {
                    source.line(format!("print(\"{name}\"); {name} = None"));
                }
                for index in 0..self.nodes.len() {
                    source.line(format!("print(\"n{index}\"); n{index} = None"));
                }
                source.line("show(\"collected\", gc.collect)");
                source.line("show(\"back\", lambda: back)");
                source.line("back.clear()");
                source.line("show(\"collected\", gc.collect)");
            }
        })
    }
}

debug_is_corpus_file!(Lifetimes);
