// TraceOptimizer
