// TraceIR
