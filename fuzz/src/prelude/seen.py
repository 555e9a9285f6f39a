def seen(value, depth=2):
    """A value with what is in its attributes and slots."""
    shown = text(value)
    if depth:
        for name, inner in list(getattr(value, "__dict__", {}).items())[:8]:
            shown += f" .{name}={seen(inner, depth - 1)}"
    return shown
