#pragma once
#include <stdbool.h>

/// Calls `body` with `argument`; false: it read or wrote memory that isn't there, and was left as it stood.
///
/// Meant for a library that may do so. What it had allocated or locked stays so; the caller must never touch it again.
bool fault_contained(void (*_Nonnull body)(void *_Nullable), void *_Nullable argument);
