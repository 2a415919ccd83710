#include <stdint.h>

__attribute__((visibility("default"))) int32_t agv_abi_version(void) { return 1; }
