// BitVectorTests
