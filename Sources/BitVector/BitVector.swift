// BitVector
