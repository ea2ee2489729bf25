// X86Tests
