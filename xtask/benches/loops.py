"""Loops: integers and floats, while and for, nested, with break and continue."""
import sys

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200


def primes_below(limit):
    count = 0
    for candidate in range(2, limit):
        divisor = 2
        while divisor * divisor <= candidate:
            if candidate % divisor == 0:
                break
            divisor += 1
        else:
            count += 1
    return count


def escape_steps(width, height):
    steps = 0
    for row in range(height):
        for column in range(width):
            real = imaginary = 0.0
            for step in range(30):
                real, imaginary = real * real - imaginary * imaginary + column / width * 3 - 2, \
                    2 * real * imaginary + row / height * 2 - 1
                if real * real + imaginary * imaginary > 4.0:
                    break
            steps += step
    return steps


total = 0
for _ in range(rounds):
    total += primes_below(1500) + escape_steps(30, 20)
    for number in range(10000):
        if number & 3:
            continue
        total ^= number
print(total)
