// LuaBytecodeTests
