class Int(int): pass

class Float(float): pass

class Str(str): pass

class Bytes(bytes): pass

class List(list): pass

class Tuple(tuple): pass

class Dict(dict): pass

class Set(set): pass
