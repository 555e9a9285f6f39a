known = []
def among(value):
    places = [place for place, each in enumerate(known) if each is value]
    if not places: known.append(value)
    return places, value
