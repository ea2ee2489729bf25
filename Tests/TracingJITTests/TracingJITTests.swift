// TracingJITTests
