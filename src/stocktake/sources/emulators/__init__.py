"""Climate emulators of others behind the contract of our own: emissions in, a projection of warming out.

They show structural spread beside the spread of parameters. Each is an optional package, asked for by name
(``stocktake project --emulator ciceroscm``) and refused with advice where it is not installed.
"""
