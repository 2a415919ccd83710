#include <cstdint>

extern "C" __attribute__((visibility("default"))) int32_t agt_abi_version(void) noexcept { return 1; }
