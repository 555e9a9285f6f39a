def text(value, most=300):
    try:
        shown = repr(value)
    except BaseException as error:
        return f"<repr raises {type(error).__name__}>"
    while " at 0x" in shown:
        before, _, after = shown.partition(" at 0x")
        shown = before + after.lstrip("0123456789abcdefABCDEF")
    return shown if len(shown) <= most else f"{shown[:most]}... of {len(shown)}"
def told(error):
    try:
        message = str(error)
    except BaseException as other:
        message = f"<str raises {type(other).__name__}>"
    chain = ""
    for name in ("__cause__", "__context__"):
        other = getattr(error, name, None)
        if other is not None:
            chain += f" {name[2:-2]} {type(other).__name__}"
    return f"{type(error).__name__}: {text(message)[1:-1]}{chain}"
def failed(label, error):
    print(label, "raises", told(error))
def show(label, action):
    try:
        value = action()
    except BaseException as error:
        failed(label, error)
    else:
        print(label, text(value), type(value).__name__)
