// Which instructions there are, and what a thread needs before it uses them.
#include <cpuid.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>

#include "tiles.h"

// Tests say here what their emulator brings to processors without it.
#ifndef AGF_EMULATED
#define AGF_EMULATED 0
#endif

namespace {

// The processor has it, and the system grants the room that its registers need.
bool may_use_amx() {
    constexpr unsigned BF16 = 1u << 22, TILE = 1u << 24;
    unsigned a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || (d & BF16) == 0 || (d & TILE) == 0) {
        return false;
    }

    constexpr long ARCH_REQ_XCOMP_PERM = 0x1023, TILE_DATA = 18;
    return syscall(SYS_arch_prctl, ARCH_REQ_XCOMP_PERM, TILE_DATA) == 0;
}

}  // namespace

extern "C" {

int32_t agf_abi_version(void) { return AGF_ABI_VERSION; }

int32_t agf_instructions_here(void) {
    int32_t found = AGF_EMULATED;
    if (may_use_amx()) {
        found |= AGF_AMX;
    }

    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bf16")) {
        found |= AGF_AVX512_BF16;
    }

    return found;
}

int32_t agf_prepare_thread(void) {
    // A signal's frame with AMX's registers takes some 11 KB. It is not given back: the system may use it until the thread's last moment.
    constexpr size_t BYTES = 256 << 10;
    void* stack = mmap(nullptr, BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) {
        return errno;
    }

    stack_t signals{};
    signals.ss_sp = stack;
    signals.ss_size = BYTES;
    return sigaltstack(&signals, nullptr) == 0 ? 0 : errno;
}

}  // extern "C"
