# Compiles a text and prints the byte code file that it becomes, in hexadecimal digits. SOURCE is set in front of this text.
import marshal
import _frozen_importlib_external as importing

code = compile(SOURCE, __file__, "exec", dont_inherit=True)
print((importing.MAGIC_NUMBER + bytes(12) + marshal.dumps(code)).hex())
