// Loaded with the products of tiles, it brings their instructions to processors without them.
#include "emulator.hpp"

namespace {

__attribute__((constructor)) void begin() { emulate(); }

}  // namespace
