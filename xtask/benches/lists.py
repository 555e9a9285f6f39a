"""Lists and tuples: building, indexing, slicing, sorting, comprehensions."""
import sys

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


total = 0
for _ in range(rounds):
    items = [number * 7919 % 1009 for number in range(1000)]
    ordered = merge_sort(items)
    assert ordered == sorted(items)
    grid = [[row * column for column in range(40)] for row in range(40)]
    total += sum(grid[index][index] for index in range(40))
    pairs = [(a, b) for a, b in zip(items, ordered) if a < b]
    total += len(pairs) + sum(a for a, _ in pairs[::2])
    stack = []
    for number in range(3000):
        stack.append(number)
        if number % 3 == 0:
            total += stack.pop() + stack[-1] if len(stack) > 1 else 0
    stack.reverse()
    total += stack[0]
print(total)
