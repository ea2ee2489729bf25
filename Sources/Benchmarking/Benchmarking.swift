// Benchmarking
