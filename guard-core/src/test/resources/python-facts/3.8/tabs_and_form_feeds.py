def f():
	call("tab")
	if x:
		call(	"two"	)

def g():
    call("after a form feed")
