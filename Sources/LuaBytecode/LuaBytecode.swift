// LuaBytecode
