import os, sys as system
import a.b.c, a.b as ab
from . import here
from .. import there as above
from ...deep.er import (one, two as zwei,)
from x import *

@decorator
@module.factory("arg", key=call())
class Derived(Base, mixin(), metaclass=Meta, **kw()):
    """doc"""
    field: int = call("f")
    other: "annotated"

    @property
    async def method(self, *args: call("hidden"), key: int = call("shown"), **kwargs) -> call("hidden"):
        global g1, g2
        nonlocal_ = 1
        async with a() as b, c(): pass
        async for i, (j, k) in d(): continue
        else: pass
        return

def outer():
    n = 0
    def inner():
        nonlocal n
        n += call("n"); n -= 1; n *= 2; n //= 3; n **= 4; n @= 5; n >>= 6
        del n, a[0], b.c
    try:
        inner()
    except (ValueError, call("type")) as e:
        raise Wrong("x") from call("cause")
    except OSError:
        raise
    except:
        assert call("test"), call("message")
    else:
        pass
    finally:
        while call("while"):
            break
        else: call("else")
    if call("if"): pass
    elif call("elif"): call("two")
    else:
        for x in y: call("in")
    return

a = b = c = call("chain")
a, *b = c[0], d.e = call("t")
(a): int = 1
if 1: pass; call("one"); call("line")
