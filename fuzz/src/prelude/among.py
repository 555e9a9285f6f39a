known = []
def among(value):
    places = [place for place, each in enumerate(known) if each is value]
    if not places: known.append(value)
    return places, value

def shown_places(name, value, same):
    show(name, lambda: (among(value), among(same)))

def shown_equal():
    print(len(known), [[place for place, each in enumerate(known) if each == value] for value in known])
