"""Opens images.npy as a person would: memory-mapped, by NumPy. Prints type, shape and the element that is asked for.

usage: open_npy.py FILE N C Y X
"""
import sys

import numpy

array = numpy.load(sys.argv[1], mmap_mode="r")
print(array.dtype, array.shape, array[tuple(int(i) for i in sys.argv[2:])])
