"""Calls: recursion, positional, keyword and default arguments, closures, methods."""
import sys

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200


def fibonacci(number):
    return number if number < 2 else fibonacci(number - 1) + fibonacci(number - 2)


def scaled(value, factor=3, *, offset=1):
    return value * factor + offset


def adder(step):
    def add(value):
        return value + step
    return add


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, value):
        self.total += value
        return self


total = 0
for _ in range(rounds):
    total += fibonacci(16)
    add = adder(2)
    counter = Counter()
    for number in range(2000):
        total += scaled(number) + scaled(number, 2, offset=add(number))
        counter.add(number).add(1)
    total += counter.total
print(total)
