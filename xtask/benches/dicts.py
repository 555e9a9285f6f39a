"""Dicts and sets: counting, grouping, membership, iteration, deletion."""
import sys

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200

words = ("the quick brown fox jumps over the lazy dog and runs away from the other dog " * 20).split()
total = 0
for _ in range(rounds):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    groups = {}
    for word, count in counts.items():
        groups.setdefault(len(word), []).append(count)
    total += sum(sum(group) * length for length, group in groups.items())
    squares = {number: number * number for number in range(1500)}
    for number in range(0, 1500, 3):
        del squares[number]
    total += sum(squares.values())
    seen = set()
    for number in range(3000):
        key = number * 31 % 701
        if key in seen:
            total += 1
        else:
            seen.add(key)
    total += len(seen & set(range(500))) + len(seen | {1000, 1001})
    merged = {**counts, **{word.upper(): 1 for word in counts}}
    total += len(merged)
print(total)
