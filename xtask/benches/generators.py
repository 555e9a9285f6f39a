"""Generators: yield, yield from, send, generator expressions, pipelines."""
import sys

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200


def counting(limit):
    number = 0
    while number < limit:
        yield number
        number += 1


def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


def averaging():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total // count


total = 0
for _ in range(rounds):
    odd = (number for number in counting(3000) if number & 1)
    total += sum(number * 2 for number in odd)
    total += sum(walk(build(0, 300)))
    average = averaging()
    next(average)
    for number in range(1500):
        total += average.send(number)
print(total)
