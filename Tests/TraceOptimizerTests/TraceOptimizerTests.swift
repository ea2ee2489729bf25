// TraceOptimizerTests
