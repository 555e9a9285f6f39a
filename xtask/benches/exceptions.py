"""Exceptions: raising, catching, finally, with, through several frames."""
import sys

rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200


class Refused(ValueError):
    pass


class Guard:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.log.append(kind is not None)
        return kind is Refused


def check(number):
    if number % 3 == 0:
        raise Refused(number)
    if number % 7 == 0:
        raise KeyError(number)
    return number


def through(number):
    try:
        return check(number)
    finally:
        through.calls += 1


through.calls = 0
total = 0
for _ in range(rounds):
    log = []
    for number in range(1500):
        try:
            total += through(number)
        except KeyError as error:
            total += error.args[0]
        except Refused:
            total -= 1
        with Guard(log):
            if number % 5 == 0:
                raise Refused
    total += sum(log)
print(total, through.calls)
