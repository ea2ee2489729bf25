// Generalization
