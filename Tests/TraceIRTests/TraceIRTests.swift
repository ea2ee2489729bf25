// TraceIRTests
