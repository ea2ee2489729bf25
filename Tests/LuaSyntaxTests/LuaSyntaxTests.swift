// LuaSyntaxTests
