# /// case
# topics = ["mro.access", "construction.new"]
# seed = "hierarchies 5000323"
# ///

# %% instances-are-made-by-the-base
#| title = "Instances are made by the base, also where the metaclass has left it out of the order"
class Leaves(type):
    def mro(cls):
        order = super().mro()
        return order[:1] + order[2:]

for base in (type, int, list, dict, str, tuple, float, bytearray, property, ValueError):
    made = Leaves("Made", (base,), {})
    print([each.__name__ for each in made.__mro__])
    for arguments in ((), (3,), ("3",), ([3],)):
        try:
            print(type(made(*arguments)).__base__)
        except TypeError as error:
            print(error)
