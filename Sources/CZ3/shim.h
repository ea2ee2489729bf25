// For mallopt.
#include <malloc.h>
#include <z3.h>
