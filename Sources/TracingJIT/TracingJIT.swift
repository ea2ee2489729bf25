// TracingJIT
