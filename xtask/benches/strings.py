"""Strings: joining, splitting, formatting, searching, slicing."""
import sys

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200

text = "It was the best of times, it was the worst of times, it was the age of wisdom. " * 10
total = 0
for _ in range(rounds):
    words = text.split()
    total += len(" ".join(word.strip(".,").upper() for word in words))
    reverse = text[::-1]
    vowels = 0
    for character in reverse:
        if character in "aeiou":
            vowels += 1
    total += vowels
    lines = []
    for number in range(600):
        lines.append(f"{number:>6} {number * 2:x} {words[number % len(words)]!r}")
    page = "\n".join(lines)
    total += len(page) + page.count("times") + page.find("wisdom")
    built = ""
    for number in range(500):
        built += str(number)
    total += len(built.replace("1", "one")) + built.startswith("012")
print(total)
