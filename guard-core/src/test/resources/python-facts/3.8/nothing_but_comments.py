# only this

# and that
