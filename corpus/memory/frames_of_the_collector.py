# /// case
# topics = ["collector.cycles", "frames.objects"]
# section = "3.2"
# ///

import gc
import sys

def kinds(thing): return sorted(type(part).__name__ for part in gc.get_referents(thing))

# %% referents-of-frames
#| title = "A frame that runs or waits shows the collector nothing, one that has ended everything"
def ended():
    kept = [1]
    return sys._getframe()
print(kinds(ended()))
print(kinds(sys._getframe()))
def waiting():
    kept = [1]
    yield sys._getframe()
generator = waiting()
frame = next(generator)
print(kinds(frame))
class Body:
    here = sys._getframe()
print(kinds(Body.here))
def failing():
    kept = {1}
    raise ValueError
try:
    failing()
except ValueError as e:
    print(kinds(e.__traceback__), kinds(e.__traceback__.tb_next.tb_frame))

# %% cycles-through-frames
class Node: pass
def running():
    node = Node()
    node.frame = sys._getframe()
    node.frames = [node.frame, node]
running()
print(gc.collect(), sum(isinstance(thing, Node) for thing in gc.get_objects()))
def waiting():
    node = Node()
    node.frame = sys._getframe()
    node.locals = node.frame.f_locals
    yield node
generator = waiting()
next(generator).generator = generator
del generator
print(gc.collect() > 0, sum(isinstance(thing, Node) for thing in gc.get_objects()))
def failing():
    node = Node()
    try:
        raise ValueError(node)
    except ValueError as e:
        node.error = e
failing()
print(gc.collect() > 0, sum(isinstance(thing, Node) for thing in gc.get_objects()))

# %% arguments-of-the-settings
for function in gc.set_threshold, gc.set_debug, gc.collect:
    for bad in 2 ** 31, -2 ** 31 - 1, 2 ** 40, 2 ** 63, 2 ** 70, -2 ** 70, 1.5, "1", None:
        try:
            function(bad)
        except Exception as e:
            print(function.__name__, type(e).__name__, e)
print(gc.get_threshold(), gc.get_debug())
