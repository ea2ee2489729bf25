// CodeGenerationTests
