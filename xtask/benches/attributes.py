"""Attributes: instance dictionaries, slots, properties, class attributes, inheritance."""
import sys

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200


class Point:
    scale = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y

    @property
    def area(self):
        return self.x * self.y

    def moved(self, by):
        return Point(self.x + by, self.y + by)


class Slotted:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


class Deep(Point):
    def moved(self, by):
        point = super().moved(by)
        point.x *= self.scale
        return point


total = 0
for _ in range(rounds):
    point = Deep(1, 2)
    pair = Slotted(1, 2)
    for number in range(2500):
        point.x += 1
        point.y = point.x - number
        pair.left, pair.right = pair.right + point.scale, pair.left
        total += point.area + pair.left + point.moved(number).x
print(total)
